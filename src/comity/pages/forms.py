"""What the CMS asks when a page, a redirect, a picture or a file is kept."""

import re
from itertools import count
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.forms import DateInput
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.pages import CopyForm, WagtailAdminPageForm
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from comity.kernel import pictures, uploads
from comity.pages import checks
from comity.pages.models import File
from comity.pages.models.base import RESERVED
from comity.pages.models.withdrawals import LONGEST_REASON

_SAVED_MEANWHILE = _(
    "This page was saved while you were writing, by somebody else or in another window. Your text is still "
    "here and not saved yet. The history shows what changed. Save again to replace it with your text."
)


_BEFORE = _(
    "Before this goes out, please look at the points below. Nothing is lost. Press the same button again to "
    "go on as it is."
)
# What brings a text to readers, or to those who approve it.
_GOES_OUT = ("action-publish", "action-submit", "action-restart-workflow")


def check_old_path(path: str) -> None:
    """Refuse a redirect from an address that belongs to a fixed part of the site."""
    first = re.split(r"[/;?]", Redirect.normalise_path(path).removeprefix("/"), maxsplit=1)[0]
    if first.casefold() in RESERVED:
        raise ValidationError(
            _("Addresses that begin with /%(first)s/ belong to another part of this site.") % {"first": first}
        )


class PageForm(WagtailAdminPageForm):
    """The editor of a page: offers a slug, warns once of remarks, lets no save replace another unseen."""

    # Which remarks this form has shown already.
    remarks_shown = forms.CharField(required=False, widget=forms.HiddenInput)
    data: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if "slug" in cleaned and not cleaned["slug"]:
            cleaned["slug"] = self._free_slug(cleaned.get("title") or "")
        if getattr(self.instance, "saved_meanwhile", False):
            self.add_error(None, _SAVED_MEANWHILE)
        return cleaned

    def is_valid(self) -> bool:
        """Refuse once what goes out with remarks that the form has not shown yet."""
        valid: bool = super().is_valid()
        return valid and not (self._goes_out() and self._warn())

    def _goes_out(self) -> bool:
        approved = (
            self.data.get("workflow-action-name") == "approve" and "action-workflow-action" in self.data
        )
        return approved or any(name in self.data for name in _GOES_OUT)

    def _warn(self) -> bool:
        """Say what the form has not said yet; tell whether there was anything."""
        shown = set(str(self.cleaned_data.get("remarks_shown", "")).split())
        found = checks.remarks_on(self.save(commit=False))
        if not {remark.token for remark in found} - shown:
            return False
        self.add_error(None, [_BEFORE, *(remark.words for remark in found)])
        data = self.data.copy()
        data[self.add_prefix("remarks_shown")] = " ".join(remark.token for remark in found)
        self.data = data
        return True

    def _free_slug(self, title: str) -> str:
        """Return a slug that this page may take: of its title, else of its kind."""
        kind = type(self.instance)
        start = slugify(title, allow_unicode=True) or slugify(kind._meta.verbose_name, allow_unicode=True)
        depth = self.parent_page.depth + 1 if self.parent_page else self.instance.depth
        slugs = (f"{start[:200]}-{number}" if number > 1 else start for number in count(1))
        return next(
            slug
            for slug in slugs
            if not kind.refusal_of(slug, depth)
            and kind._slug_is_available(slug, self.parent_page, self.instance)
        )


class EventForm(PageForm):
    """The editor of an event: a day without it has to be one of its days."""

    def is_valid(self) -> bool:
        # The page has its new days only now, and the rows below it are known.
        return bool(super().is_valid()) and self._omits_own_days()

    def _omits_own_days(self) -> bool:
        timing, rows = self.instance.timing, self.formsets["omissions"].forms
        told = [(row, row.cleaned_data.get("on")) for row in rows if not row.cleaned_data.get("DELETE")]
        own = timing.falling([day for _row, day in told if day])
        wrong = [row for row, day in told if day and day not in own]
        for row in wrong:
            row.add_error("on", _("The event does not fall on this day: choose one of its days."))
        return not wrong


class PageCopyForm(CopyForm):
    """Refuses a copy whose address would hide another part of the site."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        parent = cleaned.get("new_parent_page") or self.page.get_parent()
        refusal = self.page.specific_class.refusal_of(cleaned.get("new_slug", ""), parent.depth + 1)
        if refusal:
            self.add_error("new_slug", refusal)
        return cleaned


class PictureField(WagtailImageField):
    """Cleans an uploaded picture before anything else decodes it: a broken one must not reach Wagtail."""

    def to_python(self, data: Any) -> Any:
        if not isinstance(data, UploadedFile):
            return super().to_python(data)
        clean = pictures.clean(data)
        stem = PurePath(uploads.clean_name(data.name or "picture")).stem or "picture"
        kind = clean.format.lower()
        name = f"{stem}.{'jpg' if kind == 'jpeg' else kind}"
        return super().to_python(SimpleUploadedFile(name, clean.content, content_type=f"image/{kind}"))


class PictureForm(BaseImageForm):
    """Keeps a cleaned copy of an uploaded picture: decoded, turned upright, without what the camera noted."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "description" in self.fields:
            self.fields["description"].label = _("Alt text")
            self.fields["description"].help_text = _("What the picture shows, for those who cannot see it.")
        if "file" in self.fields:
            plain = self.fields["file"]
            self.fields["file"] = PictureField(
                label=plain.label, widget=plain.widget, required=plain.required
            )


class FileForm(BaseDocumentForm):
    """Checks that an uploaded file is what its name says, and asks what readers of the list want to know."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "replaces" in self.fields:
            listed = File.objects.filter(listed=True).exclude(pk=self.instance.pk)
            self.fields["replaces"].queryset = listed.order_by("title", "pk")
        if "kind" in self.fields:
            self.fields["kind"].required = False
        if "dated" in self.fields:
            self.fields["dated"].widget = DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def clean_kind(self) -> str:
        return self.cleaned_data["kind"] or str(File._meta.get_field("kind").default)

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if "file" in self.changed_data and isinstance(file, UploadedFile):
            uploads.check_document(file)
            file.name = uploads.clean_name(file.name or "file")
        return file


class WithdrawalForm(forms.Form):
    """Asks why a page is withdrawn. Neither answer is required."""

    reason = forms.CharField(
        label=_("Reason for readers"),
        help_text=_("Whoever opens the page's address reads it there, with today's date. May stay empty."),
        max_length=LONGEST_REASON,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    note = forms.CharField(
        label=_("Note for editors"),
        help_text=_("Stands in the history of the page, which readers never see."),
        max_length=LONGEST_REASON,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ManyWithdrawalsForm(WithdrawalForm):
    """Asks the same for several pages."""

    include_descendants = forms.BooleanField(label=_("Unpublish the pages below them too"), required=False)
