import pytest

from comity.organisation import queries
from comity.organisation.models import Profile
from tests.factories.pages import site

pytestmark = pytest.mark.django_db


def test_identity_is_what_the_profile_says():
    Profile(name="Union", tagline="Since 1911", accent="#1d4f91").save()
    identity = queries.identity()
    assert (identity.name, identity.tagline, identity.theme_version) == ("Union", "Since 1911", "1d4f91")
    assert (identity.logo_url, identity.logo_width) == ("", 0)


def test_a_page_asks_for_the_profile_once(client, django_assert_max_num_queries):
    site()
    with django_assert_max_num_queries(20) as asked:
        client.get("/contact/")
    assert sum("organisation_profile" in query["sql"] for query in asked.captured_queries) == 1
