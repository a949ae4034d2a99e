"""What a story, a page, an event and the invented organisation are made of. There is nothing else."""

import datetime
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Shot:
    """A picture in its place: which drawing, and the words for it there."""

    key: str
    alt: str
    caption: str
    credit: str


@dataclass(frozen=True)
class Note:
    """A correction."""

    days_ago: int
    text: str


@dataclass(frozen=True)
class Block:
    """One block of a body. Which fields it has depends on its type: see `BLOCKS`."""

    type: str
    html: str = ""
    text: str = ""
    level: int = 2
    key: str = ""
    alt: str = ""
    caption: str = ""
    credit: str = ""
    pictures: list[Shot] = field(default_factory=list)
    who: str = ""
    role: str = ""
    title: str = ""
    link: str = ""
    file: str = ""
    label: str = ""
    heading: str = ""
    panel: str = ""
    number: int = 3

    @property
    def shots(self) -> list[Shot]:
        """Return the pictures in this block, one or many."""
        if self.type == "picture":
            return [Shot(self.key, self.alt, self.caption, self.credit)]
        return self.pictures


# For each type the fields it must have, then those it may have.
BLOCKS: dict[str, tuple[set[str], set[str]]] = {
    "text": ({"html"}, set()),
    "heading": ({"text"}, {"level"}),
    "picture": ({"key", "alt", "caption", "credit"}, set()),
    "gallery": ({"pictures"}, {"caption"}),
    "quote": ({"text"}, {"who", "role"}),
    "link_card": ({"title", "link"}, {"text"}),
    "file": ({"file"}, {"label"}),
    "call_to_act": ({"heading", "label", "link"}, {"text"}),
    "events": ({"number"}, set()),
    "panel": ({"panel"}, set()),
}


@dataclass(frozen=True)
class Story:
    """One article. `key` is the same in every language; `days_ago` counts back from the demo's own day."""

    key: str
    section: str
    title: str
    summary: str
    authors: list[str]
    topics: list[str]
    days_ago: int
    picture: Shot
    body: list[Block]
    corrections: list[Note] = field(default_factory=list)


@dataclass(frozen=True)
class Sheet:
    """One plain page."""

    key: str
    title: str
    summary: str
    body: list[Block]
    in_menu: bool = False


@dataclass(frozen=True)
class Event:
    """One event. Its `key` and all its numbers are the same in every language.

    It first takes place so many days after the demo is made, or before, on the next such weekday, of which
    1 is Monday. `hours` are those at which it begins and ends; without any it takes whole days.
    """

    key: str
    kind: str
    title: str
    summary: str
    body: list[Block]
    topics: list[str]
    in_days: int = 0
    days_ago: int = 0
    weekday: int = 0
    days: int = 1
    hours: list[datetime.time] = field(default_factory=list)
    zone: str = ""
    repeat: str = ""
    place: str = ""
    address: str = ""
    online_link: str = ""
    cancelled_because: str = ""


@dataclass(frozen=True)
class Calendar:
    """The calendar with its events."""

    title: str
    slug: str
    intro: str
    events: list[Event]


@dataclass(frozen=True)
class Document:
    """A file of the list of documents; `replaces` is the file of an earlier version, which stands above."""

    file: str
    title: str
    kind: str
    dated: datetime.date
    about: str
    replaces: str = ""


@dataclass(frozen=True)
class Shelf:
    """The documents."""

    documents: list[Document]


@dataclass(frozen=True)
class Profile:
    """What the organisation says of itself. `join_link` and `give_link` lead where links of stories may."""

    name: str
    tagline: str
    accent: str
    contact_email: str
    contact_phone: str
    contact_address: str
    footer: str
    join_title: str
    join_text: str
    join_label: str
    join_link: str
    give_title: str
    give_text: str
    give_label: str
    give_link: str


@dataclass(frozen=True)
class Words:
    """What the organisation says of itself in one more language; without a name there, it keeps its own."""

    tagline: str
    footer: str
    join_title: str
    join_text: str
    join_label: str
    give_title: str
    give_text: str
    give_label: str
    name: str = ""


@dataclass(frozen=True)
class Part:
    """One section of the website. Without a slug of its own its address is its key."""

    key: str
    title: str
    intro: str
    slug: str = ""


@dataclass(frozen=True)
class Subject:
    """One topic."""

    key: str
    name: str
    about: str


@dataclass(frozen=True)
class Writer:
    """One author; `portrait` is the key of a drawing."""

    key: str
    name: str
    role: str
    about: str
    portrait: str
    portrait_alt: str


@dataclass(frozen=True)
class Colleague:
    """Somebody who signs in to the demo."""

    key: str
    name: str
    email: str
    office: str


@dataclass(frozen=True)
class Organisation:
    """The invented organisation. `demo_day` is the day on which the demo is written."""

    demo_day: datetime.date
    profile: Profile
    sections: list[Part]
    topics: list[Subject]
    authors: list[Writer]
    accounts: list[Colleague]


@dataclass(frozen=True)
class Voice:
    """The organisation in one more language: its words there, and the authors who write in it."""

    profile: Words
    sections: list[Part]
    topics: list[Subject]
    authors: list[Writer]
