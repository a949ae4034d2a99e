"""What the website does when something happened to a page, a picture or the profile."""

from typing import Any

from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.db.models import ProtectedError
from django.db.models.signals import post_delete, post_migrate, post_save, pre_delete, pre_save
from wagtail.models import Page, PageViewRestriction, TaskState, WorkflowState
from wagtail.signals import (
    page_published,
    page_unpublished,
    post_page_move,
    pre_page_move,
    task_submitted,
    workflow_approved,
    workflow_cancelled,
    workflow_rejected,
    workflow_submitted,
)

from comity.kernel import generation
from comity.organisation.models import Profile, Topic, Wording
from comity.pages import actions, addresses, menus, queries, rules, tasks
from comity.pages.models import (
    ArticlePage,
    Author,
    CalendarPage,
    EventPage,
    File,
    HomePage,
    Menu,
    Picture,
    PlainPage,
    PublicPage,
    SectionPage,
    SharePicture,
)
from comity.people.models import Account

SHARES_AT_ONCE = 100  # drawn after a change of the look: some seconds of work


def picture_saved(instance: Picture, raw: bool = False, **_kwargs: Any) -> None:
    """Have the sizes made once the picture is kept, when its file or focal point is new."""
    if not raw and instance.sizes.get("key") != instance.sizes_key:
        tasks.make_sizes.enqueue(instance.pk)


def picture_deleted(instance: Picture, **_kwargs: Any) -> None:
    """Delete the sizes' files after the picture is gone."""
    transaction.on_commit(lambda: tasks.forget_files(instance.file.storage, instance.sizes))


def page_gone(instance: Page, **_kwargs: Any) -> None:
    """Remember the address of a page that readers knew."""
    page = instance.specific_deferred
    if page.live and isinstance(page, PublicPage):
        actions.withdraw_address(page)


def page_withdrawn(instance: Page, **_kwargs: Any) -> None:
    """Remember the address of a page that is no longer published."""
    if isinstance(instance, PublicPage):
        actions.withdraw_address(instance)
        _menus_change(instance)
        tasks.note_links.enqueue(instance.pk)


def _menus_change(page: PublicPage) -> None:
    """Let menus that lead to a page show that it came, went, or has a new title."""
    if menus.in_a_menu(page):
        generation.change()


def page_moves(
    instance: Page, parent_page_after: Page, url_path_before: str, url_path_after: str, **_kwargs: Any
) -> None:
    """Keep the old addresses before a page moves: a redirect does nothing while its page is still there.

    Raises NotAllowed when the page's new address is reserved.
    """
    rules.may_stand_under(instance, parent_page_after)
    if url_path_before != url_path_after:
        addresses.keep(instance)


def page_moved(
    instance: Page, parent_page_after: Page, url_path_before: str, url_path_after: str, **_kwargs: Any
) -> None:
    """Settle at the new addresses, at the new place in the menu, and in the language spoken there."""
    generation.change()
    if instance.locale_id != parent_page_after.locale_id:
        instance.get_descendants(inclusive=True).update(locale=parent_page_after.locale_id)
        actions.list_below(instance)
    if url_path_before != url_path_after:
        addresses.release(instance)


def page_back(instance: Page, **_kwargs: Any) -> None:
    """Forget withdrawals of a page that is published again, and of the address it takes."""
    if isinstance(instance, PublicPage):
        actions.restore_address(instance)
        _menus_change(instance)
        tasks.note_links.enqueue(instance.pk)


def share_due(instance: Page, **_kwargs: Any) -> None:
    """Have the share picture drawn of what is published."""
    tasks.draw_share.enqueue(instance.pk)


def share_gone(instance: SharePicture, **_kwargs: Any) -> None:
    """Delete the file after its row is gone."""
    transaction.on_commit(lambda: default_storage.delete(instance.file))


def article_public(instance: Page, **_kwargs: Any) -> None:
    """Have a published or moved article stand in its lists. Moved pages come as plain ones."""
    if issubclass(instance.specific_class, ArticlePage):
        actions.list_page(instance)


def article_saved(instance: ArticlePage, created: bool = False, raw: bool = False, **_kwargs: Any) -> None:
    """Take an article off its lists as soon as it is not public, whichever way that came."""
    if not (raw or created or instance.live):
        actions.list_page(instance)


def event_changed(instance: EventPage, **_kwargs: Any) -> None:
    """Write on which days an event takes place when it is published, and drop them when it no longer is."""
    actions.set_occurrences(instance.pk)


def keep_what_is_used(instance: Author | Topic, **_kwargs: Any) -> None:
    """Refuse to delete an author or a topic that stands on a page."""
    rows = queries.uses_of(instance)
    if rows:
        raise ProtectedError("It stands on pages.", set(rows))


def profile_saved(instance: Profile, raw: bool = False, **_kwargs: Any) -> None:
    """Let the CMS show the organisation's name when it is a new one."""
    known = Profile.objects.filter(pk=instance.pk).values_list("name", flat=True).first()
    if not raw and known not in {None, instance.name}:
        actions.rename_site(old=known, new=instance.name)


