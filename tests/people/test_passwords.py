"""Hashing: right, and never more than two at a time."""

import threading
import time
from collections.abc import Callable

import pytest
from argon2.exceptions import InvalidHashError
from django.contrib.auth.hashers import Argon2PasswordHasher, check_password, make_password

from comity.people import passwords


class Counted(passwords.BoundedArgon2):
    """The real hasher, which also counts how many of it run at once."""

    running = 0
    most = 0
    lock = threading.Lock()

    def params(self):
        # Called inside of a turn, just before the hashing.
        with Counted.lock:
            Counted.running += 1
            Counted.most = max(Counted.most, Counted.running)
        time.sleep(0.02)
        try:
            return super().params()
        finally:
            with Counted.lock:
                Counted.running -= 1


@pytest.fixture(autouse=True)
def _start_again() -> None:
    Counted.running = Counted.most = 0


def in_threads(number: int, work: Callable[[], object]) -> int:
    """Run `work` in that many threads at once; return in how many it came to its end."""
    done: list[int] = []
    start = threading.Barrier(number)

    def run(place: int) -> None:
        start.wait()
        work()
        done.append(place)

    threads = [threading.Thread(target=run, args=(place,)) for place in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(done)


def test_a_password_is_recognised_and_another_is_not() -> None:
    kept = make_password("seven lanterns on a pier")
    assert kept.startswith("argon2$argon2id$")
    assert check_password("seven lanterns on a pier", kept)
    assert not check_password("eight lanterns on a pier", kept)


def test_at_most_two_passwords_are_hashed_at_once() -> None:
    hasher = Counted()
    assert in_threads(12, lambda: hasher.encode("seven lanterns", "0123456789abcdef")) == 12
    assert Counted.most == passwords.AT_ONCE == 2


def test_without_the_bound_more_would_run() -> None:
    class Unbounded(Counted):
        encode = Argon2PasswordHasher.encode

    hasher = Unbounded()
    in_threads(12, lambda: hasher.encode("seven lanterns", "0123456789abcdef"))
    assert Counted.most > passwords.AT_ONCE


def test_who_waits_too_long_is_told_so_and_the_turns_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "PATIENCE", 0.05)
    kept = make_password("seven lanterns on a pier")
    taken = [passwords._Turn() for _ in range(passwords.AT_ONCE)]
    for turn in taken:
        turn.__enter__()
    try:
        for work in (lambda: check_password("x", kept), lambda: make_password("x")):
            with pytest.raises(passwords.Crowded):
                work()
    finally:
        for turn in taken:
            turn.__exit__()
    assert check_password("seven lanterns on a pier", kept)


def test_a_broken_hash_gives_its_turn_back() -> None:
    hasher = passwords.BoundedArgon2()
    for _ in range(3):
        with pytest.raises(InvalidHashError):
            hasher.verify("x", "argon2$nonsense")
    assert hasher.encode("x", "0123456789abcdef")
