"""Sign-in under attack and with parts missing: nobody comes in who should not, everybody is told why."""

import threading

import pytest
from allauth.core import context
from allauth.core.internal import ratelimit
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.test import Client, RequestFactory
from django.urls import reverse

from comity.people import passwords
from comity.people.models import Account, SignIn
from tests.factories import people
from tests.people import entrance, postbox

CODE = "/account/login/code/"


# --- guessing -------------------------------------------------------------------------------------
def guess(account: Account, times: int, **headers: str) -> None:
    for number in range(times):
        entrance.password(Client(headers=headers), account, secret=f"guess {number}")


def test_after_five_wrong_passwords_the_right_one_is_refused_too(client: Client, db: None) -> None:
    account, other = people.account(), people.account()
    guess(account, 5)
    response = entrance.password(client, account)
    assert "Too many attempts. Wait five minutes" in response.content.decode()
    assert not entrance.signed_in(client)
    assert entrance.signed_in(entrance.sign_in(Client(), other))


def test_another_name_of_the_site_is_no_further_chance(client: Client, db: None) -> None:
    account = people.account()
    for host in ("localhost", "127.0.0.1", "[::1]", "localhost:8080", "127.0.0.1:99"):
        guess(account, 1, host=host)
    assert "Too many attempts" in entrance.password(client, account).content.decode()


def test_another_spelling_of_the_address_is_no_further_chance(client: Client, db: None) -> None:
    account = people.account(email="ada@example.org")
    for spelling in (
        "ADA@example.org",
        "ada@EXAMPLE.org",
        " ada@example.org ",
        "Ada@example.org",
        "aDa@example.org",
    ):
        Client().post(entrance.LOGIN, {"login": spelling, "password": "guess"})
    assert "Too many attempts" in entrance.password(client, account).content.decode()


def test_unknown_addresses_are_counted_in_the_same_way(db: None) -> None:
    for _ in range(5):
        Client().post(entrance.LOGIN, {"login": "stranger@example.org", "password": "guess"})
    page = Client().post(entrance.LOGIN, {"login": "stranger@example.org", "password": "guess"})
    assert "Too many attempts" in page.content.decode()


def test_who_is_locked_out_still_comes_in_with_a_mailed_code(client: Client, db: None) -> None:
    account = people.account()
    guess(account, 6)
    here = client.post(CODE, {"email": account.email})["Location"]
    client.post(here, {"code": entrance.mailed_code()})
    assert entrance.signed_in(client)


def test_after_five_wrong_codes_the_right_one_is_refused_too(db: None) -> None:
    account = people.account("editor")
    secret = entrance.with_app(account)
    spare = entrance.recovery_codes(account)[0]
    right = {entrance.code(secret, step) for step in (-1, 0, 1)}
    wrong = next(f"{number:06}" for number in range(9) if f"{number:06}" not in right)
    for _ in range(5):
        client = Client()
        entrance.password(client, account)
        client.post(entrance.FACTOR, {"code": wrong})
    client = Client()
    entrance.password(client, account)
    for code in (entrance.code(secret), spare):
        assert "Too many attempts" in client.post(entrance.FACTOR, {"code": code}).content.decode()
    assert not entrance.signed_in(client)


def test_mails_with_codes_are_limited_for_each_address(db: None) -> None:
    account = people.account()
    for _ in range(5):
        Client().post(CODE, {"email": account.email})
    assert len(mail.outbox) == 3


def test_a_whole_branch_signs_in_from_one_hall(db: None) -> None:
    for _ in range(40):
        assert entrance.password(Client(), people.account())["Location"] == "/desk/"


def test_a_forwarded_address_that_nobody_vouches_for_changes_nothing(client: Client, db: None) -> None:
    account = people.account()
    for number in range(5):
        guess(account, 1, x_forwarded_for=f"10.0.0.{number}")
    assert "Too many attempts" in entrance.password(client, account).content.decode()


# --- stolen cookies ---------------------------------------------------------------------------------
def test_a_cookie_copied_before_signing_out_is_worth_nothing_after(client: Client, db: None) -> None:
    entrance.sign_in(client, people.account())
    thief = Client()
    thief.cookies["session"] = client.cookies["session"].value
    assert entrance.signed_in(thief)
    client.post(reverse("account_logout"))
    assert not entrance.signed_in(thief)


def test_a_session_chosen_by_somebody_else_is_not_signed_in(db: None) -> None:
    trap, victim = Client(), Client()
    trap.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"})
    victim.cookies["session"] = trap.cookies["session"].value
    entrance.sign_in(victim, people.account())
    assert not entrance.signed_in(trap)


def test_a_lost_scratch_file_costs_a_new_sign_in_and_nothing_more(client: Client, db: None) -> None:
    account = people.account()
    entrance.sign_in(client, account)
    Session.objects.all().delete()
    assert not entrance.signed_in(client)
    assert entrance.signed_in(entrance.sign_in(client, account))


