"""Uploaded files are handed out as downloads, never as pages of ours."""

import pytest
from django.http import HttpResponse, StreamingHttpResponse

from comity.kernel.uploads import as_download, download_headers


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, "attachment"),
        ("inline", "attachment"),
        ("attachment", "attachment"),
        ('inline; filename="x.pdf"', 'attachment; filename="x.pdf"'),
        ("inline; filename*=utf-8''%D8%B9.pdf", "attachment; filename*=utf-8''%D8%B9.pdf"),
        (
            "attachment; filename=\"a-abcdef012345.pdf\"; filename*=UTF-8''%D8%B9-abcdef012345.pdf",
            "attachment; filename=\"a.pdf\"; filename*=UTF-8''%D8%B9.pdf",
        ),
    ],
)
def test_download_headers_offer_a_file_and_never_show_it(before: str | None, after: str) -> None:
    response = HttpResponse(b"x", content_type="application/pdf")
    if before:
        response["Content-Disposition"] = before
    response["Content-Security-Policy"] = "default-src 'none'"
    assert download_headers(response) is response
    assert response["Content-Disposition"] == after
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("status", "marked"), [(200, True), (206, True), (304, True), (302, False), (403, False), (404, False)]
)
def test_as_download_marks_files_and_no_refusals(status: int, marked: bool) -> None:
    @as_download
    def view(number: int, *, name: str) -> StreamingHttpResponse:
        assert (number, name) == (7, "x.pdf")
        return StreamingHttpResponse([b"x"], status=status)

    response = view(7, name="x.pdf")
    assert (response.get("Content-Security-Policy") == "default-src 'none'; sandbox") is marked
    assert ("Content-Disposition" in response) is marked
    assert view.__name__ == "view"
