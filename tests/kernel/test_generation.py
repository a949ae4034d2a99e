import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.db import transaction

from comity.kernel import generation
from comity.organisation.models import Profile

ELSEWHERE = """
import mmap, sys
with open(sys.argv[1], "r+b") as file:
    memoryview(mmap.mmap(file.fileno(), 8)).cast("Q")[0] = 7
"""


@pytest.mark.django_db(transaction=True)
def test_change_waits_for_the_commit():
    before = generation.current()
    with transaction.atomic():
        generation.change()
        assert generation.current() == before
    assert generation.current() != before


@pytest.mark.django_db(transaction=True)
def test_a_change_that_is_taken_back_changes_nothing():
    before = generation.current()
    with transaction.atomic():
        generation.change()
        transaction.set_rollback(True)
    assert generation.current() == before


@pytest.mark.django_db(transaction=True)
def test_follow_sees_rows_saved_and_deleted():
    seen = [generation.current()]
    profile = Profile(name="Dockers")
    profile.save()
    seen.append(generation.current())
    profile.delete()
    seen.append(generation.current())
    assert len(set(seen)) == 3
    Group.objects.create(name="nobody reads of it")
    assert generation.current() == seen[-1]


def test_current_sees_what_another_process_wrote(settings, tmp_path: Path):
    settings.COMITY_DATA = tmp_path
    assert generation.current() == 0
    subprocess.run([sys.executable, "-c", ELSEWHERE, str(tmp_path / "generation")], check=True)
    assert generation.current() == 7
    assert (tmp_path / "generation").stat().st_blocks > 0  # a full disk must not kill who writes later
