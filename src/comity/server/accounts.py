"""`comity user`: accounts made and repaired by whoever may use this machine's terminal."""

from collections.abc import Sequence

from comity.server.console import Refusal


def add(*, email: str, name: str, offices: Sequence[str]) -> str:
    """Add an account and return a link by which its holder sets a password, once, within a day.

    Nobody else ever knows the password, and no mail server is needed yet. For an address that has an account
    already, nothing changes but a new link.
    """
    from django.core.exceptions import ValidationError

    from comity.organisation.kinds import OFFICES
    from comity.people import actions
    from comity.people.models import Account

    for office in offices:
        if office not in OFFICES:
            raise Refusal(f"There is no office {office}.", hint=f"Offices: {', '.join(OFFICES)}")
    account = Account.objects.filter(email=email.strip().lower()).first()
    if account is None:
        try:
            account = actions.add_account(email=email, name=name or email.partition("@")[0], offices=offices)
        except ValidationError as error:
            raise Refusal(" ".join(error.messages)) from None
    return actions.entry_link(account)


def reset_second_factor(email: str) -> None:
    """Take all second factors off an account, for somebody who lost theirs."""
    from comity.people import actions
    from comity.people.models import Account

    account = Account.objects.filter(email=email.strip().lower()).first()
    if account is None:
        raise Refusal(f"There is no account for {email}.")
    actions.reset_second_factor(account)
