"""The search behind Wagtail's choosers: the database's own, fed with words only.

Its query language would read a stray quotation mark as syntax and answer with an error.
"""

import re
from typing import Any

from modelsearch.backends import database
from modelsearch.query import Phrase, PlainText

_NOT_WORDS = re.compile(r"[^\w\s]+|_+|\x00")
LONGEST = 200
MOST_WORDS = 12


def words(query: Any) -> Any:
    """Return the words of a query, at most twelve and 200 characters; a query of parts is left alone."""
    if isinstance(query, (PlainText, Phrase)):
        query.query_string = words(query.query_string)
    if not isinstance(query, str):
        return query
    return " ".join(_NOT_WORDS.sub(" ", query).split()[:MOST_WORDS])[:LONGEST]


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802 - Wagtail looks for this name
    """Return the database's backend, whose two questions take words only."""
    backend = database.SearchBackend(params)
    for name in ("search", "autocomplete"):
        ask = getattr(backend, name)
        setattr(backend, name, lambda query, *args, _ask=ask, **kwargs: _ask(words(query), *args, **kwargs))
    return backend
