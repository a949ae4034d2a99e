"""What the CMS asks when a picture or a file is uploaded."""

from pathlib import PurePath
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from comity.kernel import pictures, uploads


class PictureField(WagtailImageField):
    """Cleans an uploaded picture before anything else decodes it: a broken one must not reach Wagtail."""

    def to_python(self, data: Any) -> Any:
        if not isinstance(data, UploadedFile):
            return super().to_python(data)
        clean = pictures.clean(data)
        stem = PurePath(uploads.clean_name(data.name or "picture")).stem or "picture"
        kind = clean.format.lower()
        name = f"{stem}.{'jpg' if kind == 'jpeg' else kind}"
        return super().to_python(SimpleUploadedFile(name, clean.content, content_type=f"image/{kind}"))


class PictureForm(BaseImageForm):
    """Keeps a cleaned copy of an uploaded picture: decoded, turned upright, without what the camera noted."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "description" in self.fields:
            self.fields["description"].label = _("Alt text")
            self.fields["description"].help_text = _("What the picture shows, for those who cannot see it.")
        if "file" in self.fields:
            plain = self.fields["file"]
            self.fields["file"] = PictureField(
                label=plain.label, widget=plain.widget, required=plain.required
            )


class FileForm(BaseDocumentForm):
    """Checks that an uploaded file is what its name says."""

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if "file" in self.changed_data and isinstance(file, UploadedFile):
            uploads.check_document(file)
            file.name = uploads.clean_name(file.name or "file")
        return file
