"""The audit record: entries, and the batches that seal them."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

import comity.kernel.clock

FIRST = "0" * 64


class Migration(migrations.Migration):
    initial = True
    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Batch",
            fields=[
                (
                    "number",
                    models.PositiveBigIntegerField(primary_key=True, serialize=False, verbose_name="number"),
                ),
                ("at", models.DateTimeField(default=comity.kernel.clock.now, verbose_name="sealed at")),
                (
                    "contents",
                    models.JSONField(
                        help_text="The number and the SHA-256 of every entry.", verbose_name="contents"
                    ),
                ),
                (
                    "previous",
                    models.CharField(max_length=64, unique=True, verbose_name="hash of the batch before"),
                ),
                ("hash", models.CharField(max_length=64, unique=True, verbose_name="hash")),
            ],
            options={
                "verbose_name": "audit batch",
                "verbose_name_plural": "audit batches",
                "ordering": ("number",),
                "constraints": [
                    models.CheckConstraint(condition=Q(number__gte=1), name="audit_batch_counts_from_one"),
                    models.CheckConstraint(
                        condition=Q(number=1, previous=FIRST) | (Q(number__gt=1) & ~Q(previous=FIRST)),
                        name="audit_batch_follows_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(default=comity.kernel.clock.now, verbose_name="at")),
                (
                    "actor",
                    models.UUIDField(
                        help_text="Empty for what the clock did.", null=True, verbose_name="actor"
                    ),
                ),
                ("verb", models.CharField(max_length=60, verbose_name="verb")),
                ("kind", models.CharField(blank=True, max_length=100, verbose_name="kind")),
                ("object_id", models.CharField(blank=True, max_length=64, verbose_name="object")),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                (
                    "batch",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="kernel.batch",
                        verbose_name="batch",
                    ),
                ),
            ],
            options={
                "verbose_name": "audit entry",
                "verbose_name_plural": "audit entries",
                "ordering": ("id",),
                "indexes": [
                    models.Index(fields=["kind", "object_id"], name="audit_entry_object"),
                    models.Index(fields=["actor"], name="audit_entry_actor"),
                ],
                "constraints": [
                    models.CheckConstraint(condition=~Q(verb=""), name="audit_entry_has_a_verb"),
                    models.CheckConstraint(
                        condition=Q(kind="", object_id="") | (~Q(kind="") & ~Q(object_id="")),
                        name="audit_entry_names_an_object_whole",
                    ),
                ],
            },
        ),
    ]
