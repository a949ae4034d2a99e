"""What the website keeps, by noun."""

from comity.pages.models.articles import (
    ArticleAuthor,
    ArticlePage,
    ArticleQuerySet,
    ArticleTopic,
    Correction,
    SectionPage,
    Stories,
)
from comity.pages.models.authors import Author
from comity.pages.models.base import PublicPage
from comity.pages.models.calendars import CalendarPage
from comity.pages.models.events import EventPage, EventTopic, Omission
from comity.pages.models.files import KINDS, File
from comity.pages.models.home import HomePage
from comity.pages.models.imported import Imported
from comity.pages.models.links import Link
from comity.pages.models.listings import Listing
from comity.pages.models.menus import Menu
from comity.pages.models.occurrences import Occurrence, OccurrenceQuerySet
from comity.pages.models.pictures import Picture, PictureRendition
from comity.pages.models.plain import PlainPage
from comity.pages.models.shares import SharePicture
from comity.pages.models.withdrawals import Withdrawal

__all__ = [
    "KINDS",
    "ArticleAuthor",
    "ArticlePage",
    "ArticleQuerySet",
    "ArticleTopic",
    "Author",
    "CalendarPage",
    "Correction",
    "EventPage",
    "EventTopic",
    "File",
    "HomePage",
    "Imported",
    "Link",
    "Listing",
    "Menu",
    "Occurrence",
    "OccurrenceQuerySet",
    "Omission",
    "Picture",
    "PictureRendition",
    "PlainPage",
    "PublicPage",
    "SectionPage",
    "SharePicture",
    "Stories",
    "Withdrawal",
]
