"""`comity user`: accounts made and repaired by whoever may use this machine's terminal."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from comity.server import questions
from comity.server.console import Refusal

if TYPE_CHECKING:
    from comity.people.models import Account


def add(*, email: str, name: str, offices: Sequence[str]) -> str:
    """Add an account and return a link by which its holder sets a password, once, within three days.

    Nobody else ever knows the password, and no mail server is needed yet. For an address that has an account
    already, nothing changes but a new link.
    """
    from comity.organisation.kinds import OFFICES
    from comity.people import actions
    from comity.people.models import Account

    if why := questions.fault("email", email):
        raise Refusal(why)
    for office in offices:
        if office not in OFFICES:
            raise Refusal(f"There is no office {office}.", hint=f"Offices: {', '.join(OFFICES)}")
    account = Account.objects.filter(email=email.strip().lower()).first()
    if account is None:
        account = actions.add_account(email=email, name=name or email.partition("@")[0], offices=offices)
    return password_link(account)


def password_link(account: "Account") -> str:
    """Return the address where the holder sets a password, as the mail for a forgotten one has it."""
    from allauth.account import app_settings
    from allauth.account.utils import user_pk_to_url_str

    from comity.people import adapters

    token = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(account)
    return adapters.reset_address(f"{user_pk_to_url_str(account)}-{token}")


def reset_second_factor(email: str) -> None:
    """Take all second factors off an account, for somebody who lost theirs."""
    from comity.people import actions
    from comity.people.models import Account

    account = Account.objects.filter(email=email.strip().lower()).first()
    if account is None:
        raise Refusal(f"There is no account for {email}.")
    actions.reset_second_factor(account)
