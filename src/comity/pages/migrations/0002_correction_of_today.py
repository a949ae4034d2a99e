# A correction is dated today unless editors say otherwise.

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0001_first_pages"),
    ]

    operations = [
        migrations.AlterField(
            model_name="correction",
            name="on",
            field=models.DateField(default=django.utils.timezone.localdate, verbose_name="corrected on"),
        ),
    ]
