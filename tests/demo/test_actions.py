"""The demo comes whole, comes once, and goes without a trace, but for what people made their own."""

import re
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.contrib.auth.hashers import check_password
from wagtail.models import Site

from comity.demo import actions
from comity.demo.actions import Kept
from comity.demo.actions.bodies import steady_id
from comity.demo.models import Seeded
from comity.kernel.uploads import unmarked_names
from comity.organisation.actions import describe
from comity.organisation.models import Profile, Topic
from comity.pages.actions import found_site
from comity.pages.models import (
    ArticlePage,
    Author,
    File,
    HomePage,
    Picture,
    PlainPage,
    SectionPage,
    Withdrawal,
)
from comity.people.models import Account

LEAD = UUID(steady_id("article", "three-harbours"))

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _apart(settings: Any, tmp_path: Path) -> None:
    """Pictures in a folder of this test; their sizes, which take a minute, are not made."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}


@pytest.fixture
def founded() -> HomePage:
    return found_site(name="A real union")


def rows() -> dict[str, int]:
    """How many rows each table has; the audit record only ever grows."""
    tables = [model for model in apps.get_models() if model._meta.app_label != "kernel"]
    return {model._meta.label: model._base_manager.count() for model in tables}


def files(settings: Any) -> list[str]:
    return sorted(path.name for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file())


def told() -> list[tuple[Any, ...]]:
    """What readers see of each story."""
    return [
        (
            page.slug,
            page.title,
            page.summary,
            page.first_published_at,
            page.last_published_at,
            page.picture.title,
            str(page.translation_key),
            [author.name for author in page.authors],
            [topic.slug for topic in page.topics],
            [(note.on, note.text) for note in page.corrections.all()],
            [(block["type"], block["id"]) for block in page.body.raw_data],
        )
        for page in ArticlePage.objects.live().newest()
    ]


def test_seed_fills_the_site_and_gives_each_account_a_password_of_its_own() -> None:
    heard: list[tuple[int, int]] = []
    logins = actions.seed(progress=lambda done, all_: heard.append((done, all_)))
    for language in ("en", "es", "fr", "ar"):
        spoken = {"locale__language_code": language}
        assert ArticlePage.objects.live().filter(**spoken).count() == 15
        assert SectionPage.objects.live().in_menu().filter(**spoken).count() == 4
        assert HomePage.objects.live().get(**spoken).lead.translation_key == LEAD
    assert (Topic.objects.count(), Author.objects.count()) == (8, 6 + 3 * 3)
    assert Picture.objects.count() == 40
    assert {page.slug for page in PlainPage.objects.live()} >= {"about", "contact", "privacy", "imprint"}
    assert Profile.current().name == "Harbour & Rail Workers’ Union"
    assert not Seeded.objects.filter(mark="").exists()
    assert heard == [(number, len(heard)) for number in range(1, len(heard) + 1)]
    assert {login.office for login in logins} == {"administrator", "editor", "reviewer"}
    assert len({login.password for login in logins}) == 3
    for login in logins:
        account = Account.objects.get(email=login.email)
        assert check_password(login.password, account.password)
        assert account.holds(login.office)


def test_every_story_can_be_read_and_every_link_in_it_leads_somewhere(client: Any) -> None:
    actions.seed()
    seen: set[str] = set()
    for page in (*ArticlePage.objects.live(), *PlainPage.objects.live(), *SectionPage.objects.live()):
        answer = client.get(page.url)
        assert answer.status_code == 200, page.url
        text = answer.content.decode()
        assert not re.search(r'"(story|section|page|topic):', text), page.url
        seen |= set(re.findall(r'<a [^>]*href="(/[^"#?]*)"', text))
    codes = {url: _status(client, url) for url in sorted(seen)}
    assert {url: code for url, code in codes.items() if code not in {200, 302}} == {}
    assert len(seen) > 40


def test_stories_pass_the_editors_checks_and_have_history_and_the_days_of_the_demo() -> None:
    actions.seed()
    for page in (*ArticlePage.objects.all(), *PlainPage.objects.all()):
        page.full_clean()
        page.body.stream_block.clean(page.body)
    story = ArticlePage.objects.get(slug="signal-boxes")
    assert story.revisions.count() == 1
    assert story.latest_revision.user.email == "ines.duarte@harbourandrail.example"
    assert story.first_published_at.date().isoformat() == "2026-11-10"
    assert story.last_published_at.date().isoformat() == "2026-11-12"
    assert not story.has_unpublished_changes


def test_seed_twice_changes_nothing_and_brings_nothing_back(settings: Any) -> None:
    assert len(actions.seed()) == 3
    Author.objects.filter(slug="danylo-kravets").update(name="Danylo K.")
    ArticlePage.objects.get(slug="heat").delete()
    before = rows(), files(settings), told(), list(Seeded.objects.values())
    assert actions.seed() == []
    assert (rows(), files(settings), told(), list(Seeded.objects.values())) == before


@pytest.mark.parametrize("step", [20, 90, 200])
def test_seed_is_taken_up_where_it_was_interrupted(step: int) -> None:
    def stop(done: int, all_: int) -> None:
        if done == step:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        actions.seed(progress=stop)
    actions.seed()
    assert ArticlePage.objects.live().count() == 60
    assert Picture.objects.count() == 40
    assert not Seeded.objects.filter(mark="").exists()


def test_seed_comes_only_into_an_empty_site(founded: HomePage) -> None:
    founded.add_child(instance=SectionPage(title="Ours"))
    before = rows()
    with pytest.raises(actions.NotEmpty):
        actions.seed()
    assert rows() == before


def _status(client: Any, url: str) -> int:
    answer = client.get(url)
    b"".join(answer.streaming_content if answer.streaming else ())  # else a file would stay open
    return int(answer.status_code)


# --- and away ---------------------------------------------------------------------------------------
def test_remove_leaves_nothing_behind(
    founded: HomePage, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    Profile(name="A real union", tagline="Since today").save()
    before = rows()
    contact = PlainPage.objects.get(slug="contact")
    with django_capture_on_commit_callbacks(execute=True):
        actions.seed()
        assert actions.remove() == []
    assert rows() == before
    assert files(settings) == []
    assert (Profile.current().name, Profile.current().tagline) == ("A real union", "Since today")
    assert not Profile.current().logo
    founded.refresh_from_db()
    assert (founded.title, founded.lead) == ("A real union", None)
    again = PlainPage.objects.get(slug="contact")
    assert (again.title, again.summary) == (contact.title, contact.summary)
    assert list(again.body.raw_data) == list(contact.body.raw_data)


def test_remove_without_a_demo_does_nothing(founded: HomePage) -> None:
    before = rows()
    assert actions.remove() == []
    assert rows() == before


def test_a_demo_that_was_removed_is_not_called_withdrawn_and_comes_back_the_same(client: Any) -> None:
    actions.seed()
    before = told()
    assert client.get("/news/three-harbours/").status_code == 200
    actions.remove()
    assert told() == []
    assert not Withdrawal.objects.exists()
    assert client.get("/news/three-harbours/").status_code == 404
    actions.seed()
    assert told() == before


def test_remove_keeps_a_story_that_somebody_changed_and_all_it_shows() -> None:
    actions.seed()
    page = ArticlePage.objects.get(slug="rest-rule")
    page.title = "Our own rest rule"
    page.save_revision().publish()
    kept = actions.remove()
    assert ArticlePage.objects.get().title == "Our own rest rule"
    assert SectionPage.objects.get().slug == "work"
    assert list(Author.objects.values_list("name", flat=True)) == ["Ruth Okafor"]
    assert set(Topic.objects.values_list("slug", flat=True)) == {"rest", "ports"}
    assert set(Picture.objects.values_list("title", flat=True)) == {"Bedroom", "Ruth Okafor"}
    assert [unmarked_names(file.filename) for file in File.objects.all()] == ["rest-card.txt"]
    assert {
        Kept("article", "Our own rest rule", "changed"),
        Kept("section", "Work", "used"),
        Kept("author", "Ruth Okafor", "used"),
        Kept("topic", "Ports", "used"),
        Kept("picture", "Bedroom", "used"),
    } <= set(kept)
    assert not Account.objects.exists()
    assert not Seeded.objects.exists()


def test_remove_takes_the_invented_name_from_the_cms_too() -> None:
    found_site(name=describe(Profile(name="Ana’s union")).name)
    actions.seed()
    assert (
        HomePage.objects.get(slug="home").title
        == Site.objects.get().site_name
        == "Harbour & Rail Workers’ Union"
    )
    assert actions.remove() == []
    assert HomePage.objects.get(slug="home").title == Site.objects.get().site_name == "Ana’s union"


def test_remove_keeps_drafts_what_people_wrote_themselves_and_a_changed_profile(settings: Any) -> None:
    actions.seed()
    draft = ArticlePage.objects.get(slug="night-quay")
    draft.title = "Not yet published"
    draft.save_revision()
    news = SectionPage.objects.get(slug="news")
    news.add_child(instance=ArticlePage(title="Mine", summary="My own."))
    Profile.objects.update(tagline="Ours now")
    kept = actions.remove()
    assert set(ArticlePage.objects.values_list("slug", flat=True)) == {"night-quay", "mine"}
    assert {row.name for row in kept if (row.kind, row.why) == ("section", "used")} == {
        "News",
        "History and people",
    }
    assert Kept("profile", "Harbour & Rail Workers’ Union", "changed") in kept
    assert {"Coffee", "Tug", "Fog walk", "Night shift"} <= set(
        Picture.objects.values_list("title", flat=True)
    )
    assert Profile.current().tagline == "Ours now"
    assert sum(name.startswith("harbour-and-rail") for name in files(settings)) == 1


def test_remove_takes_away_a_demo_that_was_never_finished(founded: HomePage) -> None:
    before = rows()

    def stop(done: int, all_: int) -> None:
        if done == 85:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        actions.seed(progress=stop)
    actions.remove()
    assert rows() == before
