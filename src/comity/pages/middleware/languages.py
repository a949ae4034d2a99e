"""Before a view answers: in which language is this address?"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from comity.kernel import languages
from comity.pages import queries


class Language:
    """Makes the whole answer speak the language that its address begins with, else the first one.

    Only languages with a public home page have addresses; the reader's browser is never asked.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer in the language of the address."""
        first = request.path_info.removeprefix("/").partition("/")[0]
        known = first in dict(settings.LANGUAGES) and first in queries.languages()
        with languages.speaking(first if known else settings.LANGUAGE_CODE):
            return self.get_response(request)
