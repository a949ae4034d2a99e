"""Places for the tests of converting: some pictures, files and pages of an invented site."""

from html import escape

from comity.pages.wordpress.places import Shot

SITE = "https://old.example.org"
UPLOADS = f"{SITE}/wp-content/uploads"
STRIKE, QUAY, HALL = (f"{UPLOADS}/{name}.jpg" for name in ("strike", "quay", "hall"))
RATES = f"{UPLOADS}/rates.pdf"
STORY = f"{SITE}/2019/05/strike/"


class Known:
    """Has these and nothing else; remembers which pictures it was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, int | None]] = []

    def picture(self, address: str, attachment: int | None) -> Shot | None:
        self.asked.append((address, attachment))
        by_number = {12: Shot(1, "", "From the library"), 13: Shot(2), 14: Shot(3, "The hall")}
        by_address = {STRIKE: Shot(1), QUAY: Shot(2), HALL: Shot(3, "The hall")}
        return by_address.get(address) or by_number.get(attachment or 0)

    def attached(self) -> list[int]:
        return [12, 13]

    def file(self, address: str, attachment: int | None) -> int | None:
        return 7 if address == RATES or attachment == 20 else None

    def link(self, address: str) -> str:
        if address == STORY:
            return 'linktype="page" id="40"'
        if address == RATES:
            return 'linktype="document" id="7"'
        allowed = address.startswith(("https://", "http://", "mailto:", "tel:", "/"))
        return f'href="{escape(address)}"' if allowed else ""
