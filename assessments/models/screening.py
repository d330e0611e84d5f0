"""Screening, the answers to the guidance's questions, risk to self, scenarios."""

from typing import Any

from django.db import models

from assessments.models.assessment import Assessment
from assessments.models.sources import Source
from rosh.fields import LineField, ProseField
from rosh.rows import LineageRow, TrackedRow
from rules.terms import (
    AnswerValue,
    Impact,
    Likelihood,
    ScreeningOutcome,
    YesNoUnknown,
    choices,
)

MAY_LEAVE: dict[str, Any] = {"blank": True}


class Screening(LineageRow):
    """What the screening found, and that the indicators were considered (SCR-01 to 06).

    `has_considered_rest`: of the eleven indicators, those without an answer were considered and
    are not there. It is an act of its own and never follows from silence.
    """

    assessment = models.OneToOneField(Assessment, models.PROTECT, related_name="screening")
    screened_on = models.DateField("date of screening", null=True, **MAY_LEAVE)
    outcome = models.CharField(
        "what the screening found", max_length=10, choices=choices(ScreeningOutcome), **MAY_LEAVE
    )
    reason = ProseField("reason", max_length=4000, **MAY_LEAVE)
    has_considered_rest = models.BooleanField("I considered the rest", default=False)
    most_serious = ProseField("most serious behaviour so far", max_length=4000, **MAY_LEAVE)
    most_serious_when = LineField("when that was, and how old they were", **MAY_LEAVE)
    pattern = ProseField("pattern of harmful offending", max_length=4000, **MAY_LEAVE)

    class Meta:
        verbose_name = "screening"

    def __str__(self) -> str:
        return f"Screening of {self.assessment}"


class Answer(LineageRow):
    """The answer to one question of `rules.questions`: a value, a text, or both.

    `is_deciding`: the author marked this threshold question as one that decided the level.
    """

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="answers")
    question = models.CharField(max_length=60, editable=False)
    value = models.CharField("answer", max_length=10, choices=choices(AnswerValue), **MAY_LEAVE)
    text = ProseField("in your words", max_length=4000, **MAY_LEAVE)
    is_deciding = models.BooleanField("this decided the level", default=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "question"], name="answer_once")
        ]

    def __str__(self) -> str:
        return f"Answer to {self.question}"


class AnswerSource(TrackedRow):
    """An answer cites a source."""

    answer = models.ForeignKey(Answer, models.PROTECT, related_name="citations")
    source = models.ForeignKey(Source, models.PROTECT, related_name="answers")

    not_in_history = frozenset({"answer", "source"})  # the entry is named by both

    class Meta:
        verbose_name = "source cited by an answer"
        constraints = [
            models.UniqueConstraint(fields=["answer", "source"], name="answer_cites_source_once")
        ]

    def __str__(self) -> str:
        return f"{self.answer} cites {self.source}"


class RiskToSelf(LineageRow):
    """Risk to self in both settings, kept apart from the level (SLF-01 to 06, WHO-10)."""

    assessment = models.OneToOneField(Assessment, models.PROTECT, related_name="risk_to_self")
    is_identified = models.CharField(
        "is there a risk to self", max_length=10, choices=choices(YesNoUnknown), **MAY_LEAVE
    )
    has_current_thoughts = models.CharField(
        "current thoughts of suicide or self-harm",
        max_length=10,
        choices=choices(YesNoUnknown),
        **MAY_LEAVE,
    )
    suicide = ProseField("suicide, in the community", max_length=4000, **MAY_LEAVE)
    suicide_custody = ProseField("suicide, in custody", max_length=4000, **MAY_LEAVE)
    self_harm = ProseField("self-harm, in the community", max_length=4000, **MAY_LEAVE)
    self_harm_custody = ProseField("self-harm, in custody", max_length=4000, **MAY_LEAVE)
    function = ProseField("what self-harm does for them", max_length=4000, **MAY_LEAVE)
    coping = ProseField("coping", max_length=4000, **MAY_LEAVE)
    vulnerability = ProseField("harm by others", max_length=4000, **MAY_LEAVE)
    imminence = ProseField("how soon", max_length=4000, **MAY_LEAVE)
    manager_told = ProseField("manager told: who, when, what was agreed", **MAY_LEAVE)

    class Meta:
        verbose_name = "risk to self"

    def __str__(self) -> str:
        return f"Risk to self in {self.assessment}"


class RiskToSelfSource(TrackedRow):
    """What is known of risk to self rests on a source (SLF-03)."""

    risk_to_self = models.ForeignKey(RiskToSelf, models.PROTECT, related_name="citations")
    source = models.ForeignKey(Source, models.PROTECT, related_name="risks_to_self")

    class Meta:
        verbose_name = "source on risk to self"
        constraints = [
            models.UniqueConstraint(fields=["risk_to_self", "source"], name="self_source_once")
        ]

    def __str__(self) -> str:
        return f"{self.risk_to_self} rests on {self.source}"


class Scenario(LineageRow):
    """What could happen: to whom, in what circumstances, why, how likely, how grave (DEF-03)."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="scenarios")
    what = ProseField("what could happen", max_length=4000)
    to_whom = ProseField("to whom", max_length=2000, **MAY_LEAVE)
    circumstances = ProseField("in what circumstances", max_length=4000, **MAY_LEAVE)
    why = ProseField("why", max_length=4000, **MAY_LEAVE)
    likelihood = models.CharField(
        "how likely", max_length=20, choices=choices(Likelihood), **MAY_LEAVE
    )
    impact = models.CharField("how grave", max_length=10, choices=choices(Impact), **MAY_LEAVE)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.what
