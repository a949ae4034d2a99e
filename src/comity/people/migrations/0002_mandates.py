import django.db.models.deletion
from django.db import migrations, models

import comity.kernel.clock
import comity.people.models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_persons_and_accounts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Mandate",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=comity.people.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("office", models.CharField(max_length=40, verbose_name="office")),
                ("starts", models.DateTimeField(default=comity.kernel.clock.now, verbose_name="from")),
                ("ends", models.DateTimeField(blank=True, null=True, verbose_name="until")),
                ("given_by", models.UUIDField(editable=False, null=True, verbose_name="given by")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mandates",
                        to="people.person",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "mandate",
                "verbose_name_plural": "mandates",
                "ordering": ("starts", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends", None), ("ends__gte", models.F("starts")), _connector="OR"
                        ),
                        name="mandate_not_over_before_it_starts",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ends", None)),
                        fields=("person", "office"),
                        name="mandate_once_open_for_person_and_office",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("office", ""), _negated=True), name="mandate_names_an_office"
                    ),
                ],
            },
        ),
    ]
