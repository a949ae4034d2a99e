"""Files to download."""

from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument

# The order is that of the list of documents. One more kind is one more line; the words may be changed.
KINDS: dict[str, str | Promise] = {
    "statutes": _("Statutes"),
    "rules": _("Rules"),
    "minutes": _("Minutes"),
    "reports": _("Reports"),
    "forms": _("Forms"),
    "other": _("Other documents"),
}


def kinds() -> list[tuple[str, str | Promise]]:
    """Return the kinds as choices; a function, so that one more kind is no migration."""
    return list(KINDS.items())


def languages() -> list[tuple[str, str | Promise]]:
    """Return the languages a document may be written in, as choices."""
    return list(settings.LANGUAGES)


class File(AbstractDocument):
    """A file that readers download, checked at upload and served so that it cannot run in the site's name."""

    class Privacy:
        purpose = _("Knowing which account uploaded a file.")
        basis = _("Legitimate activities of the organisation (GDPR art. 6 (1) f)")
        retention = _("As long as the file is kept.")

    listed = models.BooleanField(
        _("in the list of documents"),
        default=False,
        help_text=_("Readers find it under /documents/, whether or not a page leads to it."),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=kinds, default="other")
    dated = models.DateField(
        _("dated"), null=True, blank=True, help_text=_("The day it was adopted, held or signed.")
    )
    about = models.CharField(_("about"), max_length=300, blank=True)
    language = models.CharField(
        _("language"),
        max_length=12,
        choices=languages,
        blank=True,
        help_text=_("Left empty, it is listed in every language."),
    )
    replaces = models.ForeignKey(
        "self",
        verbose_name=_("replaces"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="later",
        help_text=_("An earlier version of the same document. It stays in the list, below this one."),
    )

    admin_form_fields = (
        "title", "file", "collection", "tags", "listed", "kind", "dated", "about", "language", "replaces",
    )  # fmt: skip

    class Meta(AbstractDocument.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")
        permissions = [("choose_document", "Can choose document")]

    def clean(self) -> None:
        super().clean()
        if self.pk and self in self.before():
            raise ValidationError(
                {"replaces": _("A document cannot replace itself or one that replaces it.")}
            )

    def before(self) -> list[Any]:
        """Return the versions that this one replaces, newest first; a circle ends where it began."""
        found: list[Any] = []
        version = self.replaces
        while version is not None and version not in found:
            found.append(version)
            version = version.replaces
        return found

    @property
    def day(self) -> date:
        """Return the day it is dated, else the day it was uploaded."""
        return self.dated or timezone.localdate(self.created_at)


def listed(language: str) -> dict[str, list[File]]:
    """Return the listed files by kind, newest first, each with its `earlier` versions; in one query.

    A file without a language is listed in all of them.
    """
    rows = File.objects.filter(listed=True, language__in=("", language)).order_by("title", "pk")
    files = {file.pk: file for file in sorted(rows, key=lambda file: file.day, reverse=True)}
    replaced = {file.replaces_id for file in files.values()}
    found: dict[str, list[File]] = {kind: [] for kind in KINDS}
    for file in files.values():
        if file.pk not in replaced:
            file.earlier = _earlier(file, files)
            found.setdefault(file.kind, []).append(file)
    return {kind: rows for kind, rows in found.items() if rows}


def _earlier(file: File, files: dict[int, File]) -> list[File]:
    found: list[File] = []
    while (version := files.get(file.replaces_id)) and version not in found:
        found.append(version)
        file = version
    return found
