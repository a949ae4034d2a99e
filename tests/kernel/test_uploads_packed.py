"""Documents that are archives inside: the right things in them, no macros, no bombs."""

import struct
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from tests.factories.documents import (
    MAIN,
    MIMETYPE,
    WHOLE,
    archive,
    open_document,
    open_xml,
    refusal,
)


def _without(members: dict[str, str | bytes], name: str) -> dict[str, str | bytes]:
    return {key: value for key, value in members.items() if key != name}


@pytest.mark.parametrize(
    ("kind", "members"),
    [
        ("docx", {}),
        ("docx", {"anything.txt": "x"}),
        ("docx", _without(open_xml("docx"), "_rels/.rels")),
        ("docx", _without(open_xml("docx"), "[Content_Types].xml")),
        ("docx", open_xml("xlsx")),
        ("docx", {**open_xml("docx"), "[Content_Types].xml": f"<!-- {MAIN['docx']} -->"}),
        ("docx", {**open_xml("docx"), "[Content_Types].xml": f'<!-- "{MAIN["docx"]}" -->'}),
        ("docx", {**open_xml("docx"), "[Content_Types].xml": f'"{MAIN["docx"]}" "vba&#80;roject"'}),
        ("docx", {**open_xml("docx"), "[Content_Types].xml": f'"{MAIN["docx"]}"'.encode("utf-16")}),
        ("odt", open_document("ods")),
        ("odt", _without(open_document("odt"), "mimetype")),
        ("odt", _without(open_document("odt"), "META-INF/manifest.xml")),
        ("odt", dict(reversed(open_document("odt").items()))),
        ("odt", {**open_document("odt"), "mimetype": MIMETYPE["odt"] + "\n"}),
        ("epub", _without(open_document("epub"), "META-INF/container.xml")),
        ("epub", open_document("odt")),
    ],
)  # fmt: skip
def test_check_document_refuses_an_archive_that_only_has_the_name(
    kind: str, members: dict[str, str | bytes]
) -> None:
    refused = refusal(f"x.{kind}", archive(members))
    large = kind.upper()
    words = f"This is not a whole {large} file. Open it, save it again as {large}, and try again."
    assert (refused.code, refused.messages) == ("content", [words])


def test_check_document_wants_the_mimetype_unpacked() -> None:
    assert refusal("x.odt", archive(open_document("odt"), stored=())).code == "content"


def _types(kind: str, more: str) -> str:
    return f'<Types><Override ContentType="{MAIN[kind]}"/><Override ContentType="{more}"/></Types>'


@pytest.mark.parametrize(
    ("kind", "members"),
    [
        ("docx", open_xml("docx", **{"word/vbaProject.bin": b"x"})),
        ("docx", open_xml("docx", **{"word/VBAPROJECT.BIN": b"x"})),
        ("docx", open_xml("docx", **{"word/activeX/activeX1.xml": b"x"})),
        (
            "docx",
            {
                **open_xml("docx"),
                "[Content_Types].xml": _types("docx", "application/vnd.ms-office.vbaProject"),
            },
        ),
        (
            "xlsx",
            {
                **open_xml("xlsx"),
                "[Content_Types].xml": _types("xlsx", "application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
            },
        ),
        ("odt", open_document("odt", **{"Basic/Standard/Module1.xml": "Sub Main"})),
        ("ods", open_document("ods", **{"Scripts/python/x.py": "import os"})),
    ],
)
def test_check_document_refuses_macros(kind: str, members: dict[str, str | bytes]) -> None:
    refused = refusal(f"x.{kind}", archive(members))
    words = "This file holds macros or other programs. Save it without them, or as PDF, and try again."
    assert (refused.code, refused.messages) == ("program", [words])


def _directory_entry(content: bytes) -> int:
    return content.rindex(b"PK\x01\x02")


def _patched(content: bytes, place: int, value: bytes) -> bytes:
    return content[:place] + value + content[place + len(value) :]


def _encrypted() -> bytes:
    content = WHOLE["docx"]
    return _patched(content, _directory_entry(content) + 8, b"\x01\x00")


def _overlapping() -> bytes:
    """Two entries of the directory that point at the same packed bytes."""
    content = archive(open_xml("docx", **{"a.xml": bytes(200_000), "b.xml": bytes(200_000)}))
    entries = [place for place in range(len(content)) if content[place : place + 4] == b"PK\x01\x02"]
    return _patched(content, entries[-1] + 42, content[entries[-2] + 42 : entries[-2] + 46])


def test_check_document_refuses_what_needs_a_password() -> None:
    words = "This file is protected with a password, so nobody could read it. Save it without one."
    assert refusal("x.docx", _encrypted()).messages == [words]


@pytest.mark.parametrize(
    "make",
    [
        lambda: archive(open_xml("docx", **{"bomb.xml": bytes(30_000_000)})),
        lambda: archive(open_xml("docx", **{f"{n}.xml": b"x" for n in range(5_001)})),
        lambda: archive(open_xml("docx", **{"../evil.xml": b"x"})),
        lambda: archive(open_xml("docx", **{"/evil.xml": b"x"})),
        lambda: archive(open_xml("docx", **{"word\\..\\evil.xml": b"x"})),
        lambda: archive(open_xml("docx", **{"MAIN.XML": b"x"})),
        lambda: b"MZ" + WHOLE["docx"],
        lambda: b"<script>alert(1)</script>" + WHOLE["docx"],
        lambda: WHOLE["docx"] + b"<script>alert(1)</script>",
        lambda: WHOLE["docx"][: len(WHOLE["docx"]) // 2],
        lambda: _patched(WHOLE["docx"], WHOLE["docx"].index(b"main.xml") + 8, b"\xff\xff\xff"),
        _overlapping,
        lambda: WHOLE["docx"][:-2] + b"\x05\x00hello",
        lambda: _patched(WHOLE["docx"], len(WHOLE["docx"]) - 10, struct.pack("<I", 40_000_000)),
    ],
    ids=[
        "packed 1000 to 1", "too many parts", "upwards", "absolute", "backslash", "same name twice",
        "program before", "script before", "script behind", "half", "damaged", "overlapping",
        "comment", "huge directory",
    ],
)  # fmt: skip
def test_check_document_refuses_bombs_and_forgeries(make: Callable[[], bytes]) -> None:
    refused = refusal("x.docx", make())
    assert refused.code == "content"
    assert refused.messages == [
        "This is not a whole DOCX file. Open it, save it again as DOCX, and try again."
    ]


def test_check_document_refuses_a_bomb_of_many_modest_parts() -> None:
    # Each packs by less than the limit; together they fill 204 MB.
    part = (b"solidarity" * 40 + bytes(range(256)) * 3) * 2_900
    members = {f"{number}.xml": part for number in range(62)}
    content = archive(open_xml("docx", **members))
    assert len(content) < 4_000_000
    assert refusal("x.docx", content).code == "content"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_check_document_refuses_ways_of_packing_that_office_programs_do_not_use(method: int) -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as packed:
        for name, content in open_xml("docx").items():
            packed.writestr(name, content)
    assert refusal("x.docx", out.getvalue()).code == "content"
