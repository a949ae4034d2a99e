"""The desk pages of the profile, and the colours as a style sheet."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from comity.kernel import access
from comity.organisation import actions
from comity.organisation.forms import ProfileForm, WordsForm
from comity.organisation.models import Profile
from comity.ui import colours


@access.open_to("administrator", second_factor=True)
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """Show and change the organisation's profile."""
    form = ProfileForm(request.POST or None, request.FILES or None, instance=Profile.current())
    if request.method == "POST" and form.is_valid():
        actions.describe(form.save(commit=False), by=access.actor_of(request.user))
        return redirect(f"{request.path}?saved=1")
    notice = _("Saved. Every page shows it now.") if "saved" in request.GET else ""
    status = 422 if form.is_bound else 200
    context = {"form": form, "notice": notice, "languages": _further_languages()}
    return render(request, "organisation/profile.html", context, status=status)


def _further_languages() -> list[dict[str, Any]]:
    return [
        dict(get_language_info(code)) for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE
    ]


@access.open_to("administrator", second_factor=True)
@require_http_methods(["GET", "HEAD", "POST"])
def words(request: HttpRequest, language: str) -> HttpResponse:
    """Show and change what the profile says in one more language."""
    spoken = next((one for one in _further_languages() if one["code"] == language), None)
    if spoken is None:
        raise Http404
    form = WordsForm(request.POST or None, language=language)
    if request.method == "POST" and form.is_valid():
        actions.word(form.cleaned_data, language=language, by=access.actor_of(request.user))
        return redirect(f"{request.path}?saved=1")
    notice = _("Saved. Every page in this language shows it now.") if "saved" in request.GET else ""
    context = {"form": form, "notice": notice, "spoken": spoken}
    return render(request, "organisation/words.html", context, status=422 if form.is_bound else 200)


@access.open_to(access.ANYONE)
@require_safe
def theme(request: HttpRequest) -> HttpResponse:
    """Serve the organisation's colours. Under the address of just these colours the answer may be kept."""
    current = Profile.current()
    response = HttpResponse(colours.theme_css(current.accent, current.second), content_type="text/css")
    if request.GET.get("v") == current.theme_version:
        patch_cache_control(response, public=True, max_age=31_536_000, immutable=True)
    else:
        patch_cache_control(response, no_cache=True)
    return response
