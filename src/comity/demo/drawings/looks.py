"""How one drawn person differs from another."""

from dataclasses import dataclass

from comity.demo.drawings.parts import RED


@dataclass(frozen=True)
class Look:
    """What one drawn person looks like."""

    paper: str
    shape: str
    skin: str
    hair: str
    coat: str
    collar: str
    style: str
    trim: str = RED
    glasses: str = ""
    beard: str = ""
    old: bool = False
    wide: float = 1.0
    lips: str = "#8a3a30"
    smile: float = 0.5
    halo: str = "disc"
    earring: str = ""
