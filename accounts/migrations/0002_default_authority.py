"""The signing authority that a new service starts with."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

LOW, MEDIUM, HIGH, VERY_HIGH = 1, 2, 3, 4
DEFAULTS = (
    # role, signs alone to, countersigns to, first of two countersigns to
    ("practitioner", MEDIUM, None, None),
    ("manager", MEDIUM, HIGH, VERY_HIGH),
    ("head", MEDIUM, VERY_HIGH, None),
)


def write(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    authorities = apps.get_model("accounts", "SigningAuthority")
    for role, alone, countersigns, first in DEFAULTS:
        values = {
            "signs_alone_to": alone,
            "countersigns_to": countersigns,
            "first_countersigns_to": first,
        }
        authorities.objects.get_or_create(role=role, defaults=values)
    apps.get_model("accounts", "Policy").objects.get_or_create(is_only=True)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunPython(write, migrations.RunPython.noop)]
