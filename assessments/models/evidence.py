"""The rows that the reasoning rests on: sources, scores, factors, levels by group, their links."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from assessments.models.assessment import Assessment
from rosh.fields import LineField, ProseField
from rosh.rows import LineageRow, TrackedRow
from rules.terms import (
    LEVEL_CHOICES,
    FactorKind,
    FactorSetting,
    FactorState,
    Group,
    ScoreType,
    Setting,
    SourceCategory,
    Tag,
    Tool,
    Verification,
    Weight,
    choices,
)

MAY_LEAVE: dict[str, Any] = {"blank": True}
PERCENT = [MinValueValidator(0), MaxValueValidator(100)]


class Source(LineageRow):
    """Where something was learnt, and how far it can be trusted (SRC-03 to 08)."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="sources")
    number = models.CharField(max_length=40, editable=False)
    what = LineField("what it is", max_length=500)
    category = models.CharField(
        "kind of source", max_length=40, choices=choices(SourceCategory), **MAY_LEAVE
    )
    date_text = LineField("when it was written or said", max_length=100, **MAY_LEAVE)
    verification = models.CharField(
        "has it been verified", max_length=20, choices=choices(Verification), **MAY_LEAVE
    )
    limits = ProseField("limits of what it can tell us", max_length=4000, **MAY_LEAVE)
    weight = models.CharField(max_length=10, choices=choices(Weight), **MAY_LEAVE)
    credibility = ProseField("credibility", max_length=4000, **MAY_LEAVE)
    motivation = ProseField("motivation", max_length=4000, **MAY_LEAVE)
    validity = ProseField("validity", max_length=4000, **MAY_LEAVE)
    conflict_resolution = ProseField("how a conflict was dealt with", max_length=4000, **MAY_LEAVE)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "number"], name="source_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.what}"


class SourceConflict(TrackedRow):
    """One source conflicts with another (SRC-07)."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="conflicts")
    other = models.ForeignKey(Source, models.PROTECT, related_name="conflicts_from")

    class Meta:
        verbose_name = "conflict between sources"
        constraints = [
            models.UniqueConstraint(fields=["source", "other"], name="source_conflict_once"),
            models.CheckConstraint(
                condition=~Q(source=F("other")), name="source_conflicts_with_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} conflicts with {self.other}"


class PredictorScore(LineageRow):
    """One result of a predictor. Never overwritten: a new row supersedes (ST1-04 to 07).

    `percent` is RSR's two-year value or OVP's two-year value, to two decimals; `band` is OSP's.
    """

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="scores")
    tool = models.CharField(max_length=10, choices=choices(Tool))
    score_type = models.CharField(
        "static or dynamic", max_length=10, choices=choices(ScoreType), **MAY_LEAVE
    )
    percent = models.DecimalField(
        "score, two years, %",
        max_digits=5,
        decimal_places=2,
        null=True,
        validators=PERCENT,
        **MAY_LEAVE,
    )
    percent_one_year = models.DecimalField(
        "score, one year, %",
        max_digits=5,
        decimal_places=2,
        null=True,
        validators=PERCENT,
        **MAY_LEAVE,
    )
    band = models.PositiveSmallIntegerField(choices=LEVEL_CHOICES, null=True, **MAY_LEAVE)
    scored_on = models.DateField("date of the score", null=True, **MAY_LEAVE)
    community_on = models.DateField("date in the community used", null=True, **MAY_LEAVE)
    is_superseded = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = "score"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "tool"],
                condition=Q(is_superseded=False),
                name="score_one_current_per_tool",
            ),
            models.CheckConstraint(
                condition=Q(percent__isnull=True) | Q(percent__range=(0, 100)),
                name="score_percent_is_0_to_100",
            ),
            models.CheckConstraint(
                condition=Q(percent__isnull=False) | Q(band__isnull=False),
                name="score_has_a_result",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tool} {self.percent if self.percent is not None else self.band}"


class Factor(LineageRow):
    """A risk or protective factor with its formulation (ST2-01 to 06, ST1-16)."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="factors")
    number = models.CharField(max_length=40, editable=False)
    label = LineField("factor in a few words", max_length=200)
    kind = models.CharField("kind of factor", max_length=12, choices=choices(FactorKind))
    state = models.CharField(
        "how it stands now", max_length=20, choices=choices(FactorState), **MAY_LEAVE
    )
    setting = models.CharField(
        "where it works", max_length=10, choices=choices(FactorSetting), default="both"
    )
    watching_for = ProseField("what we are watching for", max_length=4000, **MAY_LEAVE)
    why_important = ProseField("why it matters", max_length=4000, **MAY_LEAVE)
    evidence = ProseField("evidence", max_length=4000, **MAY_LEAVE)
    why_relevant = ProseField("why it is still relevant", max_length=4000, **MAY_LEAVE)
    observed = ProseField("what we have seen", max_length=4000, **MAY_LEAVE)
    shows_change = ProseField("how it shows a change", max_length=4000, **MAY_LEAVE)
    is_in_rsr = models.BooleanField("already counted in RSR", null=True, **MAY_LEAVE)
    was_at_past_offence = models.BooleanField("there at a past offence", null=True, **MAY_LEAVE)
    relies_on_external_control = models.BooleanField(
        "relies on external control", null=True, **MAY_LEAVE
    )
    tags = ArrayField(
        models.CharField(max_length=20, choices=choices(Tag)), default=list, **MAY_LEAVE
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "number"], name="factor_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.label}"


