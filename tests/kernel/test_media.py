"""Pictures are served and nothing else; files are written whole or not at all."""

import os
import resource
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.test import RequestFactory
from PIL import Image

from comity.kernel.access import ANYONE
from comity.kernel.media import Storage, serve
from comity.kernel.pictures import Refused
from tests.factories.drawings import SECRET, cleaned, corners, written

# Closing an answer tells Django that a request has ended, and Django then looks at its connections.
pytestmark = pytest.mark.django_db

PICTURE = written(corners(8, 8), "JPEG")


class NobodyLooks:
    """A sign-in that must not be looked at: pictures need none, and asking costs a session."""

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(f"somebody asked the sign-in for {name}")


@pytest.fixture(autouse=True)
def media(settings, tmp_path: Path) -> Path:
    root = tmp_path / "media"
    for name in (
        "images/a.jpg",
        "images/a.JPEG",
        "images/deep/er/b.webp",
        "images/c.html",
        "images/c.svg",
        "images/c",
        "images/.d.jpg.part",
        "images/نقابة.png",
        "original_images/e.avif",
        "logos/f.png",
        "documents/g.jpg",
        "h.jpg",
    ):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(PICTURE)
    (tmp_path / "secret.jpg").write_bytes(b"secret")
    settings.MEDIA_ROOT = root
    settings.COMITY_PUBLIC_MEDIA = ("original_images", "images", "logos")
    return root


def asked(path: str, method: str = "GET", **headers: str) -> HttpResponseBase:
    request: HttpRequest = RequestFactory().generic(method, "/media/x", headers=headers)
    request.user = NobodyLooks()
    return serve(request, path)


def body(response: HttpResponseBase) -> bytes:
    content = b"".join(response)
    response.close()
    return content


# --- reading ------------------------------------------------------------------------------------------
def test_pictures_are_for_anyone() -> None:
    assert serve.access.who == (ANYONE,)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("images/a.jpg", "image/jpeg"),
        ("images/a.JPEG", "image/jpeg"),
        ("images/deep/er/b.webp", "image/webp"),
        ("images/نقابة.png", "image/png"),
        ("original_images/e.avif", "image/avif"),
        ("logos/f.png", "image/png"),
    ],
)
def test_serve_shows_a_picture_of_a_public_folder(path: str, kind: str) -> None:
    response = asked(path)
    headers = dict(response.items())
    etag = headers.pop("ETag")
    headers.pop("Content-Disposition", None)
    assert headers == {
        "Content-Type": kind,
        "Content-Length": str(len(PICTURE)),
        "Cache-Control": "public, max-age=31536000, immutable",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cross-Origin-Resource-Policy": "cross-origin",
        "X-Content-Type-Options": "nosniff",
    }
    assert etag.startswith('"')
    assert (response.status_code, body(response)) == (200, PICTURE)


@pytest.mark.parametrize(
    "path",
    [
        "", "images", "images/", "images/deep", "images/none.jpg", "images/c.html", "images/c.svg",
        "images/c", "images/.d.jpg.part", "documents/g.jpg", "h.jpg", "/h.jpg", "../secret.jpg",
        "images/../h.jpg", "images/../documents/g.jpg", "images/../../secret.jpg", "images//a.jpg",
        "images/./a.jpg", "/images/a.jpg", "./images/a.jpg", "images/a.jpg/",
        "images/a.jpg/.jpg", "images\\a.jpg", "images/..\\h.jpg",
        "images/a.jpg\0", "images/\0/a.jpg", "IMAGES/a.jpg", "images/%2e%2e/h.jpg", "images/a.jpg%00",
        "images/" + "a" * 300 + ".jpg", "images/" + "a/" * 3_000 + "a.jpg", "images/\ud800.jpg",
    ],
)  # fmt: skip
def test_serve_shows_nothing_else(path: str) -> None:
    with pytest.raises(Http404):
        asked(path)


def test_serve_follows_no_link(media: Path, tmp_path: Path) -> None:
    (media / "images/out.jpg").symlink_to(tmp_path / "secret.jpg")
    (media / "images/document.jpg").symlink_to(media / "documents/g.jpg")
    (media / "images/inside.jpg").symlink_to(media / "images/a.jpg")
    (media / "images/folder").symlink_to(media / "documents")
    os.mkfifo(media / "images/pipe.jpg")
    names = ("out.jpg", "document.jpg", "inside.jpg", "folder/g.jpg", "pipe.jpg")
    for name in names:
        with pytest.raises(Http404):
            asked(f"images/{name}")


