"""What we write to those who write and those who approve, in their language."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from wagtail.models import TaskState
from wagtail.users.models import UserProfile

from comity.people.models import Account
from comity.ui import identity

LONGEST_TITLE = 60


def tell(account: Account, *, news: str, state: TaskState) -> None:
    """Send the mail `pages/email/<news>` about one round of approval.

    Raises OSError or SMTPException when it cannot be handed to the mail server.
    """
    with translation.override(_language(account)):
        name, site = identity.current().name, settings.COMITY_PUBLIC_URL
        about = {**_about(state), "account": account, "site_name": name, "site_url": site}
        subject = " ".join(render_to_string(f"pages/email/{news}_subject.txt", about).split())
        body = render_to_string(f"pages/email/{news}_message.txt", about).strip()
        mail = EmailMessage(f"{name}: {subject}" if name else subject, body, to=[account.email])
        # The same cause has the same name: a mail server or reader can tell a second copy from a new mail.
        host = urlsplit(site).hostname or "localhost"
        mail.extra_headers["Message-ID"] = f"<approval.{state.pk}.{news}.{account.pk}@{host}>"
        mail.extra_headers["Auto-Submitted"] = "auto-generated"
        mail.send()


def _language(account: Account) -> str:
    chosen: str = UserProfile.get_for_user(account).preferred_language
    return chosen or account.language or settings.LANGUAGE_CODE


def _about(state: TaskState) -> dict[str, Any]:
    round_ = state.workflow_state
    page = round_.content_object.get_latest_revision_as_object()
    submitter, judge = round_.requested_by, state.finished_by
    title = page.title
    return {
        "page": page,
        "live": round_.content_object.specific,
        "title": title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1].rstrip()}…",
        "summary": getattr(page, "summary", "") or getattr(page, "intro", ""),
        "submitter": submitter.name if submitter else "",
        "judge": judge.name if judge else "",
        "comment": state.comment,
        "goes_out": page.go_live_at if not page.live else None,
        "edit_url": f"{settings.COMITY_PUBLIC_URL}{reverse('wagtailadmin_pages:edit', args=[page.pk])}",
    }
