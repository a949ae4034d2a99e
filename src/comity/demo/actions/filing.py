"""The documents of one language."""

from django.core.files.base import ContentFile

from comity.demo.actions.hand import Hand
from comity.demo.stories.shapes import Document
from comity.pages.models import File


class Filing(Hand):
    """Puts files into the list of documents."""

    def file(self, row: Document) -> None:
        """Keep one file, once. One that replaces another comes after it."""
        if self._has("file", row.file):
            return
        file = File(
            title=row.title,
            file=ContentFile(self.edition.file(row.file), name=row.file),
            listed=True,
            kind=row.kind,
            dated=row.dated,
            about=row.about,
            language=self.edition.language,
            replaces_id=self._id("file", row.replaces) if row.replaces else None,
        )
        file.full_clean()
        file.save()
        self._note("file", row.file, file)
