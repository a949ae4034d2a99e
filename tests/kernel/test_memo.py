import threading
import time

import pytest
from django.core.signals import request_finished, request_started
from django.db import transaction

from comity.kernel import generation, memo


def _counted():
    asked = []

    @memo.until_change
    def answer() -> int:
        asked.append(1)
        return len(asked)

    return answer


@pytest.mark.django_db(transaction=True)
def test_an_answer_is_kept_until_something_changes():
    answer = _counted()
    assert (answer(), answer()) == (1, 1)
    generation.change()
    assert (answer(), answer()) == (2, 2)


@pytest.mark.django_db(transaction=True)
def test_an_answer_that_was_overtaken_is_not_kept():
    asked = []

    @memo.until_change
    def answer() -> int:
        asked.append(1)
        if len(asked) == 1:
            generation.change()  # somebody commits while we read
        return len(asked)

    assert (answer(), answer(), answer()) == (1, 2, 2)


@pytest.mark.django_db(transaction=True)
def test_an_answer_is_not_trusted_for_ever(monkeypatch):
    answer = _counted()
    answer()
    later = time.monotonic() + memo.TRUST + 1
    monkeypatch.setattr(memo.time, "monotonic", lambda: later)
    assert answer() == 2


@pytest.mark.django_db(transaction=True)
def test_nothing_is_kept_of_what_a_transaction_has_not_committed():
    answer = _counted()
    with transaction.atomic():
        assert answer() == 1
    assert answer() == 2


@pytest.mark.django_db
def test_inside_a_transaction_a_question_is_asked_once_a_request():
    answer = _counted()
    assert (answer(), answer()) == (1, 2)
    request_started.send(None)
    assert (answer(), answer()) == (3, 3)
    request_finished.send(None)
    request_started.send(None)
    assert answer() == 4
    request_finished.send(None)


@pytest.mark.django_db
def test_another_threads_request_keeps_its_own_answer(django_db_blocker):
    answer = _counted()
    seen = []
    request_started.send(None)
    answer()

    def elsewhere() -> None:
        with django_db_blocker.unblock(), transaction.atomic():
            request_started.send(None)
            seen.append(answer())
            request_finished.send(None)

    other = threading.Thread(target=elsewhere)
    other.start()
    other.join()
    assert seen == [2]
    assert answer() == 1
    request_finished.send(None)
