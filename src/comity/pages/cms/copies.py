"""Duplicating a page in one step: a draft beside it, opened in the editor."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from comity.kernel.access import NotAllowed
from comity.pages import actions, rules
from comity.people.models import Account


@require_POST
def duplicate(request: HttpRequest, page_id: int) -> HttpResponse:
    """Duplicate a page and open the new draft."""
    page = get_object_or_404(Page, pk=page_id).get_latest_revision_as_object()
    try:
        made = actions.duplicate(page, by=request.user)
    except NotAllowed:
        return permission_denied(request)
    words = _("This is a draft of its own now. “%(page)s” stays as it is.") % {"page": page.title}
    messages.success(request, words)
    return redirect("wagtailadmin_pages:edit", made.pk)


@hooks.register("register_page_listing_more_buttons")
def offer_in_lists(page: Page, user: Account, *_more: Any, **_words: Any) -> Iterator[Button]:
    """Offer to duplicate a page in the menu it has in lists."""
    return _offer(page, user)


@hooks.register("register_page_header_buttons")
def offer_above(page: Page, user: Account, *_more: Any, **_words: Any) -> Iterator[Button]:
    """Offer to duplicate a page in the menu above its form."""
    return _offer(page, user)


def _offer(page: Any, user: Account) -> Iterator[Button]:
    try:
        rules.may_duplicate(page, by=user)
    except NotAllowed:
        return
    act = {
        "data-controller": "w-action",
        "data-action": "w-action#post",
        "data-w-action-url-value": reverse("pages_duplicate", args=[page.pk]),
    }
    yield Button(_("Duplicate"), icon_name="copy", attrs=act, priority=25)
