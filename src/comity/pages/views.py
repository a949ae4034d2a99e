"""The website's pages, in Wagtail's tree and beside it, and its ways of saying no."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.csrf import requires_csrf_token
from django.views.decorators.http import require_safe
from wagtail.url_routing import RouteResult
from wagtail.views import serve

from comity.kernel import access, languages
from comity.organisation.models import Topic
from comity.pages import queries
from comity.pages.models import Author


@access.open_to(access.ANYONE)
@require_safe
def author(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an author and their articles."""
    found = get_object_or_404(Author.objects.select_related("portrait"), slug=slug)
    stories = queries.by_author(found).get_page(request.GET.get("page"))
    return render(request, "pages/author.html", {"author": found, "stories": stories, "subject": found})


@access.open_to(access.ANYONE)
@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a topic and the articles about it."""
    found = get_object_or_404(Topic, slug=slug)
    stories = queries.about(found, languages.current()).get_page(request.GET.get("page"))
    return render(request, "pages/topic.html", {"topic": found, "stories": stories, "subject": found})


@access.open_to(access.ANYONE)
@require_safe
def page(request: HttpRequest, path: str) -> HttpResponse:
    """Show what lies in the tree of pages. Wagtail serves it; we find it, in a quarter of the queries."""
    found = queries.page_at(path)
    request._wagtail_route_for_request = found and RouteResult(found)  # type: ignore[attr-defined]  # read by Wagtail
    response: HttpResponse = serve(request, path)
    return response


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 410 where a page was withdrawn, else 404 with a way on."""
    if queries.withdrawals_at(request.path).exists():
        return render(request, "410.html", status=410)
    return render(request, "404.html", status=404)
