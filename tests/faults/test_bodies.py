"""Bodies that no browser sends: refused in words, unread when they are too large, and nobody is signed in."""

import pytest
from django.conf import settings
from django.test import Client

from tests.faults.asking import told

pytestmark = pytest.mark.django_db

MULTIPART = "multipart/form-data;"


class Unread:
    """A body that must not be touched."""

    def read(self, *size: int) -> bytes:
        raise AssertionError("the body was read")

    readline = read


@pytest.mark.parametrize("path", ["/", "/account/login/", "/cms/images/add/", "/none/"])
@pytest.mark.parametrize(
    ("meta", "status", "words"),
    [
        ({"CONTENT_LENGTH": str(settings.COMITY_LARGEST_BODY + 1)}, 413, "30 MB a file, 32 MB in all"),
        ({"CONTENT_LENGTH": "9" * 17}, 413, "Nothing was saved"),
        ({"CONTENT_LENGTH": "-5"}, 400, "cannot be read"),
        ({"CONTENT_LENGTH": "", "HTTP_TRANSFER_ENCODING": "chunked"}, 411, "Content-Length"),
    ],
)
def test_an_oversized_body_is_refused_unread(
    editor: Client, path: str, meta: dict[str, str], status: int, words: str
) -> None:
    response = editor.post(path, **{"wsgi.input": Unread(), **meta})
    assert response.status_code == status
    assert words in told(response)


def test_a_form_of_megabytes_is_refused_with_a_page(visitor: Client) -> None:
    response = visitor.post("/account/login/", {"login": "a" * 3_000_000, "password": "x"})
    assert response.status_code in {200, 400}
    urlencoded = "application/x-www-form-urlencoded"
    response = visitor.post("/account/login/", "login=" + "a" * 3_000_000, content_type=urlencoded)
    assert response.status_code == 400
    assert "This request could not be read" in told(response)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", "multipart/form-data"),
        (b"x", "multipart/form-data; boundary="),
        (b"--x\r\nContent-Disposition: form-data\r\n\r\nhalf", f"{MULTIPART} boundary=x"),
        (b"--x\r\nContent-Disposition: form-data; name=a; filename=b\r\n\r\n", f"{MULTIPART} boundary=x"),
        (b"\xff\xfe=\xff", "application/x-www-form-urlencoded"),
        (b"a=%FF%00", "application/x-www-form-urlencoded"),
        (b"a=b", "application/x-www-form-urlencoded; charset=utf-99"),
        (b"login=a%00b%40example.org&password=%00", "application/x-www-form-urlencoded"),
        (b"&".join(b"a%d=1" % n for n in range(10_500)), "application/x-www-form-urlencoded"),
        (b"{" * 1_000, "application/json"),
        (b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "application/xml"),
    ],
)  # fmt: skip
def test_a_broken_form_is_no_error_and_signs_nobody_in(visitor: Client, body: bytes, kind: str) -> None:
    response = visitor.generic("POST", "/account/login/", body, content_type=kind)
    assert response.status_code in {200, 400, 403}
    told(response)
    assert "_auth_user_id" not in visitor.session
