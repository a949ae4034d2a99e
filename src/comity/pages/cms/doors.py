"""Doors before addresses of the CMS that would answer with an error, or ask too little."""

from collections.abc import Callable

from django.apps import apps
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.urls import display_custom_404
from wagtail.admin.views.bulk_action import index as bulk_action

_LARGEST_KEY = 2**63 - 1  # a larger number is no key, and a database may choke on it


def before_cms[**P](view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
    """Return a view as the CMS has its own: for those who work there, kept by no cache, with its own 404."""
    wrapped: Callable[P, HttpResponse] = never_cache(display_custom_404(require_admin_access(view)))
    return wrapped


def bulk(request: HttpRequest, app_label: str, model_name: str, action: str) -> HttpResponse:
    """Find nothing where an act on several rows names one by something that is no key."""
    try:
        key = apps.get_model(app_label, model_name)._meta.pk
        named = [key.to_python(text) for text in request.GET.getlist("id") if text != "all"]
    except (LookupError, ValidationError):
        raise Http404 from None
    if any(isinstance(one, int) and not 0 < one <= _LARGEST_KEY for one in named):
        raise Http404
    answer: HttpResponse = bulk_action(request, app_label, model_name, action)
    return answer
