import pytest
from django.test import Client

from comity.organisation.models import Topic
from tests.factories import pages as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def arabic() -> None:
    news, akhbar = make.section("News"), make.section("أخبار", parent=make.home("ar"))
    rail = Topic.objects.create(name="Rail", slug="rail")
    make.credit(make.article(news, "Cranes"), topics=[rail])
    make.credit(make.article(akhbar, "رافعات"), topics=[rail])


@pytest.mark.parametrize(
    ("address", "opening", "shown", "hidden"),
    [
        ("/", '<html lang="en" dir="ltr">', "Cranes", "رافعات"),
        ("/ar/", '<html lang="ar" dir="rtl">', "رافعات", "Cranes"),
        ("/topics/rail/", '<html lang="en" dir="ltr">', "Cranes", "رافعات"),
        ("/ar/topics/rail/", '<html lang="ar" dir="rtl">', "رافعات", "Cranes"),
    ],
)
def test_an_address_says_which_language_the_whole_page_speaks(arabic, address, opening, shown, hidden):
    page = Client(headers={"accept-language": "fr"}).get(address).text
    assert opening in page
    assert (shown in page, hidden in page) == (True, False)


def test_a_page_leads_to_its_own_front_page_and_to_the_other_languages(arabic):
    page = Client().get("/ar/أخبار/رافعات/").text
    assert '<div class="nameplate"><a href="/ar/">' in page
    assert 'href="/ar/topics/rail/"' in page
    assert '<a href="/" lang="en" hreflang="en" dir="ltr">English</a>' in page
    assert '<a href="/ar/" lang="ar" hreflang="ar" dir="rtl" aria-current="true">العربيّة</a>' in page


def test_the_language_of_one_answer_does_not_stay_for_the_next(arabic):
    asked = Client()
    asked.get("/ar/")
    assert '<html lang="en" dir="ltr">' in asked.get("/nowhere/").text
    assert '<html lang="ar" dir="rtl">' in asked.get("/ar/nowhere/").text


@pytest.mark.parametrize(
    "address", ["/fr/", "/fr/topics/rail/", "/en/", "/en/topics/rail/", "/ar-eg/", "/AR/"]
)
def test_a_language_without_a_front_page_has_no_addresses(arabic, address):
    assert Client().get(address).status_code == 404


def test_one_language_alone_needs_no_switch():
    make.article(make.section("News"))
    assert "languages" not in Client().get("/").text
