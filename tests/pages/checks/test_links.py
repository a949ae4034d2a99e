import pytest

from comity.pages.checks import links
from comity.pages.checks.text import read
from comity.pages.models import Link
from comity.pages.models.links import Fault
from tests.factories import pages as make
from tests.pages.checks.texts import article, text

pytestmark = pytest.mark.django_db


def _card(**where):
    return ("link_card", {"title": "The rules", "text": "", "page": None, "address": "", **where})


def test_links_to_pages_not_published_or_gone_are_found():
    section = make.section()
    draft, live, gone = make.draft(section, "Soon"), make.article(section), make.article(section)
    html = "".join(f'<a linktype="page" id="{page.pk}">{page.title}</a>' for page in (draft, live))
    found = text(("text", f"<p>{html}</p>"), _card(page=gone))
    gone.delete()
    assert list(links.inside(found)) == [
        "The link “Soon” leads to “Soon”, which is not published. Publish that first, or take the link out.",
        "The link “The rules” leads to a page that was deleted. Choose another one.",
    ]


@pytest.mark.parametrize("words", ["here", "Click here!", "more…", "ICI", "هنا", "aquí."])
def test_links_that_say_nothing_are_found(words):
    found = links.words(text(("text", f'<p>Read <a href="https://example.org/">{words}</a></p>')))
    assert [said.startswith(f"The link “{words}” does not say") for said in found] == [True]


def test_links_without_words_are_found_and_good_ones_are_not():
    html = '<p><a href="https://example.org/"><b> </b></a> <a href="/news/">News of the harbour</a></p>'
    assert list(links.words(text(("text", html)))) == [
        "A link has no words. Write where it leads, or take it out."
    ]


def _tried(page, address, fault):
    found = {"address": address, "fault": fault}
    Link.objects.update_or_create(page=page, key=Link.key_of(address), defaults=found)


@pytest.mark.parametrize("fault", [fault for fault in Fault if fault != Fault.ONCE])
def test_addresses_found_faulty_say_what_is_wrong(fault):
    page = article(_card(address="https://example.org/a"))
    _tried(page, "https://example.org/a", fault)
    assert list(links.outside(read(page))) == [f"The link to https://example.org/a: {fault.label}"]


@pytest.mark.parametrize("fault", ["", Fault.ONCE])
def test_addresses_that_work_or_failed_once_say_nothing(fault):
    page = article(_card(address="https://example.org/a"))
    _tried(page, "https://example.org/a", fault)
    assert list(links.outside(read(page))) == []


def test_an_address_found_faulty_on_another_page_counts_here_too():
    page = article(_card(address="https://example.org/a"))
    _tried(make.site(), "https://example.org/a", Fault.GONE)
    assert len(list(links.outside(read(page)))) == 1


def test_an_address_without_encryption_is_told_before_it_was_tried():
    page = article(_card(address="http://example.org/a"))
    Link.objects.all().delete()
    assert "Try it with https://" in next(iter(links.outside(read(page))))