def test_serve_works_in_a_media_folder_that_is_itself_a_link(settings, media: Path, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "linked"
    settings.MEDIA_ROOT.symlink_to(media)
    assert body(asked("images/a.jpg")) == PICTURE


def test_serve_answers_a_head_without_a_body() -> None:
    response = asked("images/a.jpg", "HEAD")
    assert (response.status_code, body(response)) == (200, b"")
    assert response["Content-Length"] == str(len(PICTURE))
    assert response["Content-Type"] == "image/jpeg"


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_serve_answers_304_to_whoever_has_it(media: Path, method: str) -> None:
    etag = asked("images/a.jpg", "HEAD")["ETag"]
    for known in (etag, f'"other", W/{etag}', "*"):
        response = asked("images/a.jpg", method, **{"If-None-Match": known})
        assert (response.status_code, body(response)) == (304, b"")
        assert response["ETag"] == etag
        assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert asked("images/a.jpg", "HEAD", **{"If-None-Match": '"other"'}).status_code == 200
    (media / "images/a.jpg").write_bytes(PICTURE + b"!")
    assert asked("images/a.jpg", "HEAD", **{"If-None-Match": etag}).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_serve_only_reads(method: str) -> None:
    assert asked("images/a.jpg", method).status_code == 405


# --- writing ------------------------------------------------------------------------------------------
@pytest.mark.parametrize("folder", ["images", "original_images", "logos", "documents"])
def test_a_name_cannot_be_guessed_and_is_never_used_again(media: Path, folder: str) -> None:
    storage, names = Storage(), set()
    for _ in range(5):
        name = storage.save(f"{folder}/ship.jpg", ContentFile(PICTURE))
        assert name.startswith(f"{folder}/ship-")
        assert name.endswith(".jpg")
        assert (media / name).read_bytes() == PICTURE
        names.add(name)
        storage.delete(name)
    assert len(names) == 5


def test_a_long_name_of_a_picture_fits_its_column() -> None:
    name = Storage().save("images/" + "a" * 120 + ".webp", ContentFile(PICTURE), max_length=100)
    assert len(name) == 100
    assert name.startswith("images/aaaa")
    assert name.endswith(".webp")


def test_a_name_keeps_its_script() -> None:
    assert Storage().generate_filename("documents/हिन्दी में.pdf") == "documents/हिन्दी-में.pdf"


@pytest.mark.parametrize("name", ["../a.jpg", "images/../../a.jpg", "/a.jpg"])
def test_no_name_leads_out_of_the_folder(name: str) -> None:
    with pytest.raises(SuspiciousFileOperation):
        Storage().save(name, ContentFile(b"x"))


def test_files_are_written_with_the_rights_of_the_settings(settings, media: Path) -> None:
    settings.FILE_UPLOAD_PERMISSIONS, settings.FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o640, 0o750
    with TemporaryUploadedFile("big.pdf", "application/pdf", 3, None) as upload:
        upload.write(b"big")
        upload.seek(0)
        name = Storage().save("documents/2026/05/big.pdf", upload)
    assert (media / name).read_bytes() == b"big"
    assert (media / name).stat().st_mode & 0o777 == 0o640
    assert (media / "documents/2026").stat().st_mode & 0o777 == 0o750


class Broken(File):
    """A content that ends with an error in the middle, as a full disk or a lost connection would."""

    def chunks(self, chunk_size: int | None = None) -> Any:
        yield b"half"
        raise OSError(28, "No space left on device")


def test_a_file_that_fails_half_way_leaves_nothing_behind(media: Path) -> None:
    before = sorted(media.rglob("*"))
    for name in ("images/a.jpg", "documents/new.pdf"):
        with pytest.raises(OSError, match="No space left"):
            Storage().save(name, Broken(None))
    assert sorted(media.rglob("*")) == before
    assert (media / "images/a.jpg").read_bytes() == PICTURE


def test_a_real_limit_on_the_disk_leaves_nothing_behind(media: Path) -> None:
    before = sorted(media.rglob("*"))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with pytest.raises(OSError, match="File too large"):
            Storage().save("documents/new.pdf", ContentFile(bytes(300_000)))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert sorted(media.rglob("*")) == before


def test_a_text_is_written_as_utf8(media: Path) -> None:
    name = Storage().save("documents/a.txt", ContentFile("محضر"))
    assert (media / name).read_text(encoding="utf-8") == "محضر"


# --- pictures of strangers ----------------------------------------------------------------------------
@pytest.mark.parametrize("folder", ["original_images", "logos"])
def test_no_picture_of_a_stranger_is_kept_as_it_came(media: Path, folder: str) -> None:
    exif = Image.Exif()
    exif[0x010E], exif[0x0112] = SECRET.decode(), 6
    sent = written(corners(), "WEBP", exif=exif.tobytes())
    assert SECRET in sent
    name = Storage().save(f"{folder}/harbour.webp", ContentFile(sent))
    assert name.endswith(".jpg")
    assert SECRET not in (media / name).read_bytes()
    with Image.open(media / name) as image:
        assert image.size == (32, 64)
    with pytest.raises(Refused):
        Storage().save(f"{folder}/page.jpg", ContentFile(b"<script>alert(1)</script>"))


def test_a_clean_picture_is_kept_to_the_byte(media: Path) -> None:
    sent = cleaned(written(corners(), "JPEG")).content
    name = Storage().save("original_images/harbour.jpg", ContentFile(sent))
    assert (media / name).read_bytes() == sent
