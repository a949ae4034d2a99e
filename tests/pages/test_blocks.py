import pytest
from wagtail.blocks import StructBlockValidationError

from comity.pages.blocks import Blocks, CallToActBlock, GalleryBlock, LinkCardBlock
from tests.factories import pages as make

LINK = {"heading": "Come", "title": "The rule", "text": "", "label": "Join"}


@pytest.mark.parametrize("block", [LinkCardBlock(), CallToActBlock()])
def test_a_link_that_leads_nowhere_is_refused_with_words(block):
    value = block.to_python({**LINK, "page": None, "address": ""})
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(value)
    assert "Choose a page of this site" in str(refused.value.block_errors["address"])


@pytest.mark.parametrize("block", [LinkCardBlock(), CallToActBlock()])
def test_a_link_leads_to_the_address(block):
    value = block.clean(block.to_python({**LINK, "page": None, "address": "https://example.org/"}))
    assert value.url == "https://example.org/"


@pytest.mark.django_db
def test_a_link_to_a_page_wins_over_an_address():
    story = make.article(make.section(), slug="one")
    value = LinkCardBlock().to_python({**LINK, "page": story.pk, "address": "https://example.org/"})
    assert value.url == "/news/one/"


@pytest.mark.django_db
def test_a_panel_knows_the_page_it_stands_on(client):
    section = make.section()
    other = make.article(section, "Another story")
    story = make.article(section, "This story", body=[("panel", {"name": "pages-newest"})])
    page = client.get(story.url).content.decode()
    assert page.count(other.title) == 1
    assert f'href="{story.url}"' not in page.split("<main", 1)[1]


def test_a_gallery_begins_with_the_two_pictures_it_needs_and_says_so():
    pictures = GalleryBlock().child_blocks["pictures"]
    assert len(GalleryBlock().get_default()["pictures"]) == pictures.meta.min_num == 2
    assert pictures.meta.help_text == "At least two pictures."


def test_every_block_has_a_template_of_its_own():
    names = {block.meta.template for block in Blocks().child_blocks.values()}
    assert len(names) == len(Blocks().child_blocks)
