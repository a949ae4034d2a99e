"""Addresses of an old site: which are its own, and what became of what lay there."""

import pytest

from comity.pages.wordpress.oldsite import OldSite, media_key, slug_there


@pytest.mark.parametrize(
    ("address", "host", "folder", "source"),
    [
        ("https://www.Old.example/", "old.example", "", "old.example"),
        ("http://old.example:80/blog/", "old.example", "/blog", "old.example/blog"),
        ("https://old.example:8443/a/b", "old.example:8443", "/a/b", "old.example:8443/a/b"),
        ("", "", "", "wordpress"),
        ("http://[broken", "", "", "wordpress"),
    ],
)
def test_a_site_is_its_host_and_folder(address: str, host: str, folder: str, source: str) -> None:
    site = OldSite.of(address)
    assert (site.host, site.folder, site.source) == (host, folder, source)


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("https://old.example/blog/a/", "/blog/a/"),
        ("http://www.old.example/a/?p=3#top", "/a/?p=3#top"),
        ("//old.example/a", "/a"),
        ("/a/", "/a/"),
        ("a/", "/blog/a/"),
        ("?p=3", "/blog/?p=3"),
        ("https://old.example", "/"),
        ("https://old.example/%D0%BF%D0%BE%D1%80%D1%82/", "/порт/"),
        ("https://old.example.evil.example/a/", None),
        ("https://evil.example/old.example/", None),
        ("https://old.example@evil.example/", None),
        ("ftp://old.example/a", None),
        ("javascript:alert(1)", None),
        ("http://[broken", None),
    ],
)
def test_only_addresses_of_the_site_have_a_path(address: str, path: str | None) -> None:
    assert OldSite.of("https://old.example/blog").path_of(address) == path


@pytest.mark.parametrize(
    "name",
    ["gate.jpg", "gate-300x200.jpg", "gate-scaled.jpg", "gate-e1556961234567.jpg", "gate-300x200.jpg?w=3#x"],
)
def test_copies_of_a_picture_are_one_picture(name: str) -> None:
    assert media_key(f"/wp-content/uploads/2019/05/{name}") == "/wp-content/uploads/2019/05/gate.jpg"


def test_a_size_within_a_name_stays() -> None:
    assert media_key("/uploads/poster-300x200-final.jpg") == "/uploads/poster-300x200-final.jpg"


def test_slugs_are_compared_as_readers_write_them() -> None:
    assert slug_there("%D0%9F%D0%BE%D1%80%D1%82/") == "порт"
