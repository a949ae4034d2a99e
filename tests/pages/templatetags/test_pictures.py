import pytest
from django.core.files.storage import default_storage

from comity.pages import tasks
from comity.pages.models import Picture
from comity.pages.templatetags.pictures import picture
from tests.factories import pages as make

pytestmark = pytest.mark.django_db


def _made() -> Picture:
    image = make.picture()
    tasks.make_sizes.func(image.pk)
    return Picture.objects.get(pk=image.pk)


def test_shows_modern_formats_first_and_jpeg_last():
    html = picture(_made(), shape="wide", sizes="50vw")
    assert html.index("image/avif") < html.index("image/webp") < html.index("<img")
    assert 'width="800" height="533"' in html
    assert 'alt="Cranes over a harbour"' in html
    assert 'sizes="50vw"' in html


def test_before_the_sizes_are_made_it_shows_the_original():
    image = make.picture()
    image.sizes = {}
    html = picture(image)
    assert "<source" not in html
    assert default_storage.url(image.file.name) in html


def test_an_empty_alt_text_stays_empty_for_decoration():
    assert 'alt=""' in picture(_made(), alt="")


def test_alt_text_cannot_break_out():
    assert "<script>" not in picture(_made(), alt='"><script>alert(1)</script>')


def test_only_the_first_picture_hurries():
    assert 'loading="lazy"' in picture(_made())
    assert 'fetchpriority="high"' in picture(_made(), eager=True)


def test_no_picture_is_no_markup():
    assert picture(None) == ""
