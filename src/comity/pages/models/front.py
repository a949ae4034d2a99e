"""A front page that editors built: which stories stand in which block. None stands there twice."""

from typing import Any

from django.db.models import Q
from wagtail.models import Page

from comity.pages import addresses
from comity.pages.models.articles import ArticlePage
from comity.pages.models.listings import Listing, named


def arranged(body: Any, language: str) -> list[dict[str, Any]]:
    """Return a row {type, value, block, stories, section} for each block, in order.

    What editors chose stands where they put it first; what is chosen by its newness leaves that out. All
    blocks together take seven queries, however many there are.
    """
    raw = body.get_prep_value()
    picks = {key for block in raw for key in _chosen(block)}
    live = set(Listing.objects.filter(page__in=picks).values_list("page", flat=True)) if picks else set()
    newest = _newest({name for block in raw if (name := _list_of(block, language))}, _most(raw) + len(live))
    shown: set[int] = set()
    rows = []
    for index, block in enumerate(raw):
        keys = [key for key in dict.fromkeys(_chosen(block)) if key in live and key not in shown]
        if name := _list_of(block, language) if not keys else None:
            fresh = (key for key in newest[name] if key not in shown and key not in live)
            keys = [key for key, _nth in zip(fresh, range(_number(block)), strict=False)]
        shown.update(keys)
        rows.append({"type": block["type"], "value": block["value"], "index": index, "keys": keys})
    return _loaded(rows, body)


def _chosen(block: dict[str, Any]) -> list[int]:
    if block["type"] == "lead":
        return [key for key in [block["value"].get("article")] if key]
    if block["type"] == "grid":
        return [row["value"] for row in block["value"].get("articles") or [] if row["value"]]
    return []


def _list_of(block: dict[str, Any], language: str) -> str | None:
    """Return the list whose newest fill a block when nothing that was chosen can."""
    if block["type"] not in {"lead", "grid"}:
        return None
    section, topic = block["value"].get("section"), block["value"].get("topic")
    if section:
        return named("section", section)
    return named("topic", topic, language) if topic else named("language", language)


def _number(block: dict[str, Any]) -> int:
    return int(block["value"].get("number") or 1)


def _most(raw: list[dict[str, Any]]) -> int:
    return sum(_number(block) for block in raw if block["type"] in {"lead", "grid"})


def _newest(names: set[str], count: int) -> dict[str, list[int]]:
    """Return the keys of the newest articles of several lists, in one query."""
    if not names:
        return {}
    each = [Q(pk__in=Listing.objects.of(name).values("pk")[:count]) for name in sorted(names)]
    wanted = each[0]
    for more in each[1:]:
        wanted |= more
    found: dict[str, list[int]] = {name: [] for name in names}
    rows = Listing.objects.filter(wanted).order_by("-month", "-published_at", "-page")
    for name, key in rows.values_list("list", "page_id"):
        found[name].append(key)
    return found


def _loaded(rows: list[dict[str, Any]], body: Any) -> list[dict[str, Any]]:
    keys = [key for row in rows for key in row["keys"]]
    cards = {page.pk: page for page in ArticlePage.objects.cards(keys)}
    grids = [row["value"] for row in rows if row["type"] == "grid"]
    wanted = {value["section"] for value in grids if value.get("section")}
    sections = Page.objects.live().only("title", "url_path").in_bulk(wanted) if wanted else {}
    for row in rows:
        row["stories"] = [cards[key] for key in row.pop("keys") if key in cards]
        section = sections.get(row["value"].get("section")) if row["type"] == "grid" else None
        row["section"] = section and {"title": section.title, "url": addresses.of(section.url_path)}
        # Asking for it loads what stands in it: only for blocks that show themselves.
        index = row.pop("index")
        row["block"] = None if row["type"] in {"lead", "grid"} else body[index]
    return rows
