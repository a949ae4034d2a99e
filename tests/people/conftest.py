"""What the tests of several modules of the room stand on."""

import pytest
from django.contrib.auth.models import Group, Permission


@pytest.fixture
def cms(db: None) -> None:
    """What the room of pages does after a migration: the groups of offices may enter the CMS."""
    access = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    for office in ("administrator", "editor", "reviewer"):
        Group.objects.get_or_create(name=f"office:{office}")[0].permissions.add(access)
