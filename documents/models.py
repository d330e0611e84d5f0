"""What left the service for another system: kept, and never changed."""

from django.conf import settings
from django.db import models

from assessments.models import Assessment


class OasysEntry(models.Model):
    """Somebody put the boxes into OASys, as they were then (RAT-02). Append-only.

    `boxes` maps a box's key to the SHA-256 of its text, so that what changed since can be named
    without keeping the text twice.
    """

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="oasys_entries")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    boxes = models.JSONField()

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.assessment} put into OASys"
