"""Doors before addresses of the CMS that would answer with an error."""

import pytest

from tests.factories import pages as make
from tests.factories.people import account, sign_in


@pytest.mark.parametrize("named", ["zz", "-1", "9" * 40, "1&id=%zz", "é"])
@pytest.mark.parametrize("model", ["wagtailcore/page", "pages/picture", "no/such"])
def test_an_act_on_what_has_no_key_finds_nothing(db, client, named, model):
    sign_in(client, account("editor"))
    assert client.get(f"/cms/bulk/{model}/delete/?id={named}").status_code == 404


def test_an_act_on_real_pages_is_asked_for(db, client):
    story = make.article(make.section())
    sign_in(client, account("editor"))
    assert client.get(f"/cms/bulk/wagtailcore/page/delete/?id={story.pk}").status_code == 200
