import random
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from comity.pages.checks import weight
from tests.factories import pages as make
from tests.pages.checks.texts import text

pytestmark = pytest.mark.django_db


def _noise():
    """Return a picture that no format makes small."""
    out = BytesIO()
    pixels = random.Random(7).randbytes(1200 * 800 * 3)
    Image.frombytes("RGB", (1200, 800), pixels).save(out, "JPEG", quality=90)
    return out.getvalue()


def test_a_picture_at_the_top_that_makes_phones_wait_is_found():
    found = list(weight.first_view(text(picture=make.picture(content=_noise()))))
    assert [words.startswith("The picture at the top weighs ") for words in found] == [True]
    assert "more than 80.0\xa0KB" in found[0]


def test_a_light_picture_and_one_whose_sizes_are_still_made_are_fine():
    light, new = make.picture(), make.picture(content=_noise())
    type(new).objects.filter(pk=new.pk).update(sizes={})
    new.refresh_from_db()
    assert list(weight.first_view(text(picture=light))) == []
    assert list(weight.first_view(text(picture=new))) == []


def test_a_picture_whose_file_is_lost_weighs_nothing():
    lost = make.picture(content=_noise())
    lost.refresh_from_db()
    for row in lost.made("wide"):
        Path(lost.file.storage.path(row["file"])).unlink()
    assert list(weight.first_view(text(picture=lost))) == []


@pytest.mark.parametrize(("number", "found"), [(20, 0), (21, 1)])
def test_more_pictures_than_load_well_are_found(number, found):
    shot = {"picture": make.picture(), "alt_text": "", "decorative": False, "caption": ""}
    assert len(list(weight.pictures(text(*[("picture", shot)] * number)))) == found


def test_a_text_too_long_for_one_page_is_found():
    words = random.Random(7)
    long = " ".join(f"{words.getrandbits(40):x}" for _number in range(4000))
    assert "4,0" not in (said := next(iter(weight.length(text(("text", f"<p>{long}</p>"))))))
    assert said.startswith("The text is very long: 40")
    assert list(weight.length(text(("text", f"<p>{long[:9000]}</p>")))) == []
