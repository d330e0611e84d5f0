"""What left the service: for another system, for an agency, on paper. Kept, and never changed."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from assessments.models import Assessment
from rosh.fields import LineField, ProseField
from rules.terms import EditionKind, choices
from signing.models import Submission


class Kept(models.Model):
    """A row that is written once: what left is never changed, and never removed."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write it once."""
        if not self._state.adding:
            raise TypeError("what left the service is never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse."""
        raise TypeError("what left the service is never removed")


class OasysEntry(Kept):
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


class IssuedEdition(Kept):
    """A document left the service: which, to whom, why. Written before its bytes leave; kept.

    `sections` are the keys of what it holds; `content_hash` is the SHA-256 of its facts, and
    `record_hash` that of the record it was made from, "" where that was not kept yet.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    submission = models.ForeignKey(Submission, models.PROTECT, related_name="editions")
    kind = models.CharField(max_length=10, choices=choices(EditionKind))
    recipient = LineField("who receives it", max_length=200, blank=True)
    purpose = ProseField("why they need it", max_length=2000, blank=True)
    sections = models.JSONField(default=list)
    content_hash = models.CharField(max_length=64)
    record_hash = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField(default=timezone.now, editable=False)
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

    @property
    def is_of_earlier_version(self) -> bool:
        """Whether what it was made from was signed again since, or its signature withdrawn."""
        now = self.submission
        if not self.record_hash:
            return now.signed_at is None or self.at < now.signed_at
        return self.record_hash != now.record_hash


class StoredDocument(Kept):
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
