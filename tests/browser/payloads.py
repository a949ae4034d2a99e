"""A site whose every text is an attack: what people can fill in holds markup that must stay text."""

import json
from datetime import timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.core.files.base import ContentFile
from django.db import models
from django.utils import timezone
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Workflow

from comity.organisation.models import Profile, Topic, Wording
from comity.pages import tasks
from comity.pages.blocks import TEXT_FEATURES
from comity.pages.models import (
    ArticlePage,
    Author,
    Correction,
    EventPage,
    EventTopic,
    File,
    Omission,
    Picture,
    PlainPage,
    Withdrawal,
)
from comity.people.models import Account
from tests.factories import pages as make
from tests.factories import people
from tests.factories.documents import PDF
from tests.house.samples import credential

PIECES = (
    "<svg onload=hit()>",
    "{{7*7}}",
    "\"><hit-x>'><hit-x>",
    "</title></textarea></script><hit-x>",
    "<img src=x onerror=hit()>",
    "<script>hit()</script>",
    '" autofocus onfocus="hit()',
    "javascript:hit()",
)
EMAIL = '"<svg/onload=hit()>"@example.org'
ADDRESS = 'https://example.org/"onfocus="hit()"autofocus=\'<svg/onload=hit()>'
PATH = '/"onfocus="hit()"autofocus=\'<svg/onload=hit()>'


def dirty(mark: str, room: int = 250) -> str:
    """Return as many attacks as fit into so many characters, after a mark to know the field by."""
    text = f"{mark} "
    for piece in PIECES:
        if len(text) + len(piece) <= room:
            text += piece
    return text


def filled(model: type[models.Model], **others: Any) -> Any:
    """Return a row, unsaved, with an attack in every field that takes free words."""
    texts = {
        field.name: dirty(field.name[-8:], field.max_length or 250)
        for field in model._meta.get_fields()
        if type(field) in {models.CharField, models.TextField} and field.editable and not field.choices
    }
    return model(**{**texts, **others})


