"""What will be done about it: plans, actions in four pillars, contingencies, and their links."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts.models import User
from assessments.models import Assessment, Factor
from cases.models import Case, CivilOrder, PersonAtRisk, UnconvictedBehaviour
from rosh.fields import LineField, ProseField
from rosh.rows import LineageRow, TrackedRow
from rules.terms import (
    ActionKind,
    Pillar,
    PlanKind,
    ScenarioType,
    Setting,
    Strategy,
    Theme,
    choices,
)

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
    licence_conditions = ProseField("conditions, one a line", **MAY_LEAVE)
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
                condition=Q(abandoned_at__isnull=True),
                name="plan_one_per_assessment",
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


class Action(LineageRow):
    """One promise: what, who, by when, for which factor, protecting whom (RMP-05, RMP-06)."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="actions")
    number = models.CharField(max_length=40, editable=False)
    pillar = models.CharField(max_length=20, choices=choices(Pillar))
    what = ProseField("what will be done", max_length=4000)
    who = LineField("who will do it", max_length=200, **MAY_LEAVE)
    when_text = LineField("by when", max_length=100, **MAY_LEAVE)
    when_on = models.DateField(null=True, editable=False)
    starts_on = models.DateField("starts on", null=True, **MAY_LEAVE)
    review_on = models.DateField("review on", null=True, **MAY_LEAVE)
    reduce_when = ProseField("when it may reduce", max_length=2000, **MAY_LEAVE)
    kind = models.CharField(
        "is it one of these", max_length=20, choices=choices(ActionKind), default=ActionKind.OTHER
    )
    strategy = models.CharField(max_length=12, choices=choices(Strategy), **MAY_LEAVE)
    phase = models.CharField("where", max_length=9, choices=choices(Setting), **MAY_LEAVE)
    answers_risk_to_self = models.BooleanField("this answers a risk to self", default=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="action_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.what}"


class ActionFactor(TrackedRow):
    """An action answers a factor."""

    action = models.ForeignKey(Action, models.PROTECT, related_name="factor_links")
    factor = models.ForeignKey(Factor, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "factor answered by an action"
        constraints = [
            models.UniqueConstraint(fields=["action", "factor"], name="action_factor_once")
        ]

    def __str__(self) -> str:
        return f"{self.action} answers {self.factor}"


class ActionPerson(TrackedRow):
    """An action protects a person at risk."""

    action = models.ForeignKey(Action, models.PROTECT, related_name="person_links")
    person = models.ForeignKey(PersonAtRisk, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "person protected by an action"
        constraints = [
            models.UniqueConstraint(fields=["action", "person"], name="action_person_once")
        ]

    def __str__(self) -> str:
        return f"{self.action} protects {self.person}"


class ActionOrder(TrackedRow):
    """An action answers an order: it keeps somebody safe under it, or watches over it (SCR-12)."""

    action = models.ForeignKey(Action, models.PROTECT, related_name="order_links")
    order = models.ForeignKey(CivilOrder, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "order answered by an action"
        constraints = [
            models.UniqueConstraint(fields=["action", "order"], name="action_order_once")
        ]

    def __str__(self) -> str:
        return f"{self.action} answers {self.order}"


class ActionBehaviour(TrackedRow):
    """An action answers behaviour without a conviction (SCR-09)."""

    action = models.ForeignKey(Action, models.PROTECT, related_name="behaviour_links")
    behaviour = models.ForeignKey(UnconvictedBehaviour, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "behaviour answered by an action"
        constraints = [
            models.UniqueConstraint(fields=["action", "behaviour"], name="action_behaviour_once")
        ]

    def __str__(self) -> str:
        return f"{self.action} answers {self.behaviour}"


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


class Contingency(LineageRow):
    """If this happens, then that must be done, and why; who and how soon (CON-01, CON-06)."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="contingencies")
    number = models.CharField(max_length=40, editable=False)
    if_text = ProseField("if this happens", max_length=2000)
    then_text = ProseField("then do this", max_length=4000, **MAY_LEAVE)
    why = ProseField("because", max_length=2000, **MAY_LEAVE)
    who = LineField("who acts", max_length=200, **MAY_LEAVE)
    when_text = LineField("how soon", max_length=100, **MAY_LEAVE)
    theme = models.CharField("kind of change", max_length=20, choices=choices(Theme), **MAY_LEAVE)
    scenario = models.CharField(
        "what sort of event", max_length=30, choices=choices(ScenarioType), **MAY_LEAVE
    )
    answers_risk_to_self = models.BooleanField("this answers a risk to self", default=False)

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "contingencies"
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="contingency_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.if_text}"


class ContingencyBehaviour(TrackedRow):
    """A contingency answers behaviour without a conviction (SCR-09)."""

    contingency = models.ForeignKey(Contingency, models.PROTECT, related_name="behaviour_links")
    behaviour = models.ForeignKey(UnconvictedBehaviour, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "behaviour answered by a contingency"
        constraints = [
            models.UniqueConstraint(
                fields=["contingency", "behaviour"], name="contingency_behaviour_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.contingency} answers {self.behaviour}"


class ContingencyDetection(TrackedRow):
    """The action by which a contingency's trigger would be seen (CON-10)."""

    contingency = models.ForeignKey(Contingency, models.PROTECT, related_name="detections")
    action = models.ForeignKey(Action, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "action that would notice a contingency"
        constraints = [
            models.UniqueConstraint(
                fields=["contingency", "action"], name="contingency_detected_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.contingency} is seen by {self.action}"
