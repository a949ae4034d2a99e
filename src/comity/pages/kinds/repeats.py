"""How an event repeats. One more way is a row in the table; nobody asks for a code.

Each way is told by the first day: a rule in the language of calendar files (RFC 5545, 3.3.10) without its
end, and words for readers. A month or year without such a day is left out, as that standard says; the words
say so, too.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_IN_EVERY_MONTH = 28
_NTH = (
    gettext_lazy("on the first %(weekday)s of every month"),
    gettext_lazy("on the second %(weekday)s of every month"),
    gettext_lazy("on the third %(weekday)s of every month"),
    gettext_lazy("on the fourth %(weekday)s of every month"),
    gettext_lazy("on the fifth %(weekday)s of a month; months without one are left out"),
)


@dataclass(frozen=True)
class Repeat:
    """One way to repeat: its label for editors; from the first day, its rule and its words for readers."""

    label: Promise
    rule: Callable[[date], str]
    words: Callable[[date], str]


def _code(day: date) -> str:
    return _CODES[day.weekday()]


def _weekday(day: date) -> dict[str, str]:
    return {"weekday": date_format(day, "l")}


def _turn(day: date) -> int:
    """Return 1 for the first such weekday of the month, up to 5."""
    return (day.day - 1) // 7 + 1


def _monthly_words(day: date) -> str:
    if day.day > _IN_EVERY_MONTH:
        return _("every month on day %(day)s; months without it are left out") % {"day": day.day}
    return _("every month on day %(day)s") % {"day": day.day}


def _yearly_words(day: date) -> str:
    words = {"day": date_format(day, "MONTH_DAY_FORMAT")}
    if (day.month, day.day) == (2, 29):
        return _("every year on %(day)s; years without it are left out") % words
    return _("every year on %(day)s") % words


REPEATS: dict[str, Repeat] = {
    "weekly": Repeat(
        gettext_lazy("Every week"),
        lambda day: f"FREQ=WEEKLY;BYDAY={_code(day)}",
        lambda day: _("every week on %(weekday)s") % _weekday(day),
    ),
    "fortnightly": Repeat(
        gettext_lazy("Every two weeks"),
        lambda day: f"FREQ=WEEKLY;INTERVAL=2;BYDAY={_code(day)}",
        lambda day: _("every two weeks on %(weekday)s") % _weekday(day),
    ),
    "monthly": Repeat(
        gettext_lazy("Every month on this day, such as the 15th"),
        lambda day: f"FREQ=MONTHLY;BYMONTHDAY={day.day}",
        _monthly_words,
    ),
    "weekday": Repeat(
        gettext_lazy("Every month on this weekday, such as the third Tuesday"),
        lambda day: f"FREQ=MONTHLY;BYDAY={_turn(day)}{_code(day)}",
        lambda day: _NTH[_turn(day) - 1] % _weekday(day),
    ),
    "last_weekday": Repeat(
        gettext_lazy("Every month on the last such weekday, such as the last Tuesday"),
        lambda day: f"FREQ=MONTHLY;BYDAY=-1{_code(day)}",
        lambda day: _("on the last %(weekday)s of every month") % _weekday(day),
    ),
    "yearly": Repeat(
        gettext_lazy("Every year on this day"),
        lambda day: f"FREQ=YEARLY;BYMONTH={day.month};BYMONTHDAY={day.day}",
        _yearly_words,
    ),
}
