import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from comity.organisation.models import Profile, Topic, Wording, check_address, check_colour

pytestmark = pytest.mark.django_db


def test_current_is_neutral_before_anybody_wrote_it():
    assert Profile.current().name == "Our organisation"
    assert Profile.current()._state.adding


def test_there_is_one_profile_an_install():
    Profile(name="One").save()
    Profile(name="Two").save()
    assert [profile.name for profile in Profile.objects.all()] == ["Two"]


def test_the_database_refuses_a_second_profile():
    with pytest.raises(IntegrityError), transaction.atomic():
        Profile.objects.bulk_create([Profile(pk=2, name="Second")])


@pytest.mark.parametrize("value", ["red", "#12", "#gggggg", "javascript:1", "#a4262c;}"])
def test_a_colour_that_is_none_is_refused(value):
    with pytest.raises(ValidationError):
        check_colour(value)


@pytest.mark.parametrize("value", ["/join-us/", "https://example.org/join", "mailto:join@example.org"])
def test_an_address_leads_to_a_page_or_elsewhere(value):
    check_address(value)


@pytest.mark.parametrize(
    "value",
    [
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "join",
        "/\t/evil.example",
        "/\n/x",
        "/a b/",
    ],
)
def test_an_address_that_could_run_or_mislead_is_refused(value):
    with pytest.raises(ValidationError):
        check_address(value)


def test_theme_version_changes_with_the_colours():
    assert Profile(accent="#112233").theme_version != Profile(accent="#112234").theme_version


@pytest.mark.parametrize(("name", "slug"), [("Shift pay", "shift-pay"), ("السلامة", "السلامة")])
def test_a_topic_gets_its_slug_from_its_name(name, slug):
    topic = Topic(name=name)
    topic.full_clean()
    assert topic.slug == slug


def test_a_topic_without_letters_asks_for_a_slug():
    with pytest.raises(ValidationError) as refused:
        Topic(name="★").full_clean()
    assert "slug" in refused.value.message_dict


@pytest.mark.parametrize("topic", [None, "rail"])
def test_the_database_refuses_the_same_words_twice(topic):
    about = Topic.objects.create(name="Rail", slug=topic) if topic else None
    Wording.objects.create(topic=about, language="es", field="name", text="Uno")
    with pytest.raises(IntegrityError), transaction.atomic():
        Wording.objects.create(topic=about, language="es", field="name", text="Dos")
