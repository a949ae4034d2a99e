"""Markup in every text that people can fill in stays text, on every page that shows it, in a real browser."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import CharField, SlugField, TextField
from playwright.sync_api import Browser, expect

from comity.organisation.forms import ProfileForm
from comity.pages.blocks import Blocks
from comity.people.models import Account
from tests.browser.payloads import EMAIL, Attacked, dirty
from tests.browser.seeing import DESKTOP, Looker, looking

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.once,
    pytest.mark.filterwarnings(
        "ignore::django.utils.deprecation.RemovedInDjango2028Warning",  # how Wagtail sends its mails
        # Wagtail leaves the temporary files of its small pictures to the garbage collector.
        "ignore::ResourceWarning",
        "ignore::pytest.PytestUnraisableExceptionWarning",
    ),
]

TRAP = "window.hit = () => console.error('a payload ran')"
ATTACKS = 'hit-x, [onload*="hit("], [onerror*="hit("], [onfocus*="hit("], [href^="javascript:" i], [src="x"]'
ELEMENTS = """attacks => [
    ...document.querySelectorAll(attacks),
    ...[...document.scripts].filter(script => script.textContent.trim() === 'hit()'),
].map(element => element.outerHTML.slice(0, 200))"""
ROOMS = {
    "name": 120, "tagline": 200, "ct_phone": 40, "_address": 250, "footer": 250,
    "in_title": 80, "oin_text": 250, "in_label": 30, "ve_title": 80, "ive_text": 250, "ve_label": 30,
}  # fmt: skip
ON_EVERY_PAGE = (EMAIL, *(dirty(mark, room) for mark, room in ROOMS.items()))
IN_A_BODY = tuple(
    dirty(mark, room)
    for mark, room in {
        "rich": 250, "heading": 120, "caption": 250, "cr": 120, "gallery": 250, "quote": 250, "who": 120,
        "role": 120, "card": 120, "cardtext": 250, "filelabel": 120, "file": 250, "act": 120,
        "acttext": 250, "actlabel": 40,
    }.items()
)  # fmt: skip


@pytest.fixture(autouse=True)
def _collected() -> Iterator[None]:
    yield
    gc.collect()


@pytest.fixture
def attacked() -> Attacked:
    return Attacked()


@contextmanager
def visiting(browser: Browser, site: str, account: Account | None = None) -> Iterator[Looker]:
    """Open a browser in which a payload that runs is noted."""
    with looking(browser, site, {"viewport": DESKTOP}, account) as looker:
        looker.page.add_init_script(TRAP)
        yield looker


def unharmed(looker: Looker) -> None:
    """Hold a page to being text only."""
    found = looker.page.evaluate(ELEMENTS, ATTACKS)
    assert not found, f"{looker.page.url}: {found}"
    assert not looker.complaints, looker.complaints


def shown(looker: Looker, *texts: str) -> None:
    """Hold a page to showing these texts, to the last sign; capitals are a matter of style."""
    words = looker.page.inner_text("body").casefold()
    missing = [text for text in texts if text.casefold() not in words]
    assert not missing, f"{looker.page.url}: {missing}"


def visit(looker: Looker, path: str, *texts: str, calm: bool = False) -> None:
    """Open a page, and find nothing but text on it."""
    looker.open(path, calm=calm)
    unharmed(looker)
    shown(looker, *texts)


def test_the_public_pages_show_text_only(browser: Browser, live_site: str, attacked: Attacked) -> None:
    author, topic = attacked.author, attacked.topic
    with visiting(browser, live_site) as looker:
        visit(looker, "/", *ON_EVERY_PAGE, attacked.story.title, dirty("section"), dirty("othersum"))
        assert looker.page.title().startswith(dirty("homeseo"))
        visit(looker, "/news/", *ON_EVERY_PAGE, dirty("section"), dirty("intro"), attacked.story.summary)
        visit(
            looker, "/news/story/", *ON_EVERY_PAGE, *IN_A_BODY, attacked.story.title, attacked.story.summary,
            dirty("maincap"), dirty("correction"), author.name, topic.name, dirty("second", 80),
        )  # fmt: skip
        assert looker.page.get_attribute("meta[name=description]", "content") == dirty("search")
        for alt in (dirty("alt"), dirty("description")):
            assert alt in looker.page.eval_on_selector_all("main img", "all => all.map(one => one.alt)")
        visit(looker, "/plain/", *ON_EVERY_PAGE, *IN_A_BODY, dirty("plain"), dirty("plainsum"))
        event = attacked.event
        visit(
            looker,
            "/calendar/",
            *ON_EVERY_PAGE,
            dirty("calendar"),
            dirty("calintro"),
            event.title,
            event.place,
        )
        visit(
            looker, "/calendar/event/", *ON_EVERY_PAGE, *IN_A_BODY, event.title, event.summary, event.place,
            event.address, event.cancelled_because, dirty("omission", 120), dirty("second", 80),
        )  # fmt: skip
        visit(looker, "/authors/author/", *ON_EVERY_PAGE, author.name, author.role, author.about)
        visit(looker, "/topics/topic/", *ON_EVERY_PAGE, topic.name, topic.about)
        visit(looker, "/nope/", *ON_EVERY_PAGE)
        visit(looker, "/news/gone/", *ON_EVERY_PAGE, dirty("reason"))
        visit(looker, "/documents/", *ON_EVERY_PAGE, dirty("file"), dirty("fileabout"))
        visit(looker, "/archive/", *ON_EVERY_PAGE)
        visit(looker, "/es/", dirty("esname", 30), dirty("estagline", 30), dirty("sección"))
        visit(looker, "/es/topics/topic/", dirty("esname", 30), dirty("esabout", 30))
        visit(looker, "/account/login/", dirty("name", 120))


def test_the_desk_and_the_account_show_text_only(
    browser: Browser, live_site: str, attacked: Attacked
) -> None:
    person = attacked.account.name
    with visiting(browser, live_site, attacked.account) as looker:
        visit(looker, "/desk/", person, dirty("name", 120))
        visit(looker, "/desk/offices/", person)
        visit(looker, "/desk/organisation/", person)
        assert looker.page.input_value("[name=footer]") == dirty("footer")
        assert looker.page.input_value("[name=join_label]") == dirty("in_label", 30)
        visit(looker, "/account/2fa/webauthn/", dirty("passkey"))
        visit(looker, f"/account/2fa/webauthn/keys/{attacked.passkey.pk}/edit/")
        visit(looker, f"/account/2fa/webauthn/keys/{attacked.passkey.pk}/remove/")
        for path in ("/account/2fa/", "/account/sessions/", "/account/email/", "/account/language/"):
            visit(looker, path, person)
        visit(looker, "/cms/users/", *ON_EVERY_PAGE)


def test_the_lists_of_the_cms_show_text_only(browser: Browser, live_site: str, attacked: Attacked) -> None:
    story, draft, person = attacked.story.title, attacked.draft.title, attacked.account.name
    with visiting(browser, live_site, attacked.account) as looker:
        for path, *texts in (
            ("/cms/", draft, dirty("name", 120)),
            (f"/cms/pages/{attacked.section.pk}/", story, draft),
            (f"/cms/pages/{attacked.story.pk}/history/", story, person),
            (f"/cms/pages/{attacked.story.pk}/delete/", story),
            (f"/cms/pages/{attacked.draft.pk}/workflow_history/", draft),
            ("/cms/pages/search/?q=hit", story),
            ("/cms/images/",),
            (f"/cms/images/{attacked.picture.pk}/", attacked.picture.title),
            ("/cms/documents/", attacked.file.title),
            ("/cms/snippets/pages/author/", attacked.author.name, attacked.author.role),
            (f"/cms/snippets/pages/author/edit/{attacked.author.pk}/", attacked.picture.title),
            ("/cms/snippets/organisation/topic/", attacked.topic.name, attacked.topic.about),
            ("/cms/redirects/",),
            ("/cms/reports/site-history/", story, draft, person),
            ("/cms/reports/workflow/", draft),
        ):
            visit(looker, path, *texts)


def test_the_editor_its_choosers_and_its_preview_show_text_only(
    browser: Browser, live_site: str, attacked: Attacked
) -> None:
    with visiting(browser, live_site, attacked.account) as looker:
        visit(looker, f"/cms/pages/{attacked.plain.pk}/edit/", dirty("rich"), dirty("plain"), calm=True)
        visit(looker, f"/cms/pages/{attacked.draft.pk}/edit/", attacked.draft.title, calm=True)
        page = looker.page
        page.get_by_role("button", name="Choose an image").first.click()
        expect(page.locator(".modal-body").get_by_text("picture <svg").first).to_be_visible()
        unharmed(looker)
        visit(looker, f"/cms/pages/{attacked.story.pk}/edit/", dirty("rich"), attacked.story.title, calm=True)
        page.get_by_role("button", name="Toggle preview").click()
        preview = page.frame_locator("iframe.w-preview__iframe").first
        expect(preview.locator("h1")).to_have_text(attacked.story.title)
        expect(preview.locator(".corrections")).to_contain_text(dirty("correction"))
        expect(preview.locator(ATTACKS)).to_have_count(0)
        unharmed(looker)


@pytest.mark.parametrize("address", ["javascript:hit()", " JaVaScRiPt:hit()", "data:text/html,<b>", "//a.b"])
def test_no_address_that_runs_is_taken(address: str) -> None:
    for part in ("join_url", "give_url"):
        assert part in ProfileForm({"name": "A", "accent": "#a4262c", part: address}).errors
    with pytest.raises(ValidationError):
        Blocks().child_blocks["link_card"].child_blocks["address"].clean(address)


# Texts that nobody writes freely: chosen from a list, checked by a pattern, or made by the program.
NOT_FREE = {
    "Account.language", "Account.password", "Mandate.office", "Profile.accent", "Profile.second",
    "EventPage.kind", "EventPage.repeat", "EventPage.time_zone",
    "Wording.language", "Wording.field", "Listing.list", "File.kind", "File.language",
    "Menu.place", "Menu.language", "Imported.source", "Imported.kind", "Imported.key", "Imported.slug",
    "Imported.fingerprint", "Imported.left",
    "Link.key", "Link.fault", "SharePicture.file", "SharePicture.look", "SharePicture.key",
    "Withdrawal.address", "Withdrawal.key", "PictureRendition.filter_spec",
    "PictureRendition.focal_point_key", "Picture.file_hash", "File.file_hash",
}  # fmt: skip


def test_no_text_is_forgotten(attacked: Attacked) -> None:
    rooms = ("organisation", "people", "pages")
    free = [
        (model, field.name)
        for room in rooms
        for model in apps.get_app_config(room).get_models()
        for field in model._meta.get_fields()
        if isinstance(field, CharField | TextField) and not isinstance(field, SlugField)
        if field.model is model or field.name in {"title", "seo_title", "search_description"}
    ]
    clean = [
        f"{model.__name__}.{name}"
        for model, name in free
        if not model._base_manager.filter(**{f"{name}__contains": "hit("}).exists()
    ]
    left = [name for name in clean if name not in NOT_FREE]
    assert not left, "\n".join(left)
