"""Checks of links: that they lead somewhere, and that their words say where."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from wagtail.models import Page

from comity.pages.checks.text import Text
from comity.pages.models import Link
from comity.pages.models.links import Fault

# What tells nothing to whoever hears a list of links, in the four languages of the interface.
EMPTY = frozenset(
    "here, click here, click, link, this link, more, read more, this page, page, "
    "aquí, aqui, clic aquí, haga clic aquí, pincha aquí, enlace, este enlace, más, leer más, "
    "ici, cliquez ici, cliquer ici, lien, ce lien, plus, en savoir plus, lire la suite, "
    "هنا, اضغط هنا, انقر هنا, الرابط, رابط, المزيد, اقرأ المزيد".split(", ")
)


def inside(text: Text) -> Iterator[str]:
    """Warn of links to pages of this site that are not published or no longer there."""
    wanted = {link.page: link.words for link in text.links if link.page is not None}
    found = {page.pk: page for page in Page.objects.filter(pk__in=wanted).only("title", "live")}
    for key, said in wanted.items():
        page = found.get(key)
        if page is None:
            yield _("The link “%(words)s” leads to a page that was deleted. Choose another one.") % {
                "words": said
            }
        elif not page.live:
            yield _(
                "The link “%(words)s” leads to “%(page)s”, which is not published. Publish that first, or "
                "take the link out."
            ) % {"words": said, "page": page.title}


def words(text: Text) -> Iterator[str]:
    """Warn of links whose words do not say where they lead."""
    for said in dict.fromkeys(link.words for link in text.links if link.page is not None or link.address):
        if not said:
            yield _("A link has no words. Write where it leads, or take it out.")
        elif said.casefold().strip(" .…:!>»→") in EMPTY:
            yield _("The link “%(words)s” does not say where it leads. Put the link on words that do.") % {
                "words": said
            }


def outside(text: Text) -> Iterator[str]:
    """Warn of addresses that were tried and found broken, and of those without encryption."""
    wanted = {link.address: link.words for link in text.links if link.page is None and link.outside}
    keys = [Link.key_of(address) for address in wanted]
    tried = Link.objects.filter(key__in=keys).exclude(fault__in=["", Fault.ONCE]).order_by("pk")
    faults = {link.address: link for link in tried}
    for address in wanted:
        link = faults.get(address)
        if link is not None:
            why = Fault(link.fault).label
            yield _("The link to %(address)s: %(why)s") % {"address": address, "why": why}
        elif address.lower().startswith("http://"):
            yield _("The link to %(address)s is not encrypted. Try it with https:// and write that.") % {
                "address": address
            }
