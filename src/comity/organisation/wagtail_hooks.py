"""Editors keep the topics in the CMS."""

from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from comity.organisation.models import Topic


class TopicViewSet(SnippetViewSet):
    model = Topic
    icon = "tag"
    menu_order = 300
    add_to_admin_menu = True
    list_display = ("name", "slug", "about")
    search_fields = ("name", "about")
    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("about")]


register_snippet(TopicViewSet)
