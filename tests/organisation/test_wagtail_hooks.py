import pytest

from comity.organisation.models import Topic, Wording
from tests.factories import pages, people

pytestmark = pytest.mark.django_db


@pytest.fixture
def rail(client) -> Topic:
    pages.site()
    people.sign_in(client, people.account("editor"))
    return Topic.objects.create(name="Rail", slug="rail", about="Trains")


def test_an_editor_words_a_topic_in_other_languages(client, rail):
    address = f"/cms/snippets/organisation/topic/edit/{rail.pk}/"
    answer = client.post(
        address, {"name": "Rail", "slug": "rail", "about": "Trains", "name_es": "Ferrocarril"}
    )
    assert answer.status_code == 302
    assert Wording.objects.get().text == "Ferrocarril"
    form = client.get(address).text
    assert 'value="Ferrocarril"' in form
    assert 'dir="rtl"' in form


def test_words_too_long_are_refused_and_kept_in_the_form(client, rail):
    address = f"/cms/snippets/organisation/topic/edit/{rail.pk}/"
    answer = client.post(address, {"name": "Rail", "slug": "rail", "name_ar": "ا" * 81})
    assert answer.status_code == 200
    assert "ا" * 81 in answer.text
    assert not Wording.objects.exists()
