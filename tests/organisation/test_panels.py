import pytest

from comity.organisation import panels
from comity.organisation.models import Profile

pytestmark = pytest.mark.django_db

JOIN = {
    "join_title": "Stronger",
    "join_text": "Soon.",
    "join_label": "Join now",
    "join_url": "/join-us/",
}


def test_calls_show_nothing_before_they_are_written():
    Profile(name="Union").save()
    assert panels.calls("en", "home", None) is None


def test_calls_show_only_what_has_words_and_an_address():
    Profile(name="Union", **JOIN, give_label="Donate").save()
    shown = panels.calls("en", "home", None)
    assert shown is not None
    assert shown.context["join"] == {
        "title": "Stronger", "text": "Soon.", "label": "Join now", "url": "/join-us/",
    }  # fmt: skip
    assert shown.context["give"] is None


def test_nameplate_shows_the_organisation():
    Profile(name="Union", tagline="Since 1911").save()
    assert panels.nameplate("en", "masthead", None).context["identity"].tagline == "Since 1911"


def test_contact_shows_the_footer():
    Profile(name="Union", footer="Made by members.").save()
    assert panels.contact("en", "footer", None).context["profile"].footer == "Made by members."
