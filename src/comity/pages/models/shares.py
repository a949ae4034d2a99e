"""The picture that is shown where a link to a page is shared."""

from django.core.files.storage import default_storage
from django.db import models
from wagtail.models import Page


class SharePicture(models.Model):
    """What was drawn for a page. `look` stands for the organisation's part of it, `key` for all of it."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="share")
    file = models.CharField(max_length=200)
    look = models.CharField(max_length=64, db_index=True)
    key = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.file

    @property
    def url(self) -> str:
        """Return the path of the picture."""
        return default_storage.url(self.file)
