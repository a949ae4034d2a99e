"""The CMS as editors meet it: our own parts are clean, nothing is refused by the policy, no script breaks."""

import gc
from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, expect

from comity.organisation.models import Profile
from tests.browser.seeing import DESKTOP, looking
from tests.factories import pages as make
from tests.factories import people

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.once,
    # Wagtail leaves the temporary files of its small pictures to the garbage collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]

# Faults that are Wagtail's alone: the rule of axe, the beginning of the selector, and where it comes from.
WAGTAILS = (
    ("aria-input-field-name", ".notranslate"),  # the field of its rich text editor has no name
    ("label", ".ui-autocomplete-input"),  # its field for tags has no label
    ("page-has-heading-one", "html"),  # its form of a snippet shows the heading as a breadcrumb
)


@pytest.fixture(autouse=True)
def _collected() -> Iterator[None]:
    yield
    gc.collect()


@pytest.mark.parametrize("light", ["light", "dark"])
def test_no_page_of_the_cms_has_a_fault_of_ours(browser: Browser, live_site: str, light: str) -> None:
    Profile(name="Port workers").save()
    picture = make.picture()
    body = [
        ("text", "<p>At the gate.</p>"),
        ("heading", {"text": "On nights", "level": "2"}),
        ("picture", {"picture": picture, "alt_text": "", "decorative": False, "caption": ""}),
        ("quote", {"text": "We stood there.", "who": "Ana Reis", "role": ""}),
        ("panel", {"name": "pages-newest"}),
    ]
    story = make.article(make.section(), picture=picture, body=body)
    event = make.event(make.calendar(), repeat="weekly", omit=[date(2026, 5, 19)])
    author, who = make.author(), people.account("administrator", "editor")
    with looking(browser, live_site, {"viewport": DESKTOP, "color_scheme": light}, who) as looker:
        for path in (
            "/cms/",
            f"/cms/pages/{story.get_parent().pk}/",
            f"/cms/pages/{story.pk}/edit/",
            f"/cms/pages/{event.pk}/edit/",
            f"/cms/images/{picture.pk}/",
            f"/cms/snippets/pages/author/edit/{author.pk}/",
            "/cms/account/",
        ):
            page = looker.open(path, calm=True)
            expect(page.locator(".sidebar-custom-branding")).to_contain_text("Port workers")
            looker.check(*WAGTAILS)
