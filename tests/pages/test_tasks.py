from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.storage import default_storage

from comity.kernel import clock
from comity.pages import links, tasks
from comity.pages.models import Link, Picture
from tests.factories import pages as make

pytestmark = pytest.mark.django_db


def _files(picture: Picture) -> list[str]:
    return [row["file"] for rows in picture.sizes.values() if isinstance(rows, list) for row in rows]


def test_make_sizes_writes_files_that_exist_and_says_which():
    picture = make.picture()
    tasks.make_sizes.func(picture.pk)
    picture.refresh_from_db()
    assert {row["format"] for row in picture.made("wide")} == {"avif", "webp", "jpeg"}
    assert all(default_storage.exists(name) for name in _files(picture))


def test_make_sizes_twice_makes_nothing_new():
    picture = make.picture()
    tasks.make_sizes.func(picture.pk)
    picture.refresh_from_db()
    before = picture.sizes
    assert tasks.make_sizes.func(picture.pk) == 0
    picture.refresh_from_db()
    assert picture.sizes == before


def test_make_sizes_of_a_deleted_picture_is_no_fault():
    assert tasks.make_sizes.func(987_654) == 0


def test_a_new_focal_point_makes_new_sizes_and_deletes_the_old_files():
    picture = make.picture()
    tasks.make_sizes.func(picture.pk)
    picture.refresh_from_db()
    old = _files(picture)
    picture.focal_point_x, picture.focal_point_y = 10, 10
    picture.save()
    tasks.make_sizes.func(picture.pk)
    picture.refresh_from_db()
    assert picture.made("square")
    assert not any(default_storage.exists(name) for name in old)


def test_sizes_of_a_former_file_are_not_shown():
    picture = make.picture()
    picture.sizes = {
        "key": "another file",
        "wide": [{"width": 1, "height": 1, "format": "jpeg", "file": "x"}],
    }
    assert picture.made("wide") == []


def test_make_sizes_gives_way_when_the_picture_changed_meanwhile(monkeypatch):
    picture = make.picture()
    Picture.objects.filter(pk=picture.pk).update(sizes={})
    write = tasks._write

    def slow_write(seen, key, storage):
        made = write(seen, key, storage)
        Picture.objects.filter(pk=seen.pk).update(focal_point_x=5, focal_point_y=5)
        slow_write.made = made
        return made

    monkeypatch.setattr(tasks, "_write", slow_write)
    assert tasks.make_sizes.func(picture.pk) == 0
    picture.refresh_from_db()
    assert picture.sizes == {}
    left = [row["file"] for rows in slow_write.made.values() if isinstance(rows, list) for row in rows]
    assert not any(default_storage.exists(name) for name in left)


def test_deleting_a_picture_deletes_its_sizes(django_capture_on_commit_callbacks):
    picture = make.picture()
    tasks.make_sizes.func(picture.pk)
    picture.refresh_from_db()
    names = _files(picture)
    with django_capture_on_commit_callbacks(execute=True):
        picture.delete()
    assert names
    assert not any(default_storage.exists(name) for name in names)


# --- links outside ----------------------------------------------------------------------------------
_DAY = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def outside(monkeypatch):
    """What trying an address shows, by address; and which were tried."""
    faults, tried = {}, []

    def look(address):
        tried.append(address)
        return faults.get(address, "")

    monkeypatch.setattr(links, "try_address", look)
    return faults, tried


def _story(*addresses):
    html = "".join(f'<p><a href="{address}">Words of it</a></p>' for address in addresses)
    return make.article(make.section(), body=[("text", html)])


def test_publishing_keeps_and_tries_the_links_outside(outside):
    faults, tried = outside
    faults["https://b.example/"] = "gone"
    page = _story("https://a.example/", "https://b.example/", "/news/", "https://a.example/")
    assert tried == ["https://a.example/", "https://b.example/"]
    kept = Link.objects.order_by("address").values_list("page", "address", "words", "fault")
    assert list(kept) == [
        (page.pk, "https://a.example/", "Words of it", ""),
        (page.pk, "https://b.example/", "Words of it", "gone"),
    ]


def test_publishing_again_tries_new_links_alone_and_forgets_old_ones(outside):
    page = _story("https://a.example/", "https://b.example/")
    outside[1].clear()
    page.body = [("text", '<p><a href="https://b.example/">B</a> <a href="https://c.example/">C</a></p>')]
    page.save_revision().publish()
    assert outside[1] == ["https://c.example/"]
    assert sorted(Link.objects.values_list("address", "words")) == [
        ("https://b.example/", "B"),
        ("https://c.example/", "C"),
    ]


def test_a_withdrawn_page_keeps_no_links(outside):
    page = _story("https://a.example/")
    page.unpublish()
    assert not Link.objects.exists()


def _try_again(link, at):
    with clock.frozen(at):
        tasks.try_links.call([link.pk])
    link.refresh_from_db()
    return link.fault, link.since


def test_one_silence_is_forgiven_and_two_on_different_days_are_not(outside):
    faults, _tried = outside
    faults["https://a.example/"] = "silent"
    with clock.frozen(_DAY):
        _story("https://a.example/")
    link = Link.objects.get()
    assert (link.fault, link.since) == ("once", _DAY.date())
    assert _try_again(link, _DAY + timedelta(hours=3)) == ("once", _DAY.date())
    assert _try_again(link, _DAY + timedelta(days=1)) == ("silent", _DAY.date())
    assert _try_again(link, _DAY + timedelta(days=5)) == ("silent", _DAY.date())
    faults.clear()
    assert _try_again(link, _DAY + timedelta(days=6)) == ("", None)


def test_what_is_gone_is_broken_at_once_since_the_first_fault(outside):
    faults, _tried = outside
    faults["https://a.example/"] = "silent"
    with clock.frozen(_DAY):
        _story("https://a.example/")
    faults["https://a.example/"] = "gone"
    assert _try_again(Link.objects.get(), _DAY + timedelta(days=1)) == ("gone", _DAY.date())


def test_a_task_out_of_patience_leaves_the_rest(outside, monkeypatch):
    _story("https://a.example/", "https://b.example/")
    monkeypatch.setattr(tasks, "PATIENCE", -1.0)
    assert tasks.try_links.call(list(Link.objects.values_list("pk", flat=True))) == 0


def test_a_page_of_many_links_has_a_few_tried_and_leaves_the_rest_to_the_nights(outside, monkeypatch):
    monkeypatch.setattr(tasks, "AT_ONCE", 2)
    _story(*(f"https://a.example/{number}" for number in range(5)))
    assert len(outside[1]) == 2
    assert Link.objects.filter(checked_at=None).count() == 3


def test_links_of_a_page_that_is_gone_are_nobodys(outside):
    tasks.note_links.call(987654)
    assert tasks.try_links.call([987654]) == 0
