"""What an import brought from an old site, and as what it is kept here."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Imported(models.Model):
    """One thing of the old site and the row it became; it outlives the row: what editors delete stays away.

    Old addresses are answered from it: by number (`/?p=12`), or by the last word of a path. `left` says in
    which state the import left a page: as long as the page still says so, nobody has edited it here.
    """

    class Privacy:
        purpose = _(
            "Finding again what was brought from an old site; the name a writer had in its addresses."
        )
        basis = _("Legitimate activities of the organisation (GDPR art. 6 (1) f)")
        retention = _("As long as the old site's addresses are followed.")

    class Kind(models.TextChoices):
        POST = "post"
        PAGE = "page"
        CATEGORY = "category"
        TAG = "tag"
        AUTHOR = "author"
        PICTURE = "picture"
        FILE = "file"

    source = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=Kind)
    key = models.CharField(max_length=255)
    number = models.PositiveBigIntegerField(default=0)
    slug = models.CharField(max_length=255, blank=True, db_index=True)
    day = models.DateField(null=True)
    became = models.PositiveBigIntegerField()
    fingerprint = models.CharField(max_length=64, blank=True)
    left = models.CharField(max_length=40, blank=True)
    lacks_media = models.BooleanField(default=False)
    has_old_links = models.BooleanField(default=False)
    is_indexed = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "kind", "key"], name="imported_once")]
        indexes = [
            models.Index(fields=["number"], name="imported_number"),
            models.Index(fields=["id"], name="imported_old_links", condition=models.Q(has_old_links=True)),
            models.Index(fields=["id"], name="imported_not_indexed", condition=models.Q(is_indexed=False)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
