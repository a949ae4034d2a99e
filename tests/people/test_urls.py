"""There is one way in: nothing else on the site takes a password."""

import base64
import re
from collections.abc import Iterator

import pytest
from django.contrib.auth.views import LoginView
from django.forms import BaseForm
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse

from comity.people import views as people_views
from comity.people import wagtail_hooks
from comity.people.models import Account
from tests.factories import people
from tests.people import entrance

SAMPLES = {
    "uidb64": "MQ",
    "uidb36": "1",
    "token": "set-password",
    "key": "set-password",
    "rest": "",
    "path": "x",
}
GUESSES = ["login/", "signin/", "sign-in/", "accounts/login/", "admin/login/", "auth/", "user/login/"]


def views(resolver: URLResolver) -> Iterator[tuple[str, object]]:
    """Walk every address: yield a route, ready to be filled in, and its view."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            for route, view in views(pattern):
                yield str(pattern.pattern) + route, view
        elif isinstance(pattern, URLPattern):
            yield str(pattern.pattern), pattern.callback


def takes_password(view: object) -> bool:
    """Tell whether a view signs people in, or shows a form with a password in it."""
    found = getattr(view, "view_class", None) or view
    while hasattr(found, "__wrapped__"):
        found = found.__wrapped__
        found = getattr(found, "view_class", found)
    if isinstance(found, type) and issubclass(found, LoginView):
        return True
    form = getattr(found, "form_class", None)
    fields = getattr(form, "base_fields", {}) if form and issubclass(form, BaseForm) else {}
    name = f"{getattr(found, '__module__', '')}.{getattr(found, '__qualname__', '')}".lower()
    return any("password" in field for field in fields) or "login" in name or "password" in name


def filled(route: str) -> str:
    """Return an address for a route."""
    address = re.sub(r"\(\?P<(\w+)>[^)]*\)", lambda found: SAMPLES.get(found[1], "1"), route)
    address = re.sub(r"<(?:\w+:)?(\w+)>", lambda found: SAMPLES.get(found[1], "1"), address)
    address = re.sub(r"\(\?:([\w-]+)[^)]*\)", r"\1", address)
    return "/" + address.replace("^", "").replace("$", "").replace("\\Z", "")


def doors() -> list[str]:
    found = {filled(route) for route, view in views(get_resolver()) if takes_password(view)}
    return sorted(found | {"/cms/login/", "/_util/login/", "/_util/authenticate_with_password/1/1/"})


def credentials(account: Account) -> dict[str, str]:
    names = ("login", "username", "email", "user", "auth-username")
    secrets = ("password", "passphrase", "password1", "auth-password")
    return {**dict.fromkeys(names, account.email), **dict.fromkeys(secrets, people.PASSWORD)}


def test_the_walk_finds_the_doors_it_should() -> None:
    assert {"/account/login/", "/cms/login/", "/account/reauthenticate/"} <= set(doors())


@pytest.mark.parametrize("prefix", ["/", "/en/", "/es/", "/cms/", "/desk/", "/account/"])
def test_good_credentials_open_no_other_door(db: None, prefix: str) -> None:
    account = people.account("administrator")
    entrance.with_app(account)
    addresses = doors() if prefix == "/" else [prefix.rstrip("/") + door for door in doors()]
    for address in [*addresses, *(prefix + guess for guess in GUESSES)]:
        client = Client(raise_request_exception=False)
        client.post(address, credentials(account))
        assert not entrance.signed_in(client), address
        assert "_auth_user_id" not in client.session, address


def test_the_one_door_asks_for_the_second_factor(client: Client, db: None) -> None:
    account = people.account("administrator")
    entrance.with_app(account)
    assert client.post("/account/login/", credentials(account))["Location"] == entrance.FACTOR


@pytest.mark.parametrize(
    ("name", "view"),
    [
        ("wagtailadmin_login", people_views.cms_entrance),
        ("wagtailadmin_logout", people_views.cms_exit),
        ("wagtailadmin_account", wagtail_hooks.account_settings),
        ("wagtailadmin_password_reset", people_views.cms_password_reset),
        ("wagtailusers_users:index", people_views.cms_closed),
        ("wagtailusers_groups:add", people_views.cms_closed),
    ],
)
def test_our_doors_stand_before_those_of_the_cms(name: str, view: object) -> None:
    assert resolve(reverse(name)).func is view


def test_no_basic_authentication(client: Client, db: None) -> None:
    account = people.account("administrator")
    token = base64.b64encode(f"{account.email}:{people.PASSWORD}".encode()).decode()
    response = client.get("/desk/", headers={"authorization": f"Basic {token}"})
    assert response["Location"].startswith("/account/login/")
