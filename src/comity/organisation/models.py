"""What the organisation says of itself, and what its content is about."""

import re
from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from comity.kernel import languages
from comity.kernel.memo import until_change
from comity.ui import colours

# Browsers drop tabs and line ends: "/<tab>/elsewhere" would lead to another host.
_NOT_IN_AN_ADDRESS = re.compile(r"[\s\x00-\x1f\x7f]")


def check_colour(value: str) -> None:
    """Refuse what is not a colour from which both accents can be derived, for example `#a4262c`."""
    try:
        colours.parse(value)
    except ValueError as error:
        raise ValidationError(_("Write a colour as # and six digits, for example #a4262c.")) from error


def check_address(value: str) -> None:
    """Accept a path on this site (`/contact/`), a full web address, or `mailto:` and an e-mail address."""
    if _NOT_IN_AN_ADDRESS.search(value):
        raise ValidationError(_("An address has no spaces and no control characters."))
    if value.startswith("/") and not value.startswith("//") and "\\" not in value:
        return
    if value.startswith("mailto:"):
        validate_email(value.removeprefix("mailto:"))
    else:
        URLValidator(schemes=["https", "http"])(value)


def slug_of(name: str, slug: str) -> str:
    """Return the slug that was written, or one made of the name; raises ValidationError without letters."""
    slug = slug or slugify(name, allow_unicode=True)
    if not slug:
        raise ValidationError({"slug": _("Write a slug: letters, digits and hyphens.")})
    return slug


class Profile(models.Model):
    """The organisation's own words and colours: one row an install."""

    name = models.CharField(_("name"), max_length=120)
    tagline = models.CharField(_("tagline"), max_length=200, blank=True)
    logo = models.ImageField(
        _("logo"), upload_to="logos", blank=True, width_field="logo_width", height_field="logo_height"
    )
    logo_width = models.PositiveIntegerField(null=True, blank=True, editable=False)
    logo_height = models.PositiveIntegerField(null=True, blank=True, editable=False)
    accent = models.CharField(_("accent colour"), max_length=7, default="#a4262c", validators=[check_colour])
    second = models.CharField(_("second colour"), max_length=7, blank=True, validators=[check_colour])
    contact_email = models.EmailField(_("contact e-mail address"), blank=True)
    contact_phone = models.CharField(_("telephone"), max_length=40, blank=True)
    contact_address = models.TextField(_("postal address"), max_length=400, blank=True)
    footer = models.TextField(_("footer text"), max_length=600, blank=True)
    join_title = models.CharField(_("title"), max_length=80, blank=True)
    join_text = models.TextField(_("text"), max_length=300, blank=True)
    join_label = models.CharField(_("words on the button"), max_length=30, blank=True)
    join_url = models.CharField(_("address"), max_length=300, blank=True, validators=[check_address])
    give_title = models.CharField(_("title"), max_length=80, blank=True)
    give_text = models.TextField(_("text"), max_length=300, blank=True)
    give_label = models.CharField(_("words on the button"), max_length=30, blank=True)
    give_url = models.CharField(_("address"), max_length=300, blank=True, validators=[check_address])
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("profile")
        verbose_name_plural = _("profiles")
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="profile_one_row")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.pk = 1
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # Django's own signature, handed on

    IN_WORDS = (
        "name tagline footer join_title join_text join_label join_url "
        "give_title give_text give_label give_url"
    ).split()

    @classmethod
    def current(cls) -> Self:
        """Return the one row, or an unsaved one with a neutral name before `init` has asked for it."""
        return cls.objects.first() or cls(name=str(_("Our organisation")))

    @property
    def theme_version(self) -> str:
        """Return what changes with the colours, so that /theme.css may be kept for a year."""
        return f"{self.accent}{self.second}".replace("#", "")


class Topic(models.Model):
    """What content is about; every room shares the same topics."""

    IN_WORDS = ("name", "about")

    name = models.CharField(_("name"), max_length=80, unique=True)
    slug = models.SlugField(_("slug"), max_length=80, unique=True, allow_unicode=True, blank=True)
    about = models.CharField(_("about"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        self.slug = slug_of(self.name, self.slug)

    @property
    def label(self) -> str:
        """Return the name in the language that is spoken; untranslated, as it was written."""
        return words_in(languages.current()).get((self.pk, "name"), self.name)

    @property
    def description(self) -> str:
        """Return what it is about, likewise."""
        return words_in(languages.current()).get((self.pk, "about"), self.about)

    def get_absolute_url(self) -> str:
        return f"{languages.prefix()}/topics/{self.slug}/"


class Wording(models.Model):
    """What the profile or a topic says in one more language, field by field. Without a topic: the profile."""

    topic = models.ForeignKey(Topic, null=True, on_delete=models.CASCADE, related_name="wordings")
    language = models.CharField(_("language"), max_length=12)
    field = models.CharField(max_length=40)
    text = models.TextField(_("text"), max_length=600)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["language", "field"], condition=models.Q(topic=None), name="wording_profile_once"
            ),
            models.UniqueConstraint(fields=["topic", "language", "field"], name="wording_topic_once"),
        ]

    def __str__(self) -> str:
        return self.text


@until_change
def words_in(language: str) -> dict[tuple[int | None, str], str]:
    """Return all words in a language by topic (None is the profile) and field; nobody may change them."""
    rows = Wording.objects.filter(language=language).values_list("topic_id", "field", "text")
    return {(topic, field): text for topic, field, text in rows}
