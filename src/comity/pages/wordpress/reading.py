"""An export file of WordPress (WXR 1.0 to 1.2), read as a stream: never more than one entry is in memory.

Entities, document types and anything outside the file are refused. Readers' comments, of which there may be
millions, are passed over without being kept.
"""

from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import IO
from xml.parsers import expat

from comity.pages.wordpress import faults
from comity.pages.wordpress.entries import Entry, Origin, Term, Writer
from comity.pages.wordpress.faults import DEEPEST, LARGEST, Unreadable

_CHUNK = 256 * 1024
_JUNK = 64 * 1024  # how far warnings of PHP may reach before the XML begins
_VERSIONS = ("1.0", "1.1", "1.2")
_EXPORT = "http://wordpress.org/export/"
_PREFIXES = {
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/dc/elements/1.1/": "dc:",
}
_NOT_XML = {
    b"\x1f\x8b": "gzip",
    b"PK\x03\x04": "zip",
    b"BZh": "bzip2",
    b"\xfd7zXZ": "xz",
}
_OWN = frozenset({"title", "link", "wp:wxr_version", "wp:base_site_url", "wp:base_blog_url"})
_PARTS = frozenset({"item", "wp:author", "wp:category", "wp:tag", "wp:term"})
_FIELDS = frozenset(
    "title link pubDate dc:creator content:encoded excerpt:encoded category wp:post_id wp:post_date "
    "wp:post_date_gmt wp:post_modified_gmt wp:post_name wp:status wp:post_parent wp:menu_order wp:post_type "
    "wp:post_password wp:is_sticky wp:attachment_url wp:author_id wp:author_login wp:author_display_name "
    "wp:term_id wp:category_nicename wp:cat_name wp:category_description wp:tag_slug wp:tag_name "
    "wp:tag_description wp:term_taxonomy wp:term_slug wp:term_name wp:term_description".split()
)
_META = frozenset({"wp:meta_key", "wp:meta_value"})
_CHANNEL, _PART, _FIELD, _BELOW = 2, 3, 4, 5  # depths in the file
_LARGEST_NUMBER = 2**62


