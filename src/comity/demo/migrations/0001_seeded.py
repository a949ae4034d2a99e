from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Seeded",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("key", models.CharField(max_length=60)),
                ("object_id", models.CharField(max_length=40)),
                ("mark", models.CharField(blank=True, max_length=64)),
                ("before", models.JSONField(blank=True, null=True)),
            ],
            options={
                "verbose_name_plural": "seeded",
                "ordering": ["pk"],
                "constraints": [models.UniqueConstraint(fields=("kind", "key"), name="seeded_once")],
            },
        ),
    ]
