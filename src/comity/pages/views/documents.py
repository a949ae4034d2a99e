"""The list of files that readers download."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from comity.kernel import access, languages
from comity.pages.models.files import KINDS, listed

A_KIND, A_PAGE = 10, 50


@access.open_to(access.ANYONE)
@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    """Show the files meant for readers: the newest of each kind, or all of one kind."""
    found, kind = listed(languages.current()), request.GET.get("kind", "")
    shown = [
        {
            "kind": code,
            "name": KINDS.get(code, code),
            "files": rows[:A_KIND],
            "more": len(rows) > A_KIND,
        }
        for code, rows in found.items()
    ]
    context: dict[str, Any] = {"kinds": shown}
    if kind in found:
        pages = Paginator(found[kind], A_PAGE).get_page(request.GET.get("page"))
        context |= {"chosen": kind, "name": KINDS.get(kind, kind), "files": pages}
    return render(request, "pages/documents.html", context)
