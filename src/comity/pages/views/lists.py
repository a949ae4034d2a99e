"""Lists of articles: of authors and topics, and of the months in which they came out."""

from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.formats import date_format
from django.views.decorators.http import require_safe

from comity.kernel import access, languages
from comity.organisation.models import Topic
from comity.pages import lists, queries
from comity.pages.models import Author, Stories

AUTHORS_A_PAGE, TOPICS_A_PAGE = 24, 100


@access.open_to(access.ANYONE)
@require_safe
def authors(request: HttpRequest) -> HttpResponse:
    """Show everybody who has written something public in this language."""
    found = Paginator(lists.writers(languages.current()), AUTHORS_A_PAGE)
    return render(request, "pages/authors.html", {"authors": found.get_page(request.GET.get("page"))})


@access.open_to(access.ANYONE)
@require_safe
def author(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an author and their articles."""
    found = get_object_or_404(Author.objects.select_related("portrait"), slug=slug)
    stories = queries.by_author(found).get_page(request.GET.get("page"))
    return render(request, "pages/author.html", {"author": found, "stories": stories, "subject": found})


@access.open_to(access.ANYONE)
@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    """Show all that has been written about in this language."""
    found = Paginator(lists.subjects(languages.current()), TOPICS_A_PAGE)
    return render(request, "pages/topics.html", {"topics": found.get_page(request.GET.get("page"))})


@access.open_to(access.ANYONE)
@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a topic and the articles about it."""
    found = get_object_or_404(Topic, slug=slug)
    stories = queries.about(found, languages.current()).get_page(request.GET.get("page"))
    return render(request, "pages/topic.html", {"topic": found, "stories": stories, "subject": found})


@access.open_to(access.ANYONE)
@require_safe
def archive(request: HttpRequest, year: int = 0) -> HttpResponse:
    """Show the months in which something was published: of one year, or of all."""
    months = lists.months(languages.current())
    years: dict[int, list[tuple[date, int]]] = {}
    for month, number in months.items():
        if year in {0, month // 100}:
            years.setdefault(month // 100, []).append((_first_day(month), number))
    if year and not years:
        return _nothing_published(request, str(year))
    return render(request, "pages/archive.html", {"years": years, "year": year})


@access.open_to(access.ANYONE)
@require_safe
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """Show what was published in a month, newest first."""
    listed, wanted = lists.archive(languages.current()), year * 100 + month
    stories = Stories(listed.filter(month=wanted)).get_page(request.GET.get("page"))
    if not stories:
        return _nothing_published(request, date_format(_first_day(wanted), "YEAR_MONTH_FORMAT"))
    before, after = (other and _first_day(other) for other in lists.months_beside(listed, wanted))
    shown = {"stories": stories, "month": _first_day(wanted), "before": before, "after": after}
    return render(request, "pages/month.html", shown)


def _first_day(month: int) -> date:
    return date(month // 100, month % 100, 1)


def _nothing_published(request: HttpRequest, when: str) -> HttpResponse:
    return render(request, "pages/nothing_published.html", {"when": when}, status=404)
