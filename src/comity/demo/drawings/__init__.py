"""The demo's pictures, drawn by code: the same every time, without a file to ship and without words in them."""

import io
from collections.abc import Callable
from functools import partial

from PIL import Image

from comity.demo.drawings import harbour, logo, maps, people, portraits, rail, sea, still, woodcut, work
from comity.demo.drawings.canvas import Canvas

PICTURES: dict[str, Callable[[], Canvas]] = {
    "cranes-dusk": harbour.cranes_dusk,
    "night-shift": harbour.night_shift,
    "gatehouse": harbour.gatehouse,
    "crane-cab": harbour.crane_cab,
    "signal-box": rail.signal_box,
    "locomotive": rail.locomotive,
    "heat-rails": rail.heat_rails,
    "yard": rail.yard,
    "rail-bridge": rail.rail_bridge,
    "fog-walk": rail.fog_walk,
    "ferry": sea.ferry,
    "lighthouse": sea.lighthouse,
    "tug": sea.tug,
    "delta": sea.delta,
    "bollard-gull": sea.bollard_gull,
    "signal-flags": sea.signal_flags,
    "canteen": people.canteen,
    "march": people.march,
    "convention": people.convention,
    "hands-rope": people.hands_rope,
    "warehouse": work.warehouse,
    "tools": work.tools,
    "apprentice": work.apprentice,
    "payslip": work.payslip,
    "helmet-water": still.helmet_water,
    "lockers": still.lockers,
    "coffee": still.coffee,
    "notice-board": still.notice_board,
    "bedroom": still.bedroom,
    "strike-1911": woodcut.strike_1911,
    "kitchen-1911": woodcut.kitchen_1911,
    "five-coasts": maps.five_coasts,
    "ferry-hand": portraits.ferry_hand,
    "crane-driver": portraits.crane_driver,
    **{key: partial(portraits.portrait, look) for key, look in portraits.LOOKS.items()},
}
"""Every picture by its key."""


def picture(key: str) -> Image.Image:
    """Draw one picture."""
    return PICTURES[key]().finished()


def picture_file(key: str) -> bytes:
    """One picture as a JPEG file, without metadata."""
    out = io.BytesIO()
    picture(key).save(out, "JPEG", quality=90, subsampling=0, optimize=True)
    return out.getvalue()


def logo_file() -> bytes:
    """The invented organisation's mark as a PNG file with a transparent ground."""
    out = io.BytesIO()
    logo.logo().finished().save(out, "PNG", optimize=True)
    return out.getvalue()
