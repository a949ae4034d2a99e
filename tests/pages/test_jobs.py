from datetime import timedelta

import pytest
from django.utils import timezone

from comity.kernel import clock
from comity.pages import jobs, links
from comity.pages.models import Link, Listing
from tests.factories import pages as make

pytestmark = pytest.mark.django_db


def _scheduled(**fields):
    story = make.draft(make.section(), **fields)
    story.save_revision(approved_go_live_at=fields.get("go_live_at"))
    return story


def test_publish_scheduled_publishes_what_is_due(client):
    story = _scheduled(go_live_at=timezone.now() - timedelta(seconds=1))
    jobs.publish_scheduled.func()
    story.refresh_from_db()
    assert story.live
    assert client.get(story.url).status_code == 200


def test_publish_scheduled_leaves_what_is_not_due():
    story = _scheduled(go_live_at=timezone.now() + timedelta(hours=1))
    jobs.publish_scheduled.func()
    story.refresh_from_db()
    assert not story.live


def test_publish_scheduled_twice_publishes_once():
    story = _scheduled(go_live_at=timezone.now() - timedelta(seconds=1))
    jobs.publish_scheduled.func()
    story.refresh_from_db()
    first = story.first_published_at
    jobs.publish_scheduled.func()
    story.refresh_from_db()
    assert story.first_published_at == first


def test_publish_scheduled_withdraws_what_has_expired(client):
    story = make.article(make.section())
    type(story).objects.filter(pk=story.pk).update(expire_at=timezone.now() - timedelta(seconds=1))
    jobs.publish_scheduled.func()
    assert client.get(story.url).status_code == 410


def test_a_page_that_cannot_go_out_holds_no_other_up(caplog):
    section = make.section()
    soon = timezone.now() - timedelta(seconds=5)
    blocked = make.article(section, "Blocked", slug="first")
    blocked.slug = "taken"
    blocked.save_revision(approved_go_live_at=soon)
    make.article(section, "In its way", slug="taken")
    later = make.draft(section, "Later")
    later.save_revision(approved_go_live_at=timezone.now() - timedelta(seconds=1))
    jobs.publish_scheduled.func()
    later.refresh_from_db()
    assert later.live
    assert "tried again" in caplog.text


def test_a_night_mends_the_lists_of_articles_and_says_so(caplog):
    story = make.article(make.section())
    Listing.objects.filter(page=story).delete()
    assert jobs.mend_lists.func() == 2
    assert "2 rows were wrong" in caplog.text
    assert jobs.mend_lists.func() == 0


def test_extend_occurrences_goes_on_with_what_repeats():
    event = make.event(make.calendar(), starts_on=timezone.localdate(), repeat="weekly")
    last = event.occurrences.latest("day").day
    with clock.frozen(timezone.now() + timedelta(days=15)):
        jobs.extend_occurrences.func()
    assert event.occurrences.latest("day").day == last + timedelta(days=14)


def test_extend_occurrences_mends_days_that_are_wrong():
    event = make.event(make.calendar(), starts_on=timezone.localdate() + timedelta(days=9))
    right = event.occurrences.get().starts_at
    event.occurrences.update(starts_at=right - timedelta(hours=1))  # a country gave up summer time
    jobs.extend_occurrences.func()
    assert event.occurrences.get().starts_at == right


def test_extend_occurrences_leaves_what_is_not_public():
    event = make.event(make.calendar(), repeat="weekly")
    event.unpublish()
    jobs.extend_occurrences.func()
    assert not event.occurrences.exists()


def test_each_night_the_links_untried_for_longest_are_tried(monkeypatch):
    home, now, tried = make.site(), timezone.now(), []
    monkeypatch.setattr(jobs, "LINKS_A_NIGHT", 2)
    monkeypatch.setattr(links, "try_address", lambda address: tried.append(address) or "")
    for name, checked_at in {"new": None, "old": now - timedelta(days=9), "fresh": now}.items():
        address = f"https://{name}.example/"
        Link.objects.create(page=home, key=Link.key_of(address), address=address, checked_at=checked_at)
    jobs.try_oldest_links.call()
    assert sorted(tried) == ["https://new.example/", "https://old.example/"]
