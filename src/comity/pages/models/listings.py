"""Which public article stands in which list: read from one index, however many articles there are."""

from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils import timezone


def named(*parts: object) -> str:
    """Return the name of a list: `language:en`, `section:12`, `topic:3:en`, `author:9` or `author:9:en`."""
    return ":".join(str(part) for part in parts)


def month_of(at: datetime) -> int:
    """Return the month of a moment in the site's time zone, as the number 202603."""
    local = timezone.localtime(at, timezone.get_default_timezone())
    return local.year * 100 + local.month


class ListingQuerySet(models.QuerySet["Listing"]):
    """Listings, read from their index alone."""

    def of(self, name: object) -> Self:
        """Keep one list, newest first; the key decides between equals: pages never overlap."""
        return self.filter(list=name).order_by("-month", "-published_at", "-page")

    def months(self) -> dict[int, int]:
        """Return the months of a list, newest first, with the number of articles in each."""
        counted = self.order_by("-month").values("month").annotate(number=models.Count("pk"))
        return dict(counted.values_list("month", "number"))

    def pages(self) -> Any:
        """Return the keys of the articles, in order."""
        return self.values_list("page_id", flat=True)

    def of_each(self, kind: str, language: str = "") -> Self:
        """Keep the list of this kind, and in this language, of each row of an outer query."""
        key, end = Cast(OuterRef("pk"), models.CharField()), f":{language}" if language else ""
        return self.of(Concat(Value(f"{kind}:"), key, Value(end)))


class Listing(models.Model):
    """One article in one list. `lists` writes them, inside the transaction that publishes or withdraws."""

    list = models.CharField(max_length=40)
    month = models.PositiveIntegerField()
    published_at = models.DateTimeField()
    # The constraint below serves as its index, too.
    page = models.ForeignKey("pages.ArticlePage", on_delete=models.CASCADE, related_name="+", db_index=False)

    objects = ListingQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "list"], name="listing_once")]
        # All that a list asks for lies in the index: counting, months, and reading any page of it.
        indexes = [models.Index(fields=["list", "-month", "-published_at", "-page"], name="listing_newest")]

    def __str__(self) -> str:
        return f"{self.list}: {self.page_id}"


def with_number(rows: QuerySet[Any], kind: str, language: str) -> QuerySet[Any]:
    """Keep the topics or authors with public articles in a language, and give each its `number` of them."""
    listed = Listing.objects.of_each(kind, language)
    counted = listed.order_by().values("list").annotate(number=models.Count("pk")).values("number")
    return rows.filter(Exists(listed)).annotate(number=Coalesce(Subquery(counted), 0))
