# Links to other sites are tried, and what was found is kept.

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0007_withdrawal_reason"),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Link",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(editable=False, max_length=64)),
                ("address", models.TextField(verbose_name="address")),
                ("words", models.CharField(blank=True, max_length=200, verbose_name="words of the link")),
                (
                    "fault",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("gone", "The page is gone."),
                            ("silent", "It does not answer, or with an error."),
                            ("once", "It did not answer once. We try again another day."),
                            ("refused", "It leads inside a network, or is no address that readers can open."),
                            ("plain", "It begins with http://. With https:// it works, too: write that."),
                            ("unencrypted", "It begins with http://, and with https:// it does not work."),
                        ],
                        max_length=12,
                        verbose_name="what is wrong",
                    ),
                ),
                ("since", models.DateField(blank=True, null=True, verbose_name="since")),
                (
                    "checked_at",
                    models.DateTimeField(blank=True, db_index=True, null=True, verbose_name="tried"),
                ),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                        verbose_name="page",
                    ),
                ),
            ],
            options={
                "verbose_name": "link",
                "verbose_name_plural": "links",
                "indexes": [models.Index(fields=["fault", "since"], name="link_faults")],
                "constraints": [models.UniqueConstraint(fields=("page", "key"), name="link_once_a_page")],
            },
        ),
    ]
