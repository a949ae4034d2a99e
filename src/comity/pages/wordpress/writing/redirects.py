"""Old addresses lead to new pages: one redirect for the address that the old site itself gave out.

All its other forms (by number, by date, below a category) are found when somebody asks (`oldsite.find`).
"""

from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from comity.pages import addresses
from comity.pages.wordpress.entries import Entry
from comity.pages.wordpress.oldsite import OldSite
from comity.pages.wordpress.report import Report


class Redirects:
    """The redirects of one import."""

    def __init__(self, site: OldSite, report: Report) -> None:
        self.site, self.report = site, report
        self._here = Site.objects.filter(is_default_site=True).first()
        there = Redirect.objects.filter(site=self._here).values_list("old_path", flat=True)
        self._there = {hash(path) for path in there.iterator()}  # a few bytes each, however many there are

    def make(self, entry: Entry, page: Page) -> None:
        """Lead from an entry's old address to its page, unless it is the same or leads somewhere already.

        Of what was never public nothing is told: a redirect would show that it is there.
        """
        path = self.site.path_of(entry.link) if entry.link else None
        if path is None or page.first_published_at is None:
            return
        old, new = Redirect.normalise_path(path.partition("#")[0]), addresses.of(page.url_path)
        if old in {"/", Redirect.normalise_path(new)}:
            return
        if len(old) > addresses.LONGEST:
            self.report.remark(_("the old address is too long to be redirected"), entry.called)
            return
        if hash(old) in self._there:
            return
        self._there.add(hash(old))
        new_row = Redirect(site=self._here, old_path=old, redirect_page_id=page.pk)
        Redirect.objects.bulk_create([new_row], ignore_conflicts=True)  # an editor's, made meanwhile, stays
        self.report.redirects += 1

    def leads_to(self, path: str) -> int | None:
        """Return the key of the page that an old path is redirected to."""
        old = Redirect.normalise_path(path)
        found = Redirect.objects.filter(site=self._here, old_path=old)
        key: int | None = found.values_list("redirect_page_id", flat=True).first()
        return key
