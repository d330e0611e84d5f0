"""The assessment itself, and everybody who edited it."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from cases.models import Case, Event
from rosh.fields import LineField, ProseField
from rosh.rows import TrackedRow
from rules.terms import AssessmentKind, Setting, choices

if TYPE_CHECKING:
    from assessments.models.screening import RiskToSelf, Screening
    from assessments.models.steps import BestFit, Decision, Immediacy, Reduction, StartingPoint

MAY_LEAVE: dict[str, Any] = {"blank": True}


class AssessmentQuerySet(models.QuerySet["Assessment"]):
    """The ways in which assessments are asked for."""

    def visible_to(self, user: User) -> "AssessmentQuerySet":
        return self.filter(case__in=Case.objects.visible_to(user))

    def in_progress(self) -> "AssessmentQuerySet":
        return self.filter(completed_at__isnull=True, abandoned_at__isnull=True)


class Assessment(TrackedRow):
    """One Four-Step assessment of a case, from draft to complete.

    Locked while it is signed and not returned. In progress: neither completed nor abandoned. One
    is in progress a case; urgent ones stand apart (domain model, signing).
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="assessments")
    number = models.PositiveIntegerField(editable=False)
    kind = models.CharField(
        "kind of assessment",
        max_length=20,
        choices=choices(AssessmentKind),
        default=AssessmentKind.INITIAL,
    )
    why_now = ProseField("why now", max_length=4000, **MAY_LEAVE)
    event = models.ForeignKey(Event, models.PROTECT, null=True, **MAY_LEAVE, related_name="+")
    correction_reason = ProseField("what was wrong", max_length=4000, **MAY_LEAVE)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+"
    )
    assessed_on = models.DateField("date of assessment", default=timezone.localdate)
    setting = models.CharField(
        "where the person is", max_length=9, choices=choices(Setting), **MAY_LEAVE
    )
    is_limited = models.BooleanField("information was limited", null=True, **MAY_LEAVE)
    limited_note = ProseField("what was missing", max_length=4000, **MAY_LEAVE)
    is_initial_view = models.BooleanField("this is an initial view only", default=False)
    guidance_version = LineField(max_length=40, editable=False, **MAY_LEAVE)
    is_urgent = models.BooleanField(default=False, editable=False)
    is_carried_over = models.BooleanField(default=False, editable=False)
    carried_from = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    locked_at = models.DateTimeField(null=True, editable=False)
    completed_at = models.DateTimeField(null=True, editable=False)
    abandoned_at = models.DateTimeField(null=True, editable=False)

    objects = AssessmentQuerySet.as_manager()

    starting_point: "StartingPoint"
    best_fit: "BestFit"
    immediacy: "Immediacy"
    decision: "Decision"
    reduction: "Reduction"
    screening: "Screening"
    risk_to_self: "RiskToSelf"

    class Meta:
        ordering = ["-assessed_on", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="assessment_number_once"),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(completed_at__isnull=True, abandoned_at__isnull=True, is_urgent=False),
                name="assessment_one_in_progress_per_case",
            ),
            models.CheckConstraint(
                condition=Q(completed_at__isnull=True) | Q(abandoned_at__isnull=True),
                name="assessment_completed_is_not_abandoned",
            ),
            models.CheckConstraint(
                condition=Q(completed_at__isnull=True) | Q(locked_at__isnull=False),
                name="assessment_completed_is_locked",
            ),
        ]

    def __str__(self) -> str:
        return f"Assessment {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("assessments:task_list", args=[self.uuid])

    @property
    def is_editable(self) -> bool:
        """A draft, or returned: not locked and not ended."""
        return not (self.locked_at or self.completed_at or self.abandoned_at)

    @property
    def is_in_progress(self) -> bool:
        return not (self.completed_at or self.abandoned_at)


class Editor(models.Model):
    """Somebody who edited the assessment: they may never countersign it (ROL-03)."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="editors")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assessment", "user"], name="assessment_editor_once")
        ]

    def __str__(self) -> str:
        return f"{self.user} edited {self.assessment}"
