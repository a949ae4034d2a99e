"""In which language a page speaks: its address says so, never the reader's browser.

Pages of the first language bear no prefix, `/news/`; those of others begin with their code, `/es/noticias/`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.utils import translation

_spoken: ContextVar[str | None] = ContextVar("spoken", default=None)


def current() -> str:
    """Return the code of the language that the page being made speaks; elsewhere, the first language's."""
    return _spoken.get() or str(settings.LANGUAGE_CODE)


def prefix(language: str = "") -> str:
    """Return what addresses of a language begin with: nothing for the first one, `/es` for another."""
    code = language or current()
    return "" if code == settings.LANGUAGE_CODE else f"/{code}"


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Make what is made inside speak this language: words, dates, direction of writing and addresses."""
    token = _spoken.set(language)
    try:
        with translation.override(language):
            yield
    finally:
        _spoken.reset(token)
