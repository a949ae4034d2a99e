import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import comity.kernel.clock
import comity.people.models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_mandates"),
    ]

    operations = [
        migrations.CreateModel(
            name="SignIn",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=comity.people.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField(default=comity.kernel.clock.now, verbose_name="signed in")),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sign_ins",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="account",
                    ),
                ),
            ],
            options={
                "verbose_name": "sign-in",
                "verbose_name_plural": "sign-ins",
                "ordering": ("-at", "-id"),
                "indexes": [models.Index(fields=["at"], name="sign_in_at")],
            },
        ),
    ]
