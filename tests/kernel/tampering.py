"""What somebody with the database file could do to the audit record: 3, 2 and 2 entries in three batches.

Each gets the keys of the seven entries and returns what the check has to find.
"""

from collections.abc import Callable
from datetime import timedelta

from django.db.models import F

from comity.kernel import audit
from comity.kernel.models import Batch, Entry


def _delete(key: int) -> None:
    Entry._base_manager.filter(pk=key)._raw_delete("default")


TAMPERING: dict[str, Callable[[list[int]], audit.Broken]] = {}


def tampering(change: Callable[[list[int]], audit.Broken]) -> Callable[[list[int]], audit.Broken]:
    TAMPERING[change.__name__.replace("_", " ")] = change
    return change


@tampering
def an_entry_removed(keys: list[int]) -> audit.Broken:
    _delete(keys[4])
    return audit.Broken(2, keys[4], "removed")


@tampering
def the_last_entry_removed(keys: list[int]) -> audit.Broken:
    _delete(keys[-1])
    return audit.Broken(3, keys[-1], "removed")


@tampering
def an_entry_slipped_in(keys: list[int]) -> audit.Broken:
    entry = Entry.objects.create(verb="admit", batch_id=2)
    return audit.Broken(2, entry.pk, "inserted")


@tampering
def an_entry_moved_to_another_batch(keys: list[int]) -> audit.Broken:
    Entry._base_manager.filter(pk=keys[0]).update(batch=3)
    return audit.Broken(1, keys[0], "removed")


@tampering
def an_entry_taken_out_of_its_batch(keys: list[int]) -> audit.Broken:
    Entry._base_manager.filter(pk=keys[3]).update(batch=None)
    return audit.Broken(2, keys[3], "removed")


@tampering
def an_entry_renumbered(keys: list[int]) -> audit.Broken:
    Entry._base_manager.filter(pk=keys[3]).update(id=999_999)
    return audit.Broken(2, keys[3], "removed")


@tampering
def two_entries_exchanged(keys: list[int]) -> audit.Broken:
    first, second = Entry._base_manager.filter(pk__in=keys[:2])
    Entry._base_manager.filter(pk=first.pk).update(reason=second.reason)
    Entry._base_manager.filter(pk=second.pk).update(reason=first.reason)
    return audit.Broken(1, first.pk, "changed")


@tampering
def an_entry_changed_and_its_digest_too(keys: list[int]) -> audit.Broken:
    Entry._base_manager.filter(pk=keys[0]).update(verb="exclude")
    batch = Batch.objects.get(number=1)
    changed = [[keys[0], audit._digest(Entry.objects.get(pk=keys[0]))], *batch.contents[1:]]
    Batch._base_manager.filter(number=1).update(contents=changed)
    return audit.Broken(1, None, "changed")


@tampering
def a_whole_batch_written_anew(keys: list[int]) -> audit.Broken:
    Entry._base_manager.filter(pk=keys[0]).update(verb="exclude")
    batch = Batch.objects.get(number=1)
    batch.contents[0][1] = audit._digest(Entry.objects.get(pk=keys[0]))
    Batch._base_manager.filter(number=1).update(contents=batch.contents, hash=audit._hash(batch))
    return audit.Broken(2, None, "changed")


@tampering
def a_batch_dated_back(keys: list[int]) -> audit.Broken:
    Batch._base_manager.filter(number=2).update(at=F("at") - timedelta(days=1))
    return audit.Broken(2, None, "changed")


@tampering
def a_batch_removed_with_its_entries(keys: list[int]) -> audit.Broken:
    for key in keys[3:5]:
        _delete(key)
    Batch._base_manager.filter(number=2)._raw_delete("default")
    return audit.Broken(2, None, "removed")
