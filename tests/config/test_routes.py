"""The rows for the addresses of libraries."""

import pytest

from comity.config.routes import ROWS, Row
from comity.kernel.access import ANYONE, Audience

ALL = Audience((ANYONE,))


@pytest.mark.parametrize(
    ("route", "fits"),
    [
        ("mfa_index", True),
        ("mfa_*", True),
        ("mfa", False),
        ("mfa_index_more", False),
        ("/account/2fa/", True),
        ("/account/*", True),
        ("/account/", False),
        ("*", True),
    ],
)
def test_fits_takes_a_name_a_beginning_or_an_address(route: str, fits: bool) -> None:
    assert Row(route, ALL).fits("mfa_index", "/account/2fa/") is fits


def test_no_route_has_two_rows() -> None:
    assert len({row.route for row in ROWS}) == len(ROWS)
