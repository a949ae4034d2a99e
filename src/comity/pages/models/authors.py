"""Who writes. An author is a name under articles, not an account."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from comity.kernel import languages
from comity.organisation.models import slug_of
from comity.pages.models.pictures import Picture


class Author(index.Indexed, models.Model):
    """A name under articles."""

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("slug"), max_length=120, unique=True, allow_unicode=True, blank=True)
    role = models.CharField(
        _("role"), max_length=120, blank=True, help_text=_("For example: signaller, editor.")
    )
    about = models.TextField(_("about"), max_length=600, blank=True)
    portrait = models.ForeignKey(Picture, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Privacy:
        purpose = _("Naming who wrote an article.")
        basis = _("Consent of the author.")
        retention = _("As long as the author wishes to be named.")

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        self.slug = slug_of(self.name, self.slug)

    def get_absolute_url(self) -> str:
        return f"{languages.prefix()}/authors/{self.slug}/"
