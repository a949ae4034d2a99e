"""The only way out: every HTTP request that Comity makes to another machine goes through `fetch`.

The address may come from a stranger, so nobody may use it to reach the inside of a network: https only,
names are looked up once, every address found must be public, and the connection goes to the address that
was checked. The same happens again at each redirect. Time and size have hard limits.
"""

from comity.kernel.fetch.addresses import is_public
from comity.kernel.fetch.answers import Fetched
from comity.kernel.fetch.asking import fetch
from comity.kernel.fetch.connecting import INTERNET, Network
from comity.kernel.fetch.refusals import Failed, Refused, TooLong

__all__ = ["INTERNET", "Failed", "Fetched", "Network", "Refused", "TooLong", "fetch", "is_public"]
