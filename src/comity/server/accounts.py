"""`comity user`: accounts made, repaired and relieved by whoever may use this machine's terminal."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from comity.server import questions
from comity.server.console import Refusal

if TYPE_CHECKING:
    from comity.people.models import Account, Mandate


@dataclass(frozen=True)
class Admitted:
    """What `admit` found and did. `link` is empty when the account has a password already."""

    name: str
    is_new: bool
    given: tuple[str, ...]
    held: tuple[str, ...]
    link: str


def admit(*, email: str, name: str, offices: Sequence[str]) -> Admitted:
    """Add an account, or give the one there is the offices that it lacks.

    The link sets a password, once, within a day: nobody else ever knows it, and no mail server is needed yet.
    """
    from django.core.exceptions import ValidationError
    from django.db import transaction

    from comity.kernel.access import NotAllowed
    from comity.people import actions

    wanted = tuple(dict.fromkeys(offices))
    _require_offices(wanted)
    if why := questions.fault("email", email):
        raise Refusal(why, hint="Write it like ana@example.org")
    account = _find(email)
    is_new = account is None
    held: tuple[str, ...] = ()
    try:
        with transaction.atomic():
            if account is None:
                given = wanted
                name = name or email.partition("@")[0]
                account = actions.add_account(email=email, name=name, offices=wanted)
            else:
                held = tuple(office for office in wanted if account.holds(office))
                given = tuple(office for office in wanted if office not in held)
                for office in given:
                    actions.give_mandate(account.person, office=office)
            link = "" if account.has_usable_password() else actions.entry_link(account)
    except ValidationError as error:
        raise Refusal(" ".join(error.messages)) from None
    except NotAllowed as refusal:
        raise Refusal(str(refusal.reason)) from None
    return Admitted(name=account.name, is_new=is_new, given=given, held=held, link=link)


def add(*, email: str, name: str, offices: Sequence[str]) -> str:
    """Do what `admit` does, for `comity init`; return the link only."""
    return admit(email=email, name=name, offices=offices).link


def end(*, email: str, offices: Sequence[str]) -> tuple[str, ...]:
    """End the mandates of these offices, or of all, and every sign-in; return the offices that ended."""
    from comity.kernel.access import NotAllowed
    from comity.people import actions, queries

    _require_offices(offices)
    account = _get(email)
    held = {mandate.office for mandate in queries.lasting_mandates(account)}
    for office in offices:
        if office not in held:
            raise Refusal(f"{account.email} does not hold the office {office}.", hint=_held(sorted(held)))
    try:
        return tuple(mandate.office for mandate in actions.end_offices(account, offices=offices))
    except NotAllowed as refusal:
        raise Refusal(
            str(refusal.reason), hint="Add another one first: comity user add EMAIL --office administrator"
        ) from None


def listing() -> list[str]:
    """Return one line for every account: address, name, and each office with its first and last day."""
    from comity.people import queries

    return [_line(account, mandates) for account, mandates in queries.all_accounts()]


def reset_second_factor(email: str) -> None:
    """Take all second factors off an account, for somebody who lost theirs."""
    from comity.people import actions

    actions.reset_second_factor(_get(email))


def _line(account: "Account", mandates: "list[Mandate]") -> str:
    from django.utils.timezone import localtime

    days = [
        f"{mandate.office} from {localtime(mandate.starts):%Y-%m-%d} "
        + (f"to {localtime(mandate.ends):%Y-%m-%d}" if mandate.ends else "on")
        for mandate in mandates
    ]
    state = "" if account.is_active else " (closed)"
    return f"{account.email}  {account.name}{state}: {', '.join(days) or 'no office'}"


def _held(offices: Sequence[str]) -> str:
    return f"Offices held: {', '.join(offices) or 'none'}"


def _require_offices(offices: Sequence[str]) -> None:
    from comity.organisation.kinds import OFFICES

    for office in offices:
        if office not in OFFICES:
            raise Refusal(f"There is no office {office}.", hint=f"Offices: {', '.join(OFFICES)}")


def _find(email: str) -> "Account | None":
    from comity.people.models import Account

    return Account.objects.filter(email=email.strip().lower()).first()


def _get(email: str) -> "Account":
    account = _find(email)
    if account is None:
        raise Refusal(f"There is no account for {email}.", hint="See who has one: comity user list")
    return account
