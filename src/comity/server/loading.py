"""Loading Django with our settings, where a command needs it."""

import os

from comity.server import directory
from comity.server.console import Refusal


def settings_module() -> None:
    """Name our settings to Django."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "comity.config.settings"  # noqa: TID251 - where Django looks


def load() -> None:
    """Load Django and every room. The data directory must exist: secrets are made in it."""
    from comity.config import env

    directory.require(env.data)
    settings_module()
    try:
        import django

        django.setup()
    except env.Wrong as wrong:
        raise Refusal(str(wrong)) from None


def load_site() -> None:
    """Load what answers requests too, so that forked children share it and answer at once."""
    load()
    from django.db import connections
    from django.urls import get_resolver

    from comity.config import wsgi  # noqa: F401 - loading it is the point

    _ = get_resolver().url_patterns
    connections.close_all()
