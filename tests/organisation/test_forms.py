import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from comity.organisation.forms import ProfileForm
from comity.organisation.models import Profile
from tests.factories.pages import jpeg

VALID = {"name": "Port Workers", "accent": "#a4262c"}

pytestmark = pytest.mark.django_db


def test_a_name_and_a_colour_are_enough():
    assert ProfileForm(VALID, instance=Profile()).is_valid()


def test_a_button_needs_an_address():
    form = ProfileForm({**VALID, "join_label": "Join now"}, instance=Profile())
    assert set(form.errors) == {"join_url"}


def test_a_logo_is_cleaned_and_kept_small():
    logo = SimpleUploadedFile("../../logo.jpg", jpeg(3000, 1000), content_type="image/jpeg")
    form = ProfileForm(VALID, {"logo": logo}, instance=Profile())
    assert form.is_valid(), form.errors
    kept = form.save().logo
    assert kept.width == 800
    assert kept.name.startswith("logos/logo")


@pytest.mark.parametrize("content", [b"<svg onload=alert(1)></svg>", b"", b"GIF89a<script>"])
def test_a_logo_that_is_no_picture_is_refused(content):
    logo = SimpleUploadedFile("logo.png", content, content_type="image/png")
    form = ProfileForm(VALID, {"logo": logo}, instance=Profile())
    assert "logo" in form.errors


def test_parts_show_every_field_once():
    form = ProfileForm(instance=Profile())
    shown = [field.name for _title, fields in form.parts() for field in fields]
    assert sorted(shown) == sorted(form.fields)
