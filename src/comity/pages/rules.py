"""What may be done with the website's pages."""

from django.utils.translation import gettext as _
from wagtail.models import Page

from comity.kernel.access import NotAllowed
from comity.pages.models import ArticlePage, PlainPage, PublicPage
from comity.people.models import Account


def may_stand_under(page: Page, parent: Page) -> None:
    """Raise NotAllowed when a page's address under `parent` would hide another part of the site."""
    kind = page.specific_class
    refusal = kind.refusal_of(page.slug, parent.depth + 1) if issubclass(kind, PublicPage) else ""
    if refusal:
        raise NotAllowed(refusal)


def may_duplicate(page: Page, *, by: Account) -> None:
    """Raise NotAllowed unless `by` may write another page like this one beside it."""
    if not issubclass(page.specific_class, ArticlePage | PlainPage):
        raise NotAllowed(_("Only articles and plain pages are duplicated."))
    if not page.permissions_for_user(by).can_copy_to(page.get_parent()):
        raise NotAllowed(_("You may not write pages here."))
