"""The tag that shows a picture in the sizes made of it."""

from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from comity.pages.models import Picture

register = template.Library()


@register.simple_tag
def picture(
    image: Picture | None,
    shape: str = "plain",
    alt: str | None = None,
    sizes: str = "100vw",
    eager: bool = False,
) -> SafeString | str:
    """Return <picture> with AVIF, WebP and JPEG; while no size is made yet, the cleaned original."""
    if image is None:
        return ""
    words = image.description if alt is None else alt
    hurry = "eager" if eager else "lazy"
    priority = format_html(' fetchpriority="{}"', "high") if eager else ""
    rows = image.made(shape)
    if not rows:
        return format_html(
            '<picture class="{}"><img src="{}" width="{}" height="{}" alt="{}" loading="{}"{}></picture>',
            shape, image.file.url, image.width, image.height, words, hurry, priority,
        )  # fmt: skip
    by_format = {kind: [row for row in rows if row["format"] == kind] for kind in ("avif", "webp", "jpeg")}
    sources = format_html_join(
        "",
        '<source type="image/{}" srcset="{}" sizes="{}">',
        [(kind, _srcset(image, by_format[kind]), sizes) for kind in ("avif", "webp") if by_format[kind]],
    )
    last = by_format["jpeg"][-1]
    return format_html(
        '<picture class="{}">{}<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}"'
        ' loading="{}" decoding="async"{}></picture>',
        shape, sources, _url(image, by_format["jpeg"][0]), _srcset(image, by_format["jpeg"]), sizes,
        last["width"], last["height"], words, hurry, priority,
    )  # fmt: skip


def _url(image: Picture, row: dict[str, Any]) -> str:
    url: str = image.file.storage.url(row["file"])
    return url


def _srcset(image: Picture, rows: list[dict[str, Any]]) -> str:
    return ", ".join(f"{_url(image, row)} {row['width']}w" for row in rows)
