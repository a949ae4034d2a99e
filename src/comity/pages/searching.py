"""The search behind Wagtail's choosers: the database's own, fed with words only.

Its query language would read a stray quotation mark as syntax and answer with an error.
"""

import re
from typing import Any

from django.db import connection
from django.db.models import F
from django.db.models.functions import Length
from modelsearch.backends import database
from modelsearch.query import Phrase, PlainText

_NOT_WORDS = re.compile(r"[^\w\s]+|_+|\x00")
LONGEST = 200
NEWEST = 100  # entries by which the weight of a title is reckoned
MOST_WORDS = 12


def words(query: Any) -> Any:
    """Return the words of a query, at most twelve and 200 characters; a query of parts is left alone."""
    if isinstance(query, (PlainText, Phrase)):
        query.query_string = words(query.query_string)
    if not isinstance(query, str):
        return query
    return " ".join(_NOT_WORDS.sub(" ", query).split()[:MOST_WORDS])[:LONGEST]


def _with_short_locks(index: type[Any]) -> type[Any]:
    """Return an index that weighs titles by the newest entries.

    Wagtail's own reads every entry whole at each save, while it holds SQLite's one lock for writers.
    """

    class Index(index):
        def _refresh_title_norms(self, full: bool = False) -> None:
            if full:
                super()._refresh_title_norms(full=True)
                return
            newest = dict(self.entries.order_by("-pk").values_list("pk", Length("title"))[:NEWEST])
            lengths = [length for length in newest.values() if length]
            new = self.entries.filter(pk__in=list(newest), title_norm=1.0).annotate(length=Length("title"))
            mean = sum(lengths) / max(1, len(lengths))
            new.filter(length__gt=0).update(title_norm=mean / F("length"))

    return Index


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802 - Wagtail looks for this name
    """Return the database's backend, whose two questions take words only."""
    backend = database.SearchBackend(params)
    if connection.vendor == "sqlite":
        backend.index_class = _with_short_locks(backend.index_class)
    for name in ("search", "autocomplete"):
        ask = getattr(backend, name)
        setattr(backend, name, lambda query, *args, _ask=ask, **kwargs: _ask(words(query), *args, **kwargs))
    return backend
