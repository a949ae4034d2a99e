"""What templates of every room use: panels, icons, days, addresses of the style sheets."""

from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.forms import BaseForm, BoundField, PasswordInput
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from comity.kernel import languages
from comity.ui import panels as shown

register = template.Library()

# Icons that point along the line of reading: they turn round in right-to-left scripts.
TURNS = {"arrow", "back"}


@register.simple_tag
def panels(place: str, *, subject: object = None) -> SafeString:
    """Show the panels of a place: `{% panels "aside" subject=subject as aside %}`."""
    return shown.render(place, language=get_language() or "", subject=subject or None)


@register.simple_tag
def icon(name: str) -> SafeString:
    """Show an icon of the sprite. It is decoration: the words beside it say the same."""
    turns = " turns" if name in TURNS else ""
    return format_html(
        '<svg class="icon{}" width="20" height="20" aria-hidden="true"><use href="{}#{}"></use></svg>',
        turns,
        asset("ui/icons.svg"),
        name,
    )


@register.simple_tag
def home() -> str:
    """Return the address of the front page in the language that is spoken."""
    return f"{languages.prefix()}/"


@register.simple_tag
def asset(path: str) -> str:
    """Return the address of a file of the frame, which must stand even when files were never collected."""
    try:
        return static(path)
    except ValueError:
        return f"{settings.STATIC_URL}{path}"


@register.simple_tag
def day(value: date | datetime | None) -> SafeString | str:
    """Show a day as the reader's language writes it, and as machines read it."""
    if not value:
        return ""
    local = (
        timezone.localtime(value).date()
        if isinstance(value, datetime) and timezone.is_aware(value)
        else value
    )
    return format_html('<time datetime="{}">{}</time>', local.strftime("%Y-%m-%d"), date_format(local))


@register.filter
def host(address: str) -> str:
    """Return the host of an address, which tells readers where a link leads: `example.org`."""
    try:
        return (urlsplit(str(address)).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


@register.filter
def kept(form: BaseForm) -> str:
    """Say what of a refused form its page still holds, and what has to be given again."""
    fields = form.visible_fields()
    files = [field for field in fields if field.field.widget.needs_multipart_form]
    secrets = [field for field in fields if _comes_back_empty(field)]
    words = []
    if len(fields) > len(files) + len(secrets):
        typed = gettext("What you typed is kept, except for passwords.") if secrets else ""
        words.append(typed or gettext("What you typed is kept."))
    elif secrets:
        words.append(gettext("Passwords have to be typed again."))
    if any(field.html_name in form.files for field in files):
        words.append(gettext("Files have to be chosen again."))
    return " ".join(words)


def _comes_back_empty(field: BoundField) -> bool:
    widget = field.field.widget
    return isinstance(widget, PasswordInput) and not widget.render_value


@register.filter
def target(field: BoundField) -> str:
    """Return the id of the control that a link in the error summary leads to: the first one of a group."""
    if field.field.widget.use_fieldset and len(field.subwidgets) > 0:
        first: Any = field.subwidgets[0].id_for_label
        return str(first or field.auto_id)
    return field.id_for_label or field.auto_id
