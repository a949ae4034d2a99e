"""The frame shows an identity that a higher room knows."""

from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from comity.ui import identity
from comity.ui.identity import Identity


def test_context_asks_only_when_a_template_shows_it(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(identity, "_ask", identity._ask)

    def ask() -> Identity:
        asked.append(1)
        return Identity(name="Harbour & Rail Workers’ Union")

    identity.provide(ask)
    context = identity.context(RequestFactory().get("/"))
    assert asked == []
    assert context["identity"].name == "Harbour & Rail Workers’ Union"  # type: ignore[attr-defined]
    assert context["identity"].name  # type: ignore[attr-defined]
    assert asked == [1]


def test_nobody_provides_it_and_the_frame_still_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identity, "_ask", Identity)
    assert identity.current() == Identity(name="", theme_version="")


def test_the_desk_shows_who_sits_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identity, "_account", "")
    monkeypatch.setattr(identity, "_ask", Identity)
    identity.show_account("ui/components/button.html")
    request = RequestFactory().get("/desk/")
    signed_in = {"user": SimpleNamespace(is_authenticated=True), "url": "/out/", "label": "Sign out"}
    context = {**identity.context(request), **signed_in, "messages": []}
    assert 'href="/out/">Sign out' in render_to_string("ui/desk.html", context)
    context["user"] = SimpleNamespace(is_authenticated=False)
    assert "Sign out" not in render_to_string("ui/desk.html", context)
