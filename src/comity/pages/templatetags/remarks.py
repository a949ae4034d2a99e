"""The tag that finds what is to be said of a page before it goes out."""

from django import template

from comity.pages import checks
from comity.pages.models import PublicPage

register = template.Library()


@register.simple_tag
def remarks(page: object) -> list[checks.Remark]:
    """Return the remarks of a page; none for anything else."""
    return checks.remarks_on(page) if isinstance(page, PublicPage) and page.pk else []
