"""What people listens to: signing in and out, changes on allauth's pages, powers that must not be given."""

from typing import Any

from allauth.account import signals as account_signals
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa import signals as factor_signals
from allauth.mfa.models import Authenticator
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.core.exceptions import PermissionDenied
from django.db.models.signals import m2m_changed, post_save
from django.http import HttpRequest

from comity.kernel import audit, clock
from comity.people import actions, queries, rules
from comity.people.models import Account


def signed_in(request: HttpRequest, user: Account, **_about: object) -> None:
    """Keep the sign-in, and let the session carry its key."""
    earlier = queries.sign_in_of(request, account=user)
    if earlier is not None:
        actions.end_sign_in(earlier)
    request.session[queries.SIGN_IN] = str(actions.open_sign_in(user).pk)
    request.session[queries.SEEN] = int(clock.now().timestamp())


def signed_out(request: HttpRequest, user: Account | None, **_about: object) -> None:
    """End the sign-in that this session belongs to."""
    sign_in = queries.sign_in_of(request, account=user) if user is not None else None
    if sign_in is not None:
        actions.end_sign_in(sign_in)


def address_changed(user: Account, **_about: object) -> None:
    """Record that the address was changed; never which. The pages that change it make it one act."""
    audit.record("change address", by=user, on=user)


def factor_proved(
    request: HttpRequest, user: Account, authenticator: Authenticator, **_about: object
) -> None:
    """Count the first factor as used in this sign-in.

    To set it up, its holder has just proved to have it. Any further one counts for nothing here: it was
    confirmed with an earlier one. Recovery codes prove nothing.
    """
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        return
    if not rules.has_second_factor(user, besides=authenticator.pk):
        record_authentication(request, user, method="mfa", type=authenticator.type)


def code_spent(
    instance: Authenticator, *, created: bool, update_fields: frozenset[str] | None, **_about: object
) -> None:
    """Record that a recovery code was spent: there are ten, and whoever stole them uses one.

    Only then does allauth save a set of codes anew and whole, and it does so in a transaction of its own.
    """
    if instance.type == Authenticator.Type.RECOVERY_CODES and not created and update_fields is None:
        audit.record("use recovery code", by=instance.user, on=instance.user)


def refuse_own_permissions(action: str, **_about: Any) -> None:
    """Power comes from an office. An account never gets a permission of its own."""
    if action == "pre_add":
        raise PermissionDenied("Give a mandate instead: accounts have no permissions of their own.")


def connect() -> None:
    """Connect all of them. Called once, when the app is ready."""
    user_logged_in.connect(signed_in, dispatch_uid="people.signed_in")
    user_logged_out.connect(signed_out, dispatch_uid="people.signed_out")
    for changed in (account_signals.email_changed, account_signals.email_removed):
        changed.connect(address_changed, dispatch_uid="people.address_changed")
    factor_signals.authenticator_added.connect(factor_proved, dispatch_uid="people.factor_proved")
    post_save.connect(code_spent, sender=Authenticator, dispatch_uid="people.code_spent")
    m2m_changed.connect(
        refuse_own_permissions,
        sender=Account.user_permissions.through,
        dispatch_uid="people.refuse_own_permissions",
    )
