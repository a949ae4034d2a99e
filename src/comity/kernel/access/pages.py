"""Pages say whom they are for, and refusals become pages in one place."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, Final, cast

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.functional import Promise
from django.utils.module_loading import import_string

from comity.kernel.access.actors import Visitor, actor_of

type View[**P] = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


class NotAllowed(Exception):
    """What is asked for may be seen, but not done. The reason is a sentence for the person who asked.

    Not a PermissionDenied: the CMS catches those, and would drop the reason.
    """

    def __init__(self, reason: str | Promise) -> None:
        super().__init__(reason)
        self.reason = reason


class NotVisible(Http404):
    """Nothing to see here for whoever asks, whether it exists or not; these offices see such pages."""

    def __init__(self, offices: Iterable[str] = ()) -> None:
        super().__init__()
        self.offices = tuple(offices)


# Filled by the room that knows the offices, when the program starts.
OFFICE_NAMES: dict[str, str | Promise] = {}

ANYONE: Final = "anyone"
SIGNED_IN: Final = "signed-in"


def name_offices(codes: Iterable[str]) -> list[str | Promise]:
    """Return the readable names of offices, in the order given."""
    return [OFFICE_NAMES.get(code, code) for code in codes]


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom a page is for: `ANYONE`, `SIGNED_IN`, or the codes of offices."""

    who: tuple[str, ...]
    second_factor: bool = False

    def __post_init__(self) -> None:
        """Refuse what contradicts itself."""
        if not self.who or (len(self.who) > 1 and {ANYONE, SIGNED_IN} & set(self.who)):
            raise ValueError("A page is for anyone, for everybody signed in, or for named offices.")
        if self.who == (ANYONE,) and self.second_factor:
            raise ValueError("Who did not sign in has no second factor.")

    @property
    def offices(self) -> tuple[str, ...]:
        """The codes of the offices; none when the page is for more people than that."""
        return () if self.who[0] in {ANYONE, SIGNED_IN} else self.who

    def admits(self, who: Visitor) -> bool:
        """Say whether `who` belongs to the audience, second factor aside."""
        if self.who == (ANYONE,):
            return True  # without asking who it is: the page stays the same for everybody and can be kept
        actor = actor_of(who)
        return actor.is_authenticated and (self.who == (SIGNED_IN,) or actor.holds(*self.who))


def open_to[**P](*who: str, second_factor: bool = False) -> Callable[[View[P]], View[P]]:
    """Declare whom a view is for, and hold everybody else off.

    Without sign-in: to the sign-in page and back. Without the office: `NotVisible`. With `second_factor`,
    a sign-in that used none is sent where `settings.COMITY_SECOND_FACTOR`, a function of the request, says.
    """
    audience = Audience(who, second_factor)

    def declare(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            away = turn_away(request, audience)
            return view(request, *args, **kwargs) if away is None else away

        cast(Any, guarded).access = audience
        return guarded

    return declare


def turn_away(request: HttpRequest, audience: Audience) -> HttpResponse | None:
    """Return where to send somebody who may not see the page yet, or None; raises NotVisible."""
    if not audience.admits(cast(Visitor, request.user)):
        if request.user.is_authenticated:
            raise NotVisible(audience.offices)
        from django.contrib.auth.views import redirect_to_login  # needs the account model

        return redirect_to_login(request.get_full_path())
    if audience.second_factor:
        ask: Callable[[HttpRequest], HttpResponse | None] = import_string(settings.COMITY_SECOND_FACTOR)
        return ask(request)
    return None


class Answers:
    """Middleware: the one place where refusals become pages.

    On a page for offices, "not yours" and "does not exist" are the same answer to the last byte.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Return the page for a refusal, or nothing."""
        if isinstance(exception, NotAllowed):
            return _page(request, 403, {"reason": exception.reason})
        if isinstance(exception, MultiValueDictKeyError):  # a form came without one of its fields
            return _page(request, 400, {})
        if not isinstance(exception, Http404):
            return None
        # First the page's own declaration: what a view says about one row must not differ from "no such row".
        offices = _declared_offices(request) or getattr(exception, "offices", ())
        if offices or isinstance(exception, NotVisible):
            return _page(request, 404, {"offices": name_offices(offices)})
        return None


def _declared_offices(request: HttpRequest) -> tuple[str, ...]:
    audience = getattr(getattr(request.resolver_match, "func", None), "access", None)
    return audience.offices if isinstance(audience, Audience) else ()


def _page(request: HttpRequest, status: int, context: dict[str, Any]) -> HttpResponse:
    response = render(request, f"{status}.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response
