"""The fields of a page, from what an entry says: dates, states, slug, summary, words for search engines."""

import hashlib
import html
import json
import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Final, Literal

from django.utils import timezone
from django.utils.text import slugify

from comity.kernel import clock
from comity.pages.wordpress.converting import plain
from comity.pages.wordpress.entries import Entry
from comity.pages.wordpress.oldsite import slug_there

type State = Literal["live", "scheduled", "draft"]

LONGEST_SLUG: Final = 200
LONGEST_SUMMARY: Final = 300
# `%%title%%`, `%sep%`, `#post_title`, `{{name}}`: a plug-in fills these in, nobody does here.
_VARIABLE = re.compile(r"%%?\w+%%?|#\w+_\w+|\{\{?\w+")
_SENTENCE_END = re.compile(r"[.!?。؟।](?:[”»\"')\]]*)(?=\s|\Z)")
_VERSION = "1"  # another one brings everything anew, where nobody has edited it


def title(entry: Entry) -> str:
    """Return the title as plain text; a title without letters is the number."""
    return plain(entry.title, 250) or str(entry.number)


def slug(entry: Entry) -> str:
    """Return the slug that the entry would like: its own, else of its title, else its number."""
    for text in (slug_there(entry.slug), html.unescape(entry.title)):
        if found := slugify(text, allow_unicode=True)[:LONGEST_SLUG].strip("-"):
            return found
    return f"{entry.kind}-{entry.number}"


_YEARS = range(1800, 2200)  # older and later ones are slips, and no calendar can go back and forth from them


def published_at(entry: Entry) -> datetime | None:
    """Return when it came out, in UTC. `0000-00-00` falls back to the local time, and that to the feed's."""
    if found := _time(entry.date_gmt):
        return found.replace(tzinfo=UTC)
    if found := _time(entry.date):
        return timezone.make_aware(found).astimezone(UTC)
    try:
        sent = parsedate_to_datetime(entry.sent)
    except (ValueError, OverflowError):
        return None
    return sent.astimezone(UTC) if sent.year in _YEARS else None


def changed_at(entry: Entry) -> datetime | None:
    """Return when it was last changed, never before it came out."""
    out, changed = published_at(entry), _time(entry.modified_gmt)
    if changed is None or out is None:
        return out
    return max(out, changed.replace(tzinfo=UTC))


def local_day(entry: Entry) -> datetime | None:
    """Return the day that stands in its old address, which is the old site's own."""
    return _time(entry.date) or _time(entry.date_gmt)


def _time(text: str) -> datetime | None:
    try:
        found = datetime.strptime(text[:19], "%Y-%m-%d %H:%M:%S")  # noqa: DTZ007 - the caller knows which zone
    except ValueError:
        return None
    return found if found.year in _YEARS else None


def state(entry: Entry) -> State:
    """Return whether readers see it. Whatever was private or had a password never comes out by itself."""
    if entry.is_locked or entry.status not in {"publish", "future"}:
        return "draft"
    out = published_at(entry)
    return "scheduled" if entry.status == "future" and out and out > clock.now() else "live"


def summary(entry: Entry, *, shown_title: str) -> str:
    """Return the excerpt, else the first sentences; where there are no words, the title."""
    if entry.excerpt and (words := plain(entry.excerpt, LONGEST_SUMMARY)):
        return words
    words = plain(entry.body, LONGEST_SUMMARY + 1)
    if len(words) <= LONGEST_SUMMARY and words and not words.endswith("…"):
        return words
    ends = [match.end() for match in _SENTENCE_END.finditer(words[:LONGEST_SUMMARY])]
    if ends and ends[-1] > LONGEST_SUMMARY // 4:
        return words[: ends[-1]]
    return plain(entry.body, LONGEST_SUMMARY) or shown_title


def found_as(entry: Entry) -> dict[str, str]:
    """Return the words for search engines that a plug-in kept: Yoast, Rank Math, All in One SEO."""
    names = {
        "seo_title": ("_yoast_wpseo_title", "rank_math_title", "_aioseo_title", "_aioseop_title"),
        "search_description": (
            "_yoast_wpseo_metadesc",
            "rank_math_description",
            "_aioseo_description",
            "_aioseop_description",
        ),
    }
    return {
        name: next((words for key in keys if (words := _plain_words(entry.meta.get(key, "")))), "")
        for name, keys in names.items()
    }


def _plain_words(text: str) -> str:
    return "" if _VARIABLE.search(text) else plain(text, 250)


def fingerprint(entry: Entry) -> str:
    """Return what changes as soon as anything changes that is brought."""
    said: list[Any] = [_VERSION, entry.title, entry.body, entry.excerpt, entry.status, entry.is_locked]
    said += [entry.date, entry.date_gmt, entry.modified_gmt, entry.creator, sorted(entry.meta.items())]
    said += [[term.domain, term.slug] for term in entry.terms]
    return hashlib.sha256(json.dumps(said, ensure_ascii=True).encode()).hexdigest()
