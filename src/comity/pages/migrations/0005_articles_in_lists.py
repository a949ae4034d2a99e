# Articles that are public already stand in their lists.

from itertools import batched

from django.db import migrations
from django.utils import timezone

AT_ONCE = 500
STEP = 4  # letters of a path for each level of the tree


def fill(apps, _schema_editor):
    Article = apps.get_model("pages", "ArticlePage")
    dated = Article.objects.filter(live=True, first_published_at__isnull=False)
    columns = ("pk", "path", "locale__language_code", "first_published_at")
    for some in batched(dated.order_by("pk").values_list(*columns).iterator(AT_ONCE), AT_ONCE, strict=False):
        put(apps, some)


def put(apps, rows):
    Listing = apps.get_model("pages", "Listing")
    sections = apps.get_model("pages", "SectionPage").objects.filter(
        path__in={path[:-STEP] for _, path, *_ in rows}
    )
    keys = dict(sections.values_list("path", "pk"))
    dates, spoken, places = {}, {key: language for key, _, language, _ in rows}, []
    for key, path, language, at in rows:
        local = timezone.localtime(at, timezone.get_default_timezone())
        dates[key] = (local.year * 100 + local.month, at)
        places.append((f"language:{language}", key))
        if path[:-STEP] in keys:
            places.append((f"section:{keys[path[:-STEP]]}", key))
    for kind in ("topic", "author"):
        uses = apps.get_model("pages", f"Article{kind.title()}").objects.filter(page__in=list(dates))
        for key, of in uses.values_list("page_id", f"{kind}_id"):
            places.append((f"{kind}:{of}:{spoken[key]}", key))
            if kind == "author":
                places.append((f"{kind}:{of}", key))
    Listing.objects.bulk_create(
        [
            Listing(list=name, month=dates[key][0], published_at=dates[key][1], page_id=key)
            for name, key in places
        ],
        ignore_conflicts=True,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0004_events"),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]