class FactorSource(TrackedRow):
    """A factor cites a source (ST2-04)."""

    factor = models.ForeignKey(Factor, models.PROTECT, related_name="citations")
    source = models.ForeignKey(Source, models.PROTECT, related_name="citations")

    class Meta:
        verbose_name = "source cited by a factor"
        constraints = [
            models.UniqueConstraint(fields=["factor", "source"], name="factor_cites_source_once")
        ]

    def __str__(self) -> str:
        return f"{self.factor} cites {self.source}"


class Driver(TrackedRow):
    """The author marked this factor as one on which the level rests; at most five."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="drivers")
    factor = models.OneToOneField(Factor, models.PROTECT, related_name="driver")

    class Meta:
        verbose_name = "factor that drives the level"

    def __str__(self) -> str:
        return f"{self.factor} drives the level"


class GroupLevel(LineageRow):
    """The level of one group in one setting, who is at risk there, and of what (WHO-02, 03, 09).

    All nine rows are made with the assessment; an empty level is "not answered", never Low.
    """

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="cells")
    setting = models.CharField(max_length=9, choices=choices(Setting), editable=False)
    group = models.CharField(max_length=12, choices=choices(Group), editable=False)
    level = models.PositiveSmallIntegerField(choices=LEVEL_CHOICES, null=True, **MAY_LEAVE)
    who = ProseField("who exactly is at risk", max_length=4000, **MAY_LEAVE)
    harm = ProseField("what harm could come to them", max_length=4000, **MAY_LEAVE)

    class Meta:
        verbose_name = "level of a group"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "setting", "group"], name="cell_once"),
            models.CheckConstraint(
                condition=~Q(setting=Setting.COMMUNITY.value, group=Group.PRISONERS.value),
                name="cell_no_prisoners_in_the_community",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_group_display()}, {self.get_setting_display().lower()}"


class CellFactor(TrackedRow):
    """A factor bears on a group in a setting: the one link between factors and groups."""

    cell = models.ForeignKey(GroupLevel, models.PROTECT, related_name="links")
    factor = models.ForeignKey(Factor, models.PROTECT, related_name="links")

    class Meta:
        verbose_name = "factor for a group"
        constraints = [models.UniqueConstraint(fields=["cell", "factor"], name="cell_factor_once")]

    def __str__(self) -> str:
        return f"{self.factor} bears on {self.cell}"
