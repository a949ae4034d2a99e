"""Menus that editors compose."""

import re

import pytest
from django.core.exceptions import ValidationError

from comity.pages import queries
from comity.pages.models import Menu
from tests.factories import pages as make
from tests.factories.people import account, sign_in

pytestmark = pytest.mark.django_db


def _link(page=None, words="", address=""):
    return {"words": words, "page": page and page.pk, "address": address}


def _compose(place, *entries, language=""):
    menu = Menu(place=place, language=language)

    def stored(entry):
        if isinstance(entry, tuple):
            below = [{"type": "item", "value": link} for link in entry[1]]
            return {"type": "group", "value": {"words": entry[0], "links": below}}
        return {"type": "link", "value": entry}

    menu.links = menu.links.stream_block.to_python([stored(entry) for entry in entries])
    menu.full_clean()
    menu.save()
    return menu


def _nav(client, name, path="/"):
    page = client.get(path).content.decode()
    found = re.search(rf'<nav class="{name}".*?</nav>', page, re.DOTALL)
    return found[0] if found else ""


def test_without_menus_the_site_makes_its_own(client):
    make.section("News")
    assert 'href="/news/"' in _nav(client, "menu")
    assert 'href="/privacy/"' in _nav(client, "foot-links")
    assert _nav(client, "quick") == ""


def test_a_composed_menu_takes_the_place_of_the_automatic_one(client):
    news = make.section("News")
    story = make.article(news, "Ten hours")
    make.section("Work")
    _compose("main", _link(story, "Our <rule>"), _link(address="https://example.org/", words="Allies"))
    menu = _nav(client, "menu")
    assert f'<a href="{story.url}">Our &lt;rule&gt;</a>' in menu
    assert '<a href="https://example.org/">Allies</a>' in menu
    assert "Work" not in menu


def test_a_group_opens_without_a_script_and_marks_where_one_is(client):
    news, work = make.section("News"), make.section("Work")
    _compose("main", ("Read", [_link(news), _link(work)]))
    menu = _nav(client, "menu", "/work/")
    assert '<details name="menu"><summary>Read' in menu
    assert '<a href="/news/">News</a>' in menu
    assert '<a href="/work/" aria-current="true">Work</a>' in menu


def test_pages_not_public_drop_out_and_groups_without_links_with_them(client):
    news, work = make.section("News"), make.section("Work")
    _compose("main", _link(news), ("Read", [_link(work)]))
    work.unpublish()
    menu = _nav(client, "menu")
    assert "News" in menu
    assert "Read" not in menu


@pytest.mark.django_db(transaction=True)
def test_kept_menus_follow_what_they_lead_to(client):
    story = make.article(make.section("News"), "Ten hours")
    _compose("main", _link(story))
    assert "Ten hours" in _nav(client, "menu")
    story.title = "Eleven hours"
    story.save_revision().publish()
    assert "Eleven hours" in _nav(client, "menu")
    story.unpublish()
    assert "Eleven hours" not in _nav(client, "menu")
    Menu.objects.all().delete()
    assert "News" in _nav(client, "menu")


def test_quick_links_and_the_foot_are_composed_alike(client):
    home = make.site()
    contact = home.get_children().get(slug="contact")
    _compose("quick", _link(contact, "Press"))
    _compose("foot", ("About us", [_link(contact)]), _link(address="https://example.org/", words="Allies"))
    assert '<a href="/contact/">Press</a>' in _nav(client, "quick")
    foot = _nav(client, "foot-links")
    assert "<b>About us</b>" in foot
    assert "Imprint" not in foot


def test_a_menu_of_ones_own_language_wins_over_that_for_all():
    make.site()
    _compose("main", _link(address="https://example.org/", words="All"))
    _compose("main", _link(address="https://example.org/es", words="Nuestros"), language="es")
    assert [link["title"] for link in queries.menu("es")] == ["Nuestros"]
    assert [link["title"] for link in queries.menu("fr")] == ["All"]


def test_two_menus_for_one_place_and_language_are_refused_with_words():
    _compose("main", _link(address="https://example.org/", words="A"))
    with pytest.raises(ValidationError, match="Change that one"):
        _compose("main", _link(address="https://example.org/", words="B"))


def test_a_link_without_words_or_goal_is_refused():
    block = Menu().links.stream_block.child_blocks["link"]
    for value, name in {"": "address", "https://example.org/": "words"}.items():
        with pytest.raises(ValidationError) as refusal:
            block.clean(block.to_python({"words": "", "page": None, "address": value}))
        assert name in refusal.value.block_errors


@pytest.mark.parametrize(("office", "shown"), [("editor", True), ("reviewer", False)])
def test_who_publishes_composes_menus(client, office, shown):
    make.site()
    sign_in(client, account(office))
    assert ("/cms/snippets/pages/menu/" in client.get("/cms/").content.decode()) is shown
    if shown:
        assert client.get("/cms/snippets/pages/menu/add/").status_code == 200
