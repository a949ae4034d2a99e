"""Reads TOML as one of the shapes, strictly: whatever is not named there is an error."""

import datetime
import tomllib
import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any

from comity.demo.stories.shapes import BLOCKS, Block


class Wrong(ValueError):
    """A text of the demo that cannot be used: where, and why."""


def parse[T](shape: type[T], text: str, *, where: str) -> T:
    """Read a TOML text as `shape`. Raises Wrong, naming `where`, for whatever does not fit."""
    try:
        return _build(shape, tomllib.loads(text), where)
    except tomllib.TOMLDecodeError as error:
        raise Wrong(f"{where}: {error}") from error


def _build[T](shape: type[T], row: object, where: str) -> T:
    if not isinstance(row, Mapping):
        raise Wrong(f"{where}: a table is expected")
    known = {part.name: part for part in fields(shape)}  # type: ignore[arg-type]  # every shape is a dataclass
    if unknown := row.keys() - known.keys():
        raise Wrong(f"{where}: unknown: {', '.join(sorted(unknown))}")
    needed = {n for n, part in known.items() if part.default is MISSING and part.default_factory is MISSING}
    if missing := needed - row.keys():
        raise Wrong(f"{where}: missing: {', '.join(sorted(missing))}")
    hints = typing.get_type_hints(shape)
    values = {name: _value(hints[name], value, f"{where}, {name}") for name, value in row.items()}
    if shape is Block:
        _check_block(row, where)
    return shape(**values)


def _value(hint: Any, value: object, where: str) -> object:
    if isinstance(hint, types.GenericAlias):
        if not isinstance(value, list):
            raise Wrong(f"{where}: a list is expected")
        return [_value(hint.__args__[0], part, f"{where} {number}") for number, part in enumerate(value, 1)]
    if hint in {str, int, bool, datetime.date, datetime.time}:
        if type(value) is not hint or (hint is int and typing.cast(int, value) < 0):
            raise Wrong(f"{where}: {hint.__name__} is expected, not {value!r}")
        if hint is str and not typing.cast(str, value).strip() and not where.endswith("caption"):
            raise Wrong(f"{where}: empty")
        return value
    return _build(hint, value, where)


def _check_block(row: Mapping[str, object], where: str) -> None:
    kind = row["type"]
    if kind not in BLOCKS:
        raise Wrong(f"{where}: there is no block {kind!r}")
    needed, possible = BLOCKS[str(kind)]
    given = row.keys() - {"type"}
    if given - needed - possible or needed - given:
        off = sorted((given - needed - possible) | (needed - given))
        raise Wrong(f"{where}: a {kind} and its {', '.join(off)}")
