"""The forms of sign-in that differ from allauth's, and the choice of language."""

from typing import Any

from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as codes
from allauth.mfa.webauthn import forms as passkeys
from django import forms
from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from comity.people.adapters import secrets_of
from comity.people.models import Account


class _OnceOnly:
    """A code opens once.

    With a tolerance, a code of an authenticator app is good for three periods; allauth remembers it for one.
    """

    user: Account

    def clean_code(self) -> str:
        with secrets_of(self.user):  # while signing in, nobody else says who it is
            code: str = super().clean_code()  # type: ignore[misc]  # of the form this is mixed into
        lasts = app_settings.TOTP_PERIOD * (2 * app_settings.TOTP_TOLERANCE + 1)
        if not cache.add(f"people:code:{self.user.pk}:{normalize_user_code(code)}", "used", timeout=lasts):
            raise get_adapter().validation_error("incorrect_code")
        return code


class AuthenticateForm(_OnceOnly, codes.AuthenticateForm):
    """Takes the code of an authenticator app, or a recovery code, while signing in."""


class ReauthenticateForm(_OnceOnly, codes.ReauthenticateForm):
    """Takes the code that confirms a sign-in."""


class AddPasskeyForm(passkeys.AddWebAuthnForm):
    """Adds a passkey. It always verifies its person, so there is nothing to choose but its name."""

    name = forms.CharField(
        label=_("Name"),
        required=False,
        max_length=60,
        help_text=_("So that you can tell it from others, for example the name of this device."),
    )
    passwordless = None


class LanguageForm(forms.Form):
    """Chooses the language of the mails that a person gets."""

    language = forms.ChoiceField(label=_("Language of your mails"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"language": account.language or settings.LANGUAGE_CODE})
        super().__init__(*args, **kwargs)
