"""Editors keep the topics in the CMS."""

from django.conf import settings
from django.forms import fields_for_model
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from comity.organisation import actions
from comity.organisation.models import Topic, words_in

_FURTHER = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


class TopicForm(WagtailAdminModelForm):
    """A topic, and its words in the other languages."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for code in _FURTHER:
            kept = words_in(code) if self.instance.pk else {}
            for name in Topic.IN_WORDS:
                self.initial[f"{name}_{code}"] = kept.get((self.instance.pk, name), "")

    def save(self, commit=True):
        topic = super().save(commit)
        for code in _FURTHER:
            texts = {name: self.cleaned_data.get(f"{name}_{code}", "") for name in Topic.IN_WORDS}
            actions.word(texts, language=code, topic=topic)
        return topic


for _code in _FURTHER:
    for _word, _field in fields_for_model(Topic, fields=Topic.IN_WORDS).items():
        _field.required = False
        _field.widget.attrs |= {"lang": _code, "dir": "rtl" if get_language_info(_code)["bidi"] else "ltr"}
        TopicForm.declared_fields[f"{_word}_{_code}"] = _field


def _panel(code):
    language = get_language_info(code)["name_local"].capitalize()
    fields = [FieldPanel(f"name_{code}", heading=_("Name")), FieldPanel(f"about_{code}", heading=_("About"))]
    return MultiFieldPanel(fields, heading=language, classname="collapsed")


class TopicViewSet(SnippetViewSet):
    model = Topic
    icon = "tag"
    menu_order = 300
    add_to_admin_menu = True
    list_display = ("name", "slug", "about")
    search_fields = ("name", "about")
    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("about"), *map(_panel, _FURTHER)]


Topic.base_form_class = TopicForm
register_snippet(TopicViewSet)
