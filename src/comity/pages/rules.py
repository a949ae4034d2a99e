"""What may be done with the website's pages."""

from wagtail.models import Page

from comity.kernel.access import NotAllowed
from comity.pages.models import PublicPage


def may_stand_under(page: Page, parent: Page) -> None:
    """Raise NotAllowed when a page's address under `parent` would hide another part of the site."""
    kind = page.specific_class
    refusal = kind.refusal_of(page.slug, parent.depth + 1) if issubclass(kind, PublicPage) else ""
    if refusal:
        raise NotAllowed(refusal)
