"""The demo's pictures, drawn by code: the same every time, with no words in them."""

import io
from collections.abc import Callable
from functools import cache, partial

from PIL import Image

from comity.demo.drawings import (
    delta,
    gate,
    gatherings,
    harbour,
    logo,
    maps,
    portraits,
    rooms,
    rope,
    ships,
    shore,
    signals,
    storm,
    strike,
    tables,
    toolboard,
    track,
    trains,
    warehouse,
    workshop,
)
from comity.demo.drawings.canvas import Canvas

PICTURES: dict[str, Callable[[], Canvas]] = {
    "cranes-dusk": harbour.cranes_dusk,
    "night-shift": harbour.night_shift,
    "gatehouse": gate.gatehouse,
    "crane-cab": gate.crane_cab,
    "signal-box": signals.signal_box,
    "locomotive": trains.locomotive,
    "heat-rails": track.heat_rails,
    "yard": track.yard,
    "rail-bridge": trains.rail_bridge,
    "fog-walk": track.fog_walk,
    "ferry": ships.ferry,
    "lighthouse": storm.lighthouse,
    "tug": ships.tug,
    "delta": delta.delta,
    "bollard-gull": shore.bollard_gull,
    "signal-flags": shore.signal_flags,
    "canteen": gatherings.canteen,
    "march": gatherings.march,
    "convention": gatherings.convention,
    "hands-rope": rope.hands_rope,
    "warehouse": warehouse.warehouse,
    "tools": toolboard.tools,
    "apprentice": workshop.apprentice,
    "payslip": tables.payslip,
    "helmet-water": tables.helmet_water,
    "lockers": rooms.lockers,
    "coffee": tables.coffee,
    "notice-board": rooms.notice_board,
    "bedroom": rooms.bedroom,
    "strike-1911": strike.strike_1911,
    "kitchen-1911": strike.kitchen_1911,
    "five-coasts": maps.five_coasts,
    "ferry-hand": portraits.ferry_hand,
    "crane-driver": portraits.crane_driver,
    **{key: partial(portraits.portrait, look) for key, look in portraits.LOOKS.items()},
}
"""Every picture by its key."""


def picture(key: str) -> Image.Image:
    """Draw one picture."""
    return PICTURES[key]().finished()


@cache
def picture_file(key: str) -> bytes:
    """One picture as a JPEG file, without metadata; drawn once a process."""
    out = io.BytesIO()
    picture(key).save(out, "JPEG", quality=90, subsampling=0, optimize=True)
    return out.getvalue()


def logo_file() -> bytes:
    """The invented organisation's mark as a PNG file with a transparent ground, in few colours."""
    out = io.BytesIO()
    mark = logo.logo().finished()
    mark = mark.quantize(64, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    mark.save(out, "PNG", optimize=True)
    return out.getvalue()
