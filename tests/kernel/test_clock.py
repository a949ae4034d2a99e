import threading
from datetime import UTC, datetime, timedelta, timezone

import pytest

from comity.kernel import clock

NOON = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)


def test_now_is_the_present_moment_with_its_time_zone() -> None:
    before = datetime.now(UTC)
    assert before <= clock.now() <= datetime.now(UTC)
    assert clock.now().tzinfo is UTC


def test_frozen_stops_the_clock_for_every_thread_and_lets_it_go_again() -> None:
    seen: list[datetime] = []
    with clock.frozen(NOON):
        thread = threading.Thread(target=lambda: seen.append(clock.now()))
        thread.start()
        thread.join()
        assert [clock.now(), *seen] == [NOON, NOON]
    assert clock.now() != NOON


def test_frozen_inside_frozen_goes_back_to_the_outer_moment() -> None:
    later = NOON + timedelta(hours=1)
    with clock.frozen(NOON):
        with clock.frozen(later):
            assert clock.now() == later
        assert clock.now() == NOON


def test_frozen_lets_the_clock_go_after_an_error() -> None:
    with pytest.raises(LookupError), clock.frozen(NOON):
        raise LookupError
    assert clock.now() != NOON


def test_frozen_tells_utc_whatever_zone_it_was_given() -> None:
    with clock.frozen(NOON.astimezone(timezone(timedelta(hours=9)))):
        assert clock.now().isoformat() == "2026-05-01T12:00:00+00:00"


def test_frozen_refuses_a_moment_without_time_zone() -> None:
    with pytest.raises(ValueError, match="time zone"), clock.frozen(datetime(2026, 5, 1)):  # noqa: DTZ001
        pass
