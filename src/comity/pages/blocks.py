"""What a body is made of. One more block is a class here, its template, and its row in `Blocks`."""

from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.safestring import mark_safe
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page
from wagtail.rich_text import expand_db_html, extract_references_from_rich_text, get_text_for_indexing

from comity.kernel import languages
from comity.pages import addresses, markup
from comity.ui import panels

TEXT_FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul"]


class PictureValue(blocks.StructValue):
    """A picture with the words for this place; without them, the picture's own."""

    @cached_property
    def alt(self) -> str:
        if self.get("decorative"):
            return ""
        picture = self.get("picture")
        return self.get("alt_text") or (picture.description if picture else "")

    @property
    def credit(self) -> str:
        picture = self.get("picture")
        return picture.credit if picture else ""


class PictureBlock(blocks.StructBlock):
    picture = ImageChooserBlock(label=_("Picture"))
    alt_text = blocks.CharBlock(
        required=False,
        max_length=250,
        label=_("Alt text"),
        help_text=_(
            "What the picture shows, for those who cannot see it. Left empty, the picture's own is used."
        ),
    )
    decorative = blocks.BooleanBlock(required=False, label=_("Only decoration, needs no alt text"))
    caption = blocks.CharBlock(required=False, max_length=250, label=_("Caption"))

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "pages/blocks/picture.html"
        value_class = PictureValue


class GalleryBlock(blocks.StructBlock):
    pictures = blocks.ListBlock(
        PictureBlock(),
        min_num=2,
        max_num=24,
        default=[{}, {}],
        label=_("Pictures"),
        help_text=_("At least two pictures."),
    )
    caption = blocks.CharBlock(required=False, max_length=250, label=_("Caption"))

    class Meta:
        icon = "image"
        label = _("Gallery")
        template = "pages/blocks/gallery.html"