def rich_text() -> str:
    """Return what the editor of rich text keeps when somebody sends it attacks as words and as links."""
    words, link = dirty("rich"), {"type": "LINK", "mutability": "MUTABLE"}
    block = {"key": "a", "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "data": {}}
    addresses = ["javascript:hit()", " JaVaScRiPt:hit()", "data:text/html,<script>hit()</script>", ADDRESS]
    ranges = [{"offset": at, "length": 1, "key": at} for at in range(len(addresses))]
    state = {
        "blocks": [{**block, "text": words, "entityRanges": ranges}],
        "entityMap": {str(at): {**link, "data": {"url": url}} for at, url in enumerate(addresses)},
    }
    kept: str = ContentstateConverter(TEXT_FEATURES).to_database_format(json.dumps(state))
    return kept


def body(picture: Picture, file: File, event: EventPage | None = None) -> list[tuple[str, Any]]:
    """Return one of each block."""
    shown = {
        "picture": picture, "alt_text": dirty("alt"), "decorative": False, "caption": dirty("caption"),
    }  # fmt: skip
    link = {"address": ADDRESS, "page": None}
    return [
        ("text", rich_text()),
        ("heading", {"text": dirty("heading", 120), "level": "2"}),
        ("picture", shown),
        ("picture", {**shown, "alt_text": ""}),
        ("gallery", {"pictures": [shown, shown], "caption": dirty("gallery")}),
        ("quote", {"text": dirty("quote"), "who": dirty("who", 120), "role": dirty("role", 120)}),
        ("link_card", {"title": dirty("card", 120), "text": dirty("cardtext"), **link}),
        ("file", {"file": file, "label": dirty("filelabel", 120)}),
        ("file", {"file": file, "label": ""}),
        ("call_to_act", {"heading": dirty("act", 120), "text": dirty("acttext"),
                         "label": dirty("actlabel", 40), **link}),
        ("events", {"event": event, "calendar": None, "number": 1}),
        ("panel", {"name": "organisation-bands"}),
        ("panel", {"name": "pages-newest"}),
        ("html", f"<table><tr><td>{dirty('html')}</td></tr></table>"),
    ]  # fmt: skip


class Attacked:
    """The site, and whom to look as."""

    def __init__(self) -> None:
        home = make.site()
        home.title, home.seo_title = dirty("home"), dirty("homeseo")
        home.search_description = dirty("homesearch")
        home.save()
        filled(
            Profile, contact_email=EMAIL, accent="#a4262c", second="", join_url=PATH, give_url=ADDRESS
        ).save()
        self.account = self._account()
        self.picture = make.picture(
            dirty("picture"), description=dirty("description"), credit=dirty("cr", 120)
        )
        tasks.make_sizes.func(self.picture.pk)
        self.picture.refresh_from_db()
        self.file = File.objects.create(
            title=dirty("file"), file=ContentFile(PDF, name="a.pdf"), listed=True, about=dirty("fileabout")
        )
        self.author = filled(Author, slug="author", portrait=self.picture)
        self.author.save()
        self.topic, second = filled(Topic, slug="topic"), Topic(name=dirty("second", 80), slug="second")
        self.topic.save()
        second.save()
        texts = {"seo_title": dirty("seo"), "search_description": dirty("search")}
        self.section = make.section(dirty("section"), slug="news", intro=dirty("intro"), **texts)
        self.event = self._event(second, texts)
        self.plain: PlainPage = home.add_child(
            instance=PlainPage(
                title=dirty("plain"), slug="plain", summary=dirty("plainsum"), body=self._body(), **texts
            )
        )
        self.story = make.article(
            self.section, dirty("story"), slug="story", summary=dirty("summary"), picture=self.picture,
            picture_caption=dirty("maincap"), body=self._body(), owner=self.account, **texts,
        )  # fmt: skip
        make.credit(self.story, authors=[self.author], topics=[self.topic, second])
        Correction.objects.create(page=self.story, on="2026-03-03", text=dirty("correction"))
        self.story.save_revision(user=self.account, log_action=True).publish()
        make.article(self.section, dirty("other"), summary=dirty("othersum"))
        make.article(self.section, dirty("gone"), slug="gone").unpublish()
        Withdrawal.objects.update(reason=dirty("reason"))
        self._word(make.article(make.section(dirty("sección"), make.home("es"), slug="noticias")))
        self.redirect = Redirect.objects.create(old_path="/old", redirect_link=ADDRESS)
        self.draft: ArticlePage = make.draft(self.section, dirty("draft"))
        state = Workflow.objects.get().start(self.draft, self.account).current_task_state
        state.reject(user=self.account, comment=dirty("comment"))

    def _word(self, spanish: ArticlePage) -> None:
        """Say everything in one more language, too."""
        make.credit(spanish, authors=[self.author], topics=[self.topic])
        for topic, kind in ((None, Profile), (self.topic, Topic)):
            for name in kind.IN_WORDS:
                text = ADDRESS if name.endswith("_url") else dirty(f"es{name}", 30)
                Wording.objects.create(topic=topic, language="es", field=name, text=text)

    def _body(self) -> list[tuple[str, Any]]:
        return body(self.picture, self.file, self.event)

    def _event(self, topic: Topic, texts: dict[str, str]) -> EventPage:
        calendar = make.calendar(dirty("calendar"), slug="calendar", intro=dirty("calintro"), **texts)
        self.event: EventPage | None = None  # its own body has none to show
        soon = timezone.localdate() + timedelta(days=1)
        event = make.event(
            calendar, dirty("event"), slug="event", starts_on=soon, repeat="weekly", summary=dirty("evsum"),
            place=dirty("place", 120), address=dirty("address"), online_link="https://example.org/hit(",
            cancelled=True, cancelled_because=dirty("because"), picture=self.picture, body=self._body(),
            **texts,
        )  # fmt: skip
        Omission.objects.create(page=event, on=soon + timedelta(days=7), because=dirty("omission", 120))
        EventTopic.objects.create(page=event, topic=topic)
        event.save_revision().publish()
        return EventPage.objects.get()

    def _account(self) -> Account:
        account = people.account("administrator", "editor", email=EMAIL, name=dirty("person", 120))
        key = {"name": dirty("passkey"), "credential": credential()}
        self.passkey = Authenticator.objects.create(user=account, type=Authenticator.Type.WEBAUTHN, data=key)
        return account
