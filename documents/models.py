"""What left the service: for another system, for an agency, on paper. Kept, and never changed."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from assessments.models import Assessment
from rosh.fields import LineField, ProseField
from rules.terms import EditionKind, choices
from signing.models import Submission


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


class IssuedEdition(models.Model):
    """A document left the service: which, to whom, why. Written before its bytes leave; kept.

    `sections` are the keys of what it holds; `content_hash` is the SHA-256 of its facts.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    submission = models.ForeignKey(Submission, models.PROTECT, related_name="editions")
    kind = models.CharField(max_length=10, choices=choices(EditionKind))
    recipient = LineField("who receives it", max_length=200, blank=True)
    purpose = ProseField("why they need it", max_length=2000, blank=True)
    sections = models.JSONField(default=list)
    content_hash = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind=EditionKind.PARTNER.value) | (~Q(recipient="") & ~Q(purpose="")),
                name="partner_edition_has_recipient_and_purpose",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.submission}"


class StoredDocument(models.Model):
    """The bytes of a signed document, rendered once. `sha256` is of `body`; never changed."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="stored_documents")
    key = models.CharField(max_length=64)
    body = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["submission", "key"], name="document_stored_once")
        ]

    def __str__(self) -> str:
        return f"{self.key} of {self.submission}"
