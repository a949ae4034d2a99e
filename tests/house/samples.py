"""One of each thing that an address can lead to, and the arguments that lead there."""

from functools import cache
from hashlib import sha256
from secrets import token_bytes

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from cryptography.hazmat.primitives.asymmetric import ec
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Site, Task, UploadedFile, Workflow

from comity.config.access import Route
from comity.kernel import clock
from comity.organisation.models import Topic
from comity.pages.models import ArticlePage, File, Menu, Picture
from comity.people.adapters import secrets_of
from comity.people.models import Account, SignIn
from tests.factories import pages, people

# What is asked for, wherever the argument stands. The longest beginning of a route's name below wins over it.
ANYWHERE: dict[str, object] = {
    "app_label": "pages",
    "model_name": "articlepage",
    "content_type_app_name": "pages",
    "content_type_model_name": "articlepage",
    "filter_spec": "width-320",
    "key": "set-password",
    "rest": "",
    "token": "set-password",
    "uidb36": "1",
    "uidb64": "MQ",
}

PDF = b"%PDF-1.4\n%%EOF\n"


class Samples:
    """A small site with one of each thing."""

    def __init__(self) -> None:
        section, other = pages.section("News"), pages.section("Archive of news")
        article, draft = pages.article(section), pages.draft(section)
        pages.event(pages.calendar(), "Meeting")
        second = article.save_revision()
        first = article.revisions.order_by("pk").first()
        workflow, task = Workflow.objects.get(), Task.objects.get()
        state = workflow.start(draft, people.account("reviewer"))
        self.anywhere: dict[str, object] = ANYWHERE | {
            "page_id": article.pk,
            "parent_page_id": section.pk,
            "page_to_move_id": article.pk,
            "destination_id": other.pk,
            "page_pk": section.pk,
            "workflow_pk": workflow.pk,
            "workflow_state_id": state.pk,
            "task_id": task.pk,
            "task_state_id": state.current_task_state.pk,
            "revision_id": first.pk,
            "revision_id_a": first.pk,
            "revision_id_b": second.pk,
        }
        self.by_route = {**self._things(article.pk), **self._work(article.pk, draft.pk, workflow.pk, task.pk)}

    def values(self, route: Route, account: Account | None) -> dict[str, object]:
        """Return the arguments for a route as `account` would give them: some things are one's own."""
        own = _own(account) if account else NOBODYS
        fitting = [start for start in self.by_route if route.name.startswith(start)]
        nearest = self.by_route[max(fitting, key=len)] if fitting else {}
        return self.anywhere | nearest | own.get(route.name, {})

    def _work(self, article: int, draft: int, workflow: int, task: int) -> dict[str, dict[str, object]]:
        return {
            "pages_bulk_action": {"app_label": "wagtailcore", "model_name": "page", "action": "delete"},
            "wagtail_bulk_action": {"app_label": "wagtailcore", "model_name": "page", "action": "delete"},
            "wagtailadmin_api:pages:action": {"pk": article, "action_name": "copy"},
            "wagtailadmin_pages:workflow": {"page_id": draft, "action_name": "approve"},
            "wagtailadmin_pages:collect_workflow": {"page_id": draft, "action_name": "approve"},
            "wagtailadmin_pages:confirm_workflow": {"page_id": draft},
            "wagtailadmin_tag": {"app_name": "taggit", "model_name": "tag"},
            "wagtailadmin_workflows:": {"pk": workflow},
            "wagtailadmin_workflows:add_task": {
                "app_label": "wagtailcore",
                "model_name": "groupapprovaltask",
            },
            "wagtailadmin_workflows:edit_task": {"pk": task},
            "wagtailadmin_workflows:disable_task": {"pk": task},
            "wagtailadmin_workflows:enable_task": {"pk": task},
        }

    def _things(self, article: int) -> dict[str, dict[str, object]]:
        picture, author, menu = pages.picture(), pages.author(), Menu.objects.create(place="foot")
        topic = Topic.objects.create(name="Wages", slug="wages")
        file = File.objects.create(title="Statutes", file=ContentFile(PDF, name="statutes.pdf"))
        collection = Collection.get_first_root_node().add_child(name="Pictures of 2026")
        month = {"year": clock.now().year, "month": clock.now().month}
        menu = Menu.objects.create(place="quick", links=[])
        redirect = Redirect.objects.create(old_path="/old", redirect_link="/new/")
        return {
            "author": {"slug": author.slug},
            "archive_month": month,
            "archive_year": {"year": month["year"]},
            "author_feed": {"slug": author.slug},
            "section_feed": {"path": "news/"},
            "sitemap_part": {"number": 1},
            "topic_feed": {"slug": topic.slug},
            "calendar_file": {"path": "calendar"},
            "event_file": {"path": "calendar/meeting"},
            "wagtailsnippets_pages_menu": {"pk": menu.pk},
            "wagtailsnippetchoosers_pages_menu": {"pk": menu.pk},
            "media": {"path": picture.file.name},
            "organisation_words": {"language": "es"},
            "topic": {"slug": topic.slug},
            "wagtail_serve": {"_0": "news/"},
            "wagtailadmin_api:documents": {"pk": file.pk},
            "wagtailadmin_api:images": {"pk": picture.pk},
            "wagtailadmin_api:pages": {"pk": article},
            "wagtailadmin_collections": {"pk": collection.pk, "collection_id": collection.pk},
            "wagtailadmin_editing": {"object_id": article},
            "wagtailadmin_pages:revisions_compare": {"pk": article},
            "wagtaildocs": {"document_id": file.pk, "doc_id": file.pk, "pk": file.pk},
            "wagtaildocs_serve": {"_0": file.pk, "_1": file.filename},
            "wagtailimages": {"image_id": picture.pk, "pk": picture.pk},
            "wagtailredirects": {"redirect_id": redirect.pk},
            "wagtailusers_": {"pk": 1},
            "wagtailsites": {"pk": Site.objects.get().pk},
            "wagtailsnippetchoosers_organisation_topic": {"pk": topic.pk},
            "wagtailsnippetchoosers_pages_author": {"pk": author.pk},
            "wagtailsnippets_organisation_topic": {"pk": topic.pk},
            "wagtailsnippets_pages_author": {"pk": author.pk},
        }


