# Editors may compose menus.

from django.db import migrations, models

import comity.pages.blocks_home


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0009_front_page_by_blocks"),
    ]

    operations = [
        migrations.CreateModel(
            name="Menu",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        choices=[
                            ("main", "Main menu"),
                            ("quick", "Small links at the top"),
                            ("foot", "Foot of every page"),
                        ],
                        max_length=8,
                        verbose_name="place",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        choices=[("en", "English"), ("es", "Spanish"), ("fr", "French"), ("ar", "Arabic")],
                        help_text="Leave it empty for all languages that have no menu of their own here.",
                        max_length=12,
                        verbose_name="language",
                    ),
                ),
                ("links", comity.pages.blocks_home.MenuLinks(verbose_name="links")),
            ],
            options={
                "verbose_name": "menu",
                "verbose_name_plural": "menus",
                "ordering": ["place", "language"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("place", "language"),
                        name="menu_once_a_place",
                        violation_error_message="There is a menu for this place and language. Change that one.",
                    )
                ],
            },
        ),
    ]
