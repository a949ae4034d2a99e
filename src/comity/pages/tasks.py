"""What is slow: the sizes of pictures."""

import logging
from hashlib import sha256
from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.tasks import task
from PIL import Image

from comity.pages import sizes
from comity.pages.models import Picture

log = logging.getLogger(__name__)


@task
def make_sizes(picture_id: int) -> int:
    """Make every size of one picture and return how many. Runs again without harm."""
    picture = Picture.objects.filter(pk=picture_id).first()
    if picture is None or picture.sizes.get("key") == picture.sizes_key:
        return 0
    key, old, storage = picture.sizes_key, picture.sizes, picture.file.storage
    made = _write(picture, key, storage)
    # Decided by the row: the file or its focal point may have changed while the sizes were made.
    won = Picture.objects.filter(
        pk=picture.pk,
        file=picture.file.name,
        focal_point_x=picture.focal_point_x,
        focal_point_y=picture.focal_point_y,
    ).update(sizes=made)
    forget_files(storage, old if won else made)
    return sum(len(rows) for rows in made.values() if isinstance(rows, list)) if won else 0


def _write(picture: Picture, key: str, storage: Storage) -> dict[str, Any]:
    made: dict[str, Any] = {"key": key}
    stem = f"{PurePath(picture.file.name).stem[:40]}.{sha256(key.encode()).hexdigest()[:8]}"
    with picture.file.open("rb") as file, Image.open(file) as source:
        for size in sizes.make(source, focus=_focus(picture)):
            name = f"images/{stem}.{size.shape}-{size.width}.{size.format}"
            name = storage.save(name, ContentFile(size.content))
            row = {"width": size.width, "height": size.height, "format": size.format, "file": name}
            made.setdefault(size.shape, []).append(row)
    return made


def _focus(picture: Picture) -> tuple[float, float]:
    if picture.focal_point_x is None or picture.focal_point_y is None:
        return (0.5, 0.5)
    return (
        min(1.0, picture.focal_point_x / picture.width),
        min(1.0, picture.focal_point_y / picture.height),
    )


def forget_files(storage: Storage, made: dict[str, Any]) -> None:
    """Delete the files of a list of sizes."""
    for rows in made.values():
        for row in rows if isinstance(rows, list) else []:
            storage.delete(row["file"])
