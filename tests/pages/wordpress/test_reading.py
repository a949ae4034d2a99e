"""The reader of export files: what it takes, and in which words it refuses what it does not."""

import codecs
import tracemalloc
from pathlib import Path

import pytest

from comity.pages.wordpress import faults
from comity.pages.wordpress.entries import Entry, Origin, Term, Writer
from comity.pages.wordpress.faults import Unreadable
from comity.pages.wordpress.reading import Reader
from tests.pages.wordpress import export as wxr


def read(path: Path) -> tuple[list[Entry], Origin]:
    reader = Reader(path)
    return list(reader.entries()), reader.origin


def refused(folder: Path, content: bytes | str) -> Unreadable:
    path = folder / "export.xml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(Unreadable) as caught:
        read(path)
    return caught.value


@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2"])
def test_every_version_is_read(tmp_path: Path, version: str) -> None:
    terms = (wxr.on("pay", "Pay &amp; hours"), wxr.on("rail", domain="post_tag"))
    story = wxr.entry(12, "Night crews", *terms, wxr.meta("_thumbnail_id", 9), wxr.meta("_edit_last", 1))
    parts = (wxr.writer("ines", "Ines Duarte", 3), wxr.category("pay", "Pay"), story)
    entries, origin = read(wxr.write(tmp_path, *parts, version=version))
    assert (origin.title, origin.address, origin.version) == ("Dockers of old", wxr.BASE, version)
    assert origin.writers == [Writer("ines", "Ines Duarte", 3)]
    assert origin.terms == [Term("category", "pay", "Pay", 7)]
    [found] = entries
    assert (found.number, found.kind, found.status, found.title) == (12, "post", "publish", "Night crews")
    assert found.body == "<p>The crews met at the gate.</p>"
    assert found.terms == (Term("category", "pay", "Pay &amp; hours"), Term("post_tag", "rail", "Rail"))
    assert found.meta == {"_thumbnail_id": "9"}
    assert found.line == 16


def test_no_address_of_a_writer_is_read(tmp_path: Path) -> None:
    _entries, origin = read(wxr.write(tmp_path, wxr.writer("ines")))
    assert "@" not in repr(origin)


def test_text_comes_as_it_is(tmp_path: Path) -> None:
    body = "a ]]> b ]]]]> c \\' d \\\\ e \\n <![CDATA[ f &amp; &nbsp; 远征 \U0001f6a2"
    [found], _origin = read(wxr.write(tmp_path, wxr.entry(1, "O\\'Hara \\", body=body)))
    assert found.body == body
    assert found.title == "O\\'Hara \\"


def test_comments_are_passed_over_without_being_kept(tmp_path: Path) -> None:
    comment = f"<wp:comment><wp:comment_content>{wxr.cdata('x' * 900)}</wp:comment_content></wp:comment>\n"
    path = wxr.write(tmp_path, wxr.entry(1, "Loud", comment * 40_000))
    assert path.stat().st_size > faults.LARGEST
    tracemalloc.start()
    [found], _origin = read(path)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found.title == "Loud"
    assert most < 4_000_000


def test_a_post_of_ten_megabytes_is_read(tmp_path: Path) -> None:
    body = "<p>All hands on deck.</p>\n" * 400_000
    [found], _origin = read(wxr.write(tmp_path, wxr.entry(1, body=body)))
    assert len(found.body) == len(body) > 10_000_000


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "windows-1251"])
def test_other_encodings_are_read_when_they_are_declared(tmp_path: Path, encoding: str) -> None:
    title = "Порт" if encoding == "windows-1251" else "Grève à Gênes"
    path = tmp_path / "export.xml"
    path.write_bytes(wxr.export(wxr.entry(1, title), encoding=encoding).encode(encoding))
    [found], _origin = read(path)
    assert found.title == title


