import pytest

from comity.pages.checks import CHECKS, Remark, remarks_on
from comity.pages.checks.text import read
from comity.pages.models import SectionPage
from tests.factories import pages as make
from tests.pages.checks.texts import article, text

pytestmark = pytest.mark.django_db


def test_the_words_of_all_blocks_are_read_and_nothing_else():
    where = {"page": None, "address": "https://example.org/"}
    found = text(
        ("text", "<p>One</p>"),
        ("heading", {"text": "Two", "level": "2"}),
        ("quote", {"text": "Three", "who": "Four", "role": ""}),
        ("call_to_act", {"heading": "Five", "text": "Six", "label": "Seven", **where}),
        title="Title",
        summary="Summary",
    )
    # A database may keep the parts of a block in an order of its own.
    assert found.plain.split()[:4] == "Title Summary One Two".split()
    assert sorted(found.plain.split()[4:]) == sorted("Three Four Five Six Seven".split())


def test_a_page_without_a_body_is_read():
    assert (
        read(SectionPage(title="News", intro="What happened")).plain.split() == "News What happened".split()
    )


def test_a_remark_is_the_same_only_with_the_same_words():
    one, other = Remark("alt", "A"), Remark("alt", "B")
    assert one.token == Remark("alt", "A").token != other.token
    assert one.token != Remark("links", "A").token


def test_checks_ask_as_little_for_three_blocks_as_for_one(django_assert_max_num_queries):
    shot = {"picture": make.picture(), "alt_text": "", "decorative": False, "caption": ""}
    card = ("link_card", {"title": "Rules", "text": "", "page": None, "address": "https://example.org/"})
    for number in (1, 3):
        page = article(*[("picture", shot), card] * number)
        with django_assert_max_num_queries(7):
            remarks_on(page)


def test_every_check_has_a_name_of_its_own():
    assert len(set(CHECKS.values())) == len(CHECKS)