class Reader:
    """One reading of a file. `origin` fills while entries are read; it is whole when the last one is out."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.origin = Origin()
        self.whole = 0
        self.fed = 0  # bytes that were read so far
        self._ready: deque[Entry] = deque()
        self._depth = 0
        self._part = ""
        self._field = ""
        self._line = 0
        self._size = 0
        self._text: list[str] | None = None
        self._attributes: dict[str, str] = {}
        self._values: dict[str, str] = {}
        self._meta: dict[str, str] = {}
        self._key = ""
        self._terms: list[Term] = []

    def entries(self) -> Iterator[Entry]:
        """Yield every whole entry; raises Unreadable at the first thing that is wrong."""
        with self.path.open("rb") as file:
            first = self._begin(file)
            parser = self._parser = self._new_parser()
            self.fed = 0
            while chunk := first or file.read(_CHUNK):
                first = b""
                self._feed(parser, chunk, ended=False)
                self.fed += len(chunk)
                if self.fed - parser.CurrentByteIndex > LARGEST:  # one endless token
                    raise faults.too_large(self._here())
                yield from self._out()
            self._feed(parser, b"", ended=True)
            yield from self._out()
        if not self.origin.version:
            raise faults.no_export(self._here())

    def _out(self) -> Iterator[Entry]:
        while self._ready:
            yield self._ready.popleft()

    def _begin(self, file: IO[bytes]) -> bytes:
        """Return the first bytes from where the XML begins; what stands before it is counted and dropped."""
        head = file.read(_JUNK)
        for start, kind in _NOT_XML.items():
            if head.startswith(start):
                raise Unreadable(
                    f"Line 1: this is a {kind} archive; unpack it, and name the .xml file that is in it."
                )
        if head.startswith((b"\xff\xfe", b"\xfe\xff")):  # UTF-16: the parser knows it by its mark
            return head
        places = [place for mark in (b"<?xml", b"<rss") if (place := head.find(mark)) >= 0]
        if not places:
            raise faults.no_export(1)
        begin = min(places)
        self.origin.dropped_lines = head[:begin].count(b"\n")
        return head[begin:]

    def _new_parser(self) -> expat.XMLParserType:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.buffer_size = 64 * 1024
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = self._refuse_declarations
        parser.EntityDeclHandler = self._refuse_declarations
        return parser

    def _feed(self, parser: expat.XMLParserType, chunk: bytes, *, ended: bool) -> None:
        try:
            parser.Parse(chunk, ended)
        except expat.ExpatError as error:
            place = parser.ErrorByteIndex - self.fed
            byte = chunk[place] if 0 <= place < len(chunk) else None
            line = error.lineno + self.origin.dropped_lines
            raise faults.of_parser(error, byte, line=line, whole=self.whole, ended=ended) from None
        except (
            LookupError,
            ValueError,
        ):  # of a codec that is not there, or of one that the parser cannot use
            raise faults.unknown_encoding(1 + self.origin.dropped_lines) from None

    def _here(self) -> int:
        return self._parser.CurrentLineNumber + self.origin.dropped_lines

    def _refuse_declarations(self, *_declared: object) -> None:
        raise faults.declares(self._here())

    # --- what the parser tells ------------------------------------------------------------------------
    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise faults.too_deep(self._here())
        name = _short(name)
        if self._depth < _PART:
            if name != ("rss" if self._depth < _CHANNEL else "channel"):
                raise faults.no_export(self._here())
        elif self._depth == _PART:
            self._open(name)
        elif self._part and self._depth == _FIELD:
            self._field = name
            self._attributes = attributes
            self._text = [] if name in _FIELDS else None
        elif self._field == "wp:postmeta" and self._depth == _BELOW:
            self._text = [] if name in _META else None

    def _open(self, name: str) -> None:
        self._line, self._size = self._here(), 0
        self._part = name if name in _PARTS else ""
        self._text = [] if name in _OWN else None
        if self._part == "item" and not self.origin.version:
            raise faults.no_export(self._line)
        self._values, self._meta, self._terms = {}, {}, []

    def _characters(self, text: str) -> None:
        if self._text is None:
            return
        self._size += len(text)
        if self._size > LARGEST:
            raise faults.too_large(self._line)
        self._text.append(text)

    def _end(self, name: str) -> None:
        name = _short(name)
        if self._depth == _PART:
            self._close(name)
        elif self._depth == _FIELD:
            self._keep(name)
            self._field, self._text = "", None
        elif self._depth == _BELOW:
            self._keep_meta(name)
        self._depth -= 1

    def _keep(self, name: str) -> None:
        if self._text is None:
            return
        text = "".join(self._text)
        if name != "category":
            self._values.setdefault(name, text)
        elif slug := self._attributes.get("nicename", ""):
            self._terms.append(Term(self._attributes.get("domain", ""), slug, text.strip()))
            self._size += 200 + len(slug)  # a term is small, millions of them are not

    def _keep_meta(self, name: str) -> None:
        if self._text is None or self._field != "wp:postmeta":
            return
        text = "".join(self._text)
        self._text = None
        if name == "wp:meta_key":
            self._key = text.strip()
        elif self._key in WANTED:
            self._meta.setdefault(self._key, text)
        else:
            self._size -= len(text)  # passed over, not kept

    def _close(self, name: str) -> None:
        if self._text is not None:
            self._say_of_site(name, "".join(self._text).strip())
        elif self._part == "item":
            self._ready.append(self._entry())
            self.whole += 1
        elif self._part == "wp:author":
            self.origin.writers.append(self._writer())
        elif self._part and (term := self._term()).slug:
            self.origin.terms.append(term)
        self._part, self._text = "", None

    # --- what that makes ------------------------------------------------------------------------------
    def _say_of_site(self, name: str, text: str) -> None:
        if name == "wp:wxr_version":
            if text not in _VERSIONS:
                raise faults.wrong_version(self._line, text)
            self.origin.version = text
        elif name == "title":
            self.origin.title = text
        elif name == "wp:base_blog_url" or not self.origin.address:
            self.origin.address = text or self.origin.address

    def _writer(self) -> Writer:
        login = self._words("wp:author_login")
        return Writer(
            login, self._words("wp:author_display_name") or login, number_of(self._words("wp:author_id"))
        )

    def _term(self) -> Term:
        kinds = {
            "wp:category": ("category", "wp:category_nicename", "wp:cat_name", "wp:category_description"),
            "wp:tag": ("post_tag", "wp:tag_slug", "wp:tag_name", "wp:tag_description"),
            "wp:term": ("", "wp:term_slug", "wp:term_name", "wp:term_description"),
        }
        domain, slug, name, about = kinds[self._part]
        return Term(
            domain or self._words("wp:term_taxonomy"),
            self._words(slug),
            self._words(name) or self._words(slug),
            number_of(self._words("wp:term_id")),
            self._words(about),
        )

    def _entry(self) -> Entry:
        words, text = self._words, self._values
        return Entry(
            line=self._line,
            number=number_of(words("wp:post_id")),
            kind=words("wp:post_type") or "post",
            status=words("wp:status"),
            title=words("title"),
            slug=words("wp:post_name"),
            link=words("link"),
            creator=words("dc:creator"),
            body=text.get("content:encoded", ""),
            excerpt=words("excerpt:encoded"),
            parent=number_of(words("wp:post_parent")),
            order=number_of(words("wp:menu_order")),
            is_locked=bool(words("wp:post_password")),
            is_sticky=words("wp:is_sticky") == "1",
            date=words("wp:post_date"),
            date_gmt=words("wp:post_date_gmt"),
            modified_gmt=words("wp:post_modified_gmt"),
            sent=words("pubDate"),
            file=words("wp:attachment_url"),
            terms=tuple(self._terms),
            meta=self._meta,
        )

    def _words(self, name: str) -> str:
        return self._values.get(name, "").strip()


# What is kept of the many notes that plug-ins leave on an entry.
WANTED = frozenset(
    "_thumbnail_id _wp_attachment_image_alt _wp_attached_file "
    "_yoast_wpseo_title _yoast_wpseo_metadesc rank_math_title rank_math_description "
    "_aioseo_title _aioseo_description _aioseop_title _aioseop_description".split()
)


def _short(name: str) -> str:
    space, _blank, local = name.rpartition(" ")
    if space.startswith(_EXPORT):
        return f"excerpt:{local}" if space.endswith("/excerpt/") else f"wp:{local}"
    return f"{_PREFIXES.get(space, '?:')}{local}" if space else local


def number_of(text: str) -> int:
    """Return a number of WordPress; 0, which it never gives, for anything else."""
    fits = text.isascii() and text.isdigit() and len(text) < 20
    return int(text) if fits and int(text) < _LARGEST_NUMBER else 0
