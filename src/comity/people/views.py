"""The desk's first page, the pages of one's account, and the CMS's doors that lead to the one sign-in."""

from functools import partial
from uuid import UUID

from allauth.account import views as account_views
from allauth.mfa.adapter import get_adapter
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from comity.kernel import access
from comity.organisation.kinds import OFFICES
from comity.people import actions, kinds, queries, rules
from comity.people.forms import LanguageForm
from comity.people.models import Account, Mandate, SignIn


def _account(request: HttpRequest) -> Account:
    """Return who is signed in; `open_to` has seen to it that somebody is."""
    assert request.user.is_authenticated
    return request.user


# --- the desk -------------------------------------------------------------------------------------
@access.open_to(access.SIGNED_IN)
@never_cache
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Show a person their offices, the rooms they work in, and their account."""
    account = _account(request)
    mine = Mandate.objects.running().visible_to(account).filter(person=account.person_id)
    about = {
        "mandates": [mandate for mandate in mine if mandate.office in OFFICES],
        "rooms": kinds.rooms_of(account),
        "factor_missing": rules.needs_second_factor(account) and not rules.has_second_factor(account),
    }
    return render(request, "people/desk.html", about)


@access.open_to("administrator", second_factor=True)
@never_cache
@require_safe
def offices(request: HttpRequest) -> HttpResponse:
    """Show who holds which office, and since when."""
    holders = queries.office_holders(Mandate.objects.visible_to(request.user))
    return render(request, "people/offices.html", {"holders": holders})


# --- the account ------------------------------------------------------------------------------------
@access.open_to(access.SIGNED_IN)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_ins(request: HttpRequest) -> HttpResponse:
    """Show where the account is signed in; a POST signs it out everywhere else."""
    here = queries.sign_in_of(request, account=_account(request))
    if request.method == "POST":
        actions.end_sign_ins(_account(request), besides=here, by=_account(request))
        messages.success(request, _("You are signed out everywhere else."))
        return redirect("people_sign_ins")
    running = SignIn.objects.visible_to(request.user)
    return render(request, "people/sign_ins.html", {"sign_ins": list(running), "here": here})


@access.open_to(access.SIGNED_IN)
@require_POST
def sign_in_ending(request: HttpRequest, key: UUID) -> HttpResponse:
    """Sign the account out on one device."""
    sign_in = SignIn.objects.visible_to(request.user).filter(pk=key).first()
    if sign_in is None:
        raise access.NotVisible
    actions.end_sign_in(sign_in, by=_account(request))
    messages.success(request, _("You are signed out there."))
    return redirect("people_sign_ins")


@access.open_to(access.SIGNED_IN)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def language(request: HttpRequest) -> HttpResponse:
    """Choose the language of one's mails."""
    form = LanguageForm(request.POST or None, account=_account(request))
    if form.is_valid():
        actions.choose_language(_account(request), language=form.cleaned_data["language"])
        messages.success(request, _("Saved. The next mail comes in this language."))
        return redirect("people_language")
    return render(request, "people/language.html", {"form": form}, status=422 if form.is_bound else 200)


# --- pages of allauth whose changes stand or fall with their entries --------------------------------
class _FactorsChange:
    """A page that changes second factors."""

    request: HttpRequest

    def form_valid(self, form: object) -> HttpResponseBase:
        account = _account(self.request)
        here = queries.sign_in_of(self.request, account=account)
        change = partial(super().form_valid, form)  # type: ignore[misc]  # of the page this is mixed into
        response: HttpResponseBase = actions.change_factors(account, change, here=here)
        return response


class AddApp(_FactorsChange, ActivateTOTPView):
    """Sets up an authenticator app."""


class RemoveApp(_FactorsChange, DeactivateTOTPView):
    """Removes the authenticator app."""


class AddPasskey(_FactorsChange, AddWebAuthnView):
    """Adds a passkey."""


class NewRecoveryCodes(_FactorsChange, GenerateRecoveryCodesView):
    """Replaces the recovery codes."""


class RemovePasskey(_FactorsChange, RemoveWebAuthnView):
    """Removes a passkey. allauth asks its adapter about authenticator apps only."""

    def form_valid(self, form: object) -> HttpResponseBase:
        adapter = get_adapter()
        if not adapter.can_delete_authenticator(self.get_object()):
            messages.error(self.request, adapter.error_messages["cannot_delete_authenticator"])
            return redirect("mfa_list_webauthn")
        return super().form_valid(form)


class ConfirmAddress(account_views.ConfirmEmailVerificationCodeView):
    """Takes the code that was mailed to a new address, and changes to it."""

    @transaction.atomic
    def _verify_form_valid(self, form: object) -> HttpResponseBase:
        response: HttpResponseBase = super()._verify_form_valid(form)
        return response


class Address(account_views.EmailView):
    """Shows the address and takes a new one, which has to be confirmed."""

    @transaction.atomic
    def _action_remove(self, request: HttpRequest, *args: object, **about: object) -> HttpResponse | None:
        response: HttpResponse | None = super()._action_remove(request, *args, **about)
        return response

    @transaction.atomic
    def _action_primary(self, request: HttpRequest, *args: object, **about: object) -> HttpResponse | None:
        response: HttpResponse | None = super()._action_primary(request, *args, **about)
        return response


# --- the doors of the CMS ---------------------------------------------------------------------------
@access.open_to(access.ANYONE)
@never_cache
def cms_entrance(request: HttpRequest) -> HttpResponse:
    """Lead from the CMS's own sign-in page, and whatever is posted to it, to the one sign-in."""
    wanted = request.GET.get("next") or reverse("wagtailadmin_home")
    return redirect(f"{reverse('account_login')}?{urlencode({'next': wanted})}")


@access.open_to(access.ANYONE)
@never_cache
def cms_password_reset(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Lead from the CMS's own pages for lost passwords to the one of the account."""
    return redirect("account_reset_password")


@access.open_to(access.ANYONE)
@never_cache
def cms_exit(request: HttpRequest) -> HttpResponseBase:
    """Sign out where everybody signs out, so that the sign-in ends with the session."""
    response: HttpResponseBase = account_views.logout(request)
    return response


@access.open_to(*rules.CMS_OFFICES)
@never_cache
def cms_closed(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Refuse the CMS's own pages for users, groups and their memberships."""
    raise access.NotAllowed(
        _("The CMS keeps no accounts and no offices. An administrator finds them at the desk, under Offices.")
    )
