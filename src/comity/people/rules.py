"""Who may give an office, end one, and reset a second factor; who needs one; when a sign-in is over."""

import time
from datetime import datetime, timedelta
from typing import Final

from allauth.account import app_settings as account_settings
from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from comity.kernel import clock
from comity.kernel.access import Actor, NotAllowed
from comity.organisation.kinds import OFFICES
from comity.people.models import Account, Mandate, Person, SignIn

CMS_OFFICES: Final = ("administrator", "editor", "reviewer")
"""The offices that work in the CMS."""

IDLE: Final = timedelta(hours=1)
CLOCK_LEEWAY: Final = timedelta(minutes=5)  # a sign-in further ahead would outlive its time
ABSOLUTE: Final = timedelta(hours=12)
"""How long a sign-in of an office that needs a second factor lasts: without a click, and at all."""

_FACTORS: Final = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


# --- accounts and mandates: `by` is None for the program itself (`comity user add`, the demo) --------
def may_add_account(by: Actor | None) -> None:
    """Raise NotAllowed unless `by` is an administrator."""
    if by is not None and not by.holds("administrator"):
        raise NotAllowed(_("Only administrators add accounts."))


def may_give_mandate(by: Actor | None, *, person: Person, office: str) -> None:
    """Raise NotAllowed unless `by` may give this office to this person."""
    if office not in OFFICES:
        raise NotAllowed(_("There is no office “%(office)s”.") % {"office": office})
    if by is None:
        return
    if not by.holds("administrator"):
        raise NotAllowed(_("Only administrators give offices."))
    if by.person_id == person.pk:
        raise NotAllowed(_("Nobody gives an office to themselves. Ask another administrator."))


def may_end_mandate(by: Actor | None, *, mandate: Mandate) -> None:
    """Raise NotAllowed unless `by` may end this mandate now. Somebody has to stay administrator."""
    if by is not None and not by.holds("administrator") and by.person_id != mandate.person_id:
        raise NotAllowed(_("Only administrators end the mandates of others."))
    if mandate.office == "administrator" and not _is_another_administrator(mandate):
        raise NotAllowed(_("This is the last administrator. Give the office to somebody else first."))


def may_reset_second_factor(by: Actor | None, *, account: Account) -> None:
    """Raise NotAllowed unless `by` is an administrator who resets the factor of somebody else."""
    if by is None:
        return
    if not by.holds("administrator"):
        raise NotAllowed(_("Only administrators reset a second factor."))
    if by.person_id == account.person_id:
        raise NotAllowed(_("Nobody resets their own second factor. Ask another administrator."))


def _is_another_administrator(mandate: Mandate) -> bool:
    others = Mandate.objects.running().filter(office="administrator", person__account__is_active=True)
    others = others.everything(because="somebody has to stay administrator")
    return others.exclude(person=mandate.person_id).exists()


# --- second factor --------------------------------------------------------------------------------
def needs_second_factor(actor: Actor) -> bool:
    """Tell whether one of the offices that `actor` holds needs a second factor."""
    return actor.holds(*(code for code, office in OFFICES.items() if office.needs_second_factor))


def has_second_factor(account: Account, *, besides: int | None = None) -> bool:
    """Tell whether the account has an authenticator app or a passkey, besides the one with key `besides`."""
    found: bool = Authenticator.objects.filter(user=account, type__in=_FACTORS).exclude(pk=besides).exists()
    return found


def may_remove_factor(factor: Authenticator) -> bool:
    """Tell whether a factor may go: the last one stays while an office needs it."""
    return not needs_second_factor(factor.user) or has_second_factor(factor.user, besides=factor.pk)


def may_go_without_factor(account: Account) -> None:
    """Raise NotAllowed when an office of the account needs a second factor."""
    if needs_second_factor(account):
        raise NotAllowed(_("Your office needs a second factor. Add another before you remove the last one."))


def used_second_factor(request: HttpRequest) -> bool:
    """Tell whether *this* sign-in was made, or confirmed since, with a second factor that is still there."""
    records = get_authentication_records(request, request.user)
    used = any(record.get("method") == "mfa" for record in records)
    return used and request.user.is_authenticated and has_second_factor(request.user)


def owes_second_factor(request: HttpRequest) -> bool:
    """Tell whether this sign-in used no second factor although the account has one."""
    user = request.user
    return user.is_authenticated and has_second_factor(user) and not used_second_factor(request)


def signed_in_just_now(request: HttpRequest) -> bool:
    """Tell whether this sign-in is minutes old (`ACCOUNT_REAUTHENTICATION_TIMEOUT`) and used all there is.

    A password alone, given before its owner set up a second factor, may not change that factor afterwards.
    """
    records = get_authentication_records(request, request.user)
    if not records or time.time() - records[-1]["at"] >= account_settings.REAUTHENTICATION_TIMEOUT:
        return False
    return not owes_second_factor(request)


# --- the end of a sign-in ---------------------------------------------------------------------------
def why_over(sign_in: SignIn | None, *, account: Account, seen: datetime | None) -> str | None:
    """Say why a sign-in is over, or return None while it runs. `seen` is when it was last used."""
    if sign_in is None:
        return _("You were signed out from another device. Sign in to go on.")
    now = clock.now()
    age = now - sign_in.at
    ends = [
        (age < -CLOCK_LEEWAY, _("The clock of this site was set back. Sign in again to go on.")),
        (
            age > timedelta(seconds=settings.SESSION_COOKIE_AGE),
            _("You have been signed in for a long time. Sign in again to go on."),
        ),
    ]
    if needs_second_factor(account):
        idle = seen is None or now - seen > IDLE
        ends += [
            (age > ABSOLUTE, _("Your office needs a new sign-in every 12 hours. Sign in again to go on.")),
            (idle, _("You were away for more than an hour. Sign in again to go on.")),
        ]
    return next((why for over, why in ends if over), None)
