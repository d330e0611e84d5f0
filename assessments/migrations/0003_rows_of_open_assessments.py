"""Give every assessment that exists its empty rows for screening and risk to self."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def make_rows(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Make the rows that a new assessment is made with."""
    assessments = apps.get_model("assessments", "Assessment").objects.all()
    for name in ("Screening", "RiskToSelf"):
        row = apps.get_model("assessments", name)
        for assessment in assessments.iterator():
            row.objects.get_or_create(assessment=assessment)


class Migration(migrations.Migration):
    """Rows only; the tables came with the migration before."""

    dependencies = [("assessments", "0002_the_whole_assessment")]

    operations = [migrations.RunPython(make_rows, migrations.RunPython.noop)]
