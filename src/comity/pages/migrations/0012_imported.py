# What an import brought from an old site.

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0011_listed_files"),
    ]

    operations = [
        migrations.CreateModel(
            name="Imported",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("source", models.CharField(max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("post", "Post"),
                            ("page", "Page"),
                            ("category", "Category"),
                            ("tag", "Tag"),
                            ("author", "Author"),
                            ("picture", "Picture"),
                            ("file", "File"),
                        ],
                        max_length=10,
                    ),
                ),
                ("key", models.CharField(max_length=255)),
                ("number", models.PositiveBigIntegerField(default=0)),
                ("slug", models.CharField(blank=True, db_index=True, max_length=255)),
                ("day", models.DateField(null=True)),
                ("became", models.PositiveBigIntegerField()),
                ("fingerprint", models.CharField(blank=True, max_length=64)),
                ("left", models.CharField(blank=True, max_length=40)),
                ("lacks_media", models.BooleanField(default=False)),
                ("has_old_links", models.BooleanField(default=False)),
                ("is_indexed", models.BooleanField(default=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["number"], name="imported_number"),
                    models.Index(
                        condition=models.Q(("has_old_links", True)), fields=["id"], name="imported_old_links"
                    ),
                    models.Index(
                        condition=models.Q(("is_indexed", False)), fields=["id"], name="imported_not_indexed"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("source", "kind", "key"), name="imported_once")
                ],
            },
        ),
    ]
