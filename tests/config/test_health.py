import pytest
from django.db import connections

pytestmark = pytest.mark.django_db


def test_live_answers_without_asking_anything(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/health/live").status_code == 200


def test_ready_answers_when_database_and_cache_do(client):
    assert client.get("/health/ready").content == b"ready\n"


def test_ready_names_what_does_not_answer(client, monkeypatch):
    def refuse(*args, **kwargs):
        raise OSError("no database")

    monkeypatch.setattr(connections["default"], "cursor", refuse)
    answer = client.get("/health/ready")
    assert answer.status_code == 503
    assert answer.content == b"not ready: database\n"


@pytest.mark.parametrize("path", ["/health/live", "/health/ready"])
def test_health_is_never_kept(client, path):
    assert "no-store" in client.get(path)["Cache-Control"]
