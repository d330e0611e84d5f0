"""The four steps' answers: one row a page, made empty with the assessment."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from assessments.models.assessment import Assessment
from rosh.fields import LineField, ProseField
from rosh.rows import LineageRow
from rules.terms import (
    LEVEL_CHOICES,
    Basis,
    Influence,
    LowRoute,
    Reliance,
    RiskLevel,
    UnsuitableHarm,
    Variance,
    choices,
)

MAY_LEAVE: dict[str, Any] = {"blank": True}
STARTING_LEVELS = [choice for choice in LEVEL_CHOICES if choice[0] != RiskLevel.VERY_HIGH]


class StartingPoint(LineageRow):
    """Step 1: the starting point that the assessor records, and why (ST1-01 to 13).

    Never Very High: RSR does not predict imminence. `basis` says which score, or why there is none.
    """

    assessment = models.OneToOneField(Assessment, models.PROTECT, related_name="starting_point")
    is_rsr_suitable = models.BooleanField("RSR suits this person", null=True, **MAY_LEAVE)
    unsuitable_for = ArrayField(
        models.CharField(max_length=20, choices=choices(UnsuitableHarm)),
        default=list,
        **MAY_LEAVE,
    )
    basis = models.CharField(
        "what the starting point rests on", max_length=20, choices=choices(Basis), **MAY_LEAVE
    )
    level = models.PositiveSmallIntegerField(choices=STARTING_LEVELS, null=True, **MAY_LEAVE)
    reason = ProseField("reason for the starting point", max_length=4000, **MAY_LEAVE)
    missing_reason = ProseField("why there is no RSR", max_length=4000, **MAY_LEAVE)
    is_reduced_reliance = models.BooleanField("less weight is put on the score", default=False)
    reliance_reasons = ArrayField(
        models.CharField(max_length=20, choices=choices(Reliance)), default=list, **MAY_LEAVE
    )
    reliance = ProseField("why less weight", max_length=4000, **MAY_LEAVE)
    not_dynamic_reason = ProseField("why no dynamic score", max_length=4000, **MAY_LEAVE)
    is_out_of_date = models.BooleanField("the scores are not up to date", default=False)
    changes_since = ProseField(
        "what changed since the last assessment", max_length=4000, **MAY_LEAVE
    )

    class Meta:
        verbose_name = "Step 1"
        constraints = [
            models.CheckConstraint(
                condition=Q(level__isnull=True) | Q(level__lt=RiskLevel.VERY_HIGH.value),
                name="starting_point_is_never_very_high",
            )
        ]

    def __str__(self) -> str:
        return f"Step 1 of {self.assessment}"


class BestFit(LineageRow):
    """Step 2: which description of the factors fits best (ST2-07 to 10)."""

    assessment = models.OneToOneField(Assessment, models.PROTECT, related_name="best_fit")
    level = models.PositiveSmallIntegerField(
        "best fit of Step 2", choices=LEVEL_CHOICES, null=True, **MAY_LEAVE
    )
    reason = ProseField("why this fits best", max_length=4000, **MAY_LEAVE)

    class Meta:
        verbose_name = "Step 2"

    def __str__(self) -> str:
        return f"Step 2 of {self.assessment}"


class Immediacy(LineageRow):
    """Step 3: how active, how exposed, and the best fit (ST3-01 to 10)."""

    assessment = models.OneToOneField(Assessment, models.PROTECT, related_name="immediacy")
    how_active = ProseField("how active the risk is now", max_length=4000, **MAY_LEAVE)
    how_exposed = ProseField("how exposed potential victims are", max_length=4000, **MAY_LEAVE)
    person = ProseField("the person", **MAY_LEAVE)
    victim = ProseField("the victims", **MAY_LEAVE)
    circumstances = ProseField("the circumstances", **MAY_LEAVE)
    level = models.PositiveSmallIntegerField(
        "best fit of Step 3", choices=LEVEL_CHOICES, null=True, **MAY_LEAVE
    )
    low_route = models.CharField(
        "which route to Low", max_length=20, choices=choices(LowRoute), **MAY_LEAVE
    )
    reason = ProseField("why this fits best", max_length=4000, **MAY_LEAVE)
    imminent_when = ProseField("when it is expected", max_length=2000, **MAY_LEAVE)
    imminent_who = ProseField("who would be harmed", max_length=2000, **MAY_LEAVE)
    imminent_what = ProseField("what makes it likely", max_length=2000, **MAY_LEAVE)

    class Meta:
        verbose_name = "Step 3"

    def __str__(self) -> str:
        return f"Step 3 of {self.assessment}"


class Decision(LineageRow):
    """Step 4: the assigned level and its rationale (ST4-01 to 10, RAT-01).

    `is_rationale_owned`: the author has read the composed text and made it theirs.
    """

    assessment = models.OneToOneField(Assessment, models.PROTECT, related_name="decision")
    level = models.PositiveSmallIntegerField(
        "level of risk of serious harm", choices=LEVEL_CHOICES, null=True, **MAY_LEAVE
    )
    influence = models.PositiveSmallIntegerField(
        "the step that weighed most",
        choices=[(step.value, step.label) for step in Influence],
        null=True,
        **MAY_LEAVE,
    )
    variance = ArrayField(
        models.CharField(max_length=20, choices=choices(Variance)), default=list, **MAY_LEAVE
    )
    variance_reason = ProseField("why the steps differ", max_length=4000, **MAY_LEAVE)
    difference_reason = ProseField(
        "why the level differs from the highest group", max_length=4000, **MAY_LEAVE
    )
    rationale = ProseField("rationale", max_length=12000, **MAY_LEAVE)
    is_rationale_owned = models.BooleanField(
        "I have read this rationale and it is mine", default=False
    )
    opposing_evidence = ProseField(
        "what points the other way, and why it weighs less", max_length=8000, **MAY_LEAVE
    )
    discussion = ProseField("who you discussed it with", max_length=4000, **MAY_LEAVE)
    positive_risks = ProseField("positive risks taken, and why", max_length=8000, **MAY_LEAVE)
    is_bias_considered = models.BooleanField("I have considered my own bias", default=False)

    class Meta:
        verbose_name = "Step 4"

    def __str__(self) -> str:
        return f"Step 4 of {self.assessment}"


class Reduction(LineageRow):
    """The seven questions before a level is lowered (REV-11), or the earlier error."""

    assessment = models.OneToOneField(Assessment, models.PROTECT, related_name="reduction")
    impact = ProseField("what the intervention changed", max_length=4000, **MAY_LEAVE)
    verified_elsewhere = ProseField("where else it is verified", max_length=4000, **MAY_LEAVE)
    frequency = ProseField(
        "how often harm came before, against this good period", max_length=4000, **MAY_LEAVE
    )
    investment = ProseField("what they have invested", max_length=4000, **MAY_LEAVE)
    self_perception = ProseField(
        "how they see themselves, and what others say", max_length=4000, **MAY_LEAVE
    )
    is_pessimism_checked = models.BooleanField("too pessimistic?", null=True, **MAY_LEAVE)
    is_optimism_checked = models.BooleanField("too optimistic?", null=True, **MAY_LEAVE)
    is_correction = models.BooleanField("the earlier level was an error", default=False)
    correction_reason = ProseField("what the error was", max_length=4000, **MAY_LEAVE)
    correction_manager = LineField("manager who agreed", max_length=120, **MAY_LEAVE)

    class Meta:
        verbose_name = "lowering of the level"

    def __str__(self) -> str:
        return f"Reduction in {self.assessment}"
