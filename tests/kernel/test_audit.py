import threading
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.contrib.auth.models import Group
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comity.kernel import audit, clock
from comity.kernel.models import FIRST, LONGEST_REASON, LONGEST_VERB, Batch, Entry
from tests.kernel.tampering import TAMPERING

NOON = datetime(2026, 5, 1, 12, 0, 0, 123456, tzinfo=UTC)


class Secretary:
    is_authenticated = True

    def __init__(self) -> None:
        self.person_id: UUID | None = uuid4()

    def holds(self, *_offices: str) -> bool:
        return True


@pytest.fixture
def secretary() -> Secretary:
    return Secretary()


@transaction.atomic
def entries(count: int) -> list[Entry]:
    return [audit.record("admit", by=None, reason=f"number {number}") for number in range(count)]


def chain(*sizes: int) -> None:
    """Seal batches of these sizes."""
    for size in sizes:
        entries(size)
        assert audit.seal_batch() is not None


# --- record ---------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_record_says_who_did_what_to_which_row_and_when(secretary: Secretary) -> None:
    group = Group.objects.create(name="a secret name")
    with clock.frozen(NOON):
        audit.record("rename", by=secretary, on=group, reason="asked by mail")
    assert Entry.objects.values().get() == {
        "id": Entry.objects.get().pk,
        "at": NOON,
        "actor": secretary.person_id,
        "verb": "rename",
        "kind": "auth.group",
        "object_id": str(group.pk),
        "reason": "asked by mail",
        "batch_id": None,
    }


@pytest.mark.django_db
def test_record_without_actor_and_row_is_what_the_clock_did() -> None:
    entry = audit.record("tidy", by=None)
    assert (entry.actor, entry.kind, entry.object_id, entry.reason) == (None, "", "", "")


@pytest.mark.django_db
def test_record_never_holds_a_value_of_the_row(secretary: Secretary) -> None:
    group = Group.objects.create(name="a secret name")
    audit.record("rename", by=secretary, on=group)
    assert "secret" not in str(Entry.objects.values().get())


@pytest.mark.django_db
def test_record_goes_when_the_act_goes(secretary: Secretary) -> None:
    with transaction.atomic():
        group = Group.objects.create(name="rolled back")
        audit.record("rename", by=secretary, on=group)
        transaction.set_rollback(True)
    assert not Entry.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "arguments",
    [
        {"verb": ""},
        {"verb": "v" * (LONGEST_VERB + 1)},
        {"verb": "admit", "reason": "r" * (LONGEST_REASON + 1)},
        {"verb": "admit", "on": Group(name="not saved")},
    ],
)
def test_record_refuses_what_it_could_not_keep(arguments: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"verb|save first"):
        audit.record(by=None, **arguments)
    assert not Entry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_record_refuses_where_there_is_no_transaction_to_be_part_of() -> None:
    with pytest.raises(transaction.TransactionManagementError, match="one transaction"):
        audit.record("admit", by=None)
    assert not Entry.objects.exists()


@pytest.mark.django_db
def test_record_keeps_the_longest_reason_whole() -> None:
    entry = audit.record("v" * LONGEST_VERB, by=None, reason="é" * LONGEST_REASON)
    assert Entry.objects.get(pk=entry.pk).reason == "é" * LONGEST_REASON


# --- sealing --------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_seal_batch_seals_what_waits_and_names_the_batch_before() -> None:
    first_entries = entries(3)
    first = audit.seal_batch()
    second_entries = entries(2)
    second = audit.seal_batch()
    assert first
    assert second
    assert (first.number, first.previous) == (1, FIRST)
    assert (second.number, second.previous) == (2, first.hash)
    assert [key for key, _ in first.contents] == [entry.pk for entry in first_entries]
    assert list(second.entries.all()) == second_entries
    assert audit.verify() is None


@pytest.mark.django_db
def test_seal_batch_does_nothing_when_nothing_waits() -> None:
    assert audit.seal_batch() is None
    assert not Batch.objects.exists()
    assert audit.verify() is None


@pytest.mark.django_db
def test_seal_batch_leaves_the_rest_for_the_next_one() -> None:
    entries(5)
    sizes = []
    while batch := audit.seal_batch(limit=2):
        sizes.append(batch.entries.count())
    assert sizes == [2, 2, 1]
    assert audit.verify() is None


@pytest.mark.django_db
def test_the_task_seals_everything_that_waits() -> None:
    entries(3)
    assert audit.seal_entries.enqueue().return_value == 1
    assert not Entry.objects.filter(batch=None).exists()
    assert audit.seal_entries.enqueue().return_value == 0


@pytest.mark.django_db
def test_what_is_sealed_does_not_hang_on_the_time_zone(settings: Any) -> None:
    with clock.frozen(NOON):
        chain(2)
    settings.TIME_ZONE = "Asia/Kathmandu"
    assert audit.verify() is None


@pytest.mark.django_db(transaction=True)
def test_workers_that_seal_at_once_make_one_chain() -> None:
    written = [entry.pk for entry in entries(60)]
    start, failed = threading.Barrier(4), []

    def work() -> None:
        start.wait(20)
        try:
            for _ in range(20):
                audit.seal_batch(limit=3)
                entries(1)
        except Exception as error:  # noqa: BLE001
            failed.append(error)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    while audit.seal_batch():
        pass
    assert failed == []
    assert audit.verify() is None
    sealed = [key for batch in Batch.objects.all() for key, _ in batch.contents]
    assert len(sealed) == len(set(sealed)) == 60 + 4 * 20
    assert {*written} <= {*sealed}
    assert not Entry.objects.filter(batch=None).exists()


# --- checking -------------------------------------------------------------------------------------
@pytest.mark.django_db
@pytest.mark.parametrize("what", TAMPERING)
def test_verify_finds(what: str) -> None:
    chain(3, 2, 2)
    keys = list(Entry.objects.values_list("pk", flat=True))
    assert audit.verify() is None
    expected = TAMPERING[what](keys)
    assert audit.verify() == expected


CHANGES = {
    "at": st.just(NOON),
    "actor": st.uuids(),
    "verb": st.text("abc", min_size=1, max_size=9),
    "object_id": st.text("abc123", min_size=1, max_size=9),
    "kind": st.text("abc.", min_size=1, max_size=9),
    "reason": st.text("abc", max_size=9),
}


@pytest.mark.django_db
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_verify_finds_any_changed_field_of_any_entry(data: st.DataObject) -> None:
    with transaction.atomic():
        group = Group.objects.create(name="auth")
        keys = [audit.record("rename", by=None, on=group).pk for _ in range(4)]
        audit.seal_batch(limit=2)
        audit.seal_batch(limit=2)
        key = data.draw(st.sampled_from(keys))
        field = data.draw(st.sampled_from(sorted(CHANGES)))
        value = data.draw(CHANGES[field])
        same = getattr(Entry.objects.get(pk=key), field) == value
        Entry._base_manager.filter(pk=key).update(**{field: value})
        found = audit.verify()
        transaction.set_rollback(True)
    number = 1 if key in keys[:2] else 2
    assert found == (None if same else audit.Broken(number, key, "changed"))
