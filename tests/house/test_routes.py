"""Every address says whom it is for, and answers everybody as it says. Those of libraries too."""

import pytest

from comity.config import access
from tests.house.matrix import Asker, answer, askers, promised
from tests.house.samples import Samples


def wrong(routes: list[access.Route], asker: Asker, samples: Samples) -> list[str]:
    """Return the addresses that answer somebody otherwise than declared."""
    found = []
    for route in routes:
        address = route.address(**samples.values(route, asker.account))
        if access.shadowed(route, address):
            continue
        got, due = answer(asker, address), promised(route, asker)
        if got != due:
            found.append(f"{route.name} {address}: {asker.name} gets {got!r}, not {due!r}")
    return found


def test_every_address_says_whom_it_is_for() -> None:
    assert [f"{route.shown} {route.name}" for route in access.routes() if route.audience is None] == []


@pytest.mark.django_db
def test_every_address_answers_everybody_as_it_says() -> None:
    routes, samples = access.routes(), Samples()
    assert [line for asker in askers() for line in wrong(routes, asker, samples)] == []
