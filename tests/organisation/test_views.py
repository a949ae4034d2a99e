import pytest

from comity.organisation.models import Profile, Wording
from tests.factories import people as make
from tests.factories.pages import home, site

pytestmark = pytest.mark.django_db

FORM = {"name": "Port Workers", "accent": "#1d4f91", "join_label": "Join now", "join_url": "/join-us/"}


def test_an_administrator_changes_the_profile_and_every_page_shows_it(client):
    site()
    make.sign_in(client, make.account("administrator"))
    answer = client.post("/desk/organisation/", {**FORM, "join_title": "Stronger in one union"})
    assert answer.status_code == 302
    client.logout()
    page = client.get("/").content.decode()
    assert "Port Workers" in page
    assert "Stronger in one union" in page
    assert 'href="/join-us/"' in page


def test_an_error_keeps_what_was_typed(client):
    make.sign_in(client, make.account("administrator"))
    answer = client.post("/desk/organisation/", {**FORM, "accent": "blue", "tagline": "Five coasts"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'value="blue"' in page
    assert 'value="Five coasts"' in page
    assert not Profile.objects.exists()


@pytest.mark.parametrize("offices", [(), ("editor",), ("reviewer",)])
def test_others_are_told_which_office_sees_the_page(client, offices):
    make.sign_in(client, make.account(*offices))
    answer = client.get("/desk/organisation/")
    assert answer.status_code == 404
    assert "Administrator" in answer.content.decode()


def test_a_visitor_is_asked_to_sign_in(client):
    answer = client.get("/desk/organisation/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/login/?next=/desk/organisation/")


def test_theme_serves_the_organisations_colours(client):
    Profile(name="x", accent="#1d4f91").save()
    answer = client.get("/theme.css", {"v": "1d4f91"})
    assert answer["Content-Type"] == "text/css"
    assert "--accent" in answer.content.decode()
    assert "immutable" in answer["Cache-Control"]
    for query in ({}, {"v": "a4262c"}):  # another version, made up or of a moment ago, is not kept
        assert client.get("/theme.css", query)["Cache-Control"] == "no-cache"


def test_an_administrator_words_the_profile_in_another_language(client):
    Profile(name="Port Workers", tagline="Five coasts", join_label="Join now", join_url="/join/").save()
    home("ar")
    make.sign_in(client, make.account("administrator"))
    form = client.get("/desk/organisation/ar/").text
    assert "Five coasts" in form
    assert 'lang="ar" dir="rtl"' in form
    answer = client.post("/desk/organisation/ar/", {"tagline": "خمسة سواحل", "join_url": "/ar/join/"})
    assert answer.status_code == 302
    assert 'value="خمسة سواحل"' in client.get("/desk/organisation/ar/").text
    shown = client.get("/ar/").text
    assert "خمسة سواحل" in shown
    assert 'href="/ar/join/"' in shown
    assert "Join now" in shown  # not worded in Arabic: the original stands
    assert "Five coasts" in client.get("/").text


def test_words_that_do_not_fit_come_back_with_the_reason_and_are_not_kept(client):
    make.sign_in(client, make.account("administrator"))
    answer = client.post("/desk/organisation/es/", {"tagline": "x" * 201, "join_url": "javascript:alert(1)"})
    assert answer.status_code == 422
    assert "x" * 201 in answer.text
    assert not Wording.objects.exists()


@pytest.mark.parametrize("language", ["en", "xx", "es-mx"])
def test_there_is_no_page_of_words_for_the_first_or_an_unknown_language(client, language):
    make.sign_in(client, make.account("administrator"))
    assert client.get(f"/desk/organisation/{language}/").status_code == 404