# A visitor and somebody else have nothing of their own: any number does.
NOBODYS: dict[str, dict[str, object]] = {
    "people_sign_in_ending": {"key": "00000000-0000-7000-8000-000000000000"},
    "mfa_edit_webauthn": {"pk": 0},
    "mfa_remove_webauthn": {"pk": 0},
    "wagtailadmin_editing_sessions:ping": {"session_id": 0},
    "wagtailadmin_editing_sessions:release": {"session_id": 0},
    **{
        f"{app}:{name}": {"uploaded_file_id": 0}
        for app, names in {
            "wagtaildocs": ("create_multiple_from_uploaded_document", "delete_upload_multiple"),
            "wagtailimages": ("create_multiple_from_uploaded_image", "delete_upload_multiple"),
        }.items()
        for name in names
    },
}


@cache
def _own(account: Account) -> dict[str, dict[str, object]]:
    """Make what belongs to one account: a passkey, a sign-in, a place in the editor, half-done uploads."""
    passkey = Authenticator.objects.create(
        user=account, type=Authenticator.Type.WEBAUTHN, data={"name": "Key", "credential": credential()}
    )
    with secrets_of(account):
        RecoveryCodes.activate(account)
        if not Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).exists():
            TOTP.activate(account, generate_totp_secret())
    article = ArticlePage.objects.filter(live=True).get()
    editing = EditingSession.objects.create(
        user=account,
        content_type=ContentType.objects.get_for_model(article),
        object_id=article.pk,
        last_seen_at=clock.now(),
    )
    made = dict(NOBODYS)
    for name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        made[name] = {"pk": passkey.pk}
    for name in ("wagtailadmin_editing_sessions:ping", "wagtailadmin_editing_sessions:release"):
        made[name] = {"session_id": editing.pk}
    made["people_sign_in_ending"] = {"key": SignIn.objects.filter(account=account).latest("at").pk}
    for app, model, half in (
        ("wagtailimages", Picture, ContentFile(pages.jpeg(), name="half.jpg")),
        ("wagtaildocs", File, ContentFile(PDF, name="half.pdf")),
    ):
        half_done = UploadedFile.objects.create(
            for_content_type=ContentType.objects.get_for_model(model), uploaded_by_user=account, file=half
        )
        made |= {name: {"uploaded_file_id": half_done.pk} for name in NOBODYS if name.startswith(f"{app}:")}
    return made


def credential() -> dict[str, object]:
    """Return what a browser sends when a passkey is made."""
    key = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    number = token_bytes(16)
    made = AttestedCredentialData.create(bytes(16), number, key)
    seen_and_verified = AuthenticatorData.create(sha256(b"localhost").digest(), 0x45, 0, made)
    about = b'{"type": "webauthn.create", "challenge": "AAAA", "origin": "http://localhost"}'
    return {
        "id": websafe_encode(number),
        "rawId": websafe_encode(number),
        "type": "public-key",
        "response": {
            "clientDataJSON": websafe_encode(about),
            "attestationObject": websafe_encode(AttestationObject.create("none", seen_and_verified, {})),
        },
        "clientExtensionResults": {"credProps": {"rk": True}},
    }
