"""The form of the organisation's profile."""

from typing import Any, ClassVar

from django import forms
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from comity.kernel import pictures
from comity.organisation.models import Profile, words_in
from comity.ui.forms import ColourInput, PictureInput

LONGEST_LOGO = 800

_PARTS = (
    (_("Name and look"), ("name", "tagline", "logo", "accent", "second")),
    (_("Contact"), ("contact_email", "contact_phone", "contact_address", "footer")),
    (_("Join now"), ("join_title", "join_text", "join_label", "join_url")),
    (_("Donate now"), ("give_title", "give_text", "give_label", "give_url")),
)


class WordsForm(forms.Form):
    """What the profile says in one more language; the original stands over each field."""

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        original, kept = Profile.current(), words_in(language)
        kwargs["initial"] = {name: kept.get((None, name), "") for name in Profile.IN_WORDS}
        super().__init__(*args, **kwargs)
        right_to_left = get_language_info(language)["bidi"]
        for name, field in forms.fields_for_model(Profile, fields=Profile.IN_WORDS).items():
            field.required = False
            field.help_text = getattr(original, name) or _("Not said in the first language either.")
            field.widget.attrs |= {"lang": language, "dir": "rtl" if right_to_left else "ltr"}
            self.fields[name] = field

    def parts(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """Return the fields in their groups, for the page."""
        grouped = [(title, [self[name] for name in names if name in self.fields]) for title, names in _PARTS]
        return [(title, fields) for title, fields in grouped if fields]


class ProfileForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """Name, look, contacts and the texts for joining and giving."""

    class Meta:
        model = Profile
        fields: ClassVar[list[str]] = [field for _title, fields in _PARTS for field in fields]
        widgets: ClassVar[dict[str, forms.Widget]] = {
            "logo": PictureInput(attrs={"accept": "image/png,image/jpeg"}),
            "accent": ColourInput(attrs={"spellcheck": "false", "autocapitalize": "none"}),
            "second": ColourInput(attrs={"spellcheck": "false", "autocapitalize": "none"}),
            "contact_address": forms.Textarea(attrs={"rows": 3}),
            "footer": forms.Textarea(attrs={"rows": 3}),
            "join_text": forms.Textarea(attrs={"rows": 3}),
            "give_text": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "tagline": _("One line under the name, for example who you are and since when."),
            "logo": _("JPEG or PNG. It is shown at most 64 pixels high."),
            "accent": _(
                "Your colour, for example #a4262c. We derive a light and a dark one that stay readable."
            ),
            "second": _("Optional. Used for quiet surfaces."),
            "footer": _("Shown at the foot of every page."),
            "join_url": _("Where the button leads: a page of this site (/join/) or a full address."),
            "give_url": _("Where the button leads: a page of this site (/donate/) or a full address."),
        }

    def parts(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """Return the fields in their four groups, for the page."""
        return [(title, [self[name] for name in names]) for title, names in _PARTS]

    def clean_logo(self) -> Any:
        logo = self.cleaned_data.get("logo")
        if not isinstance(logo, UploadedFile):
            return logo
        clean = pictures.clean(logo, longest=LONGEST_LOGO)
        return ContentFile(clean.content, name=f"logo.{clean.format.lower()}")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for room in ("join", "give"):
            if (
                cleaned.get(f"{room}_label")
                and not cleaned.get(f"{room}_url")
                and f"{room}_url" not in self.errors
            ):
                self.add_error(f"{room}_url", _("Say where the button leads, or leave its words empty."))
        return cleaned
