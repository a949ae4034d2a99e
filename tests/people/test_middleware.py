"""Who stands before a view: a sign-in that runs, and one that used a second factor."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from comity.kernel import clock
from comity.people import actions, jobs, middleware, queries
from comity.people.models import Account, Mandate, SignIn
from tests.factories import people
from tests.people import entrance

CMS = "/cms/"


def wanted(location: str) -> str:
    return parse_qs(urlsplit(location).query)["next"][0]


# --- the end of a sign-in ---------------------------------------------------------------------------
def test_an_unused_sign_in_of_an_office_ends_after_an_hour(client: Client, db: None) -> None:
    account = people.account("editor")
    entrance.with_app(account)
    entrance.sign_in(client, account)
    with clock.frozen(clock.now() + timedelta(minutes=61)):
        response = client.get("/desk/")
        assert response["Location"] == "/account/login/?next=/desk/"
        assert "away for more than an hour" in client.get(response["Location"]).content.decode()
    assert not SignIn.objects.exists()
    assert not entrance.signed_in(client)


def test_a_used_sign_in_of_an_office_ends_after_twelve_hours(client: Client, db: None) -> None:
    account, start = people.account("editor"), clock.now()
    entrance.with_app(account)
    entrance.sign_in(client, account)
    for half_hour in range(1, 24):
        with clock.frozen(start + timedelta(minutes=30 * half_hour)):
            assert entrance.signed_in(client), half_hour
    with clock.frozen(start + timedelta(hours=12, minutes=15)):
        assert not entrance.signed_in(client)


def test_a_sign_in_without_an_office_runs_on(client: Client, db: None) -> None:
    entrance.sign_in(client, people.account())
    with clock.frozen(clock.now() + timedelta(days=3)):
        assert entrance.signed_in(client)


def test_the_use_of_a_sign_in_is_noted_at_most_once_a_minute(client: Client, db: None) -> None:
    entrance.sign_in(client, people.account())
    start, notes = clock.now(), []
    for second in (0, 20, 40, 61, 80, 125):
        with clock.frozen(start + timedelta(seconds=second)):
            client.get("/desk/")
            notes.append(client.session[queries.SEEN] - int(start.timestamp()))
    assert notes[1:] == [notes[0], notes[0], 61, 61, 125]


def test_a_sign_in_that_was_ended_elsewhere_is_over_at_the_next_request(client: Client, db: None) -> None:
    account = people.account()
    entrance.sign_in(client, account)
    actions.end_sign_ins(account)
    assert client.get("/desk/")["Location"] == "/account/login/?next=/desk/"


def test_a_session_that_carries_no_sign_in_is_none(client: Client, db: None) -> None:
    entrance.sign_in(client, people.account())
    session = client.session
    del session[queries.SIGN_IN]
    session.save()
    assert not entrance.signed_in(client)


def test_a_public_page_does_not_ask_who_is_there(client: Client, db: None) -> None:
    entrance.sign_in(client, people.account())
    response = client.get("/theme.css")
    assert "Cookie" not in response.headers.get("Vary", "")


# --- the second factor ----------------------------------------------------------------------------
@pytest.mark.parametrize("office", ["administrator", "editor", "reviewer"])
def test_without_a_factor_the_cms_leads_to_setting_one_up(client: Client, cms: None, office: str) -> None:
    entrance.sign_in(client, people.account(office))
    response = client.get(CMS)
    assert response["Location"] == reverse("mfa_index")
    page = client.get(response["Location"]).content.decode()
    assert "Your office needs a second factor" in page


def test_the_same_notice_stands_on_a_page_once(client: Client, cms: None) -> None:
    entrance.sign_in(client, people.account("editor"))
    for _ in range(3):
        client.get(CMS)
    page = client.get(reverse("mfa_index")).content.decode()
    assert page.count("Your office needs a second factor. Set up") == 1


def test_setting_one_up_leads_on_to_the_cms(client: Client, cms: None) -> None:
    account = people.account("editor")
    entrance.sign_in(client, account)
    client.get(CMS)
    page = client.get(entrance.set_up_app(client)["Location"])
    assert 'href="/cms/"' in page.content.decode()
    assert client.get(CMS).status_code == 200
    assert middleware.WAY_ON not in client.session


def test_having_a_factor_is_not_enough_this_sign_in_must_have_used_it(client: Client, cms: None) -> None:
    account = people.account("editor")
    client.force_login(account)
    entrance.with_app(account)
    response = client.get("/cms/pages/?x=1")
    assert urlsplit(response["Location"]).path == reverse("mfa_reauthenticate")
    assert wanted(response["Location"]) == "/cms/pages/?x=1"


def test_with_a_factor_the_cms_opens(client: Client, cms: None) -> None:
    account = people.account("editor")
    entrance.with_app(account)
    entrance.sign_in(client, account)
    assert client.get(CMS).status_code == 200


def test_a_factor_that_is_gone_counts_for_nothing(client: Client, cms: None) -> None:
    account = people.account("editor")
    entrance.with_app(account)
    entrance.sign_in(client, account)
    assert client.get(CMS).status_code == 200
    Authenticator.objects.filter(user=account).delete()
    assert client.get(CMS)["Location"] == reverse("mfa_index")


def test_another_accounts_factor_counts_for_nothing(client: Client, cms: None) -> None:
    account, other = people.account("editor"), people.account("editor")
    entrance.with_app(other)
    entrance.sign_in(client, other)
    kept = client.session["account_authentication_methods"]
    client.force_login(account)
    session = client.session
    session["account_authentication_methods"] = kept
    session.save()
    assert client.get(CMS)["Location"] == reverse("mfa_index")


def test_pages_that_ask_for_a_second_factor_get_one_too(client: Client, db: None) -> None:
    entrance.sign_in(client, people.account("administrator"))
    assert client.get("/desk/offices/")["Location"] == reverse("mfa_index")


@pytest.mark.parametrize("address", ["/desk/offices/?x=1", "/cms/pages/?x=1"])
def test_every_page_asks_in_the_same_way_and_leads_back(client: Client, cms: None, address: str) -> None:
    account = people.account("administrator")
    client.force_login(account)
    Authenticator.objects.create(user=account, type="recovery_codes", data={})
    assert client.get(address)["Location"] == reverse("mfa_index")
    assert client.session[middleware.WAY_ON] == address
    entrance.with_app(account)
    response = client.get(address)
    assert urlsplit(response["Location"]).path == reverse("mfa_reauthenticate")
    assert wanted(response["Location"]) == address


def test_without_an_office_the_cms_is_not_there(client: Client, cms: None) -> None:
    entrance.sign_in(client, people.account())
    response = client.get(CMS)
    assert response.status_code == 404
    assert [str(name) for name in response.context["offices"]] == ["Administrator", "Editor", "Reviewer"]


def test_a_visitor_is_sent_to_the_one_sign_in(client: Client, db: None) -> None:
    assert client.get(CMS)["Location"] == "/account/login/?next=/cms/"


# --- expired mandates -------------------------------------------------------------------------------
def test_an_expired_mandate_loses_the_cms_at_the_next_request(client: Client, cms: None) -> None:
    account = people.account("editor")
    entrance.with_app(account)
    entrance.sign_in(client, account)
    assert client.get(CMS).status_code == 200
    Mandate.objects.filter(person=account.person).update(ends=clock.now())
    assert client.get(CMS).status_code == 404
    assert account.groups.exists()
    jobs.synchronise_offices.enqueue()
    assert not account.groups.exists()
    assert client.get(CMS).status_code == 404


def test_a_closed_account_is_out_at_the_next_request(client: Client, cms: None) -> None:
    account = people.account("editor")
    entrance.with_app(account)
    entrance.sign_in(client, account)
    Account.objects.filter(pk=account.pk).update(is_active=False)
    assert client.get(CMS)["Location"] == "/account/login/?next=/cms/"
