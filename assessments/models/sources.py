"""Where something was learnt: sources, what they conflict with, what they show."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from assessments.models.assessment import Assessment
from cases.models import CivilOrder, UnconvictedBehaviour
from rosh.fields import LineField, ProseField
from rosh.rows import LineageRow, TrackedRow
from rules.terms import SourceCategory, SourceKind, Verification, Weight, choices

MAY_LEAVE: dict[str, Any] = {"blank": True}


class Source(LineageRow):
    """Where something was learnt, and how far it can be trusted (SRC-03 to 08)."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="sources")
    number = models.CharField(max_length=40, editable=False)
    what = LineField("what it is", max_length=500)
    category = models.CharField(
        "kind of source", max_length=40, choices=choices(SourceCategory), **MAY_LEAVE
    )
    kind = models.CharField(
        "what it is more closely", max_length=30, choices=choices(SourceKind), **MAY_LEAVE
    )
    date_text = LineField("when it was written or said", max_length=100, **MAY_LEAVE)
    verification = models.CharField(
        "has it been verified", max_length=20, choices=choices(Verification), **MAY_LEAVE
    )
    limits = ProseField("limits of what it can tell us", max_length=4000, **MAY_LEAVE)
    weight = models.CharField(max_length=10, choices=choices(Weight), **MAY_LEAVE)
    weight_why = ProseField("why this much weight", max_length=4000, **MAY_LEAVE)
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

    not_in_history = frozenset({"source", "other"})  # the entry is named by both

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


class SourceShows(TrackedRow):
    """A source shows behaviour without a conviction, or an order (SCR-09)."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="shown")
    behaviour = models.ForeignKey(
        UnconvictedBehaviour, models.PROTECT, null=True, related_name="shown_by"
    )
    order = models.ForeignKey(CivilOrder, models.PROTECT, null=True, related_name="shown_by")

    not_in_history = frozenset({"source", "behaviour", "order"})  # the entry is named by both

    class Meta:
        verbose_name = "what a source shows"
        constraints = [
            models.UniqueConstraint(fields=["source", "behaviour"], name="source_shows_once"),
            models.UniqueConstraint(fields=["source", "order"], name="source_shows_order_once"),
            models.CheckConstraint(
                condition=Q(behaviour__isnull=True, order__isnull=False)
                | Q(behaviour__isnull=False, order__isnull=True),
                name="source_shows_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} shows {self.behaviour or self.order}"
