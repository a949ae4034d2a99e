"""Bombs, broken pictures and scripts, posted through every door of the CMS that takes a file.

Each time: words that say what to do, no row, and nothing of the file on the disk.
"""

import html
import json
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from PIL import Image
from wagtail.models import Collection

from comity.kernel import pictures, uploads
from comity.pages.models import File, Picture
from tests.factories import documents, pages, people
from tests.factories.drawings import SECRET, UNREADABLE, corners, written

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves the temporary files of its small pictures to the garbage collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]

SCRIPT = b"<script>alert(1)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">' + SCRIPT + b"</svg>"


@dataclass(frozen=True, slots=True)
class Door:
    """A way to send a file to the CMS. A chooser puts a prefix before the names of its fields."""

    address: str
    kept: type[Picture] | type[File]
    prefix: str = ""

    def send(self, client: Client, name: str, content: bytes, **more: str) -> HttpResponse:
        several = "multiple" in self.address
        form = {"title": "A crane", "description": "", "credit": "", "tags": "", **more}
        form["collection"] = str(Collection.get_first_root_node().pk)
        fields: dict[str, Any] = {f"{self.prefix}{key}": value for key, value in form.items()}
        fields["files[]" if several else f"{self.prefix}file"] = SimpleUploadedFile(name, content)
        ajax = {"X-Requested-With": "XMLHttpRequest", "Accept-Encoding": "identity"}
        return client.post(self.address, fields, headers=ajax if several else {"Accept-Encoding": "identity"})


PICTURE_DOORS = [
    Door("/cms/images/add/", Picture),
    Door("/cms/images/multiple/add/", Picture),
    Door("/cms/images/chooser/create/", Picture, "image-chooser-upload-"),
]
FILE_DOORS = [
    Door("/cms/documents/add/", File),
    Door("/cms/documents/multiple/add/", File),
    Door("/cms/documents/chooser/create/", File, "document-chooser-upload-"),
]
at_every_picture_door = pytest.mark.parametrize("door", PICTURE_DOORS, ids=lambda door: door.address)
at_every_file_door = pytest.mark.parametrize("door", FILE_DOORS, ids=lambda door: door.address)


