from django.conf import settings
from django.db import migrations

from comity.kernel import crypto

LABEL = "authenticator"


def bind(apps, _schema_editor):
    """Seal the secrets of second factors anew, bound to their accounts. What does not open stays as it is."""
    for factor in apps.get_model("mfa", "Authenticator").objects.filter(type__in=("totp", "recovery_codes")):
        row = str(factor.user_id)
        for name in {"secret", "seed"} & factor.data.keys():
            try:
                text = crypto.unseal(factor.data[name], label=LABEL)
            except crypto.Broken:
                continue
            factor.data[name] = crypto.seal(text, label=LABEL, row=row)
            factor.save(update_fields=["data"])


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_sign_ins"),
        ("mfa", "0003_authenticator_type_uniq"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [migrations.RunPython(bind)]
