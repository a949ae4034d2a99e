"""The audit record: `record` adds an entry, a task seals entries into a chain of hashes, `verify` checks it.

Writers never wait for the head of a chain: entries are sealed in batches, later. What was changed, removed or
slipped in after that is found. What was not sealed yet, and the newest batches when they are cut off together
with their entries, only a copy kept elsewhere can prove.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC
from typing import Any, Literal

from django.db import IntegrityError, models, transaction
from django.tasks import task

from comity.kernel import clock
from comity.kernel.access import Actor
from comity.kernel.models import FIRST, LONGEST_REASON, LONGEST_VERB, Batch, Entry

BATCH = 1000


@dataclass(frozen=True, slots=True)
class Broken:
    """Where the record is not what was sealed. Without `entry` the batch itself is meant."""

    batch: int
    entry: int | None
    what: Literal["changed", "removed", "inserted"]


def record(verb: str, *, by: Actor | None, on: models.Model | None = None, reason: str = "") -> Entry:
    """Add an entry: `by` did `verb` to `on`. Part of the caller's transaction: no act without its entry.

    Values never go in, only which row was meant. `by` is None for what the clock did. Raises ValueError for
    a verb or reason that is missing or too long, and for a row without a key; TransactionManagementError
    where there is no transaction to be part of.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("An act and its entry are one transaction: atomic().")
    if not verb or len(verb) > LONGEST_VERB or len(reason) > LONGEST_REASON:
        raise ValueError(f"An entry needs a verb, and a reason of at most {LONGEST_REASON} characters.")
    if on is not None and on.pk is None:
        raise ValueError("The record names rows by their key: save first.")
    return Entry.objects.create(
        actor=by.person_id if by else None,
        verb=verb,
        kind=on._meta.label_lower if on is not None else "",
        object_id=str(on.pk) if on is not None else "",
        reason=reason,
    )


def seal_batch(limit: int = BATCH) -> Batch | None:
    """Seal up to `limit` entries that wait; return their batch, or None when there are none.

    Also None when another worker sealed at the same moment: the rest is for the next call.
    """
    try:
        with transaction.atomic():
            return _seal(limit)
    except IntegrityError:
        # The place in the chain was taken: `Batch.previous` is unique.
        return None


def verify() -> Broken | None:
    """Recalculate the whole chain; return the first place that is not as it was sealed."""
    previous = FIRST
    for number, batch in enumerate(Batch.objects.order_by("number").iterator(chunk_size=20), start=1):
        if batch.number != number:
            return Broken(number, None, "removed")
        if batch.previous != previous or batch.hash != _hash(batch):
            return Broken(number, None, "changed")
        if broken := _compare(batch):
            return broken
        previous = batch.hash
    return None


@task()
def seal_entries() -> int:
    """Seal all entries that wait; return how many batches that made."""
    batches = 0
    while seal_batch():
        batches += 1
    return batches


def _head() -> tuple[int, str]:
    last = Batch.objects.order_by("number").last()
    return (last.number, last.hash) if last else (0, FIRST)


def _seal(limit: int) -> Batch | None:
    number, previous = _head()
    waiting = Entry.objects.filter(batch=None).everything(because="every entry is sealed, whosever it is")
    entries = list(waiting.order_by("id")[:limit])
    if not entries:
        return None
    contents = [[entry.pk, _digest(entry)] for entry in entries]
    batch = Batch(number=number + 1, at=clock.now(), contents=contents, previous=previous)
    batch.hash = _hash(batch)
    batch.save(force_insert=True)
    if waiting.filter(pk__in=[entry.pk for entry in entries]).put_into(batch) != len(entries):
        raise IntegrityError("Another worker sealed one of these entries.")
    return batch


def _compare(batch: Batch) -> Broken | None:
    sealed = dict(batch.contents)
    entries = Entry.objects.filter(batch=batch).everything(because="the whole record is checked")
    found = {entry.pk: _digest(entry) for entry in entries}
    for key in sorted(sealed.keys() | found.keys()):
        if key not in found:
            return Broken(batch.number, key, "removed")
        if key not in sealed:
            return Broken(batch.number, key, "inserted")
        if sealed[key] != found[key]:
            return Broken(batch.number, key, "changed")
    return None


def _digest(entry: Entry) -> str:
    actor = str(entry.actor) if entry.actor else None
    at = entry.at.astimezone(UTC).isoformat(timespec="microseconds")
    return _sha256([entry.pk, at, actor, entry.verb, entry.kind, entry.object_id, entry.reason])


def _hash(batch: Batch) -> str:
    at = batch.at.astimezone(UTC).isoformat(timespec="microseconds")
    return _sha256([batch.number, at, batch.previous, batch.contents])


def _sha256(value: list[Any]) -> str:
    """Return the SHA-256 of the one way to write `value` as JSON."""
    return hashlib.sha256(json.dumps(value, separators=(",", ":")).encode()).hexdigest()
