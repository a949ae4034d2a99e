"""From an empty folder to a site."""

import tomllib
from pathlib import Path

import pytest
from django.conf import settings

from comity.organisation.models import Profile
from comity.pages.models import HomePage
from comity.people.models import Account
from comity.server import founding
from comity.server.console import Refusal
from comity.server.questions import Answers


def test_prepare_directory_fills_in_what_was_not_answered(tmp_path: Path) -> None:
    founding.prepare_directory(tmp_path / "data", Answers(address="https://example.org"))
    written = tomllib.loads((tmp_path / "data" / "comity.toml").read_text())
    assert (written["language"], written["public_url"]) == ("en", "https://example.org")
    assert written["hosts"][0] == "example.org"


def test_prepare_directory_lets_the_site_listen_where_its_address_leads(tmp_path: Path) -> None:
    founding.prepare_directory(tmp_path / "data", Answers(address="http://localhost:8832"))
    written = tomllib.loads((tmp_path / "data" / "comity.toml").read_text())
    assert (written["public_url"], written["bind"]) == ("http://localhost:8832", "127.0.0.1:8832")


def test_prepare_directory_leaves_existing_settings_alone(tmp_path: Path) -> None:
    (tmp_path / "comity.toml").write_text('language = "ar"\npublic_url = "https://example.org"\n')
    founding.prepare_directory(tmp_path, Answers())
    assert (tmp_path / "comity.toml").read_text() == 'language = "ar"\npublic_url = "https://example.org"\n'


@pytest.mark.django_db
def test_found_site_names_the_organisation_and_adds_the_administrator() -> None:
    answers = Answers(name="Sindicato del Puerto", email="ana@example.org", administrator="Ana Sosa")
    assert founding.found_site(answers).startswith("http://localhost/account/")
    assert Profile.objects.get().name == "Sindicato del Puerto"
    assert HomePage.objects.get().get_children().live().count() == 3
    assert Account.objects.get().holds("administrator")


@pytest.mark.django_db
def test_found_site_again_keeps_what_was_written_since() -> None:
    founding.found_site(Answers(name="First name"))
    assert founding.found_site(Answers(name="Second name")) == ""
    assert Profile.objects.get().name == "First name"
    assert HomePage.objects.count() == 1


@pytest.mark.django_db
def test_require_language_allows_the_same_and_refuses_another() -> None:
    founding.require_language(settings.LANGUAGE_CODE)
    with pytest.raises(Refusal, match=r"The first language is en\. It is fixed once there is content\."):
        founding.require_language("ar")


def test_say_what_next_names_the_directory(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    founding.say_what_next(tmp_path, Answers(), "")
    printed = capsys.readouterr().out
    assert f"comity serve --data {tmp_path}" in printed
    assert f"comity user add EMAIL --office administrator --data {tmp_path}" in printed


@pytest.mark.parametrize(("language", "is_told"), [("en", False), ("ar", True)])
def test_say_what_next_tells_that_our_own_words_are_english(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    language: str,
    is_told: bool,
) -> None:
    monkeypatch.setenv("COMITY_LANGUAGE", language)
    founding.say_what_next(tmp_path, Answers(), "")
    assert ("are English for now" in capsys.readouterr().out) == is_told


def test_say_what_next_gives_the_administrator_the_link(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    founding.say_what_next(tmp_path, Answers(email="ana@example.org"), "http://localhost/account/x/")
    assert "ana@example.org sets a password here" in (printed := capsys.readouterr().out)
    assert "http://localhost/account/x/" in printed
