"""Whom the addresses of libraries are for. Our own views say it themselves (`kernel.access.open_to`).

One more address of a library needs a row here, unless a beginning that ends in `*` covers it: the test of all
routes finds what is missing. The longest beginning that fits wins.
"""

from dataclasses import dataclass
from typing import Literal

from comity.kernel.access import ANYONE, SIGNED_IN, Audience

type Answer = Literal["open", "sign in", "second factor", "refused", "nothing here", "error"]


@dataclass(frozen=True, slots=True)
class Row:
    """One route by its name, several by the beginning of their names (`mfa_*`), or by address (`/cms/*`).

    `refused` are offices of the audience that the library itself refuses.
    `answer` is what everybody else of the audience gets when that is not the page: a closed door, say.
    `visitors` is what they get without sign-in, where that is not the sign-in page.
    """

    route: str
    audience: Audience
    remark: str = ""
    refused: tuple[str, ...] = ()
    answer: Answer = "open"
    visitors: Answer | None = None

    def fits(self, name: str, address: str) -> bool:
        """Say whether this row is about a route."""
        asked = address if self.route.startswith("/") else name
        return asked.startswith(self.route[:-1]) if self.route.endswith("*") else asked == self.route


_ALL = Audience((ANYONE,))
_SELF = Audience((SIGNED_IN,))
_CONFIRMED = Audience((SIGNED_IN,), second_factor=True)
_CMS = Audience(("administrator", "editor", "reviewer"), second_factor=True)
_NOBODY = ("administrator", "editor", "reviewer")

_SIGN_IN = (
    Row("account_*", _ALL, "sign-in, sign-out, lost passwords; sign-up is closed"),
    Row("account_email*", _SELF, "one's own address"),
    Row("account_change_password", _SELF),
    Row("account_set_password", _SELF),
    Row(
        "account_reauthenticate",
        _SELF,
        "leads to the second factor of whoever has one",
        answer="second factor",
    ),
    Row("mfa_*", _SELF, "one's own passkeys, authenticator app and recovery codes"),
    *(
        Row(f"mfa_{change}", _CONFIRMED, "who has a second factor confirms with it first")
        for change in (
            "activate_totp",
            "add_webauthn",
            "deactivate_totp",
            "download_recovery_codes",
            "edit_webauthn",
            "generate_recovery_codes",
            "remove_webauthn",
            "view_recovery_codes",
        )
    ),
    Row("mfa_authenticate", _SELF, "in the middle of a sign-in"),
    Row("mfa_login_webauthn", _SELF),
)

_CMS_ROWS = (
    Row("wagtail*", _CMS, "the CMS; whoever holds no such office does not see it"),
    Row("wagtail_serve", _ALL, "what editors published; drafts are not found"),
    Row("wagtaildocs_serve", _ALL, "files that editors put into pages"),
    Row("wagtailadmin_login", _ALL, "leads to the one sign-in", answer="sign in"),
    Row("wagtailadmin_sprite", _CMS, "icons; visitors get them too", visitors="open"),
    Row("wagtailadmin_javascript_catalog", _CMS, "words for scripts; visitors get them too", visitors="open"),
    Row("/cms/test404/", _CMS, "a test page of the CMS"),
    Row("/cms//", _CMS, "whatever else is asked for under /cms/", answer="nothing here"),
    Row(
        "wagtailadmin_error_test",
        _CMS,
        "an error on purpose, to test how errors are reported",
        answer="error",
    ),
)

# What only those do who publish, and what nobody does in the CMS.
_PUBLISHING = tuple(
    Row(route, _CMS, "reviewers are refused", refused=("reviewer",))
    for route in (
        "wagtailadmin_api:pages:action",
        "wagtailadmin_pages:delete",
        "wagtailadmin_pages:lock",
        "wagtailadmin_pages:move",
        "wagtailadmin_pages:revisions_unschedule",
        "wagtailadmin_pages:set_*",
        "wagtailadmin_pages:unlock",
        "wagtailadmin_pages:unpublish",
        "wagtailadmin_reports:locked_pages*",
        "wagtailredirects:*",
        "wagtailsnippetchoosers_organisation_topic:create",
        "wagtailsnippetchoosers_pages_author:create",
        "wagtailsnippetchoosers_pages_menu:create",
        "wagtailsnippets_*",
    )
)
_BROUGHT = tuple(
    Row(f"{app}:{act}", _CMS, "reviewers: only what they brought themselves", refused=("reviewer",))
    for app, own in {"wagtaildocs": ("document_usage",), "wagtailimages": ("image_usage", "preview")}.items()
    for act in ("delete", "delete_multiple", "edit", "edit_multiple", *own)
)
_CLOSED = tuple(
    Row(route, _CMS, "closed: kept by the program itself", refused=_NOBODY)
    for route in (
        "wagtailadmin_collections:*",
        "wagtailadmin_workflows:*",
        "wagtailsites:*",
        "wagtailsnippets:index",
        "wagtailusers_*",
        "people_cms_closed",
    )
)
_SPECIAL = (
    Row("wagtailadmin_workflows:task_cho*", _CMS),
    Row("pages_duplicate", _CMS),
    Row("pages_broken_links*", _CMS),
    Row("pages_withdraw", _CMS, "asks why; reviewers are refused", refused=("reviewer",)),
    Row("pages_bulk_action", _CMS, "finds nothing unless asked for something", answer="nothing here"),
    Row(
        "pages_redirect_import",
        _CMS,
        "an empty form begins again",
        refused=("reviewer",),
    ),
    Row("wagtailadmin_collections:delete", _CMS, "closed: there is one collection", answer="nothing here"),
)

# These answer only with an argument in the query or with a page of another kind: without, they find nothing.
_ASKING = tuple(
    Row(route, _CMS, "finds nothing unless asked for something", answer="nothing here")
    for route in (
        "wagtail_bulk_action",
        "wagtailadmin_api:documents:find",
        "wagtailadmin_api:images:find",
        "wagtailadmin_api:pages:find",
        "wagtailadmin_block_preview",
        "wagtailadmin_pages:convert_alias",
        "wagtailimages:url_generator*",
    )
)

ROWS: tuple[Row, ...] = (*_SIGN_IN, *_CMS_ROWS, *_PUBLISHING, *_BROUGHT, *_CLOSED, *_SPECIAL, *_ASKING)

# Tables with people in them that are read without the guard, and why.
EXEMPT: dict[str, str] = {
    "pages.File": "Public. The CMS notes which account uploaded it.",
    "pages.Picture": "Public. The CMS notes which account uploaded it.",
    "pages.Author": "Public: the names stand under articles, and authors need no account.",
    "pages.Imported": "Old addresses are answered from it; of writers it keeps what their old address said.",
    "people.Account": "Sign-in and the CMS look accounts up before anybody is known to be asking. "
    "What an account shows is the person's name and the address it signs in with.",
}
