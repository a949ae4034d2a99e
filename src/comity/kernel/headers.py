"""What every answer tells the browser about trust: which content may run, who may embed it, who may keep it.

Django's SecurityMiddleware says nosniff, Referrer-Policy, Cross-Origin-Opener-Policy and HSTS, and its
ContentSecurityPolicyMiddleware writes the policy; here is only what they leave open.
"""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.csp import CSP

# Public pages, desk and account. No nonce: pages are kept in memory and shown to many.
SECURE_CSP: dict[str, list[str]] = {
    "default-src": [CSP.SELF],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "form-action": [CSP.SELF],
}
# Wagtail's explorer and editor carry inline script and style, show pictures before they are sent, and frame
# the preview.
CMS_CSP: dict[str, list[str]] = {
    **SECURE_CSP,
    "script-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "style-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "img-src": [CSP.SELF, "data:", "blob:"],
    "frame-ancestors": [CSP.SELF],
}
# Only names that browsers know: an unknown one is an error in every console.
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
CMS = "/cms/"
PRIVATE = ("/account/", CMS, "/desk/")


# What browsers keep for good unless told to ask again. A page may come back, and lead somewhere else.
ASK_AGAIN = frozenset({301, 308, 404, 410})


class Headers:
    """Middleware, listed after Django's ContentSecurityPolicyMiddleware, which reads what this one sets."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Add what the answer does not say itself."""
        response = self.get_response(request)
        path = request.path_info
        if path.startswith(CMS) and not hasattr(response, "_csp_config"):
            response._csp_config = CMS_CSP  # type: ignore[attr-defined]  # Django's name for it
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        # Nobody else's page may pull ours in as a picture, script or style; what may be, says so itself.
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if response.status_code in ASK_AGAIN:
            response.headers.setdefault("Cache-Control", "no-cache")
        if path.startswith(PRIVATE) and "no-store" not in response.headers.get("Cache-Control", ""):
            response.headers["Cache-Control"] = "no-store, private"
        return response
