"""Sections and their articles."""

from collections.abc import Iterable
from typing import Any, ClassVar, Self

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, MultipleChooserPanel
from wagtail.models import Orderable, Page, PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index

from comity.organisation.models import Topic
from comity.pages.blocks import Body
from comity.pages.models.authors import Author
from comity.pages.models.base import PublicPage
from comity.pages.models.listings import Listing, ListingQuerySet, named
from comity.pages.models.pictures import Picture

STORIES_A_PAGE = 20


class ArticleQuerySet(PageQuerySet):
    """Articles as lists show them."""

    def newest(self) -> Self:
        """Order by first publication, newest first; the key decides between equals: lists never overlap."""
        return self.order_by("-first_published_at", "-pk")

    def for_cards(self) -> Self:
        """Load with it what a card shows: picture, topics and authors, in three queries for any number."""
        return self.select_related("picture").prefetch_related(
            models.Prefetch("article_topics", ArticleTopic.objects.select_related("topic")),
            models.Prefetch("article_authors", ArticleAuthor.objects.select_related("author")),
        )

    def cards(self, keys: Iterable[int]) -> list["ArticlePage"]:
        """Return the public articles with these keys, in their order, as lists show them."""
        order = list(keys)
        found = {page.pk: page for page in self.live().filter(pk__in=order).for_cards()}
        return [found[key] for key in order if key in found]


ArticleManager = PageManager.from_queryset(ArticleQuerySet)


class SectionPage(PublicPage):
    """A part of the website, such as news: its articles, newest first."""

    intro = models.CharField(_("introduction"), max_length=300, blank=True)

    template = "pages/section.html"
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.ArticlePage"]
    show_in_menus_default = True
    content_panels = [*Page.content_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        stories = Stories(Listing.objects.of(named("section", self.pk))).get_page(request.GET.get("page"))
        return {**super().get_context(request, *args, **kwargs), "stories": stories}


class ArticlePage(PublicPage):
    """A story: who wrote it, what it is about, its picture and its body."""

    summary = models.CharField(
        _("summary"),
        max_length=300,
        help_text=_("One sentence: it stands under the headline and in every list."),
    )
    picture = models.ForeignKey(
        Picture, verbose_name=_("picture"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    picture_caption = models.CharField(_("caption"), max_length=250, blank=True)
    body = Body(blank=True)

    objects: ClassVar[Any] = ArticleManager()

    template = "pages/article.html"
    parent_page_types = ["pages.SectionPage"]
    subpage_types: ClassVar[list[str]] = []
    may_stand_on_top = False
    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel([FieldPanel("picture"), FieldPanel("picture_caption")], heading=_("Picture")),
        FieldPanel("body"),
        MultipleChooserPanel(
            "article_authors", chooser_field_name="author", label=_("author"), heading=_("Authors")
        ),
        MultipleChooserPanel(
            "article_topics", chooser_field_name="topic", label=_("topic"), heading=_("Topics")
        ),
        InlinePanel("corrections", label=_("correction"), heading=_("Corrected on")),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.AutocompleteField("summary"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    @cached_property
    def authors(self) -> list[Author]:
        """Return who wrote it, in the order the editors chose."""
        return [row.author for row in self.article_authors.all()]

    @cached_property
    def topics(self) -> list[Topic]:
        """Return what it is about; the first is the kicker over the headline."""
        return [row.topic for row in self.article_topics.all()]

    @property
    def topic(self) -> Topic | None:
        """Return the topic that stands over the headline."""
        topics = self.topics
        return topics[0] if topics else None

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        # For one article cheaper than the prefetching that lists need.
        self.authors = [row.author for row in self.article_authors.select_related("author")]
        self.topics = [row.topic for row in self.article_topics.select_related("topic")]
        return {**context, "corrections": list(self.corrections.all())}


class Stories(Paginator):
    """A list of articles, page by page: keys come from the index of the list, then the rows of one page."""

    def __init__(self, listed: ListingQuerySet) -> None:
        super().__init__(listed.pages(), STORIES_A_PAGE)

    def _get_page(self, keys: Iterable[int], *args: Any, **kwargs: Any) -> ListPage:
        return super()._get_page(ArticlePage.objects.cards(keys), *args, **kwargs)


class ArticleAuthor(Orderable):
    """One author of one article.

    The database would let the author go with it, because a draft that names somebody who is gone must still
    open; `receivers` keeps authors and topics that articles use.
    """

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="article_authors")
    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="+", verbose_name=_("author"))

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["page", "author"], name="article_author_once")]


class ArticleTopic(Orderable):
    """One topic of one article."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="article_topics")
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="+", verbose_name=_("topic"))

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["page", "topic"], name="article_topic_once")]


class Correction(Orderable):
    """What was wrong in an article, and when it was put right."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="corrections")
    on = models.DateField(_("corrected on"), default=timezone.localdate)
    text = models.CharField(_("what was wrong and what is right"), max_length=500)

    panels = [FieldPanel("on"), FieldPanel("text")]
