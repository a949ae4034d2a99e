"""Whom the addresses of libraries are for. Our own views say it themselves (`kernel.access.open_to`).

One more address of a library needs a row here, unless a beginning that ends in `*` covers it: the test of all
routes finds what is missing. The longest beginning that fits wins.
"""

from dataclasses import dataclass
from typing import Literal

from comity.kernel.access import Audience

type Answer = Literal["open", "sign in", "second factor", "not visible", "refused"]


@dataclass(frozen=True, slots=True)
class Row:
    """One route by its name, several by the beginning of their names (`mfa_*`), or by address (`/cms/*`).

    `refused` are offices of the audience that see the address and are refused by the library itself.
    `answer` is what everybody of the audience gets when that is not the page: a closed door, say.
    """

    route: str
    audience: Audience
    remark: str = ""
    refused: tuple[str, ...] = ()
    answer: Answer = "open"

    def fits(self, name: str, address: str) -> bool:
        """Say whether this row is about a route."""
        asked = address if self.route.startswith("/") else name
        return asked.startswith(self.route[:-1]) if self.route.endswith("*") else asked == self.route


ROWS: tuple[Row, ...] = ()
EXEMPT: dict[str, str] = {
    "people.Account": "Sign-in and the CMS look accounts up before anybody is known to be asking. "
    "What an account shows is the person's name and the address it signs in with.",
}
