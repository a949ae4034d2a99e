"""Checks of pictures: whoever cannot see them reads or hears what they show."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from comity.pages.checks.text import Text


def alt_texts(text: Text) -> Iterator[str]:
    """Warn of pictures without alt text: the one at the top, and those of the body that are no decoration."""
    lead = getattr(text.page, "picture", None)
    if lead is not None and not lead.description.strip():
        yield _(
            "The picture at the top, “%(title)s”, has no alt text. Open the picture and write what it shows."
        ) % {"title": lead.title}
    for key in dict.fromkeys(
        shot.picture for shot in text.shots if not shot.decorative and not shot.alt_text
    ):
        picture = text.pictures.get(key)
        if picture is not None and not picture.description.strip():
            yield _(
                "The picture “%(title)s” has no alt text. Write what it shows, or mark it as decoration."
            ) % {"title": picture.title}
