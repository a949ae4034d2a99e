"""The tags that say when something takes place, in words and for machines."""

from datetime import date, datetime

from django import template
from django.conf import settings
from django.utils.formats import date_format, time_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from comity.pages.models import Occurrence

register = template.Library()

_TO = "\u2060–\u2060"  # no line begins or ends with this dash


@register.simple_tag
def when(day: Occurrence) -> SafeString:
    """Say when an event takes place, in full: weekday, day, from when to when."""
    if day.event.start_time is None:
        first = _day(day.day)
        return format_html("{} – {}", first, _day(day.last_day)) if day.last_day > day.day else first
    begin = format_html(
        '<time datetime="{}">{}, {}</time>', _machine(day.begins), _long(day.day), _clock(day.begins)
    )
    if day.ends is None:
        return begin
    if day.last_day == day.day:
        return format_html("{}{}{}", begin, _TO, _time(day.ends))
    words = f"{_long(day.last_day)}, {_clock(day.ends)}"
    return format_html('{} – <time datetime="{}">{}</time>', begin, _machine(day.ends), words)


@register.simple_tag
def hours(day: Occurrence) -> SafeString | str:
    """Say from when to when, for a list that shows the day; with the zone when it is not the site's."""
    if day.last_day > day.day:
        last = format_html(
            '<time datetime="{}">{}</time>',
            day.last_day.isoformat(),
            date_format(day.last_day, "MONTH_DAY_FORMAT"),
        )
        until = format_html(_("until {}"), last)
        return until if day.event.start_time is None else format_html("{}, {}", _time(day.begins), until)
    if day.event.start_time is None:
        return _("All day")
    said = format_html("{}{}{}", _time(day.begins), _TO, _time(day.ends)) if day.ends else _time(day.begins)
    foreign = day.event.zone.key != settings.TIME_ZONE
    return format_html('{} <span class="event-zone">{}</span>', said, zone(day)) if foreign else said


@register.filter
def zone(day: Occurrence) -> str:
    """Return whose clock counts, `Lisbon time (UTC+1)`; nothing when it takes the whole day."""
    name, begin = day.event.zone.key, day.begins
    if day.event.start_time is None:
        return ""
    if name == "UTC":
        return "UTC"
    written = f"{begin:%z}"  # such as +0530
    minutes = "" if written[3:5] == "00" else f":{written[3:5]}"
    offset = f"UTC{written[0].replace('-', '−')}{int(written[1:3])}{minutes}"
    city = name.rpartition("/")[2].replace("_", " ")
    return _("%(city)s time (%(offset)s)") % {"city": city, "offset": offset}


@register.filter
def machine_start(day: Occurrence) -> str:
    """Return for machines when an event begins: a day, or a moment with its distance to UTC."""
    return _machine(day.begins) if day.event.start_time else day.day.isoformat()


@register.filter
def machine_end(day: Occurrence) -> str:
    """Return for machines when an event ends; nothing when nobody said so."""
    if day.event.start_time is None:
        return day.last_day.isoformat()
    return _machine(day.ends) if day.ends else ""


def _machine(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")


def _clock(moment: datetime) -> str:
    return time_format(moment, "TIME_FORMAT").replace(" ", "\u00a0")


def _time(moment: datetime) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', _machine(moment), _clock(moment))


def _long(day: date) -> str:
    return _("%(weekday)s, %(day)s") % {"weekday": date_format(day, "l"), "day": date_format(day)}


def _day(day: date) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', day.isoformat(), _long(day))
