"""What is asked of a text before it goes out: warnings, each with what to do. They forbid nothing.

One more check is a function from a `Text` to the words of its remarks, its row here, and its test.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256

from comity.pages.checks import links, pictures, weight, words
from comity.pages.checks.text import Text, read
from comity.pages.models import PublicPage

__all__ = ["CHECKS", "Remark", "find", "remarks_on"]

type Check = Callable[[Text], Iterable[str]]

CHECKS: dict[str, Check] = {
    "summary": words.summary,
    "names": words.names,
    "headings": words.headings,
    "language": words.language,
    "alt": pictures.alt_texts,
    "links": links.inside,
    "link-words": links.words,
    "outside": links.outside,
    "first-view": weight.first_view,
    "pictures": weight.pictures,
    "length": weight.length,
}


@dataclass(frozen=True, slots=True)
class Remark:
    """One warning: which check gives it, and its words."""

    check: str
    words: str

    @property
    def token(self) -> str:
        """Return a short name of this very remark, for a form that remembers what it has shown."""
        return sha256(f"{self.check}\n{self.words}".encode()).hexdigest()[:12]


def remarks_on(page: PublicPage) -> list[Remark]:
    """Return what is to be said of a page as it is now, saved or not, in the reader's language."""
    text = read(page)
    return [Remark(name, str(said)) for name, check in CHECKS.items() for said in check(text)]
