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
from comity.demo.stories.shapes import Block, Organisation, Sheet, Shot, Story, Voice, Wrong, parse

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
    folder: Traversable

    def file(self, name: str) -> bytes:
        """Return the content of a file that stories offer."""
        return self.folder.joinpath("files", name).read_bytes()

    @cached_property
    def shots(self) -> dict[str, Shot]:
        """Return, for each drawing in use, its first use: that one's words become the picture's own."""
        found: dict[str, Shot] = {}
        for _where, shot in _shots(self):
            found.setdefault(shot.key, shot)
        return found

    @cached_property
    def file_titles(self) -> dict[str, str]:
        """Return the titles of the files that are offered."""
        return {block.file: block.title for _where, block in _blocks(self) if block.type == "file"}


def read(language: str = "en") -> Edition:
    """Read all texts of a language. Raises Wrong, naming the file, for the first fault found."""
    room = files("comity.demo")
    folder = room / "stories" / language
    stories = [parse(Story, _text(path), where=path.name) for path in _tomls(folder)]
    sheets = [parse(Sheet, _text(path), where=path.name) for path in _tomls(room / "plain" / language)]
    organisation = _organisation(room, language)
    edition = Edition(language, organisation, stories, sheets, folder)
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
    pages: list[Story | Sheet] = [*edition.stories, *edition.sheets]
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
    }
    for kind, keys in known.items():
        if twice := {key for key in keys if keys.count(key) > 1}:
            raise Wrong(f"{kind}: twice: {', '.join(sorted(twice))}")
    for story in edition.stories:
        _require(story.key, "section", [story.section], known)
        _require(story.key, "author", story.authors, known)
        _require(story.key, "topic", story.topics, known)
    for where, block in _blocks(edition):
        for link in _links(where, block):
            _check_link(where, link, known)
    for where, shot in _shots(edition):
        if shot.credit != edition.shots[shot.key].credit:
            raise Wrong(f"{where}: {shot.key} was credited to somebody else before")
    profile = edition.organisation.profile
    for link in (profile.join_link, profile.give_link):
        _check_link("organisation", link, known)


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
