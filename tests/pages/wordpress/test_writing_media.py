"""Pictures and files of an old site: found, fetched, refused."""

import os
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from PIL import Image

from comity.kernel import generation
from comity.kernel.fetch import INTERNET
from comity.pages.models import ArticlePage, File, Imported, Picture
from comity.pages.wordpress.report import Report
from comity.pages.wordpress.writing import media
from tests.factories import documents
from tests.factories import pages as make
from tests.factories.servers import World, answer, certificates, world
from tests.pages.wordpress import export as wxr

pytestmark = pytest.mark.django_db
__all__ = ["certificates", "world"]
GATE = f"{wxr.BASE}/wp-content/uploads/2019/05/gate.jpg"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of wp-content/uploads."""
    place = tmp_path / "uploads"
    (place / "2019" / "05").mkdir(parents=True)
    (place / "2019" / "05" / "gate.jpg").write_bytes(make.jpeg())
    (place / "2019" / "05" / "rules.pdf").write_bytes(documents.PDF)
    return place


def image(address: str = GATE) -> str:
    return f'<p>See</p><p><img src="{address}" alt="" /></p>'


def bring(place: Path, *parts: str, **sources: Any) -> Report:
    return wxr.bring(wxr.write(place.parent, *parts), **sources)


def story() -> ArticlePage:
    found: ArticlePage = ArticlePage.objects.get()
    return found


def test_without_a_source_pictures_are_left_out_and_counted(folder: Path) -> None:
    report = bring(folder, wxr.entry(1, body=image()), wxr.attachment(9, "2019/05/gate.jpg"))
    assert (report.counts["media"], Picture.objects.count()) == (0, 0)
    assert [names for words, names in report.told() if "--media DIR" in words] == ["1"]


def test_pictures_come_from_the_folder_once_and_cleaned(folder: Path) -> None:
    exif = Image.Exif()
    exif[0x010F] = "A camera of somebody"
    out = BytesIO()
    Image.new("RGB", (600, 400)).save(out, "JPEG", exif=exif)
    (folder / "2019" / "05" / "gate.jpg").write_bytes(out.getvalue())
    copy = GATE.replace(".jpg", "-300x200.jpg").replace("https", "http")
    picture = wxr.attachment(
        9, "2019/05/gate.jpg", wxr.meta("_wp_attachment_image_alt", "The gate"), excerpt="At <b>six</b>"
    )
    stories = (wxr.entry(1, "One", wxr.meta("_thumbnail_id", 9), body=image() + image(copy)), picture)
    report = bring(folder, *stories, folder=folder)
    assert report.counts["media"] == 1
    [kept] = Picture.objects.all()
    assert (kept.title, kept.description, kept.width, kept.height) == ("gate", "The gate", 600, 400)
    with kept.file.open() as file:
        assert b"A camera" not in file.read()
    assert (story().picture_id, story().picture_caption) == (kept.pk, "At six")
    assert kept.sizes["wide"]


def test_a_second_run_brings_no_picture_twice(folder: Path) -> None:
    stories = (wxr.entry(1, body=image()), wxr.attachment(9, "2019/05/gate.jpg"))
    bring(folder, *stories, folder=folder)
    assert bring(folder, *stories, folder=folder).counts["media"] == 0
    assert Picture.objects.count() == 1


def test_pictures_that_were_left_out_come_with_the_next_run(folder: Path) -> None:
    stories = (wxr.entry(1, "One", wxr.meta("_thumbnail_id", 9)), wxr.attachment(9, "2019/05/gate.jpg"))
    bring(folder, *stories)
    assert story().picture_id is None
    report = bring(folder, *stories, folder=folder)
    assert (report.counts["media"], report.changed) == (1, 1)
    assert story().picture_id == Picture.objects.get().pk


def test_a_picture_that_an_editor_deleted_stays_deleted(folder: Path) -> None:
    stories = (wxr.attachment(9, "2019/05/gate.jpg"),)
    bring(folder, *stories, folder=folder)
    Picture.objects.get().delete()
    report = bring(folder, *stories, folder=folder)
    assert (report.counts["media"], Picture.objects.count()) == (0, 0)
    assert wxr.why(report, "stays deleted") == GATE


def test_files_are_downloads_and_links_lead_to_them(folder: Path, client: Client) -> None:
    address = f"{wxr.BASE}/wp-content/uploads/2019/05/rules.pdf"
    body = f'<p>Read <a href="{address}">the rules</a>.</p>'
    bring(folder, wxr.entry(1, body=body), wxr.attachment(9, "2019/05/rules.pdf"), folder=folder)
    [file] = File.objects.all()
    assert f'linktype="document" id="{file.pk}"' in str(story().body.raw_data[0]["value"])
    generation.change()
    answer = client.get("/wp-content/uploads/2019/05/rules.pdf")
    assert (answer.status_code, answer["Location"]) == (301, file.url)


def test_the_old_address_of_a_picture_leads_to_it(folder: Path, client: Client) -> None:
    bring(folder, wxr.attachment(9, "2019/05/gate.jpg"), folder=folder)
    generation.change()
    for asked in ("gate.jpg", "gate-150x150.jpg", "gate-scaled.jpg"):
        answer = client.get(f"/wp-content/uploads/2019/05/{asked}")
        assert (answer.status_code, answer["Location"]) == (301, Picture.objects.get().file.url)
    assert (
        client.get("/?attachment_id=9").status_code == 200
    )  # the front page: numbers could be counted through


BAD = {
    "drawing.svg": (SVG, "Files of this kind are not taken"),
    "program.php": (b"<?php", "Files of this kind are not taken"),
    "page.html": (b"<html>", "Files of this kind are not taken"),
    "nameless": (b"x", "Files of this kind are not taken"),
    "svg.jpg": (SVG, "not a picture we can read"),
    "empty.png": (b"", "not a picture we can read"),
    "half.jpg": (make.jpeg()[:300], "not a picture we can read"),
    "rules.pdf": (b"MZ not a PDF", "This is not a whole PDF file"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_uploads_refuse_is_refused_and_told(folder: Path, name: str) -> None:
    content, words = BAD[name]
    (folder / "2019" / "05" / name).write_bytes(content)
    report = bring(folder, wxr.entry(1), wxr.attachment(9, f"2019/05/{name}"), folder=folder)
    assert report.counts["media"] == Picture.objects.count() + File.objects.count() == 0
    assert wxr.why(report, words) == f"{wxr.BASE}/wp-content/uploads/2019/05/{name}"
    assert report.counts["articles"] == 1


@pytest.mark.parametrize(
    "path",
    [
        "../secret.jpg",
        "2019/../../secret.jpg",
        "%2e%2e/secret.jpg",
        "..%2Fsecret.jpg",
        "//secret.jpg",
        "",
        "a\0b.jpg",
    ],
)
def test_nothing_outside_of_the_folder_is_read(folder: Path, path: str) -> None:
    (folder.parent / "secret.jpg").write_bytes(make.jpeg())
    with pytest.raises(media.NotHad):
        media.read_below(folder, path)
    body = image(f"{wxr.BASE}/wp-content/uploads/{path}".replace("\0", ""))
    report = bring(folder, wxr.entry(1, body=body), folder=folder)
    assert report.counts["media"] == 0


def test_links_out_of_the_folder_pipes_and_folders_are_not_read(folder: Path) -> None:
    (folder.parent / "secret.jpg").write_bytes(make.jpeg())
    (folder / "link.jpg").symlink_to(folder.parent / "secret.jpg")
    (folder / "out").symlink_to(folder.parent)
    (folder / "inside.jpg").symlink_to(folder / "2019" / "05" / "gate.jpg")
    os.mkfifo(folder / "pipe.jpg")
    for name in ("link.jpg", "out/secret.jpg", "pipe.jpg", "2019", "nowhere.jpg"):
        with pytest.raises(media.NotHad):
            media.read_below(folder, name)
    assert media.read_below(folder, "inside.jpg") == make.jpeg()


def test_nothing_is_left_behind_when_a_picture_cannot_be_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_about: object, **_fields: object) -> None:
        raise OSError(28, "No space left on device")

    def kept() -> set[str]:
        try:
            return set(default_storage.listdir("original_images")[1])
        except FileNotFoundError:
            return set()

    before = kept()
    monkeypatch.setattr(Imported.objects, "create", full)
    with pytest.raises(OSError, match="No space"):
        bring(folder, wxr.attachment(9, "2019/05/gate.jpg"), folder=folder)
    assert Picture.objects.count() == 0
    assert kept() == before


# --- fetched ------------------------------------------------------------------------------------------
def fetched(folder: Path, world: World, *parts: str) -> Report:
    base = world.server.url("").rstrip("/")
    path = wxr.write(folder.parent, *(part.replace(wxr.BASE, base) for part in parts), base=base)
    return wxr.bring(path, may_fetch=True, network=world.network)


def test_pictures_are_fetched_from_the_old_site_by_https(folder: Path, world: World) -> None:
    world.server.script = lambda path: answer(make.jpeg(300, 200) if path.endswith("gate.jpg") else b"")
    parts = (wxr.entry(1, body=image(GATE.replace("https:", "http:"))), wxr.attachment(9, "2019/05/gate.jpg"))
    report = fetched(folder, world, *parts)
    assert report.counts["media"] == 1
    assert Picture.objects.get().width == 300
    assert len(world.server.asked) == 1


def test_what_the_old_site_does_not_give_is_told_once(folder: Path, world: World) -> None:
    world.server.script = lambda path: answer(status="404 Not Found")
    parts = (wxr.entry(1, body=image()), wxr.entry(2, body=image()), wxr.attachment(9, "2019/05/gate.jpg"))
    report = fetched(folder, world, *parts)
    assert report.counts["media"] == 0
    assert [reason for _what, reason in report.left_out()] == ["the old site answers 404"]
    assert len(world.server.asked) == 1


@pytest.mark.parametrize(
    "inside",
    [
        "http://127.0.0.1/gate.jpg", "https://127.0.0.1:8000/gate.jpg", "https://localhost/gate.jpg",
        "http://169.254.169.254/latest/gate.jpg", "https://10.0.0.1/gate.jpg", "https://[::1]/gate.jpg",
        "https://0x7f000001/gate.jpg", "https://user:pass@old.example/gate.jpg",
        "file:///etc/gate.jpg", "gopher://x/gate.jpg",
    ],
)  # fmt: skip
def test_addresses_that_point_inside_are_refused(folder: Path, inside: str) -> None:
    part = wxr.attachment(9, "x").replace(f"{wxr.BASE}/wp-content/uploads/x", inside)
    network = replace(INTERNET, look_up=lambda host, port: ["127.0.0.1"])
    report = bring(folder, wxr.entry(1), part, may_fetch=True, network=network)
    assert (report.counts["media"], report.counts["articles"]) == (0, 1)
    assert [what for what, _why in report.left_out()] == [inside]
