"""Documents that are archives inside: OpenDocument, Office Open XML, EPUB."""

import re
import zipfile
import zlib

from django.core.files import File
from django.utils.translation import gettext_lazy as _

from comity.kernel.uploads.refusals import Refused, macros, not_whole

_MOST_MEMBERS = 5_000
_LARGEST_DIRECTORY = 1024 * 1024
_MOST_UNPACKED = 200 * 1024 * 1024
_MOST_PACKING = 200  # office files pack to a tenth or a twentieth
_SLACK = 1024 * 1024

_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
_OPEN_XML = "application/vnd.openxmlformats-officedocument."
_OPEN_XML_MAIN = {
    "docx": f"{_OPEN_XML}wordprocessingml.document.main+xml",
    "pptx": f"{_OPEN_XML}presentationml.presentation.main+xml",
    "xlsx": f"{_OPEN_XML}spreadsheetml.sheet.main+xml",
}
# Macros of Office and of OpenDocument, by the names of the parts that hold them and by their declared types.
_PROGRAMS = re.compile(r"vbaproject|activex|^basic/|^scripts/.")
_PROGRAM_TYPES = re.compile(r"macroenabled|vbaproject|activex", re.IGNORECASE)
_MIMETYPE = {
    "epub": "application/epub+zip",
    "odp": f"{_OPEN_DOCUMENT}presentation",
    "ods": f"{_OPEN_DOCUMENT}spreadsheet",
    "odt": f"{_OPEN_DOCUMENT}text",
}


def check_packed(file: "File[bytes]", extension: str) -> None:
    """Raise `Refused` unless the file is a sound archive with the right things in it."""
    if not _has_plain_directory(file):
        raise not_whole(extension)
    try:
        with zipfile.ZipFile(file) as archive:
            _check_members(archive.infolist(), file.size, extension)
            # Unpacks all of it: finds what is damaged, and what is not as long as it claims.
            whole = archive.testzip() is None and _is_of_kind(archive, extension)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError):
        whole = False
    if not whole:
        raise not_whole(extension)


def _has_plain_directory(file: "File[bytes]") -> bool:
    """Look at both ends before Python reads the whole directory, which may claim millions of entries."""
    file.seek(0)
    start = file.read(4)
    file.seek(max(0, file.size - 42))
    tail = file.read()
    end = tail[-22:]
    return (
        start == b"PK\x03\x04"
        and end[:4] == b"PK\x05\x06"
        and end[-2:] == b"\0\0"  # no comment behind it
        and tail[:4] != b"PK\x06\x07"  # no second directory for files beyond 4 GB
        and int.from_bytes(end[12:16], "little") <= _LARGEST_DIRECTORY
    )


def _check_members(members: list[zipfile.ZipInfo], size: int, extension: str) -> None:
    if any(member.flag_bits & 1 for member in members):
        raise Refused(
            _("This file is protected with a password, so nobody could read it. Save it without one."),
            code="content",
        )
    names = [member.filename.lower() for member in members]
    if (
        not members
        or len(members) > _MOST_MEMBERS
        or len(set(names)) != len(names)
        or any(name.startswith("/") or "\\" in name or ".." in name.split("/") for name in names)
        or any(member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for member in members)
        or min(member.header_offset for member in members) != 0
        or sum(member.compress_size for member in members) > size
        or any(member.file_size > member.compress_size * _MOST_PACKING + _SLACK for member in members)
        or sum(member.file_size for member in members) > _MOST_UNPACKED
    ):
        raise not_whole(extension)
    if any(_PROGRAMS.search(name) for name in names):
        raise macros()


def _is_of_kind(archive: zipfile.ZipFile, extension: str) -> bool:
    names = set(archive.namelist())
    if extension in _MIMETYPE:
        first = archive.infolist()[0]
        wanted = "META-INF/container.xml" if extension == "epub" else "META-INF/manifest.xml"
        return (
            (first.filename, first.header_offset, first.compress_type) == ("mimetype", 0, zipfile.ZIP_STORED)
            and wanted in names
            and archive.read(first) == _MIMETYPE[extension].encode()
        )
    if not {"[Content_Types].xml", "_rels/.rels"} <= names:
        return False
    types = archive.read("[Content_Types].xml").decode()
    if _PROGRAM_TYPES.search(types):
        raise macros()
    # Nothing that could spell a type in another way than it reads.
    return f'"{_OPEN_XML_MAIN[extension]}"' in types and not re.search(r"<!|&#", types)
