"""How forms look: every label, hint and error is tied to its field, and nothing typed is lost."""

from django.forms.renderers import DjangoTemplates


class Renderer(DjangoTemplates):
    """Renders forms with the templates in `ui/forms/`. Widgets stay Django's: the CMS keeps its own look."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"
