"""Who has an account, who holds which office, and which sign-in a request belongs to."""

from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Q
from django.http import HttpRequest

from comity.kernel import clock
from comity.organisation.kinds import OFFICES, Office
from comity.people.models import Account, Mandate, MandateQuerySet, SignIn

SIGN_IN = "sign_in"
"""Where the session keeps the key of its SignIn."""

SEEN = "seen"
"""Where the session keeps when it was last used, in seconds since 1970."""


def office_holders(mandates: MandateQuerySet) -> list[tuple[Office, list[Mandate]]]:
    """Return every office with the running ones of `mandates` that give it, longest-serving first."""
    running = list(mandates.running().select_related("person"))
    return [
        (office, [mandate for mandate in running if mandate.office == code])
        for code, office in OFFICES.items()
    ]


def all_accounts() -> list[tuple[Account, list[Mandate]]]:
    """Return every account with the mandates of its person that run or are to come, for the terminal."""
    held: dict[UUID, list[Mandate]] = {}
    for mandate in lasting_mandates():
        held.setdefault(mandate.person_id, []).append(mandate)
    return [(account, held.get(account.person_id, [])) for account in Account.objects.all()]


def lasting_mandates(account: Account | None = None) -> MandateQuerySet:
    """Return the mandates that run or are to come, of one account or of all, for the program itself."""
    lasting = Mandate.objects.filter(Q(ends=None) | Q(ends__gt=clock.now()))
    if account is not None:
        lasting = lasting.filter(person=account.person_id)
    return lasting.everything(because="whoever has the machine's terminal looks after all accounts")


def factor_keys(account: Account) -> set[int]:
    """Return the keys of an account's second factors, and of its set of recovery codes."""
    return set(Authenticator.objects.filter(user=account).values_list("pk", flat=True))


def sign_in_of(request: HttpRequest, *, account: Any) -> SignIn | None:
    """Return the sign-in of `account` that this request's session belongs to, or None when it was ended."""
    try:
        key = UUID(str(request.session.get(SIGN_IN)))
    except ValueError:
        return None
    sign_ins = SignIn.objects.everything(
        because="a request belongs to a sign-in before anybody is known to ask"
    )
    return sign_ins.filter(pk=key, account=account).first()
