"""Small whole documents of every kind that is taken, and the refusal of others."""

import zipfile
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from openpyxl import Workbook

from comity.kernel.uploads import Refused, check_document

OPEN_XML = "application/vnd.openxmlformats-officedocument."
MAIN = {
    "docx": f"{OPEN_XML}wordprocessingml.document.main+xml",
    "pptx": f"{OPEN_XML}presentationml.presentation.main+xml",
    "xlsx": f"{OPEN_XML}spreadsheetml.sheet.main+xml",
}
MIMETYPE = {
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "epub": "application/epub+zip",
}
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n"
CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nSUMMARY:Assemblée\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def archive(members: dict[str, str | bytes], stored: tuple[str, ...] = ("mimetype",)) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            kind = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            packed.writestr(name, content, compress_type=kind)
    return out.getvalue()


def open_xml(kind: str, **more: str | bytes) -> dict[str, str | bytes]:
    types = f'<Types><Override PartName="/main.xml" ContentType="{MAIN[kind]}"/></Types>'
    return {
        "[Content_Types].xml": types,
        "_rels/.rels": "<Relationships/>",
        "main.xml": "<document/>",
        **more,
    }


def open_document(kind: str, **more: str | bytes) -> dict[str, str | bytes]:
    inside = "META-INF/container.xml" if kind == "epub" else "META-INF/manifest.xml"
    return {"mimetype": MIMETYPE[kind], inside: "<manifest/>", "content.xml": "<text/>", **more}


def workbook() -> bytes:
    book, out = Workbook(), BytesIO()
    book.active.append(["Name", "Place"])
    book.save(out)
    book.close()
    return out.getvalue()


WHOLE = {
    "pdf": PDF,
    "odt": archive(open_document("odt")),
    "ods": archive(open_document("ods")),
    "odp": archive(open_document("odp")),
    "epub": archive(open_document("epub")),
    "docx": archive(open_xml("docx")),
    "xlsx": workbook(),
    "pptx": archive(open_xml("pptx")),
    "txt": "Minutes – محضر\n\tall present".encode(),
    "csv": b'\xef\xbb\xbfname;place\r\n"Ana";"Vigo"\r\n',
    "ics": CALENDAR.encode(),
}


def refusal(name: str, content: bytes) -> Refused:
    file = ContentFile(content, name=name)
    with pytest.raises(Refused) as caught:
        check_document(file)
    assert isinstance(caught.value, ValidationError)
    assert file.tell() == 0
    return caught.value
