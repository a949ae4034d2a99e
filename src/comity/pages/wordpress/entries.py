"""What an export file holds, as it stands there: no word is changed, no address is followed."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Term:
    """A category or a tag, declared by the site or put on an entry; `number` is 0 where none is written."""

    domain: str
    slug: str
    name: str
    number: int = 0
    about: str = ""


@dataclass(frozen=True, slots=True)
class Writer:
    """Somebody who wrote. The export also knows an e-mail address: that is never read."""

    login: str
    name: str
    number: int = 0


@dataclass(slots=True)
class Origin:
    """The old site. `address` is where its pages began, such as `https://old.example/blog`."""

    title: str = ""
    address: str = ""
    version: str = ""
    writers: list[Writer] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    dropped_lines: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: a post, a page, an attachment, or whatever else `kind` says. `line` is where it begins."""

    line: int
    number: int
    kind: str
    status: str
    title: str = ""
    slug: str = ""
    link: str = ""
    creator: str = ""
    body: str = ""
    excerpt: str = ""
    parent: int = 0
    order: int = 0
    is_locked: bool = False
    is_sticky: bool = False
    date: str = ""
    date_gmt: str = ""
    modified_gmt: str = ""
    sent: str = ""
    file: str = ""
    terms: tuple[Term, ...] = ()
    meta: dict[str, str] = field(default_factory=dict)

    @property
    def called(self) -> str:
        """Return what reports call it: `post 12 “Night crews”`."""
        return f"{self.kind} {self.number} “{self.title[:60]}”"
