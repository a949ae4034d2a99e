"""The rooms that the desk leads to. One more room is one more call of `register` when its app is ready."""

from dataclasses import dataclass

from django.shortcuts import resolve_url
from django.utils.functional import Promise

from comity.kernel.access import Actor


@dataclass(frozen=True, slots=True)
class Room:
    """A place of work: its name, a line about it, where it is, who works there (no offices: everybody)."""

    code: str
    name: str | Promise
    about: str | Promise
    url: str
    offices: tuple[str, ...] = ()
    order: int = 50

    @property
    def address(self) -> str:
        """Return the path of the room's first page."""
        return resolve_url(self.url)

    def is_open_to(self, actor: Actor) -> bool:
        """Tell whether the desk shows this room to `actor`."""
        return not self.offices or actor.holds(*self.offices)


ROOMS: dict[str, Room] = {}


def register(room: Room) -> None:
    """Put a room on the desk. `url` is a path or the name of a route without arguments.

    Raises ValueError when another room has this code.
    """
    if ROOMS.setdefault(room.code, room) != room:
        raise ValueError(f"There already is a room {room.code!r} at the desk")


def rooms_of(actor: Actor) -> list[Room]:
    """Return the rooms that the desk shows to `actor`, in their order."""
    return sorted(
        (room for room in ROOMS.values() if room.is_open_to(actor)), key=lambda room: (room.order, room.code)
    )
