"""Colours between colours."""

from collections.abc import Sequence


def mix(one: str, other: str, share: float) -> str:
    """A colour between two, `share` (0 to 1) of the way to the other."""
    pairs = [(int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def mix_along(colours: Sequence[str], share: float) -> str:
    """A colour at `share` (0 to 1) along a row of colours."""
    position = share * (len(colours) - 1)
    index = min(int(position), len(colours) - 2)
    return mix(colours[index], colours[index + 1], position - index)
