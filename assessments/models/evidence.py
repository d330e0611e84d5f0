"""The rows that the reasoning rests on: scores, factors, levels by group, their links."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from assessments.models.assessment import Assessment
from assessments.models.sources import Source
from cases.models import UnconvictedBehaviour
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
    SpecialistKind,
    Tag,
    Tool,
    choices,
)

MAY_LEAVE: dict[str, Any] = {"blank": True}
PERCENT = [MinValueValidator(0), MaxValueValidator(100)]


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
    is_date_unknown = models.BooleanField("nobody knows the date", default=False)
    is_calculated = models.BooleanField(default=False, editable=False)
    tool_version = LineField("version of the tool", max_length=60, **MAY_LEAVE)
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


class SpecialistTool(LineageRow):
    """What a specialist tool found, about whom (ST2-15)."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="specialist_tools")
    tool = models.CharField("tool", max_length=10, choices=choices(SpecialistKind))
    name = LineField("name of the tool, if another", max_length=120, **MAY_LEAVE)
    date_text = LineField("when it was completed", max_length=100, **MAY_LEAVE)
    about = LineField("about whom", max_length=200, **MAY_LEAVE)
    finding = ProseField("what it found", max_length=4000)

    class Meta:
        verbose_name = "specialist tool"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name or self.get_tool_display()


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
    investment = ProseField("what they have put into it", max_length=4000, **MAY_LEAVE)
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

    not_in_history = frozenset({"factor", "source"})  # the entry is named by both

    class Meta:
        verbose_name = "source cited by a factor"
        constraints = [
            models.UniqueConstraint(fields=["factor", "source"], name="factor_cites_source_once")
        ]

    def __str__(self) -> str:
        return f"{self.factor} cites {self.source}"


class Driver(TrackedRow):
    """The author marked this factor or behaviour as one on which the level rests; at most five."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="drivers")
    factor = models.OneToOneField(Factor, models.PROTECT, null=True, related_name="driver")
    behaviour = models.ForeignKey(
        UnconvictedBehaviour, models.PROTECT, null=True, related_name="drives"
    )

    not_in_history = frozenset({"factor", "behaviour"})  # the entry is named by it

    class Meta:
        verbose_name = "what drives the level"
        constraints = [
            models.UniqueConstraint(fields=["assessment", "behaviour"], name="driver_once"),
            models.CheckConstraint(
                condition=Q(factor__isnull=True, behaviour__isnull=False)
                | Q(factor__isnull=False, behaviour__isnull=True),
                name="driver_is_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.factor or self.behaviour} drives the level"


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

    not_in_history = frozenset({"cell", "factor"})  # the entry is named by both

    class Meta:
        verbose_name = "factor for a group"
        constraints = [models.UniqueConstraint(fields=["cell", "factor"], name="cell_factor_once")]

    def __str__(self) -> str:
        return f"{self.factor} bears on {self.cell}"
