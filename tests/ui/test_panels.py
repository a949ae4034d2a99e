"""Rooms offer panels; pages show them without knowing the rooms."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.template import Context, Template
from django.test import override_settings
from django.utils import translation

from comity.kernel import generation
from comity.ui import panels
from comity.ui.panels import Shown


@pytest.fixture(autouse=True)
def no_panels(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(panels, "_panels", {})


@pytest.fixture
def offer(tmp_path: Path, settings: object) -> Callable[..., None]:
    (tmp_path / "words.html").write_text("[{{ words }}@{{ place }}]", encoding="utf-8")
    backend = {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [tmp_path],
        "APP_DIRS": True,
    }
    settings.TEMPLATES = [backend]  # type: ignore[attr-defined]

    def register(
        name: str, place: str = "home", order: int = 10, words: str | None = None, **also: Any
    ) -> None:
        def build(language: str, where: str, subject: object | None) -> Shown | None:
            return Shown({"words": words or f"{name}-{language}-{subject}"}) if words != "" else None

        panels.register(name=name, place=place, order=order, template="words.html", build=build, **also)

    return register


def test_render_shows_a_place_in_order(offer: Callable[..., None]) -> None:
    offer("late", order=20)
    offer("early", order=5)
    offer("also-late", order=20)
    offer("elsewhere", place="aside")
    assert panels.render("home", language="en") == "[also-late-en-None@home]".join(
        ["[early-en-None@home]", "[late-en-None@home]"]
    )


@pytest.mark.django_db(transaction=True)
def test_a_panel_that_is_alike_is_kept_until_something_changes(offer: Callable[..., None]) -> None:
    offer("other")
    assert panels.render("home", language="en", subject="first") == "[other-en-first@home]"
    words = ["one", "two"]
    panels.register(
        name="alike", place="aside", order=10, template="words.html", alike=True,
        build=lambda language, place, subject: Shown({"words": f"{words[0]}-{language}-{subject}"}),
    )  # fmt: skip
    shown = [panels.render("aside", language="en", subject="first")]
    words.pop(0)
    shown += [panels.render("aside", language=language, subject="second") for language in ("en", "ar")]
    assert shown == ["[one-en-None@aside]", "[one-en-None@aside]", "[two-ar-None@aside]"]
    generation.change()
    assert panels.render("aside", language="en") == "[two-en-None@aside]"


def test_render_hides_a_panel_without_anything_to_show(offer: Callable[..., None]) -> None:
    offer("empty", words="")
    assert panels.render("home", language="en") == ""
    assert panels.render_one("empty", language="en", place="body") == ""


def test_render_of_a_place_without_panels_is_empty() -> None:
    assert panels.render("aside", language="ar") == ""


def test_what_a_panel_shows_is_escaped(offer: Callable[..., None]) -> None:
    offer("attack", words="<script>")
    assert panels.render("home", language="en") == "[&lt;script&gt;@home]"


def test_render_one_shows_the_chosen_panel_and_nothing_when_it_is_gone(offer: Callable[..., None]) -> None:
    offer("chosen")
    assert panels.render_one("chosen", language="es", place="body") == "[chosen-es-None@body]"
    assert panels.render_one("gone", language="es", place="body") == ""


def test_register_refuses_an_unknown_place_and_a_taken_name(offer: Callable[..., None]) -> None:
    offer("one")
    with pytest.raises(ValueError, match="no place 'attic'"):
        offer("two", place="attic")
    with pytest.raises(ValueError, match="already is a panel 'one'"):
        offer("one")


def test_register_twice_with_the_same_panel_is_harmless() -> None:
    def build(language: str, place: str, subject: object | None) -> None:
        return None

    for _ in range(2):
        panels.register(name="one", place="aside", order=1, template="x.html", build=build)
    assert [panel.name for panel in panels.at("aside")] == ["one"]


def test_choices_offer_what_has_a_label(offer: Callable[..., None]) -> None:
    offer("bands", label="Join and donate")
    offer("newest", place="body", label="Newest stories")
    offer("menu", place="masthead")
    assert panels.choices() == [("bands", "Join and donate"), ("newest", "Newest stories")]


def test_the_tag_gives_language_and_subject(offer: Callable[..., None]) -> None:
    offer("one", place="aside")
    template = Template(
        '{% load ui %}{% panels "aside" subject=it as aside %}{% if aside %}<p>{{ aside }}</p>{% endif %}'
    )
    with translation.override("ar"):
        assert template.render(Context({"it": "page"})) == "<p>[one-ar-page@aside]</p>"
        assert template.render(Context({})) == "<p>[one-ar-None@aside]</p>"


@override_settings(USE_I18N=True)
def test_the_tag_shows_nothing_for_an_empty_place() -> None:
    template = Template(
        '{% load ui %}{% panels "aside" as aside %}{% if aside %}<aside>{{ aside }}</aside>{% endif %}'
    )
    assert template.render(Context({})) == ""
