# Editors may build the front page of blocks.

from django.db import migrations

import comity.pages.blocks_home


class Migration(migrations.Migration):
    dependencies = [("pages", "0008_links")]

    operations = [
        migrations.AddField(
            model_name="homepage",
            name="body",
            field=comity.pages.blocks_home.FrontBody(
                blank=True,
                default=list,
                help_text="Left empty, the front page fills itself: the newest leads, then section by section.",
                verbose_name="front page",
            ),
            preserve_default=False,
        ),
    ]
