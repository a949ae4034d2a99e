"""Who asks: whoever acts is an `Actor`, and whoever did not sign in is `NOBODY`."""

from typing import TYPE_CHECKING, Final, Protocol
from uuid import UUID

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


class Actor(Protocol):
    """Somebody who acts: a signed-in account, or `NOBODY`."""

    @property
    def is_authenticated(self) -> bool:
        """Whether this is somebody who signed in."""

    @property
    def person_id(self) -> UUID | None:
        """The person behind the account."""

    def holds(self, *offices: str) -> bool:
        """Whether a mandate for one of these offices runs now."""


type Visitor = Actor | AnonymousUser


class _Nobody:
    is_authenticated = False
    person_id = None

    def holds(self, *_offices: str) -> bool:
        return False


NOBODY: Final[Actor] = _Nobody()


def actor_of(user: Visitor) -> Actor:
    """Return `request.user` as an actor: a visitor who did not sign in becomes `NOBODY`."""
    return user if user.is_authenticated else NOBODY
