"""The list of all addresses, and the page that is made of it."""

from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.http import HttpRequest, HttpResponse
from django.urls import include, path, re_path

from comity.config import access
from comity.config.routes import EXEMPT, ROWS, Row
from comity.kernel.access import ANYONE, Audience, open_to
from comity.people.models import Person
from tests.house import tree


@open_to("editor", second_factor=True)
def ours(request: HttpRequest, slug: str) -> HttpResponse:
    return HttpResponse(slug)


def theirs(request: HttpRequest) -> HttpResponse:
    return HttpResponse("library")


inner = [path("<slug:slug>/", ours, name="one"), re_path(r"^(?:a|b)/([0-9]+)/$", theirs, name="either")]
urlpatterns = [path("things/", include((inner, "things"))), path("", theirs)]


@pytest.fixture
def small(settings: object) -> list[access.Route]:
    """Return the routes of the small list above."""
    settings.ROOT_URLCONF = __name__  # type: ignore[attr-defined]
    return access.routes()


def test_routes_finds_every_address_by_its_full_name(small: list[access.Route]) -> None:
    assert [(route.name, route.shown) for route in small] == [
        ("things:one", "/things/<slug>/"),
        ("things:either", "/things/a/<…>/"),
        ("things:either", "/things/b/<…>/"),
        ("", "/"),
    ]


def test_an_address_is_made_of_its_arguments(small: list[access.Route]) -> None:
    assert small[0].address(slug="wages") == "/things/wages/"
    assert small[1].address(_0=7, slug="unused") == "/things/a/7/"
    with pytest.raises(KeyError, match="slug"):
        small[0].address()


def test_a_view_of_ours_declares_itself(small: list[access.Route]) -> None:
    assert small[0].own == Audience(("editor",), second_factor=True)
    assert small[1].own is None


def test_shadowed_says_whether_another_view_answers(small: list[access.Route]) -> None:
    assert not access.shadowed(small[0], "/things/wages/")
    assert access.shadowed(small[0], "/")


def test_the_longest_beginning_wins(monkeypatch: pytest.MonkeyPatch, small: list[access.Route]) -> None:
    wide, narrow = Row("things:*", Audience((ANYONE,))), Row("things:ei*", Audience(("editor",)))
    by_address = Row("/", Audience((ANYONE,)))
    monkeypatch.setattr(access, "ROWS", (wide, narrow, by_address))
    assert [route.row for route in small] == [wide, narrow, narrow, by_address]
    assert small[1].audience == narrow.audience


def test_readings_lists_reasons_with_their_place(tmp_path: Path) -> None:
    tree.put(
        tmp_path,
        "people/rules.py",
        "class Rule:\n    def may(self):\n        Person.objects.everything(because='somebody has to')\n",
    )
    assert access.readings(tmp_path) == [access.Reading("people.rules.Rule.may", "somebody has to")]


def test_readings_knows_a_reason_that_has_a_name(tmp_path: Path) -> None:
    tree.put(tmp_path, "rules.py", "why = 'it is so'\nPerson.objects.everything(because=why)\n")
    assert access.readings(tmp_path) == [access.Reading("rules", "it is so")]


@pytest.mark.parametrize("call", ["everything()", "everything(because=reason)", "everything(because=7)"])
def test_readings_refuses_a_reason_that_is_not_written_out(tmp_path: Path, call: str) -> None:
    tree.put(tmp_path, "rules.py", f"Person.objects.{call}\n")
    with pytest.raises(ValueError, match=r"rules\.py:1"):
        access.readings(tmp_path)


def test_every_unguarded_table_with_people_is_explained() -> None:
    assert {model._meta.label for model in access.unguarded()} == set(EXEMPT)
    assert Person not in access.unguarded()
    assert "mfa.Authenticator" in access.libraries()
    assert Group._meta.label not in access.libraries()


def test_every_row_is_about_an_address() -> None:
    routes = access.routes()
    unused = [row.route for row in ROWS if not any(route.row == row for route in routes)]
    assert unused == []


def test_the_page_tells_of_pages_libraries_readings_and_tables() -> None:
    page = access.page()
    assert "| `/desk/organisation/` | administrator, second factor | |" in page
    assert "| `people.rules._is_another_administrator` | somebody has to stay administrator |" in page
    assert "| `people.Account` |" in page
    assert "not declared" not in page


def test_the_page_is_up_to_date() -> None:
    kept = (tree.ROOT / "docs" / "access.md").read_text(encoding="utf-8")
    assert kept == access.page(), "run: comity manage access_page"
