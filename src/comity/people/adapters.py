"""What allauth asks us: how mails look, what a second factor is called, and when one may go."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import clear_authentication_records
from allauth.core import context as allauth_context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.forms import ValidationError
from django.http import HttpRequest
from django.shortcuts import render
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from comity.kernel import clock, crypto
from comity.people import actions, queries, rules
from comity.people.emails import reset_address
from comity.people.models import Account
from comity.ui import identity

log = logging.getLogger(__name__)

LABEL = "authenticator"
"""The label under which the secrets of second factors are sealed. Another one would close them all."""

CHOSE_FIRST = "people_first_password"
"""The key in the session that says whether the password chosen last was the first one of its account."""

_holder: ContextVar[Account | None] = ContextVar("comity_holder_of_secrets", default=None)


@contextmanager
def secrets_of(account: Account) -> Iterator[None]:
    """Seal and open the secrets of this account's second factors; without, those of whoever is signed in.

    A sealed secret is bound to its account. allauth does not say whose it wants sealed or opened.
    """
    token = _holder.set(account)
    try:
        yield
    finally:
        _holder.reset(token)


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come by invitation; mails speak the person's language and never trust the Host header."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "too_many_login_attempts": _(
            "Too many attempts. Wait five minutes, or sign in with a passkey or a code by e-mail."
        ),
        "email_password_mismatch": _("This e-mail address and password do not belong together."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_safe_url(self, url: str) -> bool:
        """Send people only to paths of this site, whatever other hosts it answers to."""
        return url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def get_reset_password_from_key_url(self, key: str) -> str:
        return reset_address(key)

    def set_password(self, user: Account, password: str) -> None:
        """Keep a new password with its entry in the record. Hashing comes first: it takes long."""
        if self.request:
            self.request.session[CHOSE_FIRST] = not user.has_usable_password()
        user.set_password(password)
        here = queries.sign_in_of(self.request, account=user) if self.request else None
        actions.keep_password(user, here=here)

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        *args: Any,
        **about: Any,
    ) -> None:
        """Tell whoever has chosen a first password nothing of a change: the page itself welcomes them."""
        if message_template == "account/messages/password_changed.txt" and _is_first_password(request):
            return
        super().add_message(request, level, message_template, *args, **about)

    def is_reauthentication_required(self, *, app: str, **about: Any) -> bool:
        # allauth asks again even right after signing in: the second question proves nothing more.
        required: bool = super().is_reauthentication_required(app=app, **about)
        if required and rules.owes_second_factor(self.request):
            # allauth would still count a confirmation by password from before there was a factor.
            clear_authentication_records(self.request)
        return required and not rules.signed_in_just_now(self.request)

    def get_reauthentication_methods(self, user: Account) -> list[dict[str, Any]]:
        """Who has a second factor confirms with it; the password alone confirms nothing any more."""
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        factors = [method for method in methods if method["id"] != "reauthenticate"]
        if not factors:
            return methods
        # Without an authenticator app the page for codes takes recovery codes only: the passkey comes first.
        has_app = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()
        return factors if has_app else factors[::-1]

    def format_email_subject(self, subject: str) -> str:
        name = identity.current().name
        return f"{name}: {subject}" if name else subject

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a mail that the person waits for. When it cannot be sent, say so."""
        try:
            self._mail(template_prefix, email, context).send()
        except OSError as error:
            log.warning("A sign-in mail could not be sent: %s", type(error).__name__)
            request = allauth_context.request
            words = {"reason": gettext("The mail could not be sent. Try again in a few minutes.")}
            response = render(request, "people/no_mail.html", words, status=503)
            response["Retry-After"] = "120"
            raise ImmediateHttpResponse(response) from error

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Account,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell the person what was changed, as soon as it is kept: no lock waits for a mail server.

        The change stands even when the mail cannot be sent.
        """
        if template_prefix == "account/email/password_reset" and _is_first_password(self.request):
            template_prefix = "account/email/password_set"
        about = {"timestamp": clock.now(), "user": user, **(context or {})}
        transaction.on_commit(partial(_notify, self._mail(template_prefix, email or user.email, about)))

    def _mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> EmailMessage:
        account = context.get("user") or Account.objects.filter(email=email.lower()).first()
        language = getattr(account, "language", "") or translation.get_language() or settings.LANGUAGE_CODE
        frame = {"email": email, "site_name": identity.current().name, "site_url": settings.COMITY_PUBLIC_URL}
        with translation.override(language):
            message: EmailMessage = self.render_mail(template_prefix, email, {**frame, **context})
        return message

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        # allauth counts per host name: every further name of the site would be five further guesses.
        return str(credentials.get("email", "")).lower()


def _is_first_password(request: HttpRequest | None) -> bool:
    return request is not None and bool(request.session.get(CHOSE_FIRST))


def _notify(letter: EmailMessage) -> None:
    try:
        letter.send()
    except OSError as error:
        log.warning("A notice about an account could not be sent: %s", type(error).__name__)


class FactorAdapter(DefaultMFAAdapter):
    """Second factors are sealed and carry the organisation's name; an office's last one stays."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": _(
            "Your office needs a second factor, and this is your only one. Add another before you remove it."
        ),
        "unreadable": _("Your authenticator app can no longer be checked. Ask an administrator to reset it."),
    }

    def encrypt(self, text: str) -> str:
        return crypto.seal(text, label=LABEL, row=self._row())

    def decrypt(self, encrypted_text: str) -> str:
        try:
            return crypto.unseal(encrypted_text, label=LABEL, row=self._row())
        except crypto.Broken as error:
            log.exception("The secret of a second factor does not open")
            raise self._unreadable() from error

    def _row(self) -> str:
        account = _holder.get() or getattr(allauth_context.request, "user", None)
        if account is None or account.pk is None:
            raise RuntimeError("Say whose second factor this is: secrets_of(account).")
        return str(account.pk)

    def _unreadable(self) -> ValidationError:
        failure: ValidationError = self.validation_error("unreadable")
        return failure

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return rules.may_remove_factor(authenticator)

    def build_totp_svg(self, url: str) -> str:
        # Shown inside the page: an image address would need `data:` in the page's policy.
        return re.sub(r"^<\?xml.*?\?>\s*", "", super().build_totp_svg(url))

    def generate_authenticator_name(self, user: Account, type: Authenticator.Type) -> str:  # noqa: A002
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return gettext("Passkey {number}").format(number=number)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        host = urlsplit(settings.COMITY_PUBLIC_URL).hostname or "localhost"
        return {"id": host, "name": self._get_site_name()}

    def _get_site_name(self) -> str:
        return identity.current().name or "Comity"
