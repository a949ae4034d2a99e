"""Before a view answers: does the sign-in still run, and did it use a second factor?"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.base import BaseStorage
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from comity.kernel import access, clock
from comity.kernel.sqlite import busy
from comity.people import queries, rules
from comity.people.models import Account
from comity.people.passwords import Crowded

CMS: Final = "/cms/"
CMS_AUDIENCE: Final = access.Audience(rules.CMS_OFFICES, second_factor=True)

WAY_ON: Final = "way_on"
"""Where the session keeps the page that somebody came for before they were asked for a second factor."""

_WRITE_EVERY = 60  # seconds between two notes of when a sign-in was last used


class SignIns:
    """Turns a sign-in that is over into no sign-in, at the moment somebody asks who is there.

    Only then: a page that does not ask stays the same for everybody and can be kept.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Put the check before `request.user`."""
        user = request.user
        request.user = SimpleLazyObject(lambda: _checked(request, user))  # type: ignore[assignment]  # stands for it
        return self.get_response(request)

    def process_exception(self, _request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer 503 when too many passwords are being checked at once."""
        return busy.unavailable(exception) if isinstance(exception, Crowded) else None


def _checked(request: HttpRequest, user: Account | AnonymousUser) -> Account | AnonymousUser:
    if not user.is_authenticated:
        return user
    sign_in = queries.sign_in_of(request, account=user)
    seen = request.session.get(queries.SEEN)
    last = datetime.fromtimestamp(seen, UTC) if isinstance(seen, int) else None
    why = rules.why_over(sign_in, account=user, seen=last)
    if why is None:
        _note_use(request, last)
        return user
    request.user = user  # signing out asks for it
    logout(request)
    messages.info(request, why)
    return request.user


def _note_use(request: HttpRequest, last: datetime | None) -> None:
    now = clock.now()
    if last is None or abs((now - last).total_seconds()) >= _WRITE_EVERY:
        request.session[queries.SEEN] = int(now.timestamp())


class SecondFactor:
    """Lets nobody into the CMS whose sign-in used no second factor. Our own views say it by `open_to`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.answers = access.Answers(get_response)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], _args: Any, _kwargs: Any
    ) -> HttpResponseBase | None:
        """Turn away, or return None to let the view answer."""
        ours = hasattr(view, "access")
        if ours or not request.path_info.startswith(CMS) or not request.user.is_authenticated:
            return None
        try:
            return access.turn_away(request, CMS_AUDIENCE)
        except access.NotVisible as refusal:
            return self.answers.process_exception(request, refusal)


def ask_for_factor(request: HttpRequest) -> HttpResponse | None:
    """Return where a sign-in that used no second factor proves or sets up one; None for one that did."""
    if rules.used_second_factor(request):
        request.session.pop(WAY_ON, None)
        return None
    wanted = request.get_full_path() if request.method == "GET" else request.path
    account = request.user
    if not account.is_authenticated or not rules.has_second_factor(account):
        request.session[WAY_ON] = wanted
        words = _("Your office needs a second factor. Set up a passkey or an authenticator app, then go on.")
        _say_once(request, words)
        return redirect("mfa_index")
    _say_once(request, _("Confirm with your second factor to go on."))
    method = get_adapter().get_reauthentication_methods(account)[0]
    return redirect(f"{method['url']}?{urlencode({'next': wanted})}")


def _say_once(request: HttpRequest, words: str) -> None:
    """Add a notice unless it waits already: a page asks for several things, and each is turned away."""
    waiting = messages.get_messages(request)
    known = {str(notice) for notice in waiting}
    if isinstance(waiting, BaseStorage):
        waiting.used = False  # looking at them is not showing them
    if words not in known:
        messages.info(request, words)