@pytest.mark.parametrize(
    ("before", "lines"),
    [
        (codecs.BOM_UTF8, 0),
        (b"\n\n\n", 3),
        (codecs.BOM_UTF8 + b"\r\n ", 1),
        (b"<br />\n<b>Warning</b>: foreach() in /srv/x.php on line 3<br />\n", 2),
    ],
)
def test_what_stands_before_the_xml_is_dropped_and_counted(tmp_path: Path, before: bytes, lines: int) -> None:
    path = tmp_path / "export.xml"
    path.write_bytes(before + wxr.export(wxr.entry(1)).encode())
    [found], origin = read(path)
    assert origin.dropped_lines == lines
    assert found.line == 14 + lines


WHOLE = wxr.export(wxr.entry(1), wxr.entry(2))
BOMB = '<!DOCTYPE rss [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
DECLARATION = '<?xml version="1.0" encoding="UTF-8" ?>\n'


def with_title(text: str) -> str:
    return WHOLE.replace("<title><![CDATA[A story]]></title>", f"<title>{text}</title>", 1)


BAD = {
    "empty": ("", "Line 1: this is no export of WordPress"),
    "a web page": ("<!doctype html><html><body>Log in</body></html>", "Line 1: this is no export"),
    "a feed": (
        DECLARATION
        + '<rss version="2.0"><channel><title>x</title><item><title>y</title></item></channel></rss>',
        "Line 2: this is no export",
    ),
    "a feed without entries": ('<rss version="2.0"><channel></channel></rss>', "Line 1: this is no export"),
    "another kind of XML": (DECLARATION + "<feed/>", "Line 2: this is no export"),
    "no channel": (DECLARATION + "<rss><items/></rss>", "Line 2: this is no export"),
    "packed": (b"\x1f\x8b\x08\0abc", "Line 1: this is a gzip archive; unpack it"),
    "in an archive": (b"PK\x03\x04abc", "Line 1: this is a zip archive; unpack it"),
    "version 1.3": (wxr.export(version="1.3"), "Line 11: version 1.3 of the export format is not known"),
    "version without words": (
        wxr.export().replace("<wp:wxr_version>1.2<", "<wp:wxr_version><"),
        "Line 11: version ? of the export format",
    ),
    "no version": (
        WHOLE.replace("<wp:wxr_version>1.2</wp:wxr_version>\n", ""),
        "Line 13: this is no export",
    ),
    "entities in entities": (
        WHOLE.replace(DECLARATION, DECLARATION + BOMB),
        "Line 2: a DOCTYPE stands here",
    ),
    "a file from outside": (WHOLE.replace(DECLARATION, DECLARATION + OUTSIDE), "Line 2: a DOCTYPE stands"),
    "a document type of elsewhere": (
        WHOLE.replace(DECLARATION, DECLARATION + '<!DOCTYPE rss SYSTEM "https://x.example/a.dtd">'),
        "Line 2: a DOCTYPE stands here",
    ),
    "an unknown entity": (with_title("Ships&nbsp;and docks"), "Line 15: an entity is used that XML does not"),
    "a bare ampersand": (
        with_title("Ships & docks"),
        "Line 15: this is not well-formed XML, perhaps a stray",
    ),
    "a stray bracket": (with_title("3 < 4"), "Line 15: this is not well-formed XML, perhaps a stray"),
    "CDATA in CDATA": (
        with_title("<![CDATA[one <![CDATA[two]]> three]]>"),
        "Line 15: this is not well-formed XML, perhaps a stray",
    ),
    "a control character": (with_title("bell\x07"), "Line 15: control character 0x07, which XML does not"),
    "a zero byte": (with_title("nothing\0"), "Line 15: control character 0x00"),
    "tags crossed": (
        WHOLE.replace("</wp:status>", "</wp:state>", 1),
        "Line 22: an element is closed that is not open",
    ),
    "tags of another case": (
        WHOLE.replace("</item>", "</Item>", 1),
        "an element is closed that is not open",
    ),
    "an unknown prefix": (with_title("<yoast:x/>"), "Line 15: a prefix is used that the file does not"),
    "an unknown encoding": (
        WHOLE.replace("UTF-8", "klingon-1"),
        "Line 1: this encoding is not known",
    ),
    "an encoding of several bytes": (WHOLE.replace("UTF-8", "GBK"), "Line 1: this encoding is not known"),
    "UTF-16 that is none": (WHOLE.replace("UTF-8", "UTF-16"), "Line 1: this encoding is not known"),
    "two files in one": (WHOLE + WHOLE, "Line 46: this is not well-formed XML"),
    "words behind the end": (WHOLE + "<br>Fatal error", "Line 46: this is not well-formed XML"),
    "an attribute twice": (
        WHOLE.replace('<rss version="2.0"', '<rss version="2.0" version="3"'),
        "Line 2: this is not well-formed XML (duplicate attribute)",
    ),
    "too deep": (with_title("<b>" * 80 + "</b>" * 80), "Line 15: elements lie too deep"),
    "Latin letters called UTF-8": (
        with_title("Grève").encode("latin-1"),
        "Line 15: byte 0xE8 does not belong to the encoding that the file declares",
    ),
    "half a letter": (
        with_title("Порт").encode().replace("П".encode(), b"\xd0", 1),
        "Line 15: byte 0xD0 does not belong",
    ),
    "a surrogate": (with_title("x").encode().replace(b">x<", b">\xed\xa0\x80<"), "Line 15: byte 0xED"),
    "a byte no text has": (with_title("x").encode().replace(b">x<", b">\xff<"), "Line 15: byte 0xFF"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, name: str) -> None:
    content, words = BAD[name]
    fault = refused(tmp_path, content)
    assert words in fault.words
    assert fault.words.startswith("Line ")
    assert fault.words.endswith(".")
    assert not fault.is_cut


@pytest.mark.parametrize(
    "end",
    [
        "</item>\n<item>\n<title>",
        "<wp:status><![CDATA[publish]]></wp:sta",
        "<![CDATA[<p>The crews",
        "</channel>",
    ],
)
def test_a_file_that_is_cut_off_says_how_much_is_whole(tmp_path: Path, end: str) -> None:
    place = WHOLE.rindex(end) + len(end) - (1 if end == "</channel>" else 0)
    fault = refused(tmp_path, WHOLE[:place])
    assert fault.is_cut
    whole = 2 if end == "</channel>" else 1
    assert f"the file is cut off here, after {whole} whole entries" in fault.words


def test_a_cut_within_a_letter_is_a_cut(tmp_path: Path) -> None:
    content = wxr.export(wxr.entry(1, "Порт")).encode()
    assert refused(tmp_path, content[: content.index("П".encode()) + 1]).is_cut


def test_an_entry_that_would_fill_the_memory_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("comity.pages.wordpress.reading.LARGEST", 300_000)
    for large in (
        wxr.entry(1, body="x" * 300_001),
        wxr.entry(1, "Title", wxr.on("a") * 1_500),
        wxr.entry(1, "Title", f'<category domain="category" nicename="{"x" * 900_000}"/>'),
    ):
        fault = refused(tmp_path, wxr.export(large))
        line = 27 if 'nicename="xx' in large else 14  # of a token without end: where that begins
        assert fault.words.startswith(f"Line {line}: the entry that begins here is larger than")


def test_a_token_without_end_is_not_gathered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comity.pages.wordpress.reading.LARGEST", 300_000)
    assert (
        "is larger than"
        in refused(tmp_path, wxr.export().partition("</channel>")[0] + f'<item a="{"x" * 2_000_000}').words
    )


def test_numbers_that_are_none_are_no_numbers(tmp_path: Path) -> None:
    for text in ("-5", "1e9", "٣", "9" * 40, "12 or 13"):
        content = wxr.export(wxr.entry(1)).replace("<wp:post_id>1<", f"<wp:post_id>{text}<")
        (tmp_path / "export.xml").write_text(content, encoding="utf-8")
        [found], _origin = read(tmp_path / "export.xml")
        assert found.number == 0
