"""Sign-in, second factor, desk and profile as people meet them: small, dark, right to left."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from comity.organisation.models import Profile
from comity.people.models import Account
from tests.browser.seeing import WAYS, Looker, looking
from tests.factories import pages as make
from tests.factories import people
from tests.people.entrance import code

# What is looked at here is the same on every database.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]

LONG = "International Federation of Harbour, Rail, Ferry and Warehouse Workers' Associations"
in_every_way = pytest.mark.parametrize("way", WAYS)


@pytest.fixture
def direction(request: pytest.FixtureRequest, settings: Any) -> str:
    """Turn the site round for the ways that read from right to left."""
    turned = "rtl" in request.node.callspec.params["way"]
    settings.LANGUAGE_CODE = "ar" if turned else "en"
    return "rtl" if turned else "ltr"


@pytest.fixture
def administrator(direction: str) -> Account:
    make.section("News")
    Profile(name=LONG, tagline="Since 1911", contact_email="office@example.org").save()
    return people.account("administrator", "editor", name="Donaudampfschifffahrtskapitänin Ana Reis")


def submit(page: Page, **typed: str) -> None:
    """Fill the fields of the page's form and send it."""
    for name, value in typed.items():
        page.fill(f"main [name={name}]", value)
    with page.expect_navigation():
        page.locator("main form button[type=submit]").first.click()


def check(looker: Looker, direction: str, *paths: str) -> None:
    """Open pages, or stay on the one that is open, and hold them to what every page promises."""
    for path in paths or ("",):
        if path:
            looker.open(path)
        assert looker.page.evaluate("document.documentElement.dir") == direction
        looker.check()


@in_every_way
def test_coming_in(
    browser: Browser, live_site: str, way: str, administrator: Account, direction: str
) -> None:
    with looking(browser, live_site, WAYS[way]) as looker:
        page = looker.page
        check(looker, direction, "/account/login/")
        submit(page, login="", password="")
        check(looker, direction)
        submit(page, login=administrator.email, password=people.PASSWORD)
        check(looker, direction, "/desk/", "/account/2fa/", "/account/2fa/totp/activate/")
        secret = page.locator("main code").inner_text().strip()
        submit(page, code="000000")
        check(looker, direction)
        submit(page, code=code(secret))
        expect(page).to_have_url(re.compile("/recovery-codes/"))
        expect(page.locator("main .codes li")).to_have_count(10)
        check(looker, direction)
        check(looker, direction, "/account/2fa/", "/account/2fa/recovery-codes/")
    with looking(browser, live_site, WAYS[way]) as looker:
        looker.open("/account/login/")
        submit(looker.page, login=administrator.email, password=people.PASSWORD)
        expect(looker.page).to_have_url(re.compile("/account/2fa/authenticate/"))
        check(looker, direction)
        submit(looker.page, code="000000")
        check(looker, direction)


@in_every_way
def test_working(browser: Browser, live_site: str, way: str, administrator: Account, direction: str) -> None:
    with looking(browser, live_site, WAYS[way], administrator) as looker:
        check(looker, direction, "/desk/", "/desk/offices/", "/account/sessions/", "/desk/organisation/")
        submit(looker.page, name="", accent="red")
        check(looker, direction)
        submit(looker.page, name=LONG, accent="#a4262c")
        check(looker, direction)
        check(looker, direction, "/account/2fa/webauthn/add/", "/account/email/", "/cms/users/")
        expect(looker.page.locator(".error-code")).to_have_text("403")
