"""What every public page shares: its address, its preview, and which slugs it may take."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.locks import BaseLock, WorkflowLock
from wagtail.models import Page, PagePermissionTester, PageViewRestriction

from comity.kernel.headers import SECURE_CSP
from comity.kernel.memo import until_change
from comity.pages import addresses

# The first word of every fixed address of the product; a page of that name would hide a room.
RESERVED = (
    frozenset(
        "account allies ap api archive authors branches campaigns cms conventions desk documents donate feed "
        "health join ledger mailbag media search static topics "
        "favicon.ico robots.txt sitemap.xml theme.css".split()
    )
    | addresses.LANGUAGE_SLUGS
)


# Depths in the tree: 1 is the root, then home, what stands directly under home, and articles.
HOME, TOP, ARTICLES = 2, 3, 4


@until_change
def _any_restricted() -> bool:
    return PageViewRestriction.objects.exists()


class Rights(PagePermissionTester):
    """Wagtail's rules for a page, and one more: who may not publish deletes own drafts only."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        own = self.page.owner_id == self.user.pk or self.can_publish()
        return own and bool(super().can_delete(ignore_bulk))


class Submitted(WorkflowLock):
    """Leaves a submitted page to those who read it: what they approve has to be what they have read."""

    def for_user(self, user: Any) -> bool:
        submission = self.object.current_workflow_state
        mine = submission is not None and submission.requested_by_id == user.pk
        alone = mine and not self.object.permissions_for_user(user).can_publish()
        return alone or bool(super().for_user(user))


class PublicPage(Page):
    """A page that the public reads. Its address needs no look-up: an install has one site."""

    # Every page is public: a password would be one more way in, and lists would tell of private pages.
    private_page_options: ClassVar[list[str]] = []
    # Slugs that pages of this kind may not take, wherever they stand, and those of the top of the tree.
    reserved = frozenset({"feed"})
    may_stand_on_top = True
    rights: type[PagePermissionTester] = Rights

    class Meta:
        abstract = True

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        """Return what an account may do with this page."""
        return self.rights(user, self)

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        parts = super().get_url_parts(request)
        return (parts[0], settings.COMITY_PUBLIC_URL, self.get_url()) if parts else None

    def get_url(self, request: HttpRequest | None = None, current_site: object = None) -> str:
        return addresses.of(self.url_path)

    url = property(get_url)

    def get_full_url(self, request: HttpRequest | None = None) -> str:
        return f"{settings.COMITY_PUBLIC_URL}{self.get_url()}"

    full_url = property(get_full_url)

    def get_lock(self) -> BaseLock | None:
        """Return what keeps this page from being edited now."""
        lock: BaseLock | None = super().get_lock()
        return Submitted(self, lock.task) if isinstance(lock, WorkflowLock) else lock

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        """Return what restricts this page; no install is meant to restrict any."""
        if not _any_restricted():
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Render as the public would see it, and let the editor show it in its frame."""
        response: HttpResponse = super().serve_preview(request, mode_name)
        response._csp_config = {**SECURE_CSP, "frame-ancestors": ["'self'"]}  # type: ignore[attr-defined]  # read by Django's middleware
        return response

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the page; when its slug changes, its old addresses and those below lead to the new ones."""
        known = Page.objects.filter(pk=self.pk).values_list("slug", flat=True).first()
        if known not in {None, self.slug}:
            addresses.keep(Page.objects.get(pk=self.pk))
        super().save(*args, **kwargs)
        if known not in {None, self.slug}:
            addresses.release(self)

    def publish(self, *args: Any, **kwargs: Any) -> Any:
        """Publish whole or not at all: a killed process must not lose a schedule."""
        with transaction.atomic():
            return super().publish(*args, **kwargs)

    def unpublish(self, *args: Any, **kwargs: Any) -> Any:
        """Withdraw whole or not at all."""
        with transaction.atomic():
            return super().unpublish(*args, **kwargs)

    @classmethod
    def refusal_of(cls, slug: str, depth: int | None) -> str:
        """Return why a page of this kind may not bear a slug at this depth; nothing when it may."""
        on_top = cls.may_stand_on_top and depth in {None, TOP}
        if slug not in (RESERVED if on_top else cls.reserved):
            return ""
        words = _("“%(slug)s” is the address of another part of this site. Choose another slug.")
        return words % {"slug": slug}

    def clean(self) -> None:
        super().clean()
        refusal = self.refusal_of(self.slug, self.depth)
        if refusal:
            raise ValidationError({"slug": refusal})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), "subject": self}