class HeadingValue(blocks.StructValue):
    @property
    def anchor(self) -> str:
        return slugify(self.get("text", ""), allow_unicode=True)


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(max_length=120, label=_("Heading"))
    level = blocks.ChoiceBlock(
        choices=[("2", _("Heading")), ("3", _("Smaller heading"))], default="2", label=_("Size")
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "pages/blocks/heading.html"
        value_class = HeadingValue


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(max_length=600, label=_("Words"))
    who = blocks.CharBlock(required=False, max_length=120, label=_("Who said them"))
    role = blocks.CharBlock(required=False, max_length=120, label=_("Role or place"))

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "pages/blocks/quote.html"


class Where(blocks.StructValue):
    """Leads to a page of this site or to an address; the page wins."""

    @property
    def url(self) -> str:
        page = self.get("page")
        return addresses.of(page.url_path) if page else self.get("address") or ""


class PageBlock(blocks.PageChooserBlock):
    """A page of the site, of which only what leads to it and names it is loaded."""

    def bulk_to_python(self, values: list[Any]) -> list[Page | None]:
        found = Page.objects.order_by().only("title", "draft_title", "url_path").in_bulk(values)
        return [found.get(pk) for pk in values]


class WhereBlock(blocks.StructBlock):
    page = PageBlock(required=False, label=_("Page of this site"))
    address = blocks.URLBlock(required=False, label=_("Or an address elsewhere"))

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not cleaned.get("page") and not cleaned.get("address"):
            why = ValidationError(_("Choose a page of this site, or write an address."))
            raise blocks.StructBlockValidationError(block_errors={"address": why})
        return cleaned

    class Meta:
        value_class = Where


class LinkCardBlock(WhereBlock):
    title = blocks.CharBlock(max_length=120, label=_("Title"))
    text = blocks.CharBlock(required=False, max_length=250, label=_("Text"))

    class Meta:
        icon = "link"
        label = _("Link card")
        template = "pages/blocks/link_card.html"
        form_layout = ["title", "text", "page", "address"]


class CallToActBlock(WhereBlock):
    heading = blocks.CharBlock(max_length=120, label=_("Heading"))
    text = blocks.CharBlock(required=False, max_length=300, label=_("Text"))
    label = blocks.CharBlock(max_length=40, label=_("Words on the button"))

    class Meta:
        icon = "pick"
        label = _("Call to act")
        template = "pages/blocks/call_to_act.html"
        form_layout = ["heading", "text", "label", "page", "address"]


class FileBlock(blocks.StructBlock):
    file = DocumentChooserBlock(label=_("File"))
    label = blocks.CharBlock(required=False, max_length=120, label=_("Words of the link"))

    class Meta:
        icon = "doc-full"
        label = _("File")
        template = "pages/blocks/file.html"


class EventsBlock(blocks.StructBlock):
    event = PageBlock(required=False, page_type="pages.EventPage", label=_("One event"))
    calendar = PageBlock(
        required=False, page_type="pages.CalendarPage", label=_("Or the next events of a calendar")
    )
    all_calendars = blocks.BooleanBlock(
        required=False, label=_("Or the next events of all calendars in the language of the page")
    )
    number = blocks.IntegerBlock(default=3, min_value=1, max_value=10, label=_("How many of them"))

    class Meta:
        icon = "date"
        label = _("Events")
        template = "pages/blocks/events.html"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if sum(bool(cleaned.get(name)) for name in ("event", "calendar", "all_calendars")) != 1:
            why = ValidationError(_("Choose either one event, or a calendar, or all calendars."))
            raise blocks.StructBlockValidationError(block_errors={"event": why})
        return cleaned

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        # By name: the model's own body is made of blocks.
        days = apps.get_model("pages", "Occurrence").objects
        event, calendar, number = value.get("event"), value.get("calendar"), value.get("number") or 1
        found = days.none()
        if event:
            found = days.next_or_last(event)
        elif calendar:
            found = days.coming().below(calendar).each_event_once()[:number]
        elif value.get("all_calendars"):
            found = days.coming().spoken(languages.current()).each_event_once()[:number]
        return {**super().get_context(value, parent_context=parent_context), "days": found}


class PanelBlock(blocks.StructBlock):
    name = blocks.ChoiceBlock(choices=panels.choices, label=_("Which box"))

    class Meta:
        icon = "placeholder"
        label = _("Ready-made box")
        template = "pages/blocks/panel.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        subject = (parent_context or {}).get("page")
        name, language = value.get("name", ""), get_language() or ""
        html = panels.render_one(name, language=language, place="body", subject=subject)
        return {**super().get_context(value, parent_context=parent_context), "html": html}


class TextBlock(blocks.RichTextBlock):
    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "pages/blocks/text.html"


class HtmlBlock(blocks.RawHTMLBlock):
    """HTML for what no other block can say: tables, set text, terms. Cleaned when kept and when shown."""

    def clean(self, value: Any) -> Any:
        cleaned = markup.clean(super().clean(value))
        if not cleaned:
            raise ValidationError(_("Nothing would be left of this: write words, or take the block away."))
        return self.normalize(cleaned)

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        html = markup.clean(value)
        shown = {"html": mark_safe(expand_db_html(html)), "wide": "<table" in html or "<pre" in html}  # noqa: S308 - just cleaned
        return {**super().get_context(value, parent_context=parent_context), **shown}

    def get_searchable_content(self, value: Any) -> list[str]:
        return [get_text_for_indexing(str(value))]

    def extract_references(self, value: Any) -> Any:
        yield from extract_references_from_rich_text(str(value))

    class Meta:
        icon = "code"
        label = _("Kept HTML")
        template = "pages/blocks/html.html"


class Blocks(blocks.StreamBlock):
    """The blocks of a body, in the order the editor offers them."""

    text = TextBlock(features=TEXT_FEATURES)
    heading = HeadingBlock()
    picture = PictureBlock()
    gallery = GalleryBlock()
    quote = QuoteBlock()
    link_card = LinkCardBlock()
    file = FileBlock()
    call_to_act = CallToActBlock()
    events = EventsBlock()
    panel = PanelBlock()
    html = HtmlBlock(
        help_text=_(
            "For tables and what no other block can say. Scripts, styles, pictures and forms are taken out; "
            "headings, lists, tables, links and quotes stay."
        )
    )


class Body(StreamField):
    """A StreamField of `Blocks` that keeps the list of blocks out of migrations."""

    block_list: type[blocks.StreamBlock] = Blocks

    def __init__(self, _blocks: Any = None, **kwargs: Any) -> None:
        kwargs.pop("block_lookup", None)
        super().__init__(self.block_list(required=not kwargs.get("blank", False)), **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs
