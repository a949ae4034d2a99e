from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from comity.config import databases


def test_without_an_address_two_files_are_used_and_the_first_waits_for_the_disk():
    found = databases.databases(Path("/srv/comity"), None)
    assert {alias: str(row["NAME"]) for alias, row in found.items()} == {
        "default": "/srv/comity/db.sqlite3",
        "scratch": "/srv/comity/scratch.sqlite3",
    }
    assert "synchronous=FULL" in found["default"]["OPTIONS"]["init_command"]
    assert "synchronous=NORMAL" in found["scratch"]["OPTIONS"]["init_command"]
    assert found["default"]["OPTIONS"]["timeout"] < 2


def test_a_postgresql_address_is_taken_apart():
    found = databases.databases(Path("/x"), "postgres://us%40er:p%2Fw@db.example:5433/comity?sslmode=require")
    default = found["default"]
    assert set(found) == {"default"}
    assert (default["USER"], default["PASSWORD"], default["HOST"]) == ("us@er", "p/w", "db.example")
    assert (default["PORT"], default["NAME"]) == ("5433", "comity")
    assert default["OPTIONS"]["sslmode"] == "require"
    assert "lock_timeout=1200" in default["OPTIONS"]["options"]


@pytest.mark.parametrize(
    ("read", "address", "name"),
    [
        (lambda url: databases.databases(Path("/x"), url), "mysql://x", "DATABASE_URL"),
        (databases.caches, "memcached://x", "CACHE_URL"),
        (databases.mailers, "http://x", "COMITY_MAIL_URL"),
        (databases.mailers, "smtp://x?tls=maybe", "COMITY_MAIL_URL"),
        (databases.mailers, "smtp:///", "COMITY_MAIL_URL"),
    ],
)
def test_an_address_of_another_kind_is_refused_by_name(read, address, name):
    with pytest.raises(ImproperlyConfigured, match=name):
        read(address)


@pytest.mark.parametrize(
    ("address", "port", "tls", "ssl"),
    [
        ("smtp://mail.example", 25, False, False),
        ("smtp://u:p@mail.example?tls=starttls", 587, True, False),
        ("smtp://u:p@mail.example?tls=tls", 465, False, True),
        ("smtp://mail.example:2525", 2525, False, False),
    ],
)
def test_a_mail_address_says_port_and_sealing(address, port, tls, ssl):
    options = databases.mailers(address)["default"]["OPTIONS"]
    assert (options["port"], options["use_tls"], options["use_ssl"]) == (port, tls, ssl)


def test_without_a_mail_address_mails_are_shown_in_the_log():
    assert databases.mailers(None)["default"]["BACKEND"].endswith("console.EmailBackend")


def test_time_zones_are_places_only():
    zones = databases.time_zones()
    assert "Europe/Lisbon" in zones
    assert "localtime" not in zones
    assert not [zone for zone in zones if zone.startswith("Etc/")]