# --- limits that cannot count -------------------------------------------------------------------------
def test_without_the_cache_nobody_signs_in(client: Client, db: None, settings) -> None:
    account = people.account()
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "redis://127.0.0.1:1/0",
        }
    }
    response = entrance.password(client, account)
    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0
    assert not entrance.signed_in(client)


def test_a_count_that_is_held_by_somebody_else_refuses(client: Client, db: None) -> None:
    account = people.account()
    request = RequestFactory().post(entrance.LOGIN)
    with context.request_context(request):
        rate = ratelimit.parse_rate("5/5m/key")
        key = ratelimit.get_cache_key(
            request, app="allauth.account", action="login_failed", rate=rate, key=account.email
        )
    with ratelimit.cache_lock(key) as held:
        assert held
        assert "Too many attempts" in entrance.password(client, account).content.decode()
    assert not entrance.signed_in(client)
    assert entrance.signed_in(entrance.sign_in(client, account))


def test_a_forgotten_count_of_codes_does_not_open_twice_within_its_period(db: None) -> None:
    account = people.account("editor")
    secret = entrance.with_app(account)
    entrance.password(first := Client(), account)
    first.post(entrance.FACTOR, {"code": entrance.code(secret)})
    assert cache.get(f"people:code:{account.pk}:{entrance.code(secret)}") == "used"


# --- a flood ------------------------------------------------------------------------------------------
def test_a_flood_of_sign_ins_is_told_to_come_back(client: Client, db: None, monkeypatch) -> None:
    account = people.account()
    monkeypatch.setattr(passwords, "PATIENCE", 0.05)
    turns = [passwords._Turn() for _ in range(passwords.AT_ONCE)]
    for turn in turns:
        turn.__enter__()
    try:
        for who in (account.email, "stranger@example.org"):
            response = client.post(entrance.LOGIN, {"login": who, "password": people.PASSWORD})
            assert response.status_code == 503
            assert int(response["Retry-After"]) > 0
            assert not entrance.signed_in(client)
        assert client.get(entrance.LOGIN).status_code == 200
    finally:
        for turn in turns:
            turn.__exit__()
    assert entrance.signed_in(entrance.sign_in(client, account))


# --- mail -----------------------------------------------------------------------------------------------
def test_a_code_travels_by_a_real_mail_server(client: Client, db: None, settings) -> None:
    account = people.account(name="Åsa Lärk")
    with postbox.opened() as server:
        settings.MAILERS = server.mailers
        here = client.post(CODE, {"email": account.email})["Location"]
        assert len(server.mails) == 1
    letter = server.mails[0]
    assert f"To: {account.email}" in letter
    code = next(line for line in letter.splitlines() if len(line) == 9 and line[4] == "-")
    client.post(here, {"code": code})
    assert entrance.signed_in(client)


@pytest.mark.parametrize("fault", ["refuses", "hangs up", "away"])
@pytest.mark.parametrize("route", ["account_request_login_code", "account_reset_password"])
def test_a_broken_mail_server_is_said_to_everybody_alike(
    db: None, settings, fault: postbox.Fault, route: str
) -> None:
    known = people.account().email
    pages = []
    with postbox.opened("" if fault == "away" else fault) as server:
        settings.MAILERS = server.mailers
        if fault == "away":
            server.server_close()
        for address in (known, "stranger@example.org"):
            client = Client()
            response = client.post(reverse(route), {"email": address})
            assert response.status_code == 503
            assert int(response["Retry-After"]) > 0
            pages.append(response.content)
            assert not entrance.signed_in(client)
    assert b"The mail could not be sent" in pages[0]
    assert pages[0] == pages[1]


def test_a_change_stands_when_its_notice_cannot_be_sent(client: Client, db: None, settings) -> None:
    account = people.account()
    entrance.sign_in(client, account)
    with postbox.opened("refuses") as server:
        settings.MAILERS = server.mailers
        chosen = {"oldpassword": people.PASSWORD, "password1": "nine paper boats at dawn"}
        response = client.post(
            reverse("account_change_password"), {**chosen, "password2": chosen["password1"]}
        )
    assert response.status_code == 302
    account.refresh_from_db()
    assert account.check_password("nine paper boats at dawn")


def test_logs_hold_no_addresses_and_no_codes(client: Client, db: None, settings, caplog) -> None:
    account = people.account(email="ada@example.org")
    guess(account, 2)
    with postbox.opened("refuses") as server:
        settings.MAILERS = server.mailers
        client.post(CODE, {"email": account.email})
    assert caplog.text
    assert "ada@example.org" not in caplog.text
    assert people.PASSWORD not in caplog.text


# --- everything at once -----------------------------------------------------------------------------------
def test_sign_ins_at_the_same_moment_are_each_kept_once(transactional_db: None) -> None:
    account, start = people.account(), threading.Barrier(4)
    found: list[bool] = []

    def come_in() -> None:
        from django.db import connections

        start.wait()
        client = Client()
        entrance.password(client, account)
        found.append(entrance.signed_in(client))
        connections.close_all()

    threads = [threading.Thread(target=come_in) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [True] * 4
    assert SignIn.objects.filter(account=account).count() == 4
