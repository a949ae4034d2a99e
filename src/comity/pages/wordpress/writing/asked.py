"""What a body asks while it is converted, answered for one entry (see `places.Places`)."""

import html
from urllib.parse import quote, urlsplit

from django.utils.html import escape

from comity.pages.models import Imported
from comity.pages.wordpress import oldsite
from comity.pages.wordpress.converting import plain
from comity.pages.wordpress.entries import Entry
from comity.pages.wordpress.oldsite import OldSite
from comity.pages.wordpress.places import Shot
from comity.pages.wordpress.writing.media import Media
from comity.pages.wordpress.writing.redirects import Redirects

_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_LONGEST_CAPTION = 250


class Asked:
    """The places of one entry. `has_old_links` when a link leads to what has not been brought yet."""

    def __init__(self, entry: Entry, site: OldSite, media: Media, redirects: Redirects) -> None:
        self.entry, self.site, self.media, self.redirects = entry, site, media, redirects
        self.has_old_links = False
        self._missed_before = media.missed

    @property
    def lacks_media(self) -> bool:
        """Say whether a picture or file was not to be had since this entry began."""
        return self.media.missed > self._missed_before

    def picture(self, address: str, attachment: int | None) -> Shot | None:
        """Return a picture with the words that the export has for it."""
        row = self.media.bring(address, attachment)
        if row is None or row.kind != Imported.Kind.PICTURE:
            return None
        said = self.media.attachment(attachment, address)
        if said is None:
            return Shot(row.became)
        return Shot(row.became, plain(said.alt, _LONGEST_CAPTION), plain(said.caption, _LONGEST_CAPTION))

    def attached(self) -> list[int]:
        """Return the attachments of the entry itself."""
        return self.media.index.attached.get(self.entry.number, [])

    def file(self, address: str, attachment: int | None) -> int | None:
        """Return a file to download."""
        row = self.media.bring(address, attachment)
        return row.became if row and row.kind == Imported.Kind.FILE else None

    def link(self, address: str) -> str:
        """Return the attributes of a link: to the page that was brought, else to its old address here."""
        address = "".join(html.unescape(address).split()).replace("\0", "")
        if address.startswith("#"):
            return f'href="{escape(address)}"'
        try:
            parts = urlsplit(address)
        except ValueError:
            return ""
        if parts.scheme and parts.scheme.lower() not in _SCHEMES:
            return ""
        path = None if parts.scheme in {"mailto", "tel"} else self.site.path_of(address)
        if path is None:
            return f'href="{escape(address)}"' if parts.scheme else ""
        return self._inside(path)

    def _inside(self, path: str) -> str:
        if path in {self.site.folder, f"{self.site.folder}/"}:
            return 'href="/"'
        if "/uploads/" in path:
            self.media.bring(f"https://{self.site.host}{quote(path)}", None)
        found = leads_to(path, self.site, self.redirects)
        if found:
            return found
        self.has_old_links = True
        inside = f"/{path.lstrip('/')}"  # two slashes would lead to another host
        return f'href="{escape(quote(inside, safe="/?=&#;,+:@!$*()~%"))}"'


def leads_to(path: str, site: OldSite, redirects: Redirects) -> str | None:
    """Return the attributes of a link to what an old path leads to now; None while nothing is there.

    A place inside a page keeps its old address: a link to a page cannot name it, a redirect leads there.
    """
    plain_path, _mark, fragment = path.partition("#")
    if fragment:
        return None
    if key := redirects.leads_to(plain_path):
        return f'linktype="page" id="{key}"'
    bare, _mark, query = plain_path.partition("?")
    pairs = dict(pair.split("=", 1) for pair in query.split("&") if "=" in pair)
    row = oldsite.find(bare if bare.endswith("/") or "." in bare else f"{bare}/", pairs, site.place)
    address = oldsite.address_of(row) if row else None
    if row is None or address is None:  # not there any more, or a draft, of which nobody is told
        return None
    if row.kind in oldsite.PAGES:
        return f'linktype="page" id="{row.became}"'
    if row.kind == Imported.Kind.FILE:
        return f'linktype="document" id="{row.became}"'
    return f'href="{escape(address)}"'
