"""What front pages and menus are made of. One more block is a class here, its row, and its template."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from comity.pages.blocks import TEXT_FEATURES, Body, PageBlock, PanelBlock, TextBlock, WhereBlock

MOST_STORIES = 12
_NUMBERS = [(str(number), str(number)) for number in range(1, MOST_STORIES + 1)]


class LeadBlock(blocks.StructBlock):
    article = PageBlock(
        required=False,
        target_model="pages.ArticlePage",
        label=_("Article"),
        help_text=_("Leave it empty to lead with the newest article."),
    )

    class Meta:
        icon = "pick"
        label = _("Lead story")


class GridBlock(blocks.StructBlock):
    title = blocks.CharBlock(required=False, max_length=80, label=_("Title"))
    articles = blocks.ListBlock(
        PageBlock(target_model="pages.ArticlePage", label=_("Article")),
        default=[],
        max_num=MOST_STORIES,
        label=_("Articles"),
        help_text=_("Choose them one by one, or leave this empty: then the newest stand here."),
    )
    section = PageBlock(
        required=False, target_model="pages.SectionPage", label=_("The newest of this section")
    )
    topic = SnippetChooserBlock("organisation.Topic", required=False, label=_("The newest about this topic"))
    number = blocks.ChoiceBlock(choices=_NUMBERS, default="3", label=_("How many of the newest"))
    columns = blocks.ChoiceBlock(
        choices=[("2", "2"), ("3", "3"), ("4", "4")],
        default="3",
        label=_("Columns"),
        help_text=_("Where the screen is wide enough."),
    )

    class Meta:
        icon = "grip"
        label = _("Stories")


class BandBlock(WhereBlock):
    heading = blocks.CharBlock(max_length=120, label=_("Heading"))
    text = blocks.CharBlock(required=False, max_length=300, label=_("Text"))
    label = blocks.CharBlock(max_length=40, label=_("Words on the button"))
    strong = blocks.BooleanBlock(required=False, label=_("In the organisation's colour"))

    class Meta:
        icon = "bold"
        label = _("Band across the page")
        template = "pages/blocks/band.html"
        form_layout = ["heading", "text", "label", "page", "address", "strong"]


class FrontBlocks(blocks.StreamBlock):
    """The blocks of a front page, in the order the editor offers them."""

    lead = LeadBlock()
    grid = GridBlock()
    panel = PanelBlock()
    band = BandBlock()
    text = TextBlock(features=TEXT_FEATURES)

    class Meta:
        block_counts = {
            "lead": {"max_num": 1},
            "grid": {"max_num": 8},
            "panel": {"max_num": 2},
            "text": {"max_num": 3},
        }


class FrontBody(Body):
    """The body of a front page."""

    block_list: Any = FrontBlocks


class MenuLinkBlock(WhereBlock):
    words = blocks.CharBlock(
        required=False,
        max_length=60,
        label=_("Words"),
        help_text=_("Left empty, the title of the page stands here."),
    )

    def clean(self, value: Any) -> Any:
        """Ask for words where no page brings its title along."""
        cleaned = super().clean(value)
        if not cleaned.get("page") and not cleaned.get("words"):
            why = ValidationError(_("Write the words of this link: the address has no title."))
            raise blocks.StructBlockValidationError(block_errors={"words": why})
        return cleaned

    class Meta:
        icon = "link"
        label = _("Link")
        form_layout = ["words", "page", "address"]


class MenuGroupBlock(blocks.StructBlock):
    words = blocks.CharBlock(max_length=60, label=_("Words"))
    links = blocks.ListBlock(MenuLinkBlock(), min_num=1, max_num=12, label=_("Links"))

    class Meta:
        icon = "list-ul"
        label = _("Group that opens")


class MenuBlocks(blocks.StreamBlock):
    """What a menu holds: links, and groups of links that open."""

    link = MenuLinkBlock()
    group = MenuGroupBlock()

    class Meta:
        max_num = 20


class MenuLinks(Body):
    """The links of a menu."""

    block_list: Any = MenuBlocks
