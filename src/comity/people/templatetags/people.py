"""What the pages of sign-in need besides allauth's own tags."""

from django import forms, template

register = template.Library()


@register.filter
def without_placeholders(form: forms.BaseForm) -> forms.BaseForm:
    """Take the placeholders from a form of allauth: they repeat the label and vanish while one types."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
    return form
