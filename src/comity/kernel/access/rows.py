"""Rows with people in them: not read inside a request before somebody said for whom, or why."""

from collections.abc import AsyncIterator, Collection, Iterator
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Self, cast

from django.db import models
from django.db.models.constants import OnConflict

from comity.kernel.access.actors import Actor, Visitor, actor_of
from comity.kernel.access.watch import VALIDATION, inside, watched


class Unguarded(RuntimeError):
    """Rows with people in them were about to be read inside a request without saying for whom."""


class _Sight(IntEnum):
    NOT_SAID, VISIBLE, EVERYTHING = range(3)


if TYPE_CHECKING:

    class _QuerySet[M: models.Model](models.QuerySet[M]):
        """The inner doors of Django's queryset, which its type stubs leave out."""

        def _chain(self) -> Self: ...
        def _clone(self) -> Self: ...
        def _combinator_query(self, combinator: str, *other_qs: Any, all: bool = False) -> Self: ...  # noqa: A002
        def _insert(self, *args: Any, **kwargs: Any) -> Any: ...
        def _update(self, *args: Any, **kwargs: Any) -> int: ...
else:
    _QuerySet = models.QuerySet


class GuardedQuerySet[M: models.Model](_QuerySet[M]):
    """A queryset that is not evaluated inside a request before `visible_to` or `everything`.

    Each model says in `_sight` what an actor sees, and makes its manager with `as_manager`: Django then
    guards related managers too. New rows may be made without sight. Not refused: the row behind a foreign key
    of a visible row, and a guarded queryset as a part of a query on another model.
    """

    _said = _Sight.NOT_SAID

    def visible_to(self, who: Visitor) -> Self:
        """Return the rows that `who` (`request.user`) may see."""
        return self._sight(actor_of(who))._saying(_Sight.VISIBLE)

    def everything(self, *, because: str) -> Self:
        """Return all rows. The reason is written out, as a literal: it is listed in docs/access.md."""
        if not because.strip():
            raise ValueError("Say why everything may be read here.")
        return self._saying(_Sight.EVERYTHING)

    def _sight(self, actor: Actor) -> Self:
        """Return the part of this queryset that `actor` may see; `NOBODY` is an actor too. For each model."""
        raise NotImplementedError(f"{type(self).__name__} does not say what an actor sees.")

    def _saying(self, sight: _Sight) -> Self:
        clone = self._chain()
        clone._said = sight
        return clone

    def _guard(self, least: _Sight = _Sight.VISIBLE) -> None:
        if not watched() or self._said >= least:
            return
        # `none()` shows nothing; what needs `everything` does not look at the filters.
        if least is _Sight.EVERYTHING or not self.query.is_empty():
            raise Unguarded(
                f"{self.model._meta.label} is read inside a request: say visible_to(…) or everything(…)."
            )

    def _guard_unread(self) -> None:
        if self._result_cache is None:
            self._guard()

    # What carries the sight along: a combination has the least of its parts.
    def _clone(self) -> Self:
        clone = super()._clone()
        clone._said = self._said
        return clone

    def _combinator_query(self, combinator: str, *other_qs: Any, all: bool = False) -> Self:  # noqa: A002
        combined = super()._combinator_query(combinator, *other_qs, all=all)
        combined._said = self._least_of(*other_qs)
        return combined

    def _least_of(self, *others: Any) -> _Sight:
        return min(part._said for part in (self, *others) if isinstance(part, GuardedQuerySet))

    def __and__(self, other: Any) -> Self:
        """Return the rows of both."""
        return self._joined(super().__and__(other), other)

    def __or__(self, other: Any) -> Self:
        """Return the rows of either."""
        return self._joined(super().__or__(other), other)

    def __xor__(self, other: Any) -> Self:
        """Return the rows of one of the two."""
        return self._joined(super().__xor__(other), other)

    def _joined(self, combined: Any, other: Any) -> Self:
        if combined is not self and combined is not other:  # else the other one was empty
            if not isinstance(combined, GuardedQuerySet):  # of a slice Django makes a plain queryset
                combined = type(self)(self.model, combined.query, combined._db, combined._hints)
            combined._said = self._least_of(other)
        return cast(Self, combined)

    # What evaluates.
    def _fetch_all(self) -> None:
        self._guard_unread()
        super()._fetch_all()

    def iterator(self, chunk_size: int | None = None) -> Iterator[M]:
        """Guarded."""
        self._guard()
        return super().iterator(chunk_size)

    def aiterator(self, chunk_size: int = 2000) -> AsyncIterator[M]:
        """Guarded."""
        self._guard()
        return super().aiterator(chunk_size)

    def aggregate(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Guarded."""
        self._guard()
        return super().aggregate(*args, **kwargs)

    def count(self) -> int:
        """Guarded."""
        self._guard_unread()
        return super().count()

    def exists(self) -> bool:
        """Guarded."""
        self._guard_unread()
        return super().exists()

    def explain(self, *, format: Any = None, **options: Any) -> str:  # noqa: A002
        """Guarded."""
        self._guard()
        return super().explain(format=format, **options)

    def update(self, **kwargs: Any) -> int:
        """Guarded."""
        self._guard()
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Guarded."""
        self._guard()
        return super().delete()

    delete.queryset_only = True  # type: ignore[attr-defined]  # a manager has no delete

    def raw(self, *args: Any, **kwargs: Any) -> Any:
        """Guarded; needs `everything`, since SQL of one's own ignores what is visible."""
        self._guard(_Sight.EVERYTHING)
        return super().raw(*args, **kwargs)

    def _update(self, *args: Any, **kwargs: Any) -> int:
        self._guard()
        return super()._update(*args, **kwargs)

    def _raw_delete(self, using: str | None) -> int:
        self._guard()
        return super()._raw_delete(using)

    def _insert(self, *args: Any, **kwargs: Any) -> Any:
        if kwargs.get("on_conflict") is OnConflict.UPDATE:  # would overwrite rows nobody looked at
            self._guard(_Sight.EVERYTHING)
        return super()._insert(*args, **kwargs)


class GuardedModel(models.Model):
    """A model with people in it. Forms may check that a value is unique: that takes all rows into account."""

    class Meta:
        abstract = True

    def validate_unique(self, exclude: Collection[str] | None = None) -> None:
        """Check unique fields against all rows."""
        with inside(VALIDATION):
            super().validate_unique(exclude)

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        """Check constraints against all rows."""
        with inside(VALIDATION):
            super().validate_constraints(exclude)
