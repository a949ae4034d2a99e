"""The addresses of the old site: which are its own, and what became of what lay there."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import unquote, urljoin, urlsplit

from django.db.models import QuerySet
from wagtail.models import Page

from comity.kernel.memo import until_change
from comity.organisation.models import Topic
from comity.pages import addresses
from comity.pages.models import Author, File, Imported, Picture

Kind = Imported.Kind
PAGES: Final = (Kind.POST, Kind.PAGE)
MEDIA: Final = (Kind.PICTURE, Kind.FILE)
# `photo-300x200.jpg` is a smaller copy of `photo.jpg`, `photo-scaled.jpg` of a very large one.
_COPY = re.compile(r"-(?:\d{1,5}x\d{1,5}|scaled|rotated|e\d{10,13})(?=\.\w{2,5}\Z)")
_YEAR, _MONTH = re.compile(r"(?:19|20)\d\d"), re.compile(r"0[1-9]|1[0-2]")
_LONGEST = 255
_LISTS = {"category": Kind.CATEGORY, "tag": Kind.TAG, "author": Kind.AUTHOR}
_FEEDS = frozenset({"feed", "rss", "rss2", "atom", "rdf"})


@dataclass(frozen=True, slots=True)
class OldSite:
    """Where the old site lay: `host` without `www.`, and the `folder` in it, "" or `/blog`."""

    host: str
    folder: str

    @classmethod
    def of(cls, address: str) -> "OldSite":
        """Return the site of an address such as `https://www.old.example/blog/`."""
        try:
            parts = urlsplit(address.strip())
            return cls(_bare(parts.netloc), unquote(parts.path).rstrip("/"))
        except ValueError:
            return cls("", "")

    @property
    def source(self) -> str:
        """Return the name under which everything of this site is kept."""
        return f"{self.host}{self.folder}"[:200] or "wordpress"

    @property
    def place(self) -> "Place":
        """Return where this site began."""
        return Place(_folder(self.source), (self.source,))

    def path_of(self, address: str) -> str | None:
        """Return path, query and fragment of an address of this site, decoded; None for another host's."""
        try:
            parts = urlsplit(urljoin(f"https://{self.host}{self.folder}/", address.strip()))
        except ValueError:
            return None
        if parts.scheme not in {"http", "https"} or _bare(parts.netloc) != self.host:
            return None
        query = f"?{parts.query}" if parts.query else ""
        fragment = f"#{parts.fragment}" if parts.fragment else ""
        return f"{unquote(parts.path) or '/'}{query}{fragment}"


def _bare(host: str) -> str:
    return host.lower().rpartition("@")[2].removeprefix("www.").removesuffix(":443").removesuffix(":80")


def slug_there(text: str) -> str:
    """Return a slug as it stands in the old site's addresses: decoded, small letters."""
    return unquote(text).strip("/").lower()[:_LONGEST]


def media_key(path: str) -> str:
    """Return under which key a picture or file is kept: its path there, without the marks of copies."""
    return _COPY.sub("", path.partition("?")[0].partition("#")[0])[-_LONGEST:]


@dataclass(frozen=True, slots=True)
class Place:
    """A folder where one old site began, or several that were brought together: `/`, `/blog/`."""

    folder: str
    sources: tuple[str, ...]


@until_change
def places() -> dict[str, Place]:
    """Return where old sites began on their hosts, by folder."""
    found: dict[str, tuple[str, ...]] = {}
    for source in Imported.objects.order_by().values_list("source", flat=True).distinct():
        folder = _folder(source)
        found[folder] = (*found.get(folder, ()), source)
    return {folder: Place(folder, sources) for folder, sources in found.items()}


def place_of(path: str) -> Place | None:
    """Return the old site that an address belongs to: the one in the innermost folder."""
    fitting = [folder for folder in places() if path.startswith(folder)]
    return places()[max(fitting, key=len)] if fitting else None


def _folder(source: str) -> str:
    folder = source.partition("/")[2]
    return f"/{folder}/" if folder else "/"


