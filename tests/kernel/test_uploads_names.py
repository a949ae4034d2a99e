"""Names of files keep their script and lose their dangers."""

import unicodedata
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.kernel.uploads import clean_name, marked_name, unmarked_names


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("minutes.pdf", "minutes.pdf"),
        ("Minutes of May (final).PDF", "Minutes-of-May-final.pdf"),
        ("/etc/passwd", "passwd"),
        ("..\\..\\windows\\win.ini", "win.ini"),
        ("../../x/../y.txt", "y.txt"),
        ("a\x00b\r\nc.txt", "ab-c.txt"),
        ("..", "file"),
        ("", "file"),
        ("   ", "file"),
        (".htaccess", "htaccess"),
        (".pdf", "pdf"),
        ("résumé.odt", "résumé.odt"),
        ("re\u0301sume\u0301.odt", "résumé.odt"),
        ("محضر الجلسة.pdf", "محضر-الجلسة.pdf"),
        ("می\u200cخواهم.pdf", "می\u200cخواهم.pdf"),
        ("हिन्दी में.pdf", "हिन्दी-में.pdf"),
        ("ประชุม.pdf", "ประชุม.pdf"),
        ("議事録 二〇二六.pdf", "議事録-二〇二六.pdf"),
        ("Протокол №5.docx", "Протокол-5.docx"),
        ("evil\u202efdp.exe", "evilfdp.exe"),
        ("a\u200bb\ufeffc.txt", "abc.txt"),
        ("party 🎉.png", "party.png"),
        ('x"; filename="y.html', "x-filename-y.html"),
        ("<script>.txt", "script.txt"),
        ("a%2e%2e%2fb.txt", "a-2e-2e-2fb.txt"),
        ("archive.tar.gz", "archive.tar.gz"),
        ("v1.2 draft", "v1.2-draft"),
        ("end.", "end"),
        ("___.pdf", "file.pdf"),
        ("a" * 200 + ".pdf", "a" * 96 + ".pdf"),
        ("文" * 200 + ".pdf", "文" * 75 + ".pdf"),
    ],
)
def test_clean_name_keeps_letters_of_every_script_and_nothing_dangerous(name: str, clean: str) -> None:
    assert clean_name(name) == clean


@given(st.text(max_size=300))
def test_clean_name_is_safe_whatever_comes(name: str) -> None:
    clean = clean_name(name)
    assert 0 < len(clean) <= 100
    assert len(clean.encode()) <= 230
    assert clean_name(clean) == clean
    assert unicodedata.is_normalized("NFC", clean)
    assert not clean.startswith((".", "-"))
    assert not set(clean) & set("/\\:*?\"<>|%#&;' \t\r\n\0")
    assert all(unicodedata.category(c)[0] in "LMN" or c in ".-_\u200c\u200d" for c in clean)


@pytest.mark.parametrize("name", ["documents/minutes.pdf", "documents/2026/محضر-الجلسة.txt", "images/x"])
def test_a_marked_name_is_another_each_time_and_leads_back(name: str) -> None:
    marked = {marked_name(name) for _ in range(20)}
    assert len(marked) == 20
    assert {unmarked_names(one) for one in marked} == {name}


@given(st.text(min_size=1, max_size=300))
def test_a_marked_name_fits_and_keeps_its_end(stem: str) -> None:
    before = PurePosixPath("documents") / clean_name(f"{stem}.pdf")
    name = marked_name(str(before), 100)
    assert len(name) <= 100
    assert len(name.rpartition("/")[2].encode()) <= 255
    assert unmarked_names(name) != name
    assert (PurePosixPath(name).parent, PurePosixPath(name).suffix) == (before.parent, before.suffix)


def test_only_the_mark_itself_is_taken_off() -> None:
    for name in ("wage-agreements.pdf", "a-abcdefghijk.pdf", "a-abcdefghijklm.pdf", "a_abcdefghijkl.pdf"):
        assert unmarked_names(name) == name
    assert unmarked_names("a-abcdefghijkl-012345678901.pdf") == "a-abcdefghijkl.pdf"
