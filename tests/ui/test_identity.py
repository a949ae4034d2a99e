"""The frame shows an identity that a higher room knows."""

import pytest
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
