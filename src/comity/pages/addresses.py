"""Where pages stand, and how their old addresses keep leading to them.

Wagtail makes its redirects after the commit, where a killed process loses them; here they are
part of the change.
"""

from itertools import batched

from django.conf import settings
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

# The slugs of home pages besides that of the first language.
LANGUAGE_SLUGS = frozenset(code for code, _name in settings.LANGUAGES)

LONGEST = 255  # what Wagtail keeps of an old address; a longer one cannot be looked up
_AT_ONCE = 1000


def of(url_path: str) -> str:
    """Return the address of a page, `/news/strike/`; Wagtail's own path begins with home's slug.

    Home pages of other languages bear their code, which stays: `/es/noticias/`. The root of the tree has no
    page of its own: it leads home.
    """
    _root, first, *rest = url_path.split("/", 2)
    return url_path if first in LANGUAGE_SLUGS else "/" + "".join(rest)


def _path(url_path: str) -> str:
    kept: str = Redirect.normalise_path(of(url_path))
    return kept


def keep(page: Page) -> None:
    """Have the address of a page that was once public, and of all below it, lead to them wherever they go."""
    site = Site.objects.filter(is_default_site=True).first()
    moving = page.get_descendants(inclusive=True).filter(first_published_at__isnull=False)
    for some in batched(moving.values_list("pk", "url_path").iterator(), _AT_ONCE, strict=False):
        kept = {_path(url_path): pk for pk, url_path in some}
        Redirect.objects.filter(site=site, old_path__in=kept, automatically_created=True).delete()
        Redirect.objects.bulk_create(
            [
                Redirect(site=site, old_path=old, redirect_page_id=pk, automatically_created=True)
                for old, pk in kept.items()
                if len(old) <= LONGEST
            ],
            ignore_conflicts=True,
        )


def release(page: Page) -> None:
    """Drop redirects that would lead from a page's new address, or one below it, back to itself."""
    settled = page.get_descendants(inclusive=True).values_list("url_path", flat=True).iterator()
    for some in batched(settled, _AT_ONCE, strict=False):
        taken = [_path(path) for path in some]
        Redirect.objects.filter(old_path__in=taken, automatically_created=True).delete()
