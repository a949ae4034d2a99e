"""Checks of words: summary, authors and topics, headings, language."""

import unicodedata
from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _

from comity.pages.checks.text import Text

SUMMARY_FITS = 200
"""Characters of a summary that lists show well."""
ENOUGH_LETTERS = 40
"""Fewer letters tell no language."""
_SCRIPTS = {"ar": "ARABIC", "fa": "ARABIC", "ur": "ARABIC", "he": "HEBREW", "el": "GREEK"} | dict.fromkeys(
    ["ru", "uk", "bg", "sr", "mk", "be"], "CYRILLIC"
)


def summary(text: Text) -> Iterator[str]:
    """Warn of an article whose summary is missing, or too long for lists."""
    if not text.is_article:
        return
    said = (getattr(text.page, "summary", "") or "").strip()
    if not said:
        yield _("There is no summary. Write one sentence: it stands under the headline and in every list.")
    elif len(said) > SUMMARY_FITS:
        yield _("The summary has %(number)d characters. Lists show up to %(fits)d well: shorten it.") % {
            "number": len(said),
            "fits": SUMMARY_FITS,
        }


def names(text: Text) -> Iterator[str]:
    """Warn of an article that names no author or no topic."""
    if not text.is_article:
        return
    if not text.page.article_authors.all():
        yield _("No author is named. Choose who wrote it.")
    if not text.page.article_topics.all():
        yield _("No topic is chosen. Readers find the article by its topics.")


def headings(text: Text) -> Iterator[str]:
    """Warn of headings that are empty, repeated, or smaller than any before them."""
    found = [(value["text"].strip(), value["level"]) for value in text.of_type("heading")]
    if any(not words for words, _level in found):
        yield _("A heading has no words. Write some, or take it out.")
    if found and found[0][1] != "2":
        yield _("“%(words)s” is a smaller heading, and there is no heading before it. Make it a heading.") % {
            "words": found[0][0]
        }
    for words, times in Counter(words.casefold() for words, _level in found if words).items():
        if times > 1:
            first = next(each for each, _level in found if each.casefold() == words)
            yield _("The heading “%(words)s” stands here more than once. Tell the parts apart.") % {
                "words": first
            }


def language(text: Text) -> Iterator[str]:
    """Warn when most letters are of a script that the page's language is not written in."""
    letters = Counter(
        unicodedata.name(letter, "").partition(" ")[0] for letter in text.plain if letter.isalpha()
    )
    locale = text.page.locale
    own = _SCRIPTS.get(locale.language_code.partition("-")[0], "LATIN")
    known = {script: letters[script] for script in {"LATIN", *_SCRIPTS.values()}}
    if sum(known.values()) >= ENOUGH_LETTERS and known[own] * 2 < sum(known.values()):
        yield _(
            "Most letters here are not those of %(language)s, the language of this page. Programs that read "
            "it aloud or translate it would go wrong: move the text to the page of its own language."
        ) % {"language": locale.get_display_name()}
