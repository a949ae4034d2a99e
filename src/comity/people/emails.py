"""What we write to the holder of an account, in their language."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
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
