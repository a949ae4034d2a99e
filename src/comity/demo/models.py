"""Which rows the demo has made, so that it can take away those and no others."""

from django.db import models


class Seeded(models.Model):
    """One row that the demo has made, or has changed.

    `mark` is what the row looked like when the demo had finished it, and empty until then; whoever changes
    the row makes it their own. `before` is what stood there when the demo came, if anything did.
    """

    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=60)
    object_id = models.CharField(max_length=40)
    mark = models.CharField(max_length=64, blank=True)
    before = models.JSONField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "seeded"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="seeded_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
