"""What every page says of the organisation. A higher room knows it; the frame only shows it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject


@dataclass(frozen=True)
class Identity:
    """Name, tagline, logo and colours of the organisation. Logo sizes are in pixels, 0 without a logo."""

    name: str = ""
    tagline: str = ""
    logo_url: str = ""
    logo_width: int = 0
    logo_height: int = 0
    theme_version: str = ""


_ask: Callable[[], Identity] = Identity
_account = ""


def provide(ask: Callable[[], Identity]) -> None:
    """Say who knows the identity. Called once, when the room that knows it is ready."""
    global _ask
    _ask = ask


def show_account(template: str) -> None:
    """Say which template shows who sits at the desk and the way out. Called once, by the room of accounts."""
    global _account
    _account = template


def current() -> Identity:
    """Return the identity as it is now; an empty one while nobody provides it."""
    return _ask()


def context(_request: HttpRequest) -> dict[str, object]:
    """Give templates `identity`, looked up only where it is shown, and the desk its `account_template`."""
    return {"identity": SimpleLazyObject(current), "account_template": _account}
