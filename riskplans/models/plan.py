"""The plan itself, who edited it, and its answers to the guidance's questions."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts.models import User
from assessments.models import Assessment
from cases.models import Case
from rosh.fields import ProseField
from rosh.rows import LineageRow, TrackedRow
from rules.terms import PersonAgrees, PlanKind, choices

MAY_LEAVE: dict[str, Any] = {"blank": True}


class PlanQuerySet(models.QuerySet["Plan"]):
    """The ways in which plans are asked for."""

    def visible_to(self, user: User) -> "PlanQuerySet":
        return self.filter(case__in=Case.objects.visible_to(user))

    def in_progress(self) -> "PlanQuerySet":
        return self.filter(completed_at__isnull=True, abandoned_at__isnull=True)


class Plan(TrackedRow):
    """One risk management plan: the answer to one assessment. Dates are set by signing."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="plans")
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="plans")
    number = models.PositiveIntegerField(editable=False)
    kind = models.CharField(
        "interim or full", max_length=10, choices=choices(PlanKind), default=PlanKind.FULL
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+"
    )
    contact_frequency = ProseField("how often, where and with whom", max_length=2000, **MAY_LEAVE)
    capacity = ProseField("capacity and responsivity", max_length=4000, **MAY_LEAVE)
    person_view = ProseField("the person’s own view", max_length=4000, **MAY_LEAVE)
    discussed_on = models.DateField("discussed with the person on", null=True, **MAY_LEAVE)
    person_agrees = models.CharField(
        "what the person says to it", max_length=15, choices=choices(PersonAgrees), **MAY_LEAVE
    )
    licence_conditions = ProseField("conditions, one a line", **MAY_LEAVE)
    are_conditions_proposed = models.BooleanField(
        "these conditions are proposed, not yet made", default=False
    )
    is_sufficient = models.BooleanField("sufficient", null=True, **MAY_LEAVE)
    is_necessary = models.BooleanField("necessary", null=True, **MAY_LEAVE)
    is_proportionate = models.BooleanField("proportionate", null=True, **MAY_LEAVE)
    unchanged_because = ProseField("unchanged, because", max_length=4000, **MAY_LEAVE)
    is_carried_over = models.BooleanField(default=False, editable=False)
    carried_from = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    locked_at = models.DateTimeField(null=True, editable=False)
    completed_at = models.DateTimeField(null=True, editable=False)
    abandoned_at = models.DateTimeField(null=True, editable=False)

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="plan_number_once"),
            models.UniqueConstraint(
                fields=["assessment"],
                condition=Q(completed_at__isnull=True, abandoned_at__isnull=True),
                name="plan_one_in_progress_per_assessment",
            ),
            models.CheckConstraint(
                condition=Q(completed_at__isnull=True) | Q(abandoned_at__isnull=True),
                name="plan_completed_is_not_abandoned",
            ),
            models.CheckConstraint(
                condition=Q(completed_at__isnull=True) | Q(locked_at__isnull=False),
                name="plan_completed_is_locked",
            ),
        ]

    def __str__(self) -> str:
        return f"Plan {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("riskplans:plan", args=[self.uuid])

    @property
    def is_alone(self) -> bool:
        """Whether it revises the plan of an assessment that was complete already."""
        completed_at = self.assessment.completed_at
        return completed_at is not None and self.created_at > completed_at

    @property
    def is_editable(self) -> bool:
        """A draft, or returned: not locked and not ended."""
        return not (self.locked_at or self.completed_at or self.abandoned_at)


class PlanEditor(models.Model):
    """Somebody who edited the plan: they may never countersign it (ROL-03)."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="editors")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "user"], name="plan_editor_once")]

    def __str__(self) -> str:
        return f"{self.user} edited {self.plan}"


class PlanAnswer(LineageRow):
    """The answer to one of the guidance's questions about plans (`rules.planning`)."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="answers")
    question = models.CharField(max_length=60, editable=False)
    text = ProseField("in your words", max_length=4000)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "question"], name="plan_answer_once")
        ]

    def __str__(self) -> str:
        return f"Answer to {self.question}"
