"""Addresses as other machines need them."""

from django import template
from django.conf import settings

register = template.Library()


@register.filter
def full(path: str) -> str:
    """Return the whole address of a path on this site: `https://union.example/news/`."""
    return f"{settings.COMITY_PUBLIC_URL}{path}"
