"""What we write to the holder of an account, in their language."""

from urllib.parse import quote

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from comity.organisation.kinds import OFFICES
from comity.people.models import Account
from comity.ui import identity


def tell(account: Account, *, news: str, office: str = "") -> None:
    """Send the mail `people/email/<news>`. Raises OSError when it cannot be handed to the mail server."""
    with translation.override(account.language or settings.LANGUAGE_CODE):
        name = identity.current().name
        held = OFFICES.get(office)
        about = {
            "account": account,
            "office": held.name if held else office,
            "site_name": name,
            "site_url": settings.COMITY_PUBLIC_URL,
        }
        subject = " ".join(render_to_string(f"people/email/{news}_subject.txt", about).split())
        body = render_to_string(f"people/email/{news}_message.txt", about).strip()
        EmailMessage(f"{name}: {subject}" if name else subject, body, to=[account.email]).send()


def reset_address(key: str) -> str:
    """Return the full address where the holder of `key` chooses a new password."""
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
    return f"{settings.COMITY_PUBLIC_URL}{path.replace('UID-KEY', quote(key))}"
