"""Check, sign, countersign, return: the only state machine, its signatures, the signed record."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from accounts.models import Role, User
from assessments.models import Assessment
from cases.models import Case
from riskplans.models import Plan
from rosh.fields import LineField, ProseField
from rosh.rows import TrackedRow
from rules.distribution import LONGEST
from rules.terms import LEVEL_CHOICES, SubmissionStatus, TellingKind, choices

Status = SubmissionStatus

# A waiting or withdrawn urgent submission is abandoned where a later signature supersedes it.
TRANSITIONS: dict[SubmissionStatus, set[SubmissionStatus]] = {
    Status.DRAFT: {Status.AWAITING, Status.COMPLETE, Status.ABANDONED},
    Status.AWAITING: {
        Status.AWAITING_SECOND,
        Status.COMPLETE,
        Status.RETURNED,
        Status.DRAFT,
        Status.ABANDONED,
    },
    Status.AWAITING_SECOND: {Status.COMPLETE, Status.RETURNED, Status.ABANDONED},
    Status.RETURNED: {Status.AWAITING, Status.COMPLETE, Status.ABANDONED},
    Status.COMPLETE: set(),
    Status.ABANDONED: set(),
}
OPEN = (Status.DRAFT, Status.AWAITING, Status.AWAITING_SECOND, Status.RETURNED)
WAITING = (Status.AWAITING, Status.AWAITING_SECOND)


class SubmissionQuerySet(models.QuerySet["Submission"]):
    """The ways in which submissions are asked for."""

    def visible_to(self, user: User) -> "SubmissionQuerySet":
        return self.filter(case__in=Case.objects.visible_to(user))

    def waiting(self) -> "SubmissionQuerySet":
        return self.filter(status__in=WAITING)

    def signed_after(self, submission: "Submission") -> "SubmissionQuerySet":
        """Those of the case that were signed later and stand: they supersede it."""
        standing = self.filter(case=submission.case_id, status__in=(*WAITING, Status.COMPLETE))
        since = submission.signed_at or submission.created_at
        return standing.filter(signed_at__gt=since).exclude(pk=submission.pk)


class Submission(models.Model):
    """An assessment with its plan, an urgent one, or a plan alone, on its way to complete.

    Made at the first signature or at abandonment; without one the assessment is a draft.
    `record` is the canonical JSON of the facts that were signed, `record_hash` its SHA-256.
    Changed by `signing.workflow` alone.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="submissions")
    assessment = models.ForeignKey(
        Assessment, models.PROTECT, null=True, related_name="submissions"
    )
    plan = models.ForeignKey(Plan, models.PROTECT, null=True, related_name="submissions")
    status = models.CharField(
        max_length=20, choices=choices(SubmissionStatus), default=Status.DRAFT
    )
    is_urgent = models.BooleanField(default=False)
    level = models.PositiveSmallIntegerField(choices=LEVEL_CHOICES, null=True)
    is_reduction = models.BooleanField(default=False)
    stages = models.PositiveSmallIntegerField(default=0)
    why_countersigned = ProseField(max_length=500, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(null=True)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    countersigned_at = models.DateTimeField(null=True)
    countersigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    seconded_at = models.DateTimeField(null=True)
    seconded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    completed_at = models.DateTimeField(null=True)
    record = models.TextField(blank=True)
    record_hash = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(status__in=[status.value for status in OPEN], is_urgent=False),
                name="submission_one_open_per_case",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(status__in=[status.value for status in OPEN], is_urgent=True),
                name="submission_one_open_urgent_per_case",
            ),
            models.CheckConstraint(
                condition=Q(assessment__isnull=False) | Q(plan__isnull=False),
                name="submission_is_of_something",
            ),
            models.CheckConstraint(
                condition=Q(signed_at__isnull=True, signed_by__isnull=True, record_hash="")
                | (Q(signed_at__isnull=False, signed_by__isnull=False) & ~Q(record_hash="")),
                name="submission_signed_has_its_record",
            ),
            models.CheckConstraint(
                condition=Q(countersigned_at__isnull=True, countersigned_by__isnull=True)
                | Q(countersigned_at__isnull=False, countersigned_by__isnull=False),
                name="submission_countersigned_has_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(seconded_at__isnull=True, seconded_by__isnull=True)
                | Q(seconded_at__isnull=False, seconded_by__isnull=False),
                name="submission_seconded_has_who_and_when",
            ),
            models.CheckConstraint(
                condition=(Q(countersigned_by__isnull=True) | ~Q(countersigned_by=F("signed_by")))
                & (Q(seconded_by__isnull=True) | ~Q(seconded_by=F("signed_by")))
                & (Q(seconded_by__isnull=True) | ~Q(seconded_by=F("countersigned_by"))),
                name="submission_signers_are_different_people",
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.COMPLETE.value)
                | Q(stages=0)
                | Q(stages=1, countersigned_by__isnull=False)
                | Q(stages=2, countersigned_by__isnull=False, seconded_by__isnull=False),
                name="submission_complete_has_its_countersignatures",
            ),
            models.CheckConstraint(
                condition=Q(status=Status.COMPLETE.value, completed_at__isnull=False)
                | (~Q(status=Status.COMPLETE.value) & Q(completed_at__isnull=True)),
                name="submission_complete_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"Submission of {self.subject}"

    def get_absolute_url(self) -> str:
        return reverse("signing:record", args=[self.uuid])

    @property
    def subject(self) -> Assessment | Plan:
        """What it is a submission of; a plan where it is a plan alone."""
        subject = self.assessment or self.plan
        if subject is None:
            raise ValueError("a submission is of something")
        return subject

    @property
    def parts(self) -> list[Assessment | Plan]:
        """The rows that are signed, locked and ended together."""
        return [row for row in (self.assessment, self.plan) if row is not None]

    def can_become(self, status: SubmissionStatus) -> bool:
        """Whether the table of transitions has that arrow."""
        return status in TRANSITIONS[SubmissionStatus(self.status)]


class Signature(models.Model):
    """One act of signing, kept for ever: who, in which role, with what authority, on what.

    `declaration` is what the signer ticked, word for word (ST4-01); `late_because` why the plan
    is late, where it is (RMP-11). A signature keeps the record that it signed, so that a version
    that was returned and mended can still be read (ROL-04).
    """

    class Kind(models.TextChoices):
        """The acts."""

        SIGN = "sign", "Signed"
        COUNTERSIGN = "countersign", "Countersigned"
        SECOND = "second", "Countersigned, second"
        RETURN = "return", "Returned for changes"
        WITHDRAW = "withdraw", "Withdrawn"
        ABANDON = "abandon", "Abandoned"

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="signatures")
    kind = models.CharField(max_length=12, choices=Kind)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=Role)
    authority = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    comment = ProseField(max_length=8000, blank=True)
    declaration = ProseField(max_length=500, blank=True)
    late_because = ProseField(max_length=1000, blank=True)
    level = models.PositiveSmallIntegerField(choices=LEVEL_CHOICES, null=True)
    record_hash = models.CharField(max_length=64, blank=True)
    record = models.TextField(blank=True)
    findings = models.JSONField(default=list)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} by {self.by}"

    @property
    def words(self) -> tuple[str, ...]:
        """What was typed and ticked with it, as pages and documents show it."""
        late = f"Why the plan is late: {self.late_because}" if self.late_because else ""
        return tuple(part for part in (self.comment, late, self.declaration) if part)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write it once: a signature is never changed."""
        if not self._state.adding:
            raise TypeError("a signature is never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse: a signature is never removed."""
        raise TypeError("a signature is never removed")


class Told(TrackedRow):
    """Somebody was told the level and the plan of a signed record: who, how, when (WHO-11).

    `level` is the one that they were told: where the record is signed again at another, it is to
    be told again. Written by `signing.workflow.distribution` alone.
    """

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="told")
    who = LineField("who was told", max_length=LONGEST)
    how = models.CharField("how", max_length=12, choices=choices(TellingKind))
    on = models.DateField("when")
    note = LineField("what else to know of it", max_length=300, blank=True)
    level = models.PositiveSmallIntegerField(choices=LEVEL_CHOICES, null=True, editable=False)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+"
    )

    class Meta:
        ordering = ["-on", "-id"]
        verbose_name = "who was told"
        verbose_name_plural = "who was told"
        constraints = [
            models.CheckConstraint(
                condition=Q(recorded_at__isnull=False, recorded_by__isnull=False),
                name="told_is_recorded_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.who
