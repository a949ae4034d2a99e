"""Pictures: cleaned at upload, made in several sizes by a task."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition


class Picture(AbstractImage):
    """A picture with its credit and a list of the sizes that a task has made of it.

    `sizes` is {"key": text, "wide": [...], "plain": [...], "square": [...]}, each row
    {"width": px, "height": px, "format": "avif"|"webp"|"jpeg", "file": name in the media storage}.
    """

    class Privacy:
        purpose = _("Showing pictures with their credit; knowing which account uploaded them.")
        basis = _("Legitimate activities of the organisation (GDPR art. 6 (1) f)")
        retention = _("As long as the picture is kept.")

    credit = models.CharField(_("credit"), max_length=120, blank=True, help_text=_("Who made the picture."))
    sizes = models.JSONField(default=dict, blank=True, editable=False)

    admin_form_fields = (
        "title",
        "file",
        "description",
        "credit",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = [("choose_image", "Can choose image")]

    def _set_image_file_metadata(self) -> None:
        """Measure the file, and close it again: Wagtail leaves one that lies on the disk open."""
        super()._set_image_file_metadata()
        if self.file._committed:
            self.file.close()

    @property
    def sizes_key(self) -> str:
        """Return what the sizes depend on: the file and where its focal point lies."""
        return f"{self.file.name}|{self.focal_point_x}|{self.focal_point_y}"

    def made(self, shape: str) -> list[dict[str, Any]]:
        """Return the rows of `sizes` for this shape; none while the task has not run for the present file."""
        if self.sizes.get("key") != self.sizes_key:
            return []
        rows: list[dict[str, Any]] = self.sizes.get(shape, [])
        return rows


class PictureRendition(AbstractRendition):
    """The small pictures that the CMS itself shows."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
