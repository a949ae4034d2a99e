"""Two addresses for whoever watches the install: is the program alive, and can it serve?"""

from django.core.cache import cache
from django.db import connections
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from comity.kernel import access


@access.open_to(access.ANYONE)
@never_cache
@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """Answer 200 while the process answers at all."""
    return HttpResponse("alive\n", content_type="text/plain")


@access.open_to(access.ANYONE)
@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Answer 200 when database and cache answer, else 503 naming which does not."""
    missing = []
    try:
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT 1")
    except Exception:  # noqa: BLE001 - whatever the database says, the answer is the same
        missing.append("database")
    try:
        cache.get("health")
    except Exception:  # noqa: BLE001 - likewise for the cache
        missing.append("cache")
    if missing:
        return HttpResponse(f"not ready: {', '.join(missing)}\n", status=503, content_type="text/plain")
    return HttpResponse("ready\n", content_type="text/plain")
