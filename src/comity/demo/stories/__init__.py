"""The demo's texts: read from TOML, strictly, and checked against each other.

The first edition is English: it knows the organisation whole. The others say the same in their own words.
"""

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable

from comity.demo.stories import markup
from comity.demo.stories.parsing import Wrong, parse
from comity.demo.stories.shapes import (
    Block,
    Calendar,
    Document,
    Event,
    Organisation,
    Sheet,
    Shelf,
    Shot,
    Story,
    Voice,
)

WRITTEN = ("en", "es", "fr", "ar")

_KINDS = ("story", "section", "page", "topic")
_OUTSIDE = re.compile(r"https://([\w-]+\.)+example(/[\w./-]*)?|mailto:[\w.+-]+@([\w-]+\.)+example")


@dataclass(frozen=True)
class Edition:
    """Everything the demo says in one language."""

    language: str
    organisation: Organisation
    stories: list[Story]
    sheets: list[Sheet]
    calendar: Calendar
    documents: list[Document]
    folder: Traversable

    def file(self, name: str) -> bytes:
        """Return the content of a document."""
        return self.folder.joinpath(name).read_bytes()

    @cached_property
    def shots(self) -> dict[str, Shot]:
        """Return, for each drawing in use, its first use: that one's words become the picture's own."""
        found: dict[str, Shot] = {}
        for _where, shot in _shots(self):
            found.setdefault(shot.key, shot)
        return found


def read(language: str = "en") -> Edition:
    """Read all texts of a language. Raises Wrong, naming the file, for the first fault found."""
    room = files("comity.demo")
    stories = [parse(Story, _text(path), where=path.name) for path in _tomls(room / "stories" / language)]
    sheets = [parse(Sheet, _text(path), where=path.name) for path in _tomls(room / "plain" / language)]
    calendar = parse(Calendar, _text(room / "events" / f"{language}.toml"), where=f"events/{language}.toml")
    folder = room / "documents" / language
    documents = parse(Shelf, _text(folder / "documents.toml"), where=f"{language}/documents.toml").documents
    organisation = _organisation(room, language)
    edition = Edition(language, organisation, stories, sheets, calendar, documents, folder)
    _check(edition)
    return edition


def _organisation(room: Traversable, language: str) -> Organisation:
    name = f"organisation.{language}.toml"
    if language == WRITTEN[0]:
        return parse(Organisation, _text(room / name), where=name)
    whole, voice = _organisation(room, WRITTEN[0]), parse(Voice, _text(room / name), where=name)
    profile = replace(whole.profile, **{name: text for name, text in asdict(voice.profile).items() if text})
    return replace(
        whole, profile=profile, sections=voice.sections, topics=voice.topics, authors=voice.authors
    )


def _text(path: Traversable) -> str:
    return path.read_text("utf-8")


def _tomls(folder: Traversable) -> list[Traversable]:
    return sorted(
        (path for path in folder.iterdir() if path.name.endswith(".toml")), key=lambda path: path.name
    )


def _blocks(edition: Edition) -> Iterator[tuple[str, Block]]:
    pages: list[Story | Sheet | Event] = [*edition.stories, *edition.sheets, *edition.calendar.events]
    for page in pages:
        for block in page.body:
            yield page.key, block


def _shots(edition: Edition) -> Iterator[tuple[str, Shot]]:
    for story in edition.stories:
        yield story.key, story.picture
    for where, block in _blocks(edition):
        for shot in block.shots:
            yield where, shot


def _check(edition: Edition) -> None:
    known = {
        "story": [story.key for story in edition.stories],
        "section": [part.key for part in edition.organisation.sections],
        "page": [sheet.key for sheet in edition.sheets],
        "topic": [subject.key for subject in edition.organisation.topics],
        "author": [writer.key for writer in edition.organisation.authors],
        "event": [event.key for event in edition.calendar.events],
        "file": [document.file for document in edition.documents],
    }
    for kind, keys in known.items():
        if twice := {key for key in keys if keys.count(key) > 1}:
            raise Wrong(f"{kind}: twice: {', '.join(sorted(twice))}")
    _check_names(edition, known)
    for where, block in _blocks(edition):
        for link in _links(where, block):
            _check_link(where, link, known)
    for where, shot in _shots(edition):
        if shot.credit != edition.shots[shot.key].credit:
            raise Wrong(f"{where}: {shot.key} was credited to somebody else before")
    profile = edition.organisation.profile
    for link in (profile.join_link, profile.give_link):
        _check_link("organisation", link, known)


def _check_names(edition: Edition, known: dict[str, list[str]]) -> None:
    for story in edition.stories:
        _require(story.key, "section", [story.section], known)
        _require(story.key, "author", story.authors, known)
        _require(story.key, "topic", story.topics, known)
    for event in edition.calendar.events:
        _require(event.key, "topic", event.topics, known)
    for number, document in enumerate(edition.documents):
        if document.replaces:
            _require(document.file, "file", [document.replaces], {"file": known["file"][:number]})
    for where, block in _blocks(edition):
        if block.type == "file":
            _require(where, "file", [block.file], known)


def _links(where: str, block: Block) -> list[str]:
    try:
        return [*markup.links(block.html), *([block.link] if block.link else [])]
    except markup.Malformed as error:
        raise Wrong(f"{where}: {error}") from error


def _check_link(where: str, link: str, known: dict[str, list[str]]) -> None:
    kind, colon, key = link.partition(":")
    if colon and kind in _KINDS:
        _require(where, kind, [key], known)
    elif not _OUTSIDE.fullmatch(link):
        raise Wrong(f"{where}: a link to {link}: no such address in an invented world")


def _require(where: str, kind: str, keys: list[str], known: dict[str, list[str]]) -> None:
    if missing := [key for key in keys if key not in known[kind]]:
        raise Wrong(f"{where}: no {kind} {', '.join(missing)}")
    if not keys or len(set(keys)) < len(keys):
        raise Wrong(f"{where}: {kind}: none, or one twice")
