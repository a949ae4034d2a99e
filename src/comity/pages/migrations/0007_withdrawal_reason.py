# Readers may be told why a page was withdrawn.

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("pages", "0006_share_pictures")]

    operations = [
        migrations.AddField(
            model_name="withdrawal",
            name="reason",
            field=models.CharField(blank=True, default="", max_length=500, verbose_name="reason"),
            preserve_default=False,
        ),
    ]
