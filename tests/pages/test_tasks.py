import pytest
from django.core.files.storage import default_storage

from comity.pages import tasks
from comity.pages.models import Picture
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
