"""How forms look: every label, hint and error is tied to its field, and nothing typed is lost."""

import re
from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\Z")


class Renderer(DjangoTemplates):
    """Renders forms with the templates in `ui/forms/`. Widgets stay Django's, but for the two below."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"


class ColourInput(forms.TextInput):
    """A colour as # and six digits, with a patch that shows it. Without a colour it stays empty."""

    template_name = "ui/forms/colour.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        shown = context["widget"]["value"] or ""
        return {**context, "patch": shown if _COLOUR.match(shown) else ""}


class PictureInput(forms.ClearableFileInput):
    """A picture to choose; shows the present one and offers to take it away."""

    template_name = "ui/forms/picture.html"
