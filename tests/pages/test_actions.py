from datetime import date

import pytest
from django.contrib.auth.models import Group
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Locale, Page, Site

from comity.pages import actions
from comity.pages.models import EventPage, HomePage, PlainPage
from tests.factories import pages as make

pytestmark = pytest.mark.django_db


def test_found_site_makes_home_and_the_plain_pages_with_starting_text(client):
    home = actions.found_site(name="Port Workers")
    assert home.title == "Port Workers"
    assert set(PlainPage.objects.values_list("slug", flat=True)) == set(actions.STARTING_PAGES)
    for slug in actions.STARTING_PAGES:
        page = client.get(f"/{slug}/")
        assert page.status_code == 200
        assert len(page.content) > 1000
    assert Site.objects.get().root_page_id == home.pk
    assert not Page.objects.filter(slug="home").exclude(pk=home.pk).exists()


def test_found_site_twice_changes_nothing():
    first = actions.found_site(name="One")
    pages = Page.objects.count()
    assert actions.found_site(name="Two").pk == first.pk
    assert Page.objects.count() == pages
    assert HomePage.objects.get().title == "One"


def test_grant_offices_gives_a_reviewer_no_right_to_publish():
    make.site()
    reviewer = Group.objects.get(name="office:reviewer")
    codes = set(
        GroupPagePermission.objects.filter(group=reviewer).values_list("permission__codename", flat=True)
    )
    assert codes == {"add_page", "change_page"}


@pytest.mark.parametrize("office", ["administrator", "editor", "reviewer"])
def test_grant_offices_never_gives_rights_over_people(office):
    make.site()
    group = Group.objects.get(name=f"office:{office}")
    labels = set(group.permissions.values_list("content_type__app_label", flat=True))
    assert labels
    assert not labels & {"auth", "people", "kernel", "mfa", "account", "sessions", "wagtailusers"}


def test_grant_offices_takes_back_what_was_added_by_hand():
    make.site()
    from django.contrib.auth.models import Permission

    group = Group.objects.get(name="office:editor")
    group.permissions.add(Permission.objects.get(codename="add_group"))
    actions.grant_offices()
    assert not group.permissions.filter(codename="add_group").exists()


@pytest.mark.parametrize(("office", "deletes"), [("administrator", 1), ("editor", 1), ("reviewer", 0)])
def test_grant_offices_lets_writers_keep_pictures_and_files(office, deletes):
    make.site()
    rights = GroupCollectionPermission.objects.filter(group__name=f"office:{office}")
    for kind in ("image", "document"):
        assert rights.filter(permission__codename=f"add_{kind}").count() == 1
        for right in ("change", "delete"):  # Wagtail lets whoever may change also delete
            assert rights.filter(permission__codename=f"{right}_{kind}").count() == deletes


def test_no_group_but_those_of_offices_has_rights_in_the_cms():
    make.site()
    assert not Group.objects.exclude(name__startswith="office:").exists()


def test_a_further_language_is_opened_once_and_its_pages_belong_to_the_offices():
    first = make.site()
    home = actions.open_language("es", title="Sindicato")
    assert actions.open_language("es", title="Otro") == home
    assert (home.slug, home.live, home.locale.language_code) == ("es", False, "es")
    assert home.translation_key == first.translation_key
    groups = GroupPagePermission.objects.filter(page=home).values_list("group__name", flat=True)
    assert set(groups) == {"office:administrator", "office:editor", "office:reviewer"}
    assert home.get_parent().is_root()


def test_a_language_is_closed_when_no_page_is_left_in_it():
    make.site()
    home = actions.open_language("es", title="Sindicato")
    actions.close_language("es")
    assert Locale.objects.filter(language_code="es").exists()
    home.delete()
    actions.close_language("es")
    actions.close_language("en")
    assert list(Locale.objects.values_list("language_code", flat=True)) == ["en"]


def _days(event):
    return list(event.occurrences.order_by("day").values_list("day", flat=True))


def test_set_occurrences_writes_the_days_of_a_public_event_and_drops_those_of_any_other():
    event = make.event(make.calendar(), repeat="weekly", repeat_count=3, omit=[date(2026, 5, 19)])
    assert _days(event) == [date(2026, 5, 12), date(2026, 5, 26)]
    EventPage.objects.update(live=False)
    actions.set_occurrences(event.pk)
    assert _days(event) == []


def test_set_occurrences_again_writes_nothing(django_assert_num_queries):
    event = make.event(make.calendar(), repeat="weekly", repeat_count=3)
    before = list(event.occurrences.values_list("pk", flat=True))
    with django_assert_num_queries(5):  # two of them begin and end the transaction
        actions.set_occurrences(event.pk)
    assert list(event.occurrences.values_list("pk", flat=True)) == before
