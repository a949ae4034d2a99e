import pytest

from comity.kernel.access import NotAllowed
from comity.kernel.models import Entry
from comity.organisation import actions
from comity.organisation.models import Profile
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
