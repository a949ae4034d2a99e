"""The rooms that the desk leads to."""

from collections.abc import Iterator

import pytest
from django.test import Client

from comity.kernel.access import NOBODY
from comity.people import kinds
from tests.factories import people
from tests.people import entrance


@pytest.fixture
def rooms() -> Iterator[dict[str, kinds.Room]]:
    before = dict(kinds.ROOMS)
    yield kinds.ROOMS
    kinds.ROOMS.clear()
    kinds.ROOMS.update(before)


def test_a_room_is_shown_to_its_offices_in_order(rooms: dict[str, kinds.Room], db: None) -> None:
    rooms.clear()
    kinds.register(kinds.Room("second", "Second", "…", "/second/", offices=("editor",), order=20))
    kinds.register(kinds.Room("first", "First", "…", "/first/", offices=("editor", "reviewer"), order=10))
    kinds.register(kinds.Room("all", "All", "…", "desk", order=30))
    codes = {
        office: [room.code for room in kinds.rooms_of(people.account(*([office] if office else [])))]
        for office in ("editor", "reviewer", "")
    }
    assert codes == {"editor": ["first", "second", "all"], "reviewer": ["first", "all"], "": ["all"]}
    assert [room.code for room in kinds.rooms_of(NOBODY)] == ["all"]
    assert [room.address for room in kinds.rooms_of(NOBODY)] == ["/desk/"]


def test_a_room_is_registered_once(rooms: dict[str, kinds.Room]) -> None:
    room = kinds.Room("here", "Here", "…", "/here/")
    kinds.register(room)
    kinds.register(room)
    with pytest.raises(ValueError, match="here"):
        kinds.register(kinds.Room("here", "There", "…", "/there/"))


def test_every_room_of_the_desk_answers_its_offices(client: Client, db: None) -> None:
    account = people.account("administrator")
    entrance.with_app(account)
    entrance.sign_in(client, account)
    for room in kinds.rooms_of(account):
        assert client.get(room.address, follow=True).status_code == 200, room
