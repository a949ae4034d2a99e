from django.urls import path, register_converter
from django.urls.converters import SlugConverter

from comity.pages import views


class AnyScriptSlug(SlugConverter):
    """A slug in any script."""

    regex = r"[-\w]+"


register_converter(AnyScriptSlug, "slug_any")

urlpatterns = [
    path("authors/<slug_any:slug>/", views.author, name="author"),
    path("topics/<slug_any:slug>/", views.topic, name="topic"),
]
