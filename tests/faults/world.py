"""What the table of acts stands on: a small site, the forms of the CMS, and what each act would change."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Page, Revision, Site, Task, Workflow

from comity.kernel import clock
from comity.organisation.models import Topic
from comity.pages.models import ArticlePage, File, Menu
from comity.people.models import Account, Mandate, SignIn
from tests.factories import pages, people
from tests.factories.documents import PDF

JSON = {"Content-Type": "application/json"}
SCRIPTED = {"X-Requested-With": "XMLHttpRequest"}
MANAGEMENT = ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")
INLINES = ("article_authors", "article_topics", "corrections", "comments")


class World:
    """A small site with one of each thing that can be changed. Its numbers fill the addresses of acts."""

    def __init__(self) -> None:
        self.home = pages.site()
        self.top = self.home.get_parent()
        self.section, self.elsewhere = pages.section("News"), pages.section("Elsewhere")
        self.story, self.second = pages.article(self.section, "Story"), pages.article(self.section, "Second")
        self.draft, self.locked = pages.draft(self.section), pages.article(self.section, "Locked")
        self.other = people.account("editor", name="Somebody else")
        self.locked.locked, self.locked.locked_by, self.locked.locked_at = True, self.other, clock.now()
        self.locked.save()
        self.scheduled = pages.draft(self.section, "Soon", go_live_at=clock.now() + timedelta(days=9))
        self.schedule = self.scheduled.save_revision(approved_go_live_at=self.scheduled.go_live_at)
        self.first = self.story.revisions.order_by("pk").first()
        self.picture, self.author = pages.picture(), pages.author()
        self.topic = Topic.objects.create(name="Wages", slug="wages")
        self.file = File.objects.create(title="Statutes", file=ContentFile(PDF, name="statutes.pdf"))
        self.redirect = Redirect.objects.create(old_path="/old", redirect_link="/new/")
        self.menu = Menu.objects.create(place="foot")
        self.root = Collection.get_first_root_node()
        self.collection = self.root.add_child(name="Pictures of 2026")
        self.workflow, self.task = Workflow.objects.get(), Task.objects.get()
        self.submitted = pages.draft(self.section, "Submitted")
        self.state = self.workflow.start(self.submitted, people.account("reviewer")).current_task_state
        self.site, self.group = Site.objects.get(), Group.objects.get(name="office:reviewer")

    def numbers(self) -> dict[str, Any]:
        """Return the key of each thing, by name."""
        return {name: thing.pk for name, thing in vars(self).items()}


@dataclass(frozen=True, slots=True)
class Act:
    """One thing somebody tries: what is posted where, and how to see whether it happened."""

    name: str
    address: str
    kept: Callable[[World], object]
    form: Callable[[World], dict[str, Any]] = field(default=lambda _world: {})
    headers: dict[str, str] = field(default_factory=dict)
    first: Callable[[World, Account | None], object] = field(default=lambda _world, _asker: None)


# --- forms, as the pages of the CMS send them -----------------------------------------------------------
def article(**fields: str) -> Callable[[World], dict[str, Any]]:
    """Return the form of an article."""
    text = {"blocks": [{"key": "a", "text": "New words.", "type": "unstyled"}], "entityMap": {}}
    form = {
        "title": "New words", "slug": "new-words", "summary": "In one sentence.", "picture": "",
        "picture_caption": "", "remarks_shown": pages.remarks_shown(), "body-count": "1",
        "body-0-deleted": "", "body-0-order": "0", "body-0-type": "text", "body-0-id": "",
        "body-0-value": json.dumps(text),
        **{f"{inline}-{key}": "0" for inline in INLINES for key in MANAGEMENT}, **fields,
    }  # fmt: skip
    return lambda _world: form


def fields(**given: str) -> Callable[[World], dict[str, Any]]:
    """Return a form; `{name}` in a value stands for the key of that thing."""
    return lambda world: {name: value.format(**world.numbers()) for name, value in given.items()}


def menu(**link: str) -> Callable[[World], dict[str, Any]]:
    """Return the form of a menu with one link."""
    named = {"type": "link", "id": "", "deleted": "", "order": "0", "value-page": ""}
    named |= {f"value-{name}": value for name, value in link.items()}
    rows = {f"links-0-{name}": value for name, value in named.items()}
    return lambda _world: {"place": "quick", "language": "", "links-count": "1", **rows}


def upload(content: Callable[[], bytes], name: str, prefix: str = "", key: str = "file") -> Any:
    """Return the form that brings a file."""
    named = {"title": "Brought", "description": "", "credit": "", "tags": ""}
    return lambda world: {
        **{f"{prefix}{name}": value for name, value in named.items()},
        f"{prefix}collection": world.root.pk,
        f"{prefix}{key}": SimpleUploadedFile(name, content()),
    }


# --- what an act would change ---------------------------------------------------------------------------
def rows(model: Any, *names: str) -> Callable[[World], object]:
    """Return what a table holds: all keys, and these columns."""
    return lambda _world: sorted(model.objects.values_list("pk", *names))


def of(thing: str, *names: str) -> Callable[[World], object]:
    """Return these columns of one thing's row; nothing when the row is gone."""

    def read(world: World) -> object:
        one = getattr(world, thing)
        return list(type(one)._default_manager.filter(pk=one.pk).values_list(*names))

    return read


def below(thing: str) -> Callable[[World], object]:
    """Return what lies under a page."""
    return lambda world: sorted(
        Page.objects.child_of(Page.objects.get(pk=getattr(world, thing).pk)).values_list("title", "live")
    )


def live(_world: World) -> object:
    """Return what the public reads."""
    return sorted(ArticlePage.objects.live().values_list("pk", "title"))


def schedules(_world: World) -> object:
    """Return what goes out later."""
    planned = Revision.objects.filter(approved_go_live_at__isnull=False)
    return sorted(planned.values_list("object_id", "approved_go_live_at"))


def mandates(_world: World) -> object:
    """Return who holds what."""
    return sorted(Mandate.objects.everything(because="a test compares").values_list("pk", "office", "ends"))


def sign_ins(_world: World) -> object:
    """Return which sign-ins run."""
    return sorted(SignIn.objects.everything(because="a test compares").values_list("pk", flat=True))


own_email = rows(Account, "email", "password", "is_superuser")


# --- what has to be there before ------------------------------------------------------------------------
def own_submission(world: World, asker: Account | None) -> None:
    """Submit a draft as the one who then approves it."""
    world.own = pages.draft(world.section, "Own")
    world.own_state = world.workflow.start(world.own, asker or world.other).current_task_state


def own_uploads(world: World, asker: Account | None) -> None:
    """Let the picture and the file be the asker's own."""
    for thing in (world.picture, world.file):
        thing.uploaded_by_user = asker
        thing.save()


def others_sign_in(world: World, _asker: Account | None) -> None:
    """Sign somebody else in."""
    people.sign_in(Client(), world.other)
    world.sign_in = SignIn.objects.everything(because="a test looks").filter(account=world.other).latest("at")
