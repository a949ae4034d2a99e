"""Menus that editors compose, one for each place and language."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from comity.pages.blocks_home import MenuLinks


class Place(models.TextChoices):
    """Where a menu stands. One more place is a row here and a panel that shows it."""

    MAIN = "main", _("Main menu")
    QUICK = "quick", _("Small links at the top")
    FOOT = "foot", _("Foot of every page")


class Menu(models.Model):
    """The links of one place, in one language or in all. Where there is none, the site makes its own."""

    place = models.CharField(_("place"), max_length=8, choices=Place)
    language = models.CharField(
        _("language"),
        max_length=12,
        blank=True,
        choices=settings.LANGUAGES,
        help_text=_("Leave it empty for all languages that have no menu of their own here."),
    )
    links = MenuLinks(verbose_name=_("links"))

    panels = [FieldPanel("place"), FieldPanel("language"), FieldPanel("links")]

    class Meta:
        verbose_name = _("menu")
        verbose_name_plural = _("menus")
        ordering = ["place", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["place", "language"],
                name="menu_once_a_place",
                violation_error_message=_("There is a menu for this place and language. Change that one."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_place_display()} ({self.get_language_display() or _('all languages')})"
