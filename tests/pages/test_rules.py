import pytest

from comity.kernel.access import NotAllowed
from comity.pages import rules
from comity.pages.models import PlainPage
from tests.factories import pages as make

pytestmark = pytest.mark.django_db


def test_a_page_may_not_stand_where_it_would_hide_another_part_of_the_site():
    home = make.site()
    about = home.add_child(instance=PlainPage(title="About", slug="about"))
    below = about.add_child(instance=PlainPage(title="Our desk", slug="desk"))
    rules.may_stand_under(below, about)
    rules.may_stand_under(about, home)
    with pytest.raises(NotAllowed) as refused:
        rules.may_stand_under(below, home)
    assert "“desk” is the address of another part of this site" in str(refused.value.reason)
