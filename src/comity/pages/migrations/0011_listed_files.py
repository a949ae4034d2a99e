# Files say whether and how the list of documents shows them.

import django.db.models.deletion
from django.db import migrations, models

import comity.pages.models.files


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0010_menus"),
    ]

    operations = [
        migrations.AddField(
            model_name="file",
            name="about",
            field=models.CharField(blank=True, max_length=300, verbose_name="about"),
        ),
        migrations.AddField(
            model_name="file",
            name="dated",
            field=models.DateField(
                blank=True,
                help_text="The day it was adopted, held or signed.",
                null=True,
                verbose_name="dated",
            ),
        ),
        migrations.AddField(
            model_name="file",
            name="kind",
            field=models.CharField(
                choices=comity.pages.models.files.kinds, default="other", max_length=20, verbose_name="kind"
            ),
        ),
        migrations.AddField(
            model_name="file",
            name="language",
            field=models.CharField(
                blank=True,
                choices=comity.pages.models.files.languages,
                help_text="Left empty, it is listed in every language.",
                max_length=12,
                verbose_name="language",
            ),
        ),
        migrations.AddField(
            model_name="file",
            name="listed",
            field=models.BooleanField(
                default=False,
                help_text="Readers find it under /documents/, whether or not a page leads to it.",
                verbose_name="in the list of documents",
            ),
        ),
        migrations.AddField(
            model_name="file",
            name="replaces",
            field=models.ForeignKey(
                blank=True,
                help_text="An earlier version of the same document. It stays in the list, below this one.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="later",
                to="pages.file",
                verbose_name="replaces",
            ),
        ),
    ]
