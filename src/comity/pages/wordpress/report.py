"""What an import did, counted and in words."""

import json
from collections import Counter
from dataclasses import dataclass, field

_NAMED = 5  # so many names of one remark are told; the others are counted


@dataclass(slots=True)
class Report:
    """Counts what a run created. `skipped` did not come along; `remarks` came otherwise than it was."""

    articles: int = 0
    pages: int = 0
    authors: int = 0
    topics: int = 0
    media: int = 0
    redirects: int = 0
    changed: int = 0
    unchanged: int = 0
    skipped: list[tuple[str, str]] = field(default_factory=list)
    kinds: Counter[tuple[str, str]] = field(default_factory=Counter)
    remarks: dict[str, list[str]] = field(default_factory=dict)

    def skip(self, what: str, why: str) -> None:
        """Say of one thing why it was left out."""
        self.skipped.append((what, why))

    def skip_kind(self, kind: str, why: str) -> None:
        """Count one more of a kind that is not brought."""
        self.kinds[kind, why] += 1

    def remark(self, words: str, what: str) -> None:
        """Say of one thing what was done otherwise."""
        names = self.remarks.setdefault(words, [])
        if what not in names[-1:]:
            names.append(what)

    @property
    def counts(self) -> dict[str, int]:
        """Return what was created, by name."""
        return {
            name: getattr(self, name)
            for name in ("articles", "pages", "authors", "topics", "media", "redirects")
        }

    def left_out(self) -> list[tuple[str, str]]:
        """Return everything that was left out, and why: kinds with their number first."""
        kinds = [(f"{count} × {kind}", why) for (kind, why), count in self.kinds.most_common()]
        return [*kinds, *self.skipped]

    def told(self) -> list[tuple[str, str]]:
        """Return each remark with the names it is about: a few, and how many more."""
        return [(words, _list(names)) for words, names in self.remarks.items()]

    def as_json(self) -> str:
        """Return the report in one line."""
        skipped = [{"what": what, "why": why} for what, why in self.left_out()]
        return json.dumps({**self.counts, "skipped": skipped}, ensure_ascii=False)


def _list(names: list[str]) -> str:
    more = f" … + {len(names) - _NAMED}" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more
