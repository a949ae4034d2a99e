"""Which answers `comity init` takes."""

import pytest
import typer

from comity.server import questions
from comity.server.console import Refusal
from comity.server.questions import Answers


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", "de"),
        ("language", "EN"),
        ("name", " "),
        ("name", "x" * 121),
        ("address", "example.org"),
        ("address", "ftp://example.org"),
        ("address", "https://"),
        ("address", "https://example.org/site"),
        ("address", "https://example.org?x=1"),
        ("address", "https://user@example.org"),
        ("address", "https://exa mple.org"),
        ("address", "http://example.org:port"),
        ("address", "http://[example.org"),
        ("time_zone", "Lisbon"),
        ("time_zone", "../../etc/passwd"),
        ("email", "nobody"),
        ("email", "a@b@example.org"),
        ("email", "two words@example.org"),
    ],
)
def test_fault_finds_answers_that_cannot_be_used(name: str, value: str) -> None:
    assert questions.fault(name, value).endswith((".", "https://example.org"))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", "ar"),
        ("name", "نقابة الميناء"),
        ("address", "https://example.org/"),
        ("address", "http://localhost:8123"),
        ("address", "http://192.0.2.7"),
        ("time_zone", "America/Argentina/Buenos_Aires"),
        ("email", "ana@example.org"),
        ("email", "ana@localhost"),
    ],
)
def test_fault_finds_nothing_in_usual_answers(name: str, value: str) -> None:
    assert questions.fault(name, value) == ""


def test_checked_takes_spaces_and_the_last_slash_off() -> None:
    found = questions.checked(
        Answers(address="https://example.org/", name=" Union ", email=" a@example.org ")
    )
    assert (found.address, found.name, found.email) == ("https://example.org", "Union", "a@example.org")


def test_checked_refuses_with_the_words_of_the_first_fault() -> None:
    with pytest.raises(Refusal, match="de is not one of en, es, fr, ar"):
        questions.checked(Answers(language="de", address="nowhere"))


def test_settings_name_host_and_proxy_only_where_needed() -> None:
    assert Answers(language="en", address="http://localhost:8000").settings() == {
        "COMITY_LANGUAGE": "en",
        "COMITY_PUBLIC_URL": "http://localhost:8000",
        "COMITY_BIND": "127.0.0.1:8000",
    }
    assert Answers(address="https://example.org").settings() == {
        "COMITY_PUBLIC_URL": "https://example.org",
        "COMITY_HOSTS": ["example.org", "localhost", "127.0.0.1", "[::1]"],
        "COMITY_PROXIES": ["127.0.0.1", "::1"],
    }


@pytest.mark.parametrize(
    ("address", "bind"),
    [
        ("http://localhost:8832", "127.0.0.1:8832"),
        ("http://127.0.0.1:8832", "127.0.0.1:8832"),
        ("http://[::1]:8832", "[::1]:8832"),
        ("http://localhost", None),
        ("https://localhost:8443", None),
        ("http://192.0.2.7:8832", None),
        ("https://example.org:8443", None),
    ],
)
def test_settings_say_where_to_listen_when_the_address_is_of_this_machine(
    address: str, bind: str | None
) -> None:
    assert Answers(address=address).settings().get("COMITY_BIND") == bind


def test_settings_leave_the_hosts_of_this_machine_as_they_are() -> None:
    assert "COMITY_HOSTS" not in Answers(address="http://[::1]:8832").settings()


def test_ask_tells_first_that_our_own_words_are_english(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("typer.prompt", lambda _question, default, **_: default)
    assert questions.ask(Answers(language="ar")).language == "ar"
    assert "English for now, whatever the first language" in capsys.readouterr().out


def test_ask_ends_in_words_when_somebody_stops_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise typer.Abort

    monkeypatch.setattr("typer.prompt", stop)
    with pytest.raises(Refusal, match=r"Stopped\. Nothing was made\."):
        questions.ask(Answers())


def test_defaults_are_answers_that_can_be_used() -> None:
    assert questions.checked(questions.defaults()) == questions.defaults()
