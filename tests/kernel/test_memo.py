import threading

import pytest
from django.core.signals import request_finished, request_started

from comity.kernel import memo

pytestmark = pytest.mark.django_db  # the end of a request looks at its connections


def _counted():
    asked = []

    @memo.once_a_request
    def answer() -> int:
        asked.append(1)
        return len(asked)

    return answer


def test_a_question_is_asked_once_a_request():
    answer = _counted()
    request_started.send(None)
    assert (answer(), answer()) == (1, 1)
    request_finished.send(None)
    request_started.send(None)
    assert answer() == 2
    request_finished.send(None)


def test_outside_a_request_it_is_asked_each_time():
    answer = _counted()
    assert (answer(), answer()) == (1, 2)


def test_forget_lets_the_same_request_ask_again():
    answer = _counted()
    request_started.send(None)
    answer()
    memo.forget()
    assert answer() == 2
    request_finished.send(None)


def test_another_threads_request_keeps_its_own_answer():
    answer = _counted()
    seen = []
    request_started.send(None)
    answer()

    def elsewhere() -> None:
        request_started.send(None)
        seen.append(answer())
        request_finished.send(None)

    other = threading.Thread(target=elsewhere)
    other.start()
    other.join()
    assert seen == [2]
    assert answer() == 1
    request_finished.send(None)
