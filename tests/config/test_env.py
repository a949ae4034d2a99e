"""Settings come from the environment, then comity.toml, then the default; mistakes name the setting."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from comity.config import env
from comity.config.env import Name, Source, Wrong

NAMES = {
    "COMITY_DATA": Name(kind="text", default="./data", help="where"),
    "COMITY_COLOUR": Name(kind="text", default="red", help="a text"),
    "COMITY_OPEN": Name(kind="flag", default=False, help="a flag"),
    "COMITY_COUNT": Name(kind="number", default=2, least=1, most=64, help="a number"),
    "COMITY_HOSTS": Name(kind="words", default=("localhost",), help="a list"),
    "PASS_URL": Name(kind="secret", help="a secret"),
}

type Make = Callable[..., Source]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """A source over a data directory with this comity.toml and this environment."""

    def build(toml: str = "", **environ: str) -> Source:
        if toml:
            (tmp_path / "comity.toml").write_text(toml, encoding="utf-8")
        return Source({"COMITY_DATA": str(tmp_path), **environ}, NAMES)

    return build


def test_text_comes_from_environment_before_file_before_default(make: Make) -> None:
    assert make().text("COMITY_COLOUR") == "red"
    assert make('colour = "blue"').text("COMITY_COLOUR") == "blue"
    assert make('colour = "blue"', COMITY_COLOUR=" green ").text("COMITY_COLOUR") == "green"


def test_default_of_the_caller_wins_over_the_declared_one(make: Make) -> None:
    source = make()
    assert source.text("COMITY_COLOUR", "grey") == "grey"
    assert source.flag("COMITY_OPEN", True) is True
    assert source.number("COMITY_COUNT", 7) == 7
    assert source.words("COMITY_HOSTS", ["a", "b"]) == ["a", "b"]


def test_data_directory_is_absolute_and_defaults_to_data_here(tmp_path: Path) -> None:
    assert Source({}, NAMES).data == Path.cwd() / "data"
    assert Source({"COMITY_DATA": str(tmp_path)}, NAMES).data == tmp_path


@pytest.mark.parametrize(
    ("word", "value"), [("1", True), ("Yes", True), ("on", True), ("0", False), ("no", False), ("", False)]
)
def test_flag_reads_words_of_agreement(make: Make, word: str, value: bool) -> None:
    assert make(COMITY_OPEN=word).flag("COMITY_OPEN", not value) is value


def test_flag_reads_a_boolean_from_the_file(make: Make) -> None:
    assert make("open = true").flag("COMITY_OPEN") is True


def test_flag_refuses_another_word(make: Make) -> None:
    with pytest.raises(Wrong, match="COMITY_OPEN: must be true or false, not 'perhaps'"):
        make(COMITY_OPEN="perhaps").flag("COMITY_OPEN")


@pytest.mark.parametrize("value", ["two", "1.5", "", "0x3", "99999999999999999999"])
def test_number_refuses_what_is_not_a_whole_number(make: Make, value: str) -> None:
    source = make(COMITY_COUNT=value)
    if not value:
        assert source.number("COMITY_COUNT") == 2
        return
    with pytest.raises(Wrong, match="COMITY_COUNT: must be a whole number"):
        source.number("COMITY_COUNT")


def test_number_refuses_a_boolean_from_the_file(make: Make) -> None:
    with pytest.raises(Wrong, match="must be a whole number"):
        make("count = true").number("COMITY_COUNT")


def test_number_stays_within_its_bounds(make: Make) -> None:
    assert make("count = 64").number("COMITY_COUNT") == 64
    with pytest.raises(Wrong, match="must be between 1 and 64, not 65"):
        make(COMITY_COUNT="65").number("COMITY_COUNT")


def test_words_come_from_commas_or_an_array(make: Make) -> None:
    assert make().words("COMITY_HOSTS") == ["localhost"]
    assert make(COMITY_HOSTS="one.example, two.example,").words("COMITY_HOSTS") == [
        "one.example",
        "two.example",
    ]
    assert make('hosts = ["one.example"]').words("COMITY_HOSTS") == ["one.example"]
    with pytest.raises(Wrong, match="must be a list of texts"):
        make("hosts = [1]").words("COMITY_HOSTS")


def test_secret_leaves_the_environment_and_is_kept(tmp_path: Path) -> None:
    environ = {"COMITY_DATA": str(tmp_path), "PASS_URL": "hush"}
    source = Source(environ, NAMES)
    assert "PASS_URL" not in environ
    assert source.secret("PASS_URL") == source.text("PASS_URL") == "hush"


def test_secret_comes_from_a_named_file(make: Make, tmp_path: Path) -> None:
    (tmp_path / "hush").write_text("from file\n")
    assert make(PASS_URL_FILE=str(tmp_path / "hush")).secret("PASS_URL") == "from file"
    assert make('pass_url_file = "hush"').secret("PASS_URL") == "from file"
    with pytest.raises(Wrong, match=r"PASS_URL_FILE: the file .*absent cannot be read: No such file"):
        make(PASS_URL_FILE=str(tmp_path / "absent")).secret("PASS_URL")


def test_broken_file_is_named_with_the_line(make: Make) -> None:
    with pytest.raises(Wrong, match=r"comity\.toml: cannot be read as TOML: .*line 2"):
        make('colour = "red"\nopen = maybe\n').text("COMITY_COLOUR")


def test_misspelt_key_is_refused_with_a_hint(make: Make) -> None:
    with pytest.raises(Wrong, match=r"does not know the setting color\. Did you mean colour\?"):
        make('color = "red"').text("COMITY_COLOUR")


def test_value_of_the_wrong_type_names_the_setting(make: Make) -> None:
    with pytest.raises(Wrong, match="COMITY_COLOUR: must be a text in quotes, not 3"):
        make("colour = 3").text("COMITY_COLOUR")


def test_undeclared_name_is_our_own_mistake(make: Make) -> None:
    with pytest.raises(LookupError, match="COMITY_SIZE is not declared"):
        make().text("COMITY_SIZE")


def test_every_declared_name_has_help_that_ends_in_a_full_stop() -> None:
    assert [name for name, declared in env.NAMES.items() if not declared.help.endswith(".")] == []


def test_import_takes_secrets_out_of_the_process_environment(tmp_path: Path) -> None:
    program = (
        "import os; from comity.config import env;"
        "print('DATABASE_URL' in os.environ, env.secret('DATABASE_URL'))"
    )
    environ = {"COMITY_DATA": str(tmp_path), "DATABASE_URL": "postgres://u:p@h/n", "PATH": ""}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environ, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "postgres://u:p@h/n"]


def test_override_stands_above_environment_and_file(make: Make) -> None:
    source = make('colour = "blue"', COMITY_COLOUR="green")
    source.override("COMITY_COLOUR", "white")
    assert source.text("COMITY_COLOUR") == "white"


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("COMITY_LANGUAGE", "tlh", "must be one of en, es, fr, ar, not 'tlh'"),
        ("COMITY_TIME_ZONE", "Mars", "must be a time zone like Europe/Lisbon"),
        ("COMITY_TIME_ZONE", "../passwd", "must be a time zone"),
        ("COMITY_PUBLIC_URL", "example.org", "must be an address like https://example.org"),
        ("COMITY_PUBLIC_URL", "https://example.org/site", "without a path"),
    ],
)
def test_text_that_cannot_work_is_refused(tmp_path: Path, name: str, value: str, words: str) -> None:
    source = Source({"COMITY_DATA": str(tmp_path), name: value})
    with pytest.raises(Wrong, match=words) as caught:
        source.text(name)
    assert caught.value.name == name


def test_word_that_cannot_work_is_refused(tmp_path: Path) -> None:
    source = Source({"COMITY_DATA": str(tmp_path), "COMITY_PROXIES": "127.0.0.1, proxy.example.org"})
    with pytest.raises(Wrong, match=r"must be addresses or networks.*not 'proxy\.example\.org'"):
        source.words("COMITY_PROXIES")


@pytest.mark.parametrize("name", [name for name, declared in env.NAMES.items() if declared.kind == "text"])
def test_every_default_can_work(tmp_path: Path, name: str) -> None:
    default = str(env.NAMES[name].default)
    assert Source({"COMITY_DATA": str(tmp_path), name: default}).text(name) == (default or "")
