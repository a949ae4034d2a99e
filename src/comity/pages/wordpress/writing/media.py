"""Pictures and files of the old site: from its folder of uploads or fetched; each once, checked like ours."""

import errno
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, Final
from urllib.parse import quote, urlsplit

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from comity.kernel import fetch, pictures, uploads
from comity.pages.models import File, Imported, Picture
from comity.pages.wordpress.checking import Attachment, Index
from comity.pages.wordpress.converting import plain
from comity.pages.wordpress.oldsite import MEDIA, OldSite, media_key

LARGEST: Final = max(pictures.LARGEST_FILE, uploads.LARGEST_FILE)
SECONDS = 60
_PICTURES = frozenset({".avif", ".gif", ".heic", ".jpeg", ".jpg", ".png", ".webp"})


@dataclass(frozen=True, slots=True)
class Sources:
    """Where pictures and files may come from: a folder, the old site itself, or nowhere."""

    folder: Path | None = None
    may_fetch: bool = False
    network: fetch.Network = field(default=fetch.INTERNET)

    @property
    def are_there(self) -> bool:
        return self.folder is not None or self.may_fetch


class NotHad(Exception):
    """A picture or file that does not come along; the message says why."""


class Media:
    """The pictures and files of one import. `missed` counts those that were asked for and not to be had."""

    def __init__(self, index: Index, site: OldSite, sources: Sources) -> None:
        self.index, self.site, self.sources = index, site, sources
        self.missed = 0
        self._not_had: set[str] = set()
        self._by_key = {self._key(one.address): one for one in index.attachments.values() if one.address}

    def bring(self, address: str, number: int | None) -> Imported | None:
        """Return what a picture or file became, by its address or the attachment's number.

        None, and one more missed, when it is not to be had. Fetches: call it outside of transactions.
        """
        attachment = self.index.attachments.get(number or 0) or self._by_key.get(self._key(address))
        address = attachment.address if attachment and attachment.address else address
        key = self._key(address)
        found = self._known(key)
        if found is None and key and key not in self._not_had and self.sources.are_there:
            try:
                found = self._bring(address, key, attachment)
            except NotHad as why:
                self._not_had.add(key)
                self.index.report.skip(address[:200], str(why))
        if found is None:
            self.missed += 1
        return found

    def attachment(self, number: int | None, address: str = "") -> Attachment | None:
        """Return what the export says of a picture or file."""
        return self.index.attachments.get(number or 0) or self._by_key.get(self._key(address))

    def _known(self, key: str) -> Imported | None:
        row = Imported.objects.filter(source=self.site.source, kind__in=MEDIA, key=key).first()
        if row is None:
            return None
        model: Any = Picture if row.kind == Imported.Kind.PICTURE else File
        return row if model.objects.filter(pk=row.became).exists() else None

    def _key(self, address: str) -> str:
        """Return under which key an address is kept: its path, or the whole address of another host's."""
        path = self.site.path_of(address) if address else ""
        return media_key(path if path is not None else address.partition("://")[2])

    def _bring(self, address: str, key: str, attachment: Attachment | None) -> Imported:
        if Imported.objects.filter(source=self.site.source, kind__in=MEDIA, key=key).exists():
            raise NotHad(_("an editor deleted it here; it stays deleted"))
        name = PurePosixPath(urlsplit(address).path if "://" in address else address).name
        content = self._read(address, key)
        title = plain(attachment.title, 250) if attachment else ""
        title = title or PurePosixPath(name).stem[:250] or "file"
        row: Any
        try:
            if PurePosixPath(name).suffix.lower() in _PICTURES:
                row = _keep_picture(name, content, title, attachment)
            else:
                row = _keep_file(name, content, title)
        except ValidationError as refused:
            raise NotHad(" ".join(refused.messages)) from None
        try:
            made = self._note(row, key, attachment.number if attachment else 0)
        except BaseException:
            row.file.storage.delete(row.file.name)
            raise
        self.index.report.media += 1
        return made

    @transaction.atomic
    def _note(self, row: Any, key: str, number: int) -> Imported:
        row.save()
        kind = Imported.Kind.PICTURE if isinstance(row, Picture) else Imported.Kind.FILE
        return Imported.objects.create(
            source=self.site.source, kind=kind, key=key, number=number, became=row.pk
        )

    # --- where it lies ----------------------------------------------------------------------------------
    def _read(self, address: str, key: str) -> bytes:
        if self.sources.folder is not None:
            try:
                return read_below(self.sources.folder, key.rpartition("/uploads/")[2])
            except NotHad:
                if not self.sources.may_fetch:
                    raise
        return self._fetch(address)

    def _fetch(self, address: str) -> bytes:
        if not address.startswith(("https://", "http://")):
            address = f"https://{self.site.host}{self.site.folder}/wp-content/uploads/{quote(address)}"
        try:
            answer = fetch.fetch(
                "https://" + address.partition("://")[2].partition("#")[0],
                limit=LARGEST,
                seconds=SECONDS,
                network=self.sources.network,
            )
        except (fetch.Refused, fetch.Failed) as why:
            raise NotHad(str(why)) from None
        if answer.status != 200:
            raise NotHad(_("the old site answers %(status)s") % {"status": answer.status})
        return answer.body


def read_below(folder: Path, name: str) -> bytes:
    """Return a file of the folder of uploads; raises NotHad for what is not there, or lies outside of it."""
    path = Path(os.path.realpath(folder)) / name.lstrip("/")
    try:
        real = Path(os.path.realpath(path, strict=True))
        if not real.is_relative_to(os.path.realpath(folder)):
            raise NotHad(_("a link leads out of the folder of uploads"))
        # Opened without waiting: a pipe would never answer.
        with open(os.open(real, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW), "rb") as file:
            state = os.fstat(file.fileno())
            if not stat.S_ISREG(state.st_mode) or state.st_size > LARGEST:
                raise NotHad(_("it is no plain file, or too large"))
            return file.read()
    except (OSError, ValueError) as error:
        if isinstance(error, OSError) and error.errno == errno.EIO:
            raise
        raise NotHad(_("it is not in the folder of uploads")) from None


def _keep_picture(name: str, content: bytes, title: str, attachment: Attachment | None) -> Picture:
    """Clean a picture as at upload and write its file; its row is not saved yet."""
    clean = pictures.clean(SimpleUploadedFile(name, content))
    stem = PurePosixPath(uploads.clean_name(name)).stem or "picture"
    kind = ".png" if clean.format == "PNG" else ".jpg"
    picture = Picture(title=title, width=clean.width, height=clean.height)
    if attachment:
        picture.description = plain(attachment.alt, 250)
    stored = ContentFile(clean.content, name=f"{stem}{kind}")
    picture.file.save(stored.name, stored, save=False)
    picture._set_image_file_metadata()
    return picture


def _keep_file(name: str, content: bytes, title: str) -> File:
    """Check a document as at upload and write its file; its row is not saved yet."""
    document = SimpleUploadedFile(uploads.clean_name(name), content)
    uploads.check_document(document)
    file = File(title=title)
    file.file.save(document.name, document, save=False)
    file._set_document_file_metadata()
    file.file.close()
    return file
