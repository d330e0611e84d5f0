"""What was decided beside the actions: none, not this condition, travel; and others' plans."""

from typing import Any

from django.db import models

from assessments.models import Factor
from riskplans.models.plan import Plan
from rosh.fields import LineField, ProseField
from rosh.rows import LineageRow, TrackedRow
from rules.terms import TravelOutcome, choices

MAY_LEAVE: dict[str, Any] = {"blank": True}


class NoActionReason(TrackedRow):
    """Why a factor has no action: deciding not to act is recorded as well (RAT-07)."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="no_actions")
    factor = models.ForeignKey(Factor, models.PROTECT, related_name="+")
    reason = ProseField("why nothing is planned", max_length=2000)

    class Meta:
        verbose_name = "decision not to act"
        constraints = [
            models.UniqueConstraint(fields=["plan", "factor"], name="no_action_reason_once")
        ]

    def __str__(self) -> str:
        return f"No action for {self.factor}"


class RejectedCondition(LineageRow):
    """A condition that was considered and rejected, with the reason (MON-08)."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="rejected_conditions")
    condition = ProseField("condition that was considered", max_length=1000)
    reason = ProseField("why it was rejected", max_length=2000, **MAY_LEAVE)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"Rejected: {self.condition}"


class TravelDecision(LineageRow):
    """A request to travel abroad, and what was decided (MON-14)."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="travel_decisions")
    request = ProseField("where, when and why", max_length=2000)
    asked_on = models.DateField("asked on", null=True, **MAY_LEAVE)
    outcome = models.CharField(
        "what was decided", max_length=10, choices=choices(TravelOutcome), **MAY_LEAVE
    )
    reason = ProseField("why, and under which condition or order", max_length=2000, **MAY_LEAVE)
    decided_on = models.DateField("decided on", null=True, **MAY_LEAVE)

    class Meta:
        ordering = ["id"]
        verbose_name = "decision on travel abroad"
        verbose_name_plural = "decisions on travel abroad"

    def __str__(self) -> str:
        return f"Travel: {self.request}"


class OtherPlan(LineageRow):
    """Another agency's plan, what it says, and how this one fits with it (RMP-07)."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="other_plans")
    title = LineField("which plan it is")
    agency = LineField("whose plan it is", **MAY_LEAVE)
    says = ProseField("what it says, and why", max_length=4000, **MAY_LEAVE)
    fits = ProseField("how this plan fits with it", max_length=4000, **MAY_LEAVE)

    class Meta:
        ordering = ["id"]
        verbose_name = "plan of another agency"
        verbose_name_plural = "plans of other agencies"

    def __str__(self) -> str:
        return f"{self.title} ({self.agency})" if self.agency else self.title
