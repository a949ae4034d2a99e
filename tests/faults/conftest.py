import pytest
from django.test import Client

from tests.factories import people


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False)


@pytest.fixture
def editor(visitor: Client) -> Client:
    people.sign_in(visitor, people.account("editor"))
    return visitor
