import pytest

from comity.kernel.access import NOBODY, NotAllowed
from comity.organisation import rules
from tests.factories.people import account

pytestmark = pytest.mark.django_db


def test_an_administrator_may_edit_the_profile():
    rules.may_edit_profile(account("administrator"))


@pytest.mark.parametrize("offices", [(), ("editor",), ("reviewer",), ("editor", "reviewer")])
def test_nobody_else_may_edit_the_profile(offices):
    with pytest.raises(NotAllowed) as refused:
        rules.may_edit_profile(account(*offices))
    assert "administrators" in str(refused.value.reason)


def test_a_visitor_may_not_edit_the_profile():
    with pytest.raises(NotAllowed):
        rules.may_edit_profile(NOBODY)
