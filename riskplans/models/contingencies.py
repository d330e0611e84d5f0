"""Contingencies: what they prepare for, what would notice them, and when they were used."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from assessments.models import Factor
from cases.models import Event, PersonAtRisk, UnconvictedBehaviour
from riskplans.models.actions import Action
from riskplans.models.plan import Plan
from rosh.fields import LineField, ProseField
from rosh.rows import LineageRow, TrackedRow
from rules.terms import ScenarioType, Theme, UseOutcome, choices

MAY_LEAVE: dict[str, Any] = {"blank": True}


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
    is_enforcement = models.BooleanField("this leads to recall or breach", default=False)
    is_enforcement_only = models.BooleanField("enforcement is the only answer", default=False)
    threshold = LineField("from when on", max_length=300, **MAY_LEAVE)
    covers_new_person = models.BooleanField("this is about a new person at risk", default=False)
    in_supervision = ProseField("supervision", max_length=2000, **MAY_LEAVE)
    in_monitoring = ProseField("monitoring and control", max_length=2000, **MAY_LEAVE)
    in_interventions = ProseField("interventions and treatment", max_length=2000, **MAY_LEAVE)
    in_victim_safety = ProseField("victim safety", max_length=2000, **MAY_LEAVE)
    agreed_with = LineField("agreed with", max_length=300, **MAY_LEAVE)
    agreed_on = models.DateField("agreed on", null=True, **MAY_LEAVE)

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


class ContingencyFactor(TrackedRow):
    """A contingency prepares for a factor that becomes active (CON-12)."""

    contingency = models.ForeignKey(Contingency, models.PROTECT, related_name="factor_links")
    factor = models.ForeignKey(Factor, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "factor that a contingency prepares for"
        constraints = [
            models.UniqueConstraint(
                fields=["contingency", "factor"], name="contingency_factor_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.contingency} prepares for {self.factor}"


class ContingencyPerson(TrackedRow):
    """A contingency protects a person at risk (WHO-06, CON-11)."""

    contingency = models.ForeignKey(Contingency, models.PROTECT, related_name="person_links")
    person = models.ForeignKey(PersonAtRisk, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "person protected by a contingency"
        constraints = [
            models.UniqueConstraint(
                fields=["contingency", "person"], name="contingency_person_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.contingency} protects {self.person}"


class ContingencyUse(TrackedRow):
    """Its event came: the contingency was followed, or varied because (CON-14, MON-10)."""

    event = models.ForeignKey(Event, models.PROTECT, related_name="contingency_uses")
    contingency = models.ForeignKey(Contingency, models.PROTECT, related_name="uses")
    outcome = models.CharField("what was done", max_length=10, choices=choices(UseOutcome))
    because = ProseField("what was done instead, and why", max_length=4000, **MAY_LEAVE)
    at = models.DateTimeField(default=timezone.now, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+"
    )

    class Meta:
        ordering = ["at", "id"]
        verbose_name = "use of a contingency"
        verbose_name_plural = "uses of contingencies"
        constraints = [
            models.UniqueConstraint(
                fields=["event", "contingency"], name="contingency_used_once_an_event"
            ),
            models.CheckConstraint(
                condition=Q(at__isnull=False, by__isnull=False),
                name="contingency_use_has_who_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(outcome=UseOutcome.VARIED.value) | ~Q(because=""),
                name="contingency_varied_has_its_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contingency}: {self.get_outcome_display()}"
