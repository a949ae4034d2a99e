from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.test import Client, override_settings
from django.urls import path
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt

from comity.kernel import access

TEMPLATES = {
    "403.html": "Not allowed: {{ reason }}",
    "404.html": "Not found. For: {% for office in offices %}[{{ office }}]{% endfor %}",
}
WRITTEN: list[str] = []


class Somebody:
    """Somebody signed in, as a test describes them in the cookie."""

    is_authenticated = True
    person_id: UUID | None = None

    def __init__(self, words: set[str]) -> None:
        self.words = words

    def holds(self, *offices: str) -> bool:
        return bool(self.words & {*offices})


def by_cookie(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Any:
    """Middleware: the cookie "is" says who asks."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        words = set(request.COOKIES.get("is", "").split())
        vars(request)["user"] = Somebody(words) if words else AnonymousUser()
        return get_response(request)

    return answer


def ask_for_factor(request: HttpRequest) -> HttpResponse | None:
    return None if "used-factor" in request.COOKIES["is"] else redirect("confirm")


@access.open_to(access.ANYONE)
def story(request: HttpRequest, number: int) -> HttpResponse:
    if number > 1:
        raise Http404("no such story")
    return HttpResponse("a story")


@access.open_to(access.SIGNED_IN)
def card(request: HttpRequest) -> HttpResponse:
    """A card."""
    return HttpResponse("your card")


@access.open_to("secretary", "treasurer")
def branch(request: HttpRequest, number: int) -> HttpResponse:
    if number == 2:  # there, and not theirs
        raise access.NotVisible(("secretary",))
    if number > 2:
        raise Http404(f"Branch {number} is not there")
    if request.method == "POST":
        raise access.NotAllowed(gettext_lazy("The branch <b>closed</b> in May."))
    return HttpResponse("a branch")


@access.open_to("treasurer", second_factor=True)
def ledger(request: HttpRequest) -> HttpResponse:
    WRITTEN.append("ledger")
    return HttpResponse("the ledger")


@csrf_exempt
@access.open_to(access.ANYONE)
def question(request: HttpRequest) -> HttpResponse:
    raise access.NotVisible(("expert",))


@access.open_to(access.SIGNED_IN)
def other(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def factor(request: HttpRequest) -> HttpResponse:
    raise AssertionError


urlpatterns = [
    path("stories/<int:number>/", story),
    path("card/", card),
    path("branches/<int:number>/", branch),
    path("ledger/", ledger),
    path("question/", question),
    path("other/", other),
    path("confirm/", factor, name="confirm"),
]


@pytest.fixture(autouse=True)
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    names = {"secretary": gettext_lazy("Branch secretary"), "treasurer": "Treasurer", "expert": "Expert"}
    for code, name in names.items():
        monkeypatch.setitem(access.OFFICE_NAMES, code, name)
    loader = ("django.template.loaders.locmem.Loader", TEMPLATES)
    engine = {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {"loaders": [loader]},
    }
    with override_settings(
        ROOT_URLCONF=__name__,
        MIDDLEWARE=[f"{__name__}.by_cookie", "comity.kernel.access.Answers"],
        TEMPLATES=[engine],
        LOGIN_URL="/account/login/",
        COMITY_SECOND_FACTOR=f"{__name__}.ask_for_factor",
    ):
        yield


def asking(words: str = "") -> Client:
    client = Client()
    client.cookies["is"] = words
    return client


def text(response: Any) -> str:
    return str(response.content.decode())


# --- declarations ---------------------------------------------------------------------------------
def test_open_to_keeps_the_declaration_on_the_view() -> None:
    assert vars(branch)["access"] == access.Audience(("secretary", "treasurer"))
    assert vars(ledger)["access"] == access.Audience(("treasurer",), second_factor=True)
    assert vars(question)["access"] == access.Audience((access.ANYONE,))
    assert (card.__name__, card.__doc__) == ("card", "A card.")


@pytest.mark.parametrize(
    "who", [(), (access.ANYONE, "secretary"), (access.SIGNED_IN, access.ANYONE), ("secretary", "signed-in")]
)
def test_a_declaration_that_contradicts_itself_is_refused(who: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="page is for"):
        access.open_to(*who)


def test_a_page_for_anyone_cannot_ask_for_a_second_factor() -> None:
    with pytest.raises(ValueError, match="second factor"):
        access.open_to(access.ANYONE, second_factor=True)


@pytest.mark.parametrize(
    ("who", "admitted"),
    [
        ((access.ANYONE,), "visitor member secretary treasurer"),
        ((access.SIGNED_IN,), "member secretary treasurer"),
        (("secretary",), "secretary"),
        (("secretary", "treasurer"), "secretary treasurer"),
        (("chair",), ""),
    ],
)
@pytest.mark.parametrize("asker", ["visitor", "member", "secretary", "treasurer"])
def test_an_audience_admits_whom_it_names(who: tuple[str, ...], admitted: str, asker: str) -> None:
    person = AnonymousUser() if asker == "visitor" else Somebody({asker})
    assert access.Audience(who).admits(person) is (asker in admitted.split())


def test_offices_of_an_audience_are_offices_only() -> None:
    assert access.Audience(("secretary", "treasurer")).offices == ("secretary", "treasurer")
    assert access.Audience((access.ANYONE,)).offices == ()
    assert access.Audience((access.SIGNED_IN,)).offices == ()


def test_name_offices_shows_the_code_of_an_office_without_a_name() -> None:
    assert access.name_offices(["treasurer", "gardener"]) == ["Treasurer", "gardener"]


# --- answers --------------------------------------------------------------------------------------
@pytest.mark.parametrize("words", ["", "member", "secretary"])
def test_a_page_for_anyone_is_shown_to_anyone(words: str) -> None:
    assert text(asking(words).get("/stories/1/")) == "a story"


@pytest.mark.parametrize(
    ("method", "url"), [("get", "/card/?a=1"), ("post", "/branches/1/"), ("get", "/ledger/")]
)
def test_a_visitor_is_sent_to_sign_in_and_back(method: str, url: str) -> None:
    response = getattr(asking(), method)(url)
    assert response.status_code == 302
    assert response["Location"].startswith("/account/login/?next=/")
    assert response["Location"].endswith(url.replace("?", "%3F").replace("=", "%3D"))


@pytest.mark.parametrize("words", ["secretary", "treasurer"])
def test_a_page_for_offices_is_shown_to_each_of_them(words: str) -> None:
    assert text(asking(words).get("/branches/1/")) == "a branch"


def test_without_the_office_it_looks_as_if_nothing_were_there_and_says_who_sees_such_pages() -> None:
    response = asking("member").get("/branches/1/")
    assert response.status_code == 404
    assert text(response) == "Not found. For: [Branch secretary][Treasurer]"


def test_not_yours_and_does_not_exist_are_the_same_answer() -> None:
    answers = [asking("secretary").get(f"/branches/{number}/") for number in (2, 3, 4)]
    answers += [asking("member").get(f"/branches/{number}/") for number in (1, 2, 3)]
    first = answers[0]
    assert first.status_code == 404
    for answer in answers:
        assert (answer.status_code, answer.content) == (first.status_code, first.content)
        assert answer.headers == first.headers


def test_not_allowed_gives_the_reason_escaped() -> None:
    response = asking("secretary").post("/branches/1/")
    assert response.status_code == 403
    assert text(response) == "Not allowed: The branch &lt;b&gt;closed&lt;/b&gt; in May."


def test_not_visible_on_a_page_for_anyone_names_the_offices_it_was_given() -> None:
    response = asking().get("/question/")
    assert (response.status_code, text(response)) == (404, "Not found. For: [Expert]")


def test_refusals_are_not_kept_by_any_cache() -> None:
    for response in (asking("secretary").post("/branches/1/"), asking("member").get("/branches/1/")):
        assert response["Cache-Control"] == "no-store"


def test_a_missing_public_page_stays_with_django() -> None:
    assert "no-store" not in asking("member").get("/stories/2/").headers.get("Cache-Control", "")
    assert asking("member").get("/nowhere/").status_code == 404
    assert text(asking("member").get("/stories/2/")) == "Not found. For: "


def test_djangos_own_refusal_stays_with_django() -> None:
    assert asking("member").get("/other/").status_code == 403


@override_settings(MIDDLEWARE=[f"{__name__}.by_cookie"])
def test_refusals_stay_refusals_without_the_middleware() -> None:
    with pytest.raises(access.NotAllowed):
        asking("secretary").post("/branches/1/")
    assert asking("member").get("/branches/1/").status_code == 404


@override_settings(DEBUG=True)
def test_debugging_does_not_change_refusals() -> None:
    assert text(asking("secretary").get("/branches/3/")) == "Not found. For: [Branch secretary][Treasurer]"


# --- second factor --------------------------------------------------------------------------------
def test_a_sign_in_with_second_factor_is_let_in() -> None:
    WRITTEN.clear()
    response = asking("treasurer used-factor").get("/ledger/")
    assert (text(response), WRITTEN) == ("the ledger", ["ledger"])


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_sign_in_without_second_factor_is_asked_for_it(method: str) -> None:
    WRITTEN.clear()
    response = getattr(asking("treasurer"), method)("/ledger/?month=5")
    assert (response.status_code, response["Location"], WRITTEN) == (302, "/confirm/", [])


def test_without_the_office_nobody_is_asked_for_a_second_factor() -> None:
    assert asking("secretary").get("/ledger/").status_code == 404
