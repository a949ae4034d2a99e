import pytest

from comity.kernel import languages
from comity.kernel.access import NotAllowed
from comity.kernel.models import Entry
from comity.organisation import actions
from comity.organisation.models import Profile, Topic, Wording
from tests.factories import people as make

pytestmark = pytest.mark.django_db


def test_describe_keeps_the_profile_and_says_who_did_it():
    administrator = make.account("administrator")
    actions.describe(Profile(name="Port Workers"), by=administrator)
    assert Profile.objects.get().name == "Port Workers"
    entry = Entry.objects.get(verb="describe")
    assert entry.actor == administrator.person_id


@pytest.mark.parametrize("offices", [(), ("editor",), ("reviewer",)])
def test_describe_refuses_everybody_but_administrators(offices):
    with pytest.raises(NotAllowed):
        actions.describe(Profile(name="Mine"), by=make.account(*offices))
    assert not Profile.objects.exists()
    assert not Entry.objects.filter(verb="describe").exists()


def test_words_of_a_topic_are_kept_changed_and_taken_back():
    rail = Topic.objects.create(name="Rail", slug="rail", about="Trains and tracks")
    actions.word({"name": "Chemin de fer", "about": "Trains"}, language="fr", topic=rail)
    with languages.speaking("fr"):
        assert (rail.label, rail.description) == ("Chemin de fer", "Trains")
    actions.word({"name": "Rail français", "about": ""}, language="fr", topic=rail)
    with languages.speaking("fr"):
        assert (rail.label, rail.description) == ("Rail français", "Trains and tracks")
    assert rail.label == "Rail"
    assert Wording.objects.count() == 1


def test_words_that_stay_as_they_are_leave_no_entry():
    actions.word({"tagline": "Cinco costas"}, language="es")
    actions.word({"tagline": "Cinco costas", "footer": ""}, language="es")
    assert Entry.objects.filter(verb="word in es").count() == 1


@pytest.mark.parametrize("offices", [(), ("editor",), ("reviewer",)])
def test_only_administrators_word_the_profile(offices):
    with pytest.raises(NotAllowed):
        actions.word({"tagline": "Mine"}, language="es", by=make.account(*offices))
    assert not Wording.objects.exists()
