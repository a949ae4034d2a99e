"""What articles lie in and are named with: the section, authors and topics of an import."""

import html
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from comity.organisation.models import Topic
from comity.pages.models import Author, HomePage, Imported, SectionPage
from comity.pages.wordpress.checking import Index
from comity.pages.wordpress.converting import plain
from comity.pages.wordpress.entries import Term, Writer
from comity.pages.wordpress.oldsite import slug_there
from comity.pages.wordpress.writing import placing

# What WordPress files under when nobody chose: it says nothing about a text.
_NOTHING = frozenset(
    "uncategorized uncategorised sin-categoria non-classe allgemein ohne-kategorie sem-categoria "
    "senza-categoria geen-categorie без-рубрики غير-مصنف".split()
)
DOMAINS = {"category": Imported.Kind.CATEGORY, "post_tag": Imported.Kind.TAG, "tag": Imported.Kind.TAG}
_LONGEST_TOPIC, _LONGEST_NAME = 80, 120


def section(index: Index, home: HomePage) -> SectionPage:
    """Return the section that articles go into: one of that slug, or a new one.

    Its slug is that of the page where WordPress listed its posts (a page without a text), else "news".
    """
    slug = next((name for name in ("news", "blog", "aktuelles", "noticias") if name in index.empty), "")
    slug = slug or slugify(_("News"), allow_unicode=True)
    found: SectionPage | None = SectionPage.objects.child_of(home).filter(slug=slug).first()
    if found:
        return found
    with transaction.atomic():
        free = placing.free_slug(slug, SectionPage, placing.Parent.locked(home.pk))
        page = SectionPage(title=_("News"), slug=free)
        home.refresh_from_db()
        made: SectionPage = home.add_child(instance=page)
        placing.log(made)
    return made


class Names:
    """Authors and topics by what the old site calls them; made as soon as they are first named."""

    def __init__(self, index: Index, source: str) -> None:
        self.index, self.source = index, source
        self._writers = {writer.login: writer for writer in index.origin.writers}
        self._authors: dict[str, int | None] = {}
        self._topics: dict[tuple[str, str], int | None] = {}
        self._declared = {(DOMAINS[term.domain], slug_there(term.slug)): term for term in self._terms()}

    def bring_declared(self) -> None:
        """Bring all authors and topics that the file declares."""
        for writer in self.index.origin.writers:
            self.author(writer.login)
        for term in self._terms():
            self.topic(term)

    def _terms(self) -> list[Term]:
        return [term for term in self.index.origin.terms if term.domain in DOMAINS]

    def author(self, login: str) -> int | None:
        """Return the key of who wrote; None for nobody, and for an author whom an editor deleted."""
        if not login:
            return None
        if login not in self._authors:
            with transaction.atomic():
                self._authors[login] = self._author(self._writers.get(login) or Writer(login, login))
        return self._authors[login]

    def _author(self, writer: Writer) -> int | None:
        # An address in the place of a name would stand on the website: what is before the @ has to do.
        name = plain(writer.name, _LONGEST_NAME).partition("@")[0] or writer.login.partition("@")[0]
        slug = slugify(writer.login.replace(".", "-").partition("@")[0], allow_unicode=True)
        slug = slug or f"author-{writer.number}"
        known = self._known(Imported.Kind.AUTHOR, slug)
        if known:
            return known.became if Author.objects.filter(pk=known.became).exists() else None
        ours = Imported.objects.filter(kind=Imported.Kind.AUTHOR).values("became")
        found = Author.objects.filter(name__iexact=name).exclude(pk__in=ours).first()
        if found is None:
            found = Author.objects.create(name=name[:_LONGEST_NAME], slug=_free(Author, slug, _LONGEST_NAME))
            self.index.report.authors += 1
        self._keep(Imported.Kind.AUTHOR, slug, writer.number, found.pk)
        return found.pk

    def topics(self, terms: tuple[Term, ...]) -> list[int]:
        """Return the keys of an entry's topics, categories first, each once."""
        ours = [term for term in terms if term.domain in DOMAINS]
        ours.sort(key=lambda term: DOMAINS[term.domain])
        keys = [self.topic(term) for term in ours]
        return list(dict.fromkeys(key for key in keys if key))

    def topic(self, term: Term) -> int | None:
        """Return the key of a topic; None for "uncategorized", and for a topic that an editor deleted."""
        kind, slug = DOMAINS[term.domain], slug_there(term.slug)
        if slug in _NOTHING:
            return None
        if (kind, slug) not in self._topics:
            with transaction.atomic():
                self._topics[kind, slug] = self._topic(self._declared.get((kind, slug), term), kind, slug)
        return self._topics[kind, slug]

    def _topic(self, term: Term, kind: str, slug: str) -> int | None:
        known = self._known(kind, slug)
        if known:
            return known.became if Topic.objects.filter(pk=known.became).exists() else None
        name = html.unescape(plain(term.name, _LONGEST_TOPIC) or slug)[:_LONGEST_TOPIC]
        ours = slugify(slug, allow_unicode=True)[:_LONGEST_TOPIC].strip("-")
        found = (ours and Topic.objects.filter(slug=ours).first()) or _named(name)
        if not found:
            about = plain(term.about, 300)
            free = _free(Topic, ours or f"topic-{term.number}", _LONGEST_TOPIC)
            found = Topic.objects.create(name=name, slug=free, about=about)
            self.index.report.topics += 1
        self._keep(kind, slug, term.number, found.pk)
        return found.pk

    def _known(self, kind: str, slug: str) -> Imported | None:
        return Imported.objects.filter(source=self.source, kind=kind, key=slug).first()

    def _keep(self, kind: str, slug: str, number: int, became: int) -> None:
        Imported.objects.create(
            source=self.source, kind=kind, key=slug, slug=slug, number=number, became=became
        )


def _named(name: str) -> Topic | None:
    """Return the topic of a name. SQLite knows capitals of ASCII only: those of others are compared here."""
    found = Topic.objects.filter(name__iexact=name).first()
    if found or name.isascii():
        return found
    return next((topic for topic in Topic.objects.all() if topic.name.casefold() == name.casefold()), None)


def _free(model: Any, slug: str, longest: int) -> str:
    """Return a slug that no other author or topic has."""
    slug = slug[: longest - 6]
    taken = set(model.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    number, free = 1, slug
    while free in taken:
        number += 1
        free = f"{slug}-{number}"
    return free
