from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.contrib.redirects.forms import RedirectForm
from wagtail.documents.forms import get_document_form
from wagtail.images.forms import get_image_form
from wagtail.models import Collection
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from comity.pages.models import EventPage, File, Picture
from tests.factories import pages as make
from tests.factories.people import account

pytestmark = pytest.mark.django_db


def _root() -> int:
    return Collection.get_first_root_node().pk


def _picture_form(name: str, content: bytes):
    form = get_image_form(Picture)
    return form({"title": "Cranes", "collection": _root()}, {"file": SimpleUploadedFile(name, content)})


def test_a_photograph_loses_what_the_camera_noted_and_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # orientation: turned by 90 degrees
    exif[0x010E] = "Ines at the gate"
    out = BytesIO()
    Image.new("RGB", (900, 600), "blue").save(out, "JPEG", exif=exif)
    form = _picture_form("Gate.JPG", out.getvalue())
    assert form.is_valid(), form.errors
    kept = form.save()
    with kept.file.open("rb") as file, Image.open(file) as opened:
        assert opened.size == (600, 900)
        assert not opened.getexif()
    assert b"Ines" not in Path(kept.file.path).read_bytes()
    kept.file.close()
    assert kept.file.name.endswith(".jpg")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("cut.jpg", make.jpeg()[:900]),
        ("page.jpg", b"<html><script>alert(1)</script>"),
        ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("empty.png", b""),
    ],
)
def test_what_is_no_picture_is_refused_with_words(name, content):
    form = _picture_form(name, content)
    assert form.errors["file"]
    assert not Picture.objects.exists()


def test_a_new_title_leaves_the_file_alone():
    picture = make.picture()
    before = picture.file.name
    form = get_image_form(Picture)({"title": "New", "collection": _root()}, {}, instance=picture)
    assert form.is_valid(), form.errors
    assert form.save().file.name == before


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.html", b"<script>alert(1)</script>"),
        ("report.pdf", b"<html><script>alert(1)</script>"),
        ("notes.txt", b"<script>alert(1)</script>"),
        ("tool.exe", b"MZ\x90"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused(name, content):
    form = get_document_form(File)(
        {"title": "x", "collection": _root()}, {"file": SimpleUploadedFile(name, content)}
    )
    assert form.errors["file"]
    assert not File.objects.exists()


def test_a_file_keeps_its_name_in_its_own_script():
    content = SimpleUploadedFile("جدول الأجور.txt", "الأجور".encode())
    form = get_document_form(File)({"title": "Pay table", "collection": _root()}, {"file": content})
    assert form.is_valid(), form.errors
    assert "جدول" in form.save().filename


@pytest.mark.parametrize(
    "path",
    ["/account/login/", "account", "/Desk/x", "/cms/", "/api;x", "/ap?x=1", "/es/", "/%61ccount/",
     "https://elsewhere.example/media/a.jpg"],
)  # fmt: skip
def test_no_redirect_begins_at_another_part_of_the_site(path):
    form = RedirectForm({"old_path": path, "redirect_link": "https://elsewhere.example/"})
    assert "belong to another part of this site" in str(form.errors["old_path"])


@pytest.mark.parametrize("path", ["/old/", "/accounts/", "/old/account/", "/", "/?p=12"])
def test_other_redirects_are_kept(path):
    form = RedirectForm({"old_path": path, "redirect_link": "https://elsewhere.example/"})
    assert form.is_valid(), form.errors


def _event_form(event, **typed):
    form_class = EventPage.get_edit_handler().get_form_class()
    days = typed.pop("omit", [])
    data = nested_form_data({
        "title": "Meeting", "slug": "meeting", "kind": "meeting", "starts_on": "2026-05-12",
        "time_zone": "Europe/Lisbon", "repeat": "weekly", "body": streamfield([]),
        "omissions": inline_formset([{"on": day, "because": ""} for day in days]),
        "event_topics": inline_formset([]), "comments": inline_formset([]), **typed,
    })  # fmt: skip
    return form_class(data, instance=event, parent_page=event.get_parent(), for_user=account("editor"))


def test_an_event_may_leave_out_its_own_days():
    form = _event_form(make.event(make.calendar()), omit=["2026-05-19", "2026-06-02"])
    assert form.is_valid(), form.errors
    form.save().save_revision().publish()
    kept = EventPage.objects.get()
    assert [row.on for row in kept.omitted] == [date(2026, 5, 19), date(2026, 6, 2)]
    assert str(kept.occurrences.earliest("day").day) == "2026-05-12"
    assert not kept.occurrences.filter(day="2026-05-19").exists()


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (["2026-05-20"], "does not fall on this day"),
        (["2026-05-19", "2026-05-19"], "duplicate"),
        (["x"], "valid"),
    ],
)
def test_an_event_cannot_leave_out_other_days_or_one_twice(days, words):
    form = _event_form(make.event(make.calendar()), omit=days)
    assert not form.is_valid()
    assert words in str(form.formsets["omissions"].errors)


def test_an_event_that_ends_before_it_begins_is_refused_and_nothing_is_lost():
    form = _event_form(make.event(make.calendar()), start_time="18:00", end_time="17:00", place="Hall")
    assert not form.is_valid()
    assert "after midnight" in str(form.errors["end_time"])
    assert form["place"].value() == "Hall"


def test_an_event_without_a_day_is_refused_at_its_field():
    form = _event_form(make.event(make.calendar()), starts_on="", omit=["2026-05-19"])
    assert not form.is_valid()
    assert list(form.errors) == ["starts_on"]


def test_a_wrong_day_that_is_taken_out_again_is_no_fault():
    event = make.event(make.calendar(), omit=[date(2026, 5, 20)])
    row = {"id": event.omissions.get().pk, "on": "2026-05-20", "because": "", "DELETE": "on"}
    form = _event_form(event, omissions=inline_formset([row], initial=1))
    assert form.is_valid(), form.formsets["omissions"].errors
