"""A document is taken when it is of a kind we take, and really of that kind."""

import pytest
from django.core.files.base import ContentFile
from hypothesis import given
from hypothesis import strategies as st

from comity.kernel import uploads
from comity.kernel.uploads import Refused, check_document
from tests.factories.documents import CALENDAR, PDF, WHOLE, refusal


def test_these_kinds_are_taken() -> None:
    assert set(uploads.EXTENSIONS) == set(WHOLE)


@pytest.mark.parametrize("kind", WHOLE)
def test_check_document_takes_a_whole_file_of_its_kind(kind: str) -> None:
    for name in (f"minutes.{kind}", f"Minutes of May.{kind.upper()}"):
        file = ContentFile(WHOLE[kind], name=name)
        file.read()
        check_document(file)
        assert file.tell() == 0


@pytest.mark.parametrize("kind", WHOLE)
@pytest.mark.parametrize("claimed", WHOLE)
def test_check_document_refuses_every_kind_under_the_name_of_another(kind: str, claimed: str) -> None:
    texts = {"txt", "csv"}
    if kind == claimed or (claimed in texts and kind in texts | {"ics"}):
        check_document(ContentFile(WHOLE[kind], name=f"x.{claimed}"))
    else:
        assert refusal(f"x.{claimed}", WHOLE[kind]).code == "content"


@pytest.mark.parametrize(
    "name",
    [
        "x.exe", "x.pdf.exe", "x.html", "x.htm", "x.svg", "x.xml", "x.js", "x.zip", "x.rtf", "x.doc", "x.xls",
        "x.docm", "x.xlsm", "x.pptm", "x.dotm", "x.ott", "x.pdf/evil.html", "pdf", "x.", "x", "", ".pdf.html",
        "x.pdf\x00.html", "x.pdf;.html", "x.pdf html",
    ],
)  # fmt: skip
def test_check_document_refuses_other_kinds_and_says_which_are_taken(name: str) -> None:
    refused = refusal(name, PDF)
    assert refused.code == "kind"
    kinds = "pdf, odt, ods, odp, docx, xlsx, pptx, epub, txt, csv, ics"
    words = f"Files of this kind are not taken. Save it as one of these and try again: {kinds}."
    assert refused.messages == [words]


def test_check_document_refuses_a_file_that_is_too_large() -> None:
    exactly = PDF[:9] + bytes(uploads.LARGEST_FILE - len(PDF)) + PDF[9:]
    check_document(ContentFile(exactly, name="x.pdf"))
    refused = refusal("x.pdf", exactly + b"\n")
    assert refused.messages == ["This file is larger than 30 MB. Make it smaller and try again."]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF",
        b"%PDF-1.7\n",
        PDF[:-7],
        b"\n" + PDF,
        b"<script></script>" + PDF,
        b"%PDF-x.1" + PDF[8:],
        PDF[1:],
    ],
)
def test_check_document_refuses_a_pdf_that_is_not_whole(content: bytes) -> None:
    refused = refusal("x.pdf", content)
    assert refused.messages == ["This is not a whole PDF file. Open it, save it again as PDF, and try again."]


@pytest.mark.parametrize(
    "content",
    [
        "Grüße".encode("latin-1"),
        "hello".encode("utf-16"),
        b"a\x00b",
        b"a\x1b[2J",
        b"\x7fELF",
        b"MZ\x90\x00\x03",
        b"\xff",
    ],
)
def test_check_document_refuses_text_that_is_not_plain_utf8(content: bytes) -> None:
    for kind in ("txt", "csv", "ics"):
        refused = refusal(f"x.{kind}", content)
        assert (refused.code, refused.messages) == (
            "content",
            ["This is not plain text in UTF-8. Save it again with the encoding UTF-8, and try again."],
        )


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html><p>hi",
        " \n\t<HTML>",
        "\ufeff<html>",
        "<script>alert(1)</script>",
        "name,<sCrIpT src=x>,b",
        "<svg onload=alert(1)>",
        "<?xml version='1.0'?><x/>",
        "<?php system('id');",
        "hello <?php system('id');",
        "<!-- --><script>",
        "<body onload=x>",
        "<a href=x>",
        "<img src=x onerror=alert(1)>",
        "#!/bin/sh\nrm x",
        "<% x %>",
    ],
)
def test_check_document_refuses_text_that_is_a_page_or_a_program(text: str) -> None:
    for kind in ("txt", "csv", "ics"):
        refused = refusal(f"x.{kind}", text.encode())
        assert (refused.code, refused.messages) == (
            "program",
            ["This file holds a web page or a program. Only plain text is taken: remove it and try again."],
        )


@pytest.mark.parametrize("text", ["", "a < b and c > d", "1 <p> 2", "# heading", "<3 from Porto", "=SUM(A1)"])
def test_check_document_takes_text_that_only_uses_the_same_signs(text: str) -> None:
    check_document(ContentFile(text.encode(), name="x.txt"))


@pytest.mark.parametrize(
    "text", ["", "BEGIN:VCALENDAR", "END:VCALENDAR BEGIN:VCALENDAR", "x" + CALENDAR, "name,place"]
)
def test_check_document_refuses_a_calendar_that_is_not_whole(text: str) -> None:
    assert refusal("x.ics", text.encode()).code == "content"


@given(st.data())
def test_check_document_takes_or_refuses_whatever_is_broken(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(sorted(WHOLE)))
    content = bytearray(WHOLE[kind])
    for place, value in data.draw(
        st.lists(st.tuples(st.integers(0, len(content) - 1), st.integers(0, 255)), min_size=1, max_size=12)
    ):
        content[place] = value
    try:
        check_document(ContentFile(bytes(content), name=f"x.{kind}"))
        outcome = "taken"
    except Refused as refused:
        outcome = str(refused.code)
    assert outcome in {"taken", "content", "program"}
