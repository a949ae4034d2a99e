"""Fills an empty site with articles: `python -m bench.crowd 100000`, in the environment of that site.

The same number gives the same articles: four sections, ten topics and twenty authors, over forty months. Rows
are written straight into the tables, as no editor would; their lists come from the product itself.
"""

import sys
import time
from datetime import UTC, datetime, timedelta
from itertools import batched
from uuid import UUID, uuid5

import django
from django.db import connection, transaction

SECTIONS, TOPICS, AUTHORS, MONTHS = 4, 10, 20, 40
FIRST = datetime(2022, 1, 1, 12, tzinfo=UTC)
BODY = '[{"type": "text", "value": "<p>The crews met at the gate.</p>", "id": "%s"}]'
AT_ONCE = 2000


def main(number: int) -> None:
    django.setup()
    from comity.pages import lists
    from comity.pages.models import ArticlePage

    with transaction.atomic():
        frame = _frame()
        for some in batched(range(number), AT_ONCE, strict=False):
            _articles(some, number, *frame)
    began = time.monotonic()
    lists.settle_all(ArticlePage.objects.all())
    print(f"{time.monotonic() - began:.2f}")


def _frame():
    from comity.organisation.models import Topic
    from comity.pages.models import Author, HomePage, SectionPage

    home = HomePage.objects.get()
    sections = [
        home.add_child(instance=SectionPage(title=f"Part {n}", slug=f"part-{n}", show_in_menus=True))
        for n in range(SECTIONS)
    ]
    topics = [Topic.objects.create(name=f"Topic {n}", slug=f"topic-{n}") for n in range(TOPICS)]
    authors = [Author.objects.create(name=f"Author {n}", slug=f"author-{n}") for n in range(AUTHORS)]
    return sections, topics, authors


def _articles(numbers, count, sections, topics, authors) -> None:
    from django.contrib.contenttypes.models import ContentType
    from wagtail.models import Page

    from comity.pages.models import ArticleAuthor, ArticlePage, ArticleTopic

    kind = ContentType.objects.get_for_model(ArticlePage)
    pages = []
    for n in numbers:
        section = sections[n % SECTIONS]
        at = FIRST + timedelta(days=30.4 * MONTHS * n / count)
        pages.append(
            Page(
                title=f"Story {n} from the harbour",
                draft_title=f"Story {n}",
                slug=f"story-{n}",
                live=True,
                path=Page._get_path(section.path, section.depth + 1, n // SECTIONS + 1),
                depth=section.depth + 1,
                url_path=f"{section.url_path}story-{n}/",
                content_type=kind,
                locale_id=section.locale_id,
                translation_key=uuid5(UUID(int=0), str(n)),
                first_published_at=at,
                last_published_at=at,
            )
        )
    Page.objects.bulk_create(pages)
    rows = [
        (page.pk, f"What happened, in one sentence, number {n}.", "", BODY % uuid5(UUID(int=1), str(n)))
        for n, page in zip(numbers, pages, strict=True)
    ]
    with connection.cursor() as cursor:
        columns = "page_ptr_id, summary, picture_caption, body"
        cursor.executemany(f"INSERT INTO pages_articlepage ({columns}) VALUES (%s, %s, %s, %s)", rows)
    pairs = list(zip(numbers, pages, strict=True))
    ArticleTopic.objects.bulk_create(
        ArticleTopic(page_id=page.pk, topic=topics[(n // SECTIONS + step) % TOPICS], sort_order=step)
        for n, page in pairs
        for step in (0, 3)
    )
    ArticleAuthor.objects.bulk_create(
        ArticleAuthor(page_id=page.pk, author=authors[n // SECTIONS % AUTHORS]) for n, page in pairs
    )


if __name__ == "__main__":
    main(int(sys.argv[1]))
