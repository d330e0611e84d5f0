"""What was imported: the file as it came, and what no field of the service holds yet."""

from django.conf import settings
from django.db import models

from cases.models import Case
from rosh.fields import LineField


class ImportedFile(models.Model):
    """One file of the form rosh-case/1, whole. `kept` holds the parts that have no field yet.

    It may hold restricted details: it is shown on no page.
    """

    case = models.OneToOneField(Case, models.PROTECT, related_name="imported_file")
    name = LineField(max_length=200)
    sha256 = models.CharField(max_length=64)
    content = models.JSONField()
    kept = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    def __str__(self) -> str:
        return self.name
