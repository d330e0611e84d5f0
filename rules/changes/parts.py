"""The parts of an assessment that are compared, each with its rows and the names of its fields.

What lives here: which fields count as a change, and what they are called. Answers that every
assessment gives anew (who it was discussed with, what decided a threshold, what the screening
found) are no change. What may not live here: comparing.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rules.facts import AssessmentFacts
from rules.questions import BY_KEY
from rules.wording import group_in


@dataclass(frozen=True)
class Part:
    """A part of an assessment: its heading, its rows by key, their names, their labelled fields."""

    heading: str
    rows: Callable[[AssessmentFacts], Mapping[str, Any]]
    name: Callable[[Any], str]
    labels: Mapping[str, str]


def _by_lineage(read: Callable[[AssessmentFacts], Iterable[Any]]) -> Callable[..., dict[str, Any]]:
    return lambda assessment: {row.lineage: row for row in read(assessment)}


def _one(read: Callable[[AssessmentFacts], Any]) -> Callable[..., dict[str, Any]]:
    return lambda assessment: {"": read(assessment)}


def _question(row: Any) -> str:
    return BY_KEY[row.question].text if row.question in BY_KEY else row.question


PARTS: tuple[Part, ...] = (
    Part(
        "Step 4: the level",
        _one(lambda a: a.step4),
        lambda _row: "",
        {
            "rationale": "Rationale",
            "variance_reason": "Why the steps differ",
            "difference_reason": "Why the level differs from the highest group",
            "opposing_evidence": "What points the other way",
            "positive_risks": "Positive risks taken, and why",
            "influence": "The step that weighed most",
        },
    ),
    Part(
        "Who is at risk, and of what",
        lambda a: {f"{row.setting}/{row.group}": row for row in a.cells},
        lambda row: group_in(row.setting, row.group).capitalize(),
        {"who": "Who", "harm": "What harm"},
    ),
    Part(
        "Scenarios",
        _by_lineage(lambda a: a.scenarios),
        lambda row: row.what,
        {
            "what": "What could happen",
            "to_whom": "To whom",
            "circumstances": "In what circumstances",
            "why": "Why",
            "likelihood": "How likely",
            "impact": "How grave",
        },
    ),
    Part(
        "Risk and protective factors",
        _by_lineage(lambda a: a.factors),
        lambda row: f"{row.number} {row.label}",
        {
            "label": "Name",
            "kind": "Kind",
            "state": "How it stands",
            "setting": "Where it works",
            "cells": "Groups it bears on",
            "watching_for": "What we are watching for",
            "why_important": "Why it matters",
            "evidence": "Evidence",
            "why_relevant": "Why it is still relevant",
            "observed": "What we have seen",
            "shows_change": "How it shows a change",
            "investment": "What they have put into it",
            "is_in_rsr": "Already counted in RSR",
            "is_driver": "The level rests on it",
            "was_at_past_offence": "There at a past offence",
            "relies_on_external_control": "Relies on external control",
        },
    ),
    Part(
        "Step 1: scores and starting point",
        lambda a: {"": a.step1, **{row.lineage: row for row in a.scores}},
        lambda row: row.tool.label if hasattr(row, "tool") else "Starting point",
        {
            "percent": "Score for two years, %",
            "percent_one_year": "Score for one year, %",
            "band": "Band",
            "score_type": "Static or dynamic",
            "scored_on": "Date of the score",
            "community_on": "Date in the community used",
            "basis": "What it rests on",
            "reason": "Reason",
            "missing_reason": "Why there is no RSR",
            "reliance_reasons": "Less weight is put on the score",
            "reliance": "Why less weight",
            "not_dynamic_reason": "Why there is no dynamic score",
            "is_out_of_date": "The scores are not up to date",
            "changes_since": "What changed since",
        },
    ),
    Part(
        "Specialist tools",
        _by_lineage(lambda a: a.specialist),
        lambda row: row.name,
        {"finding": "What it found", "about": "About whom", "date_text": "When"},
    ),
    Part(
        "Step 2: best fit",
        _one(lambda a: a.step2),
        lambda _row: "",
        {"reason": "Why this fits best"},
    ),
    Part(
        "Step 3: immediacy",
        _one(lambda a: a.step3),
        lambda _row: "",
        {
            "how_active": "How active the risk is",
            "how_exposed": "How exposed potential victims are",
            "person": "The person",
            "victim": "The victims",
            "circumstances": "The circumstances",
            "low_route": "Route to Low",
            "reason": "Why this fits best",
            "imminent_when": "When it is expected",
            "imminent_who": "Who would be harmed",
            "imminent_what": "What makes it likely",
        },
    ),
    Part(
        "Answers to questions",
        lambda a: {row.question: row for row in a.answers},
        _question,
        {"value": "Answer", "text": "In words"},
    ),
    Part(
        "Screening",
        _one(lambda a: a.screening),
        lambda _row: "",
        {
            "reason": "Reason",
            "most_serious": "Most serious behaviour so far",
            "most_serious_when": "When that was",
            "pattern": "Pattern",
        },
    ),
    Part(
        "Risk to self",
        _one(lambda a: a.risk_to_self),
        lambda _row: "",
        {
            "is_identified": "Is there a risk to self",
            "has_current_thoughts": "Current thoughts",
            "suicide": "Suicide, in the community",
            "suicide_custody": "Suicide, in custody",
            "self_harm": "Self-harm, in the community",
            "self_harm_custody": "Self-harm, in custody",
            "coping": "Coping",
            "vulnerability": "Harm by others",
            "imminence": "How soon",
        },
    ),
    Part(
        "Sources",
        _by_lineage(lambda a: a.sources),
        lambda row: f"{row.number} {row.what}",
        {
            "what": "What it is",
            "category": "Kind",
            "date_text": "When",
            "verification": "Has it been verified",
            "weight": "Weight",
            "weight_why": "Why this much weight",
            "credibility": "Credibility",
            "motivation": "Motivation",
            "validity": "Validity",
            "limits": "Limits",
            "conflict_resolution": "How a conflict was dealt with",
        },
    ),
)