def look_changed(instance: Profile, raw: bool = False, **_kwargs: Any) -> None:
    """Have the newest share pictures drawn with the new name and colours; the others come at night."""
    if not raw:
        tasks.draw_shares.enqueue(SHARES_AT_ONCE)


def name_worded(instance: Wording, **kwargs: Any) -> None:
    """Likewise with the name in one more language."""
    if instance.topic_id is None and instance.field == "name":
        tasks.draw_shares.enqueue(SHARES_AT_ONCE)


def text_submitted(instance: TaskState, user: Account | None = None, **_kwargs: Any) -> None:
    """Tell those who may approve that a text waits for them."""
    for account in queries.approvers(instance, besides=user):
        tasks.tell.enqueue(str(account.pk), "submitted", instance.pk)


def text_rejected(instance: WorkflowState, user: Account | None = None, **_kwargs: Any) -> None:
    """Tell who submitted a text that changes are asked for."""
    _tell_submitter(instance, "rejected", "rejected", by=user)


def text_approved(instance: WorkflowState, user: Account | None = None, **_kwargs: Any) -> None:
    """Tell who submitted a text that it was approved, and published or scheduled with it."""
    _tell_submitter(instance, "approved", "approved", by=user)


def submission_ended(instance: WorkflowState, user: Account | None = None, **_kwargs: Any) -> None:
    """Tell who submitted a text when somebody published it without more ado: that ends the submission too."""
    page = instance.content_object
    if page.live and not page.has_unpublished_changes:
        _tell_submitter(instance, "published", "approved", by=user)


def _tell_submitter(round_: WorkflowState, news: str, kind: str, *, by: Account | None) -> None:
    submitter = round_.requested_by
    if submitter is not None and submitter != by and queries.wants(submitter, kind):
        tasks.tell.enqueue(str(submitter.pk), news, round_.current_task_state_id)


def _no_mail(**_kwargs: Any) -> None:
    """Wagtail writes here to superusers, of whom there are none."""


def _connect_mails() -> None:
    """Take the places of Wagtail's own mails, before it connects them.

    Wagtail sends inside the request: a mail server that hangs would hold the editor up, and one that is down
    would lose the mail.
    """
    place = "{}_email_notification".format
    task_submitted.connect(text_submitted, TaskState, dispatch_uid=place("group_approval_task_submitted"))
    workflow_submitted.connect(_no_mail, WorkflowState, dispatch_uid=place("workflow_state_submitted"))
    workflow_rejected.connect(text_rejected, WorkflowState, dispatch_uid=place("workflow_state_rejected"))
    workflow_approved.connect(text_approved, WorkflowState, dispatch_uid=place("workflow_state_approved"))
    workflow_cancelled.connect(submission_ended, WorkflowState, dispatch_uid="pages.submission_ended")


def permissions_due(using: str, **_kwargs: Any) -> None:
    """Give the offices their rights in the CMS, after every migrate that made the website's tables."""
    if using == "default" and HomePage._meta.db_table in connection.introspection.table_names():
        actions.grant_offices()


def connect() -> None:
    """Connect the receivers. Called once, when the app is ready."""
    from django.apps import apps

    post_save.connect(picture_saved, sender=Picture, dispatch_uid="pages.picture_saved")
    post_delete.connect(picture_deleted, sender=Picture, dispatch_uid="pages.picture_deleted")
    for model in apps.get_app_config("pages").get_models():
        if issubclass(model, PublicPage):
            pre_delete.connect(page_gone, sender=model, dispatch_uid=f"pages.page_gone.{model.__name__}")
    for kept in (
        Menu,
        Page,
        HomePage,
        SectionPage,
        CalendarPage,
        PlainPage,
        PageViewRestriction,
        File,
    ):  # the CMS also saves plain Pages
        generation.follow(kept)
    for used in (Author, Topic):
        pre_delete.connect(keep_what_is_used, sender=used, dispatch_uid=f"pages.keep.{used.__name__}")
    pre_save.connect(profile_saved, sender=Profile, dispatch_uid="pages.profile_saved")
    page_unpublished.connect(page_withdrawn, dispatch_uid="pages.page_withdrawn")
    pre_page_move.connect(page_moves, dispatch_uid="pages.page_moves")
    post_page_move.connect(page_moved, dispatch_uid="pages.page_moved")
    for signal in (page_published, page_unpublished):
        signal.connect(event_changed, sender=EventPage, dispatch_uid="pages.event_changed")
    page_published.connect(page_back, dispatch_uid="pages.page_back")
    page_published.connect(share_due, dispatch_uid="pages.share_due")
    post_delete.connect(share_gone, sender=SharePicture, dispatch_uid="pages.share_gone")
    post_save.connect(look_changed, sender=Profile, dispatch_uid="pages.look_changed")
    for signal in (post_save, post_delete):
        signal.connect(name_worded, sender=Wording, dispatch_uid="pages.name_worded")
    post_save.connect(article_saved, sender=ArticlePage, dispatch_uid="pages.article_saved")
    page_published.connect(article_public, dispatch_uid="pages.article_published")
    post_page_move.connect(article_public, dispatch_uid="pages.article_moved")
    _connect_mails()
    post_migrate.connect(
        permissions_due, sender=apps.get_app_config("pages"), dispatch_uid="pages.permissions"
    )