@pytest.fixture
def media(settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    settings.MEDIA_ROOT.mkdir()
    return Path(settings.MEDIA_ROOT)


@pytest.fixture
def editor(media: Path) -> Client:
    pages.site()
    return people.sign_in(Client(raise_request_exception=False), people.account("editor"))


def files(media: Path) -> list[Path]:
    return [path for path in media.rglob("*") if path.is_file()]


def said(response: HttpResponse) -> str:
    """The words of an answer, as a person reads them."""
    text = response.content.decode()
    if text.startswith("{"):
        text = json.dumps(json.loads(text), ensure_ascii=False)
    return html.unescape(text)


def check_refused(door: Door, editor: Client, media: Path, sent: tuple[str, bytes], words: str) -> None:
    """Words, no row, no file."""
    response = door.send(editor, *sent)
    assert response.status_code == 200
    assert words in said(response).replace("\N{NO-BREAK SPACE}", " ")
    assert "alert(1)" not in said(response)
    assert door.kept.objects.count() == 0
    assert files(media) == []


# --- pictures -----------------------------------------------------------------------------------------
@at_every_picture_door
@pytest.mark.parametrize(
    ("name", "kind"), [("Kran im Hafen.JPG", "JPEG"), ("a.png", "PNG"), ("a.heic", "HEIF")]
)
def test_a_picture_is_kept_without_what_the_camera_noted(
    editor: Client, media: Path, door: Door, name: str, kind: str
) -> None:
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    sent = written(corners(), kind, exif=exif.tobytes()) + SCRIPT
    assert SECRET in sent
    assert door.send(editor, name, sent).status_code in {200, 302}
    picture = Picture.objects.get()
    assert (picture.title, picture.width, picture.height) == ("A crane", 64, 32)
    assert picture.file.name.startswith("original_images/")
    assert picture.file.name.endswith(".jpg")
    kept = b"".join(path.read_bytes() for path in files(media))
    assert SECRET not in kept
    assert b"alert(1)" not in kept


def opened() -> list[str]:
    """The files that this process holds open."""
    return [os.path.realpath(f"/proc/self/fd/{number}") for number in os.listdir("/proc/self/fd")]


@at_every_picture_door
@pytest.mark.parametrize("wrong", [{"title": "x" * 300}, {"title": ""}, {"credit": "x" * 500}])
def test_a_picture_is_clean_also_when_another_field_was_wrong_at_first(
    editor: Client, media: Path, door: Door, wrong: dict[str, str]
) -> None:
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    response = door.send(editor, "a.jpg", written(corners(), "JPEG", exif=exif.tobytes()), **wrong)
    assert response.status_code in {200, 302}
    asked = response.json() if "multiple" in door.address else {}
    if "uploaded_file_id" in asked:  # kept until the field is right, then made into the picture
        number = asked["uploaded_file_id"]
        root = str(Collection.get_first_root_node().pk)
        right = {"title": "A crane", "description": "", "credit": "", "tags": "", "collection": root}
        prefixed = {f"uploaded-image-{number}-{key}": value for key, value in right.items()}
        address = f"/cms/images/multiple/create_from_uploaded_image/{number}/"
        assert editor.post(address, prefixed, headers={"X-Requested-With": "XMLHttpRequest"}).json()[
            "success"
        ]
        assert Picture.objects.get().title == "A crane"
    assert [path for path in opened() if path.startswith(str(media))] == []
    assert [path.name for path in files(media) if SECRET in path.read_bytes()] == []


def test_a_new_file_for_a_picture_is_cleaned_too(editor: Client, media: Path) -> None:
    PICTURE_DOORS[0].send(editor, "a.jpg", written(corners(), "JPEG"))
    picture = Picture.objects.get()
    door = Door(f"/cms/images/{picture.pk}/", Picture)
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    assert (
        door.send(editor, "b.jpg", written(corners(80, 40), "JPEG", exif=exif.tobytes())).status_code == 302
    )
    picture.refresh_from_db()
    assert (picture.width, picture.height) == (80, 40)
    assert UNREADABLE in said(door.send(editor, "c.jpg", b"<html>"))
    picture.refresh_from_db()
    assert (picture.width, picture.height) == (80, 40)
    assert [path.name for path in files(media) if SECRET in path.read_bytes()] == []


_WHOLE = written(Image.effect_noise((200, 200), 90).convert("RGB"), "JPEG")
_GIF = bytearray(written(Image.new("P", (4, 4)), "GIF"))
_GIF[6:10] = b"\xff\xff\xff\xff"


@at_every_picture_door
@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("half.jpg", _WHOLE[: len(_WHOLE) // 2], UNREADABLE),
        ("empty.jpg", b"\xff\xd8\xff", UNREADABLE),
        ("page.jpg", b"<html>" + SCRIPT, UNREADABLE),
        ("before.jpg", SCRIPT + _WHOLE, UNREADABLE),
        ("drawing.png", SVG, UNREADABLE),
        ("archive.png", documents.WHOLE["docx"], UNREADABLE),
        ("bitmap.png", written(corners(), "BMP"), UNREADABLE),
        ("bomb.gif", bytes(_GIF), "This picture has more than 60 million pixels."),
        ("large.jpg", _WHOLE + bytes(pictures.LARGEST_FILE), "This picture is larger than 30 MB."),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value and " " not in value else "",
)
def test_no_door_takes_a_broken_picture_a_bomb_or_a_script(
    editor: Client, media: Path, door: Door, name: str, content: bytes, words: str
) -> None:
    check_refused(door, editor, media, (name, content), words)


@at_every_picture_door
@pytest.mark.parametrize("name", ["drawing.svg", "page.html", "a.jpg.html", "a.tiff", "a.php", "a"])
def test_no_door_takes_a_picture_of_another_kind(editor: Client, media: Path, door: Door, name: str) -> None:
    response = door.send(editor, name, SVG if name.endswith("svg") else SCRIPT)
    assert response.status_code == 200
    assert "Supported formats" in said(response) or UNREADABLE in said(response)
    assert Picture.objects.count() == 0
    assert files(media) == []


# --- documents ----------------------------------------------------------------------------------------
@at_every_file_door
def test_a_document_is_kept_as_it_is_and_handed_out_as_a_download(
    editor: Client, media: Path, door: Door
) -> None:
    assert door.send(editor, "Protokoll März (2).PDF", documents.PDF).status_code in {200, 302}
    kept = File.objects.get()
    assert kept.title == "A crane"
    assert re.fullmatch(r"Protokoll-März-2-[a-z0-9]{12}\.pdf", kept.filename)
    response = Client().get(kept.url)
    assert (response.status_code, b"".join(response)) == (200, documents.PDF)
    assert response["Content-Disposition"] == (
        "attachment; filename=\"Protokoll-Marz-2.pdf\"; filename*=UTF-8''Protokoll-M%C3%A4rz-2.pdf"
    )
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert Client().get(f"/media/{kept.file.name}").status_code == 404


def test_a_document_on_no_page_yet_cannot_be_guessed_by_number_and_name(editor: Client, media: Path) -> None:
    FILE_DOORS[0].send(editor, "pay-table.pdf", documents.PDF)
    kept = File.objects.get()
    for guess in ("pay-table.pdf", "pay-table-.pdf", "", kept.filename.upper(), f"x{kept.filename}"):
        assert Client().get(f"/documents/{kept.pk}/{guess}").status_code == 404, guess


_MACROS = documents.archive(documents.open_xml("docx", **{"word/vbaProject.bin": b"x"}))
_BOMB = documents.archive(documents.open_document("odt", **{"bomb.xml": bytes(40_000_000)}))


@at_every_file_door
@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("page.pdf", b"<html>" + SCRIPT, "This is not a whole PDF file."),
        ("half.docx", documents.WHOLE["docx"][:200], "This is not a whole DOCX file."),
        ("macros.docx", _MACROS, "This file holds macros or other programs."),
        ("bomb.odt", _BOMB, "This is not a whole ODT file."),
        ("page.txt", SCRIPT, "This file holds a web page or a program."),
        ("program.txt", b"MZ\x90\x00", "This is not plain text in UTF-8."),
        ("large.pdf", documents.PDF + bytes(uploads.LARGEST_FILE), "This file is too big"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value and " " not in value else "",
)
def test_no_door_takes_a_document_that_is_not_what_it_says(
    editor: Client, media: Path, door: Door, name: str, content: bytes, words: str
) -> None:
    check_refused(door, editor, media, (name, content), words)


@at_every_file_door
@pytest.mark.parametrize(
    "name", ["page.html", "drawing.svg", "tool.exe", "all.zip", "old.doc", "x.pdf.js", "x"]
)
def test_no_door_takes_another_kind_of_document(editor: Client, media: Path, door: Door, name: str) -> None:
    check_refused(door, editor, media, (name, documents.PDF), "Files of this kind are not taken.")


# --- the disk -----------------------------------------------------------------------------------------
@pytest.mark.parametrize("door", [PICTURE_DOORS[0], FILE_DOORS[0]], ids=lambda door: door.address)
def test_a_full_disk_is_said_and_leaves_nothing_behind(
    editor: Client, media: Path, monkeypatch: pytest.MonkeyPatch, door: Door
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)  # the last step before a file gets its name
    sent = written(corners(), "JPEG") if door.kept is Picture else documents.PDF
    response = door.send(editor, "a.jpg" if door.kept is Picture else "a.pdf", sent)
    assert response.status_code == 503
    assert response["Retry-After"]
    assert door.kept.objects.count() == 0
    assert files(media) == []
