"""Withdrawing a page, alone or with others: the CMS asks for the reason that readers will see."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.views.pages.bulk_actions.unpublish import UnpublishBulkAction
from wagtail.admin.views.pages.unpublish import UnpublishView
from wagtail.log_actions import LogFormatter

from comity.pages import actions
from comity.pages.forms import ManyWithdrawalsForm, WithdrawalForm
from comity.pages.models import PublicPage


class Withdraw(UnpublishView):
    """Wagtail's question whether to unpublish a page, and ours why."""

    template_name = "pages/cms/withdraw.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {"form": WithdrawalForm(), **super().get_context_data(**kwargs)}

    def unpublish(self) -> HttpResponse | None:
        """Withdraw the page and what lies below, or ask again; what was typed stays."""
        form = WithdrawalForm(self.request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        if answer := self.run_hook("before_unpublish_page", self.request, self.object):
            return answer
        actions.withdraw(
            self.object,
            by=self.request.user,
            reason=form.cleaned_data["reason"],
            note=form.cleaned_data["note"],
            with_below="include_descendants" in self.request.POST,
        )
        return self.run_hook("after_unpublish_page", self.request, self.object)


class WithdrawSeveral(UnpublishBulkAction):
    """The same for several pages at once: one reason for all of them."""

    template_name = "pages/cms/withdraw_several.html"
    form_class = ManyWithdrawalsForm

    def get_execution_context(self) -> dict[str, Any]:
        words = self.cleaned_form.cleaned_data
        return {**super().get_execution_context(), "reason": words["reason"], "note": words["note"]}

    @classmethod
    def execute_action(
        cls, objects: Iterable[PublicPage], include_descendants: bool = False, **given: Any
    ) -> tuple[int, int]:
        """Withdraw the pages; return how many were chosen and how many lay below them."""
        below = [
            actions.withdraw(
                page,
                by=given["user"],
                reason=given["reason"],
                note=given["note"],
                with_below=include_descendants,
            )
            for page in objects
        ]
        return len(below), sum(below)


@hooks.register("register_log_actions")
def log_reasons(registry: Any) -> None:
    """Let the history of a page show why it was withdrawn."""

    @registry.register_action(actions.WITHDRAWAL_LOGGED)
    class Reason(LogFormatter):
        label = _("Reason for withdrawing")
        message = _("Said why")

        def format_comment(self, log_entry: Any) -> str:
            """Return what readers are told, and the note that only the CMS shows."""
            told = {_("To readers"): log_entry.data.get("reason"), _("Note"): log_entry.data.get("note")}
            return "\n".join(f"{label}: {words}" for label, words in told.items() if words)