def find(path: str, query: Mapping[str, str], place: Place) -> Imported | None:
    """Return what lay at an old address, if an import brought it; `path` is decoded."""
    if "\0" in path:
        return None
    return _by_query(query, place) or _by_path(path, place)


def _by_query(query: Mapping[str, str], place: Place) -> Imported | None:
    # No pictures or files: whoever counts numbers would find those that no page shows.
    numbers = {"p": PAGES, "page_id": PAGES, "cat": (Kind.CATEGORY,), "author": (Kind.AUTHOR,)}
    for name, kinds in numbers.items():
        if number := _number(query.get(name, "")):
            return _rows(place, *kinds).filter(number=number).first()
    names = {"category_name": Kind.CATEGORY, "tag": Kind.TAG, "author_name": Kind.AUTHOR}
    for name, kind in names.items():
        if text := query.get(name, "").replace("\0", ""):
            return _rows(place, kind).filter(slug=slug_there(text)).first()
    return None


def _by_path(path: str, place: Place) -> Imported | None:
    words = _words(path, place)
    if not words:
        return None
    first, last = words[0], words[-1].lower().removesuffix(".html")[:_LONGEST]
    if "uploads" in words[:-1]:
        return _rows(place, *MEDIA).filter(key=media_key(path)).first()
    if first == "archives" and (number := _number(last)):
        return _rows(place, *PAGES).filter(number=number).first()
    if len(words) > 1 and (kind := _LISTS.get(first)):
        return _rows(place, kind).filter(slug=last).first()
    found = _rows(place, *PAGES).filter(slug=last)
    if day := _day(words[:-1]):
        return next((row for row in found if row.day and _fits(row.day, day)), None)
    return found.first()


def _rows(place: Place, *kinds: str) -> QuerySet[Imported]:
    return Imported.objects.filter(kind__in=kinds, source__in=place.sources).order_by("pk")


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def _words(path: str, place: Place) -> list[str]:
    """Return the words of a path below its folder, without what WordPress adds: `index.php`, `page/2`."""
    words = [word for word in path[len(place.folder) :].split("/") if word]
    if words[:1] == ["index.php"]:
        words = words[1:]
    if len(words) > 2 and words[-2] == "page" and words[-1].isdigit():
        words = words[:-2]
    return words


def _day(words: list[str]) -> str:
    """Return year, month and day as far as they stand at the end of a path, as `2019/05`."""
    for count in (3, 2):
        some = words[-count:]
        if len(some) == count and _YEAR.fullmatch(some[0]) and _MONTH.fullmatch(some[1]):
            return "/".join(some)
    return ""


def _fits(day: date, words: str) -> bool:
    return f"{day:%Y/%m/%d}".startswith(words)


def list_at(path: str, query: Mapping[str, str], place: Place) -> str | None:
    """Return the address of a list that stood at an old address: a feed, or the archive of a month."""
    words = _words(path, place)
    if query.get("feed") or (words and (words[-1] in _FEEDS or words[-2:-1] == ["feed"])):
        return "/feed/"
    month = query.get("m", "")
    if re.fullmatch(r"\d{6,8}", month):
        words = [month[:4], month[4:6]]
    if len(words) in {2, 3} and _YEAR.fullmatch(words[0]) and _MONTH.fullmatch(words[1]):
        rest = words[2:]
        return f"/archive/{words[0]}/{words[1]}/" if not rest or re.fullmatch(r"\d\d", rest[0]) else None
    return None


def address_of(row: Imported) -> str | None:
    """Return where what was brought can be read; None while readers may not know of it."""
    if row.kind in PAGES:
        known = Page.objects.filter(pk=row.became, first_published_at__isnull=False)
        path = known.values_list("url_path", flat=True).first()
        return addresses.of(path) if path else None
    if row.kind == Kind.PICTURE:
        picture = Picture.objects.filter(pk=row.became).first()
        return picture.file.url if picture else None
    model = {Kind.FILE: File, Kind.AUTHOR: Author}.get(Kind(row.kind), Topic)
    found = model.objects.filter(pk=row.became).first()  # type: ignore[attr-defined]  # each has its manager
    if found is None:
        return None
    address: str = found.url if isinstance(found, File) else found.get_absolute_url()
    return address
