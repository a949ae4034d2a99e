"""Addresses that once held a page and no longer do."""

from hashlib import sha256

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_REASON = 500


class Withdrawal(models.Model):
    """An address whose page was withdrawn on purpose: readers are told so, search engines forget it.

    `key` stands for the address because an address in an unusual script may outgrow a database's index.
    """

    key = models.CharField(max_length=64, unique=True)
    address = models.TextField()
    page_id = models.PositiveBigIntegerField(db_index=True)
    at = models.DateTimeField(auto_now_add=True)
    reason = models.CharField(_("reason"), max_length=LONGEST_REASON, blank=True)

    def __str__(self) -> str:
        return self.address

    @staticmethod
    def key_of(address: str) -> str:
        """Return the key of an address such as `/news/night-crews/`."""
        return sha256(address.encode("utf-8", "surrogatepass")).hexdigest()
