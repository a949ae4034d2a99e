"""Links to other sites, and what we found when we tried them."""

from hashlib import sha256

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class Fault(models.TextChoices):
    """What may be wrong with an address outside."""

    GONE = "gone", _("The page is gone.")
    SILENT = "silent", _("It does not answer, or with an error.")
    ONCE = "once", _("It did not answer once. We try again another day.")
    REFUSED = "refused", _("It leads inside a network, or is no address that readers can open.")
    PLAIN = "plain", _("It begins with http://. With https:// it works, too: write that.")
    UNENCRYPTED = "unencrypted", _("It begins with http://, and with https:// it does not work.")


BROKEN = (Fault.GONE, Fault.SILENT, Fault.REFUSED)
"""The faults with which readers get nowhere."""


class Link(models.Model):
    """An address outside this site that a published page leads to.

    `key` stands for the address, which may outgrow a database's index. `since` is the first day of the fault.
    """

    page = models.ForeignKey(Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=64, editable=False)
    address = models.TextField(_("address"))
    words = models.CharField(_("words of the link"), max_length=200, blank=True)
    fault = models.CharField(_("what is wrong"), max_length=12, choices=Fault, blank=True)
    since = models.DateField(_("since"), null=True, blank=True)
    checked_at = models.DateTimeField(_("tried"), null=True, blank=True, db_index=True)

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        constraints = [models.UniqueConstraint(fields=["page", "key"], name="link_once_a_page")]
        indexes = [models.Index(fields=["fault", "since"], name="link_faults")]

    def __str__(self) -> str:
        return self.address

    @staticmethod
    def key_of(address: str) -> str:
        """Return the key of an address such as `https://example.org/`."""
        return sha256(address.encode("utf-8", "surrogatepass")).hexdigest()
