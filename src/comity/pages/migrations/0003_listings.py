# A table that says which public article stands in which list.

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0002_correction_of_today"),
    ]

    operations = [
        migrations.CreateModel(
            name="Listing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("list", models.CharField(max_length=40)),
                ("month", models.PositiveIntegerField()),
                ("published_at", models.DateTimeField()),
                (
                    "page",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="pages.articlepage",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["list", "-month", "-published_at", "-page"], name="listing_newest")
                ],
                "constraints": [models.UniqueConstraint(fields=("page", "list"), name="listing_once")],
            },
        ),
    ]
