"""The audit record: who did what, when, in entries that are only ever added, sealed in a chain of batches."""

from typing import Any, Never, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from comity.kernel import clock
from comity.kernel.access import Actor, GuardedQuerySet

# What the first batch names as the one before it.
FIRST = "0" * 64
LONGEST_VERB = 60
LONGEST_REASON = 300


class AppendOnly(TypeError):
    """The audit record only grows: no entry and no batch is ever changed or deleted."""

    def __init__(self) -> None:
        super().__init__("The audit record only grows.")


class AppendOnlyRows:
    """Rows that can be read and added, and nothing else."""

    def update(self, **_values: Any) -> Never:
        """Refuse."""
        raise AppendOnly

    def delete(self) -> Never:
        """Refuse."""
        raise AppendOnly

    delete.queryset_only = True  # type: ignore[attr-defined]  # a manager has no delete

    def bulk_update(self, *_args: Any, **_kwargs: Any) -> Never:
        """Refuse."""
        raise AppendOnly


class BatchQuerySet(AppendOnlyRows, models.QuerySet["Batch"]):
    """Sealed batches: there are no people in them."""


class EntryQuerySet(AppendOnlyRows, GuardedQuerySet["Entry"]):
    """Audit entries: inside a request everybody sees what they did themselves."""

    def put_into(self, batch: "Batch") -> int:
        """Note the batch that these were sealed in: the one change there is. Return how many there were."""
        return GuardedQuerySet.update(self, batch=batch)

    def _sight(self, actor: Actor) -> Self:
        return self.filter(actor=actor.person_id) if actor.person_id else self.none()


class AppendOnlyModel(models.Model):
    """A row that is written once."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save a new row; raise AppendOnly for one that is in the table already."""
        if not self._state.adding:
            raise AppendOnly
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> Never:
        """Refuse."""
        raise AppendOnly


class Batch(AppendOnlyModel):
    """Entries sealed together. `hash` covers `contents` and `previous`, so each batch holds all before it."""

    number = models.PositiveBigIntegerField(_("number"), primary_key=True)
    at = models.DateTimeField(_("sealed at"), default=clock.now)
    contents = models.JSONField(_("contents"), help_text=_("The number and the SHA-256 of every entry."))
    # Unique: of two workers that seal at once, one finds the place taken, and the chain cannot fork.
    previous = models.CharField(_("hash of the batch before"), max_length=64, unique=True)
    hash = models.CharField(_("hash"), max_length=64, unique=True)

    objects = BatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("audit batch")
        verbose_name_plural = _("audit batches")
        ordering = ("number",)
        constraints = (
            models.CheckConstraint(condition=Q(number__gte=1), name="audit_batch_counts_from_one"),
            models.CheckConstraint(
                condition=Q(number=1, previous=FIRST) | (Q(number__gt=1) & ~Q(previous=FIRST)),
                name="audit_batch_follows_another",
            ),
        )

    def __str__(self) -> str:
        return str(self.number)


class Entry(AppendOnlyModel):
    """One act. `actor` is the person's id and no foreign key, so an erased person leaves a pseudonym."""

    class Privacy:
        purpose = _("Proving who did what, and finding misuse.")
        basis = _("Accountability and security of processing (GDPR art. 5 (2) and 32)")
        retention = _("For good: entries are never removed. An erased person remains as a number only.")

    at = models.DateTimeField(_("at"), default=clock.now)
    actor = models.UUIDField(_("actor"), null=True, help_text=_("Empty for what the clock did."))
    verb = models.CharField(_("verb"), max_length=LONGEST_VERB)
    kind = models.CharField(_("kind"), max_length=100, blank=True)
    object_id = models.CharField(_("object"), max_length=64, blank=True)
    reason = models.CharField(_("reason"), max_length=LONGEST_REASON, blank=True)
    batch = models.ForeignKey(
        Batch, on_delete=models.PROTECT, null=True, related_name="entries", verbose_name=_("batch")
    )

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")
        ordering = ("id",)
        indexes = (
            models.Index(fields=["kind", "object_id"], name="audit_entry_object"),
            models.Index(fields=["actor"], name="audit_entry_actor"),
        )
        constraints = (
            models.CheckConstraint(condition=~Q(verb=""), name="audit_entry_has_a_verb"),
            models.CheckConstraint(
                condition=Q(kind="", object_id="") | (~Q(kind="") & ~Q(object_id="")),
                name="audit_entry_names_an_object_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.verb} {self.kind} {self.object_id}".strip()
