"""How uploaded files are handed out again."""

from collections.abc import Callable
from functools import wraps

from django.http.response import HttpResponseBase

from comity.kernel.uploads.names import unmarked_names


def download_headers[Response: HttpResponseBase](response: Response) -> Response:
    """Make an answer that carries an uploaded file harmless: a download, never a page of ours.

    Readers keep it under its own name, without the mark of its address.

    PDF too: Safari shows a sandboxed PDF as an empty window, and without the sandbox it has our origin.
    """
    kind, semicolon, name = response.get("Content-Disposition", "").partition(";")
    response["Content-Disposition"] = f"attachment{semicolon}{unmarked_names(name)}" if kind else "attachment"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def as_download[**Asked](view: Callable[Asked, HttpResponseBase]) -> Callable[Asked, HttpResponseBase]:
    """Decorate a view that serves uploaded files: files get the headers above, refusals do not."""

    @wraps(view)
    def served(*args: Asked.args, **kwargs: Asked.kwargs) -> HttpResponseBase:
        response = view(*args, **kwargs)
        return download_headers(response) if response.status_code in {200, 206, 304} else response

    return served
