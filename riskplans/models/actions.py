"""Actions in four pillars: what they answer, and how they went."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from assessments.models import Factor
from cases.models import CivilOrder, PersonAtRisk, UnconvictedBehaviour
from riskplans.models.plan import Plan
from rosh.fields import LineField, ProseField
from rosh.rows import LineageRow, TrackedRow
from rules.terms import (
    ActionKind,
    Agreement,
    Focus,
    Obligation,
    Phase,
    Pillar,
    Progress,
    Strategy,
    choices,
)

MAY_LEAVE: dict[str, Any] = {"blank": True}


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
    frequency = LineField("how often", **MAY_LEAVE)
    kind = models.CharField(
        "is it one of these", max_length=40, choices=choices(ActionKind), default=ActionKind.OTHER
    )
    strategy = models.CharField(max_length=12, choices=choices(Strategy), **MAY_LEAVE)
    phase = models.CharField("where", max_length=12, choices=choices(Phase), **MAY_LEAVE)
    agreement = models.CharField(
        "is it agreed", max_length=10, choices=choices(Agreement), **MAY_LEAVE
    )
    agreement_note = LineField("with whom it is agreed", max_length=300, **MAY_LEAVE)
    sequence = models.PositiveSmallIntegerField("its place in the order", null=True, **MAY_LEAVE)
    is_priority = models.BooleanField("this comes first", default=False)
    focus = models.CharField(
        "what it looks out for", max_length=15, choices=choices(Focus), **MAY_LEAVE
    )
    obligation = models.CharField(
        "must they take part", max_length=10, choices=choices(Obligation), **MAY_LEAVE
    )
    agreed_at_mappa_on = models.DateField("agreed at the MAPPA meeting of", null=True, **MAY_LEAVE)
    answers_risk_to_self = models.BooleanField("this answers a risk to self", default=False)
    is_restriction = models.BooleanField("this is a restriction that we ask for", default=False)
    lawful_basis = ProseField("what it rests on in law", max_length=1000, **MAY_LEAVE)
    necessary = ProseField("why it is needed", max_length=2000, **MAY_LEAVE)
    proportionate = ProseField("why nothing less would do", max_length=2000, **MAY_LEAVE)
    realistic = LineField("whether it is realistic", max_length=500, **MAY_LEAVE)
    enforceable = LineField("how it is enforced", max_length=500, **MAY_LEAVE)
    falls_to = models.ForeignKey(
        "riskplans.Contingency",
        models.PROTECT,
        null=True,
        related_name="catches",
        verbose_name="if this falls through",
        **MAY_LEAVE,
    )

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


class ActionProgress(TrackedRow):
    """How an action went, recorded while the plan is lived with (RMP-19, MON-12, INT-05).

    Rows are added, to a signed plan too. A later plan reads them by the action's lineage.
    """

    action = models.ForeignKey(Action, models.PROTECT, related_name="progress_rows")
    state = models.CharField("how far it has come", max_length=15, choices=choices(Progress))
    on = models.DateField("on")
    note = ProseField("what was found, or why it could not be done", max_length=4000, **MAY_LEAVE)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+"
    )

    class Meta:
        ordering = ["-on", "-id"]
        verbose_name = "progress of an action"
        verbose_name_plural = "progress of actions"
        constraints = [
            models.CheckConstraint(
                condition=Q(recorded_at__isnull=False, recorded_by__isnull=False),
                name="progress_is_recorded_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action}: {self.get_state_display()}"
