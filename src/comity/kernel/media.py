"""The media folder: how uploaded files are written, and which of them the public may read.

Pictures are served from here. Documents are not: the CMS hands them out by its own rules, as downloads.
"""

import os
from pathlib import Path, PurePosixPath
from tempfile import mkstemp
from typing import IO, Any

from django.conf import settings
from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils._os import safe_makedirs
from django.utils.cache import get_conditional_response
from django.utils.encoding import filepath_to_uri
from django.views.decorators.http import require_safe

from comity.kernel import access, pictures
from comity.kernel.uploads import clean_name, marked_name

# Folders of pictures as they were uploaded; in "images" lies what we made of them.
ORIGINALS = ("logos", "original_images")
# Files to download: their address is number and name, and one may stand on no page yet.
DOCUMENTS = "documents"
TYPES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}
HEADERS = {
    # The name of a picture never comes back with another content.
    "Cache-Control": "public, max-age=31536000, immutable",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    # Published pictures are read where our news travels: in mails, feed readers and previews of links.
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Content-Type-Options": "nosniff",
}


@access.open_to(access.ANYONE)
@require_safe
def serve(request: HttpRequest, path: str) -> HttpResponseBase:
    """Serve one picture from a folder that settings.COMITY_PUBLIC_MEDIA names; anything else is 404."""
    file = _find(path)
    state = file.stat()
    etag = f'"{state.st_mtime_ns:x}-{state.st_size:x}"'
    response: HttpResponseBase | None = get_conditional_response(request, etag=etag)
    if response is None:
        kind = TYPES[file.suffix.lower()]
        if request.method == "HEAD":
            response = HttpResponse(content_type=kind, headers={"Content-Length": str(state.st_size)})
        else:
            response = FileResponse(file.open("rb"), content_type=kind)
    for name, value in {**HEADERS, "ETag": etag}.items():
        response[name] = value
    return response


def _find(path: str) -> Path:
    """Return the file; raises Http404 for everything that is not plainly a picture in a public folder."""
    folder, _slash, inside = path.partition("/")
    kind = PurePosixPath(inside).suffix.lower()
    root = os.path.realpath(settings.MEDIA_ROOT)
    wanted = f"{root}/{path}"
    try:
        # The real path differs as soon as there is a link, a `..` or a doubled slash anywhere in it.
        plain = os.path.realpath(wanted) == wanted and os.path.isfile(wanted)
    except ValueError:  # characters that no file name has
        plain = False
    if folder not in settings.COMITY_PUBLIC_MEDIA or kind not in TYPES or not plain:
        raise Http404
    return Path(wanted)


class Storage(FileSystemStorage):
    """Django's storage of files, with four promises more.

    Names keep their script. The name of a picture or a document cannot be guessed and is never used again, so
    that a picture can be kept for a year. No picture of a stranger gets in as it came, whichever way it took.
    A file is there whole or not at all.
    """

    def get_valid_name(self, name: str) -> str:
        """Return the name cleaned; Django would drop vowel signs of many scripts."""
        return clean_name(name)

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """Return a name that is free; one that readers ask for gets a mark that nobody can guess."""
        if name.partition("/")[0] in {*settings.COMITY_PUBLIC_MEDIA, DOCUMENTS}:
            name = marked_name(name, max_length)
        return super().get_available_name(name, max_length)

    def url(self, name: str | None) -> str:
        """Return a file's address. Joining it by the rules for any two addresses takes ten times as long."""
        return f"{self.base_url}{filepath_to_uri(name or '').lstrip('/')}"

    def save(self, name: str | None, content: "File[Any] | IO[Any]", max_length: int | None = None) -> str:
        """Keep a file. A picture that is not clean is cleaned first; raises `pictures.Refused`."""
        name = name or getattr(content, "name", None) or ""
        if name.partition("/")[0] in ORIGINALS:
            name, content = _clean(name, content)
        return super().save(name, content, max_length)

    def _save(self, name: str, content: "File[Any]") -> str:
        folder = os.path.dirname(self.path(name))
        safe_makedirs(folder, self.directory_permissions_mode or 0o777, exist_ok=True)
        descriptor, part = mkstemp(dir=folder, prefix=".", suffix=".part")
        try:
            with open(descriptor, "wb") as file:
                for chunk in content.chunks():
                    file.write(chunk if isinstance(chunk, bytes) else chunk.encode())
                file.flush()
                os.fsync(descriptor)
            # Django moves a file that is already on the disk, and finds another name when this one is taken.
            saved: str = super()._save(name, _Written(part))  # type: ignore[misc]  # missing in the stubs
        except BaseException:
            Path(part).unlink(missing_ok=True)
            raise
        return saved


def _clean(name: str, content: "File[Any] | IO[Any]") -> "tuple[str, File[Any] | IO[Any]]":
    content.seek(0)
    if pictures.is_clean(content.read()):
        content.seek(0)
        return name, content
    clean = pictures.clean(content)
    kind = ".png" if clean.format == "PNG" else ".jpg"
    return str(PurePosixPath(name).with_suffix(kind)), ContentFile(clean.content)


class _Written:
    """A file on the disk, as Django's storage wants to be given one."""

    def __init__(self, path: str) -> None:
        self.path = path

    def temporary_file_path(self) -> str:
        return self.path
