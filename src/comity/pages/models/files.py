"""Files to download."""

from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument


class File(AbstractDocument):
    """A file that readers download, checked at upload and served so that it cannot run in the site's name."""

    class Privacy:
        purpose = _("Knowing which account uploaded a file.")
        basis = _("Legitimate activities of the organisation (GDPR art. 6 (1) f)")
        retention = _("As long as the file is kept.")

    admin_form_fields = ("title", "file", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")
        permissions = [("choose_document", "Can choose document")]
