"""The parts of an assessment that are compared, each with its rows and the names of its fields.

What lives here: which fields count as a change, and what they are called. Answers that every
assessment gives anew (why now, who it was discussed with, what decided a threshold, what the
screening found) are no change; `NO_CHANGE` names them, and what no reader compares. What may not
live here: comparing.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rules.facts import Reduction
from rules.questions import BY_KEY, NEVER_COPIED
from rules.wording import group_in


@dataclass(frozen=True)
class Part:
    """A part of an assessment or a plan: its heading, its rows by key, their names and fields.

    `ticks` are fields in which only yes says something. `is_anew`: every assessment answers it for
    itself, so that what the older said and the newer does not was not removed.
    """

    heading: str
    rows: Callable[[Any], Mapping[str, Any]]
    name: Callable[[Any], str]
    labels: Mapping[str, str]
    ticks: frozenset[str] = frozenset()
    is_anew: bool = False


def by_lineage(read: Callable[[Any], Iterable[Any]]) -> Callable[[Any], dict[str, Any]]:
    """Rows by what they keep from one assessment or plan to the next."""
    return lambda whole: {row.lineage: row for row in read(whole)}


def one(read: Callable[[Any], Any]) -> Callable[[Any], dict[str, Any]]:
    """The part that there is once."""
    return lambda whole: {"": read(whole)}


def _question(row: Any) -> str:
    return BY_KEY[row.question].text if row.question in BY_KEY else row.question


def _reduction(assessment: Any) -> dict[str, Any]:
    """What a lower level takes; nothing where nobody answered it."""
    held = assessment.step4.reduction
    return {} if held == Reduction() else {"": held}


# Bookkeeping, what is given anew each time, and what another part says already.
NO_CHANGE: dict[str, frozenset[str]] = {
    "AssessmentFacts": frozenset(
        "uuid number kind assessed_on author why_now event guidance_version replies carried_over"
        " as_copied".split()
    ),
    "Screening": frozenset({"screened_on", "outcome", "has_considered_rest"}),
    "Answer": frozenset({"question", "is_deciding"}),
    "RiskToSelf": frozenset({"manager_told"}),
    "Score": frozenset({"tool", "is_calculated"}),
    "Cell": frozenset({"setting", "group", "level", "factors"}),
    "Factor": frozenset({"number"}),
    "Source": frozenset({"number"}),
    "SpecialistResult": frozenset({"tool", "name"}),
    "Step1": frozenset({"level"}),
    "Step2": frozenset({"level"}),
    "Step3": frozenset({"level"}),
    "Step4": frozenset(
        {"level", "is_rationale_owned", "discussion", "is_bias_considered", "reduction"}
    ),
}

PARTS: tuple[Part, ...] = (
    Part(
        "Step 4: the level",
        one(lambda a: a.step4),
        lambda _row: "",
        {
            "rationale": "Rationale",
            "variance": "What explains the difference",
            "variance_reason": "Why the steps differ",
            "difference_reason": "Why the level differs from the highest group",
            "opposing_evidence": "What points the other way",
            "positive_risks": "Positive risks taken, and why",
            "influence": "The step that weighed most",
        },
    ),
    Part(
        "Lowering the level",
        _reduction,
        lambda _row: "",
        {
            "impact": "What impact the work has had",
            "verified_elsewhere": "Where else it was verified",
            "frequency": "How often harm happened before",
            "investment": "What they have put into protective factors",
            "self_perception": "How they see themselves",
            "is_pessimism_checked": "Too pessimistic, considered",
            "is_optimism_checked": "Too optimistic, considered",
            "is_correction": "An earlier error is corrected",
            "correction_reason": "What the error was",
            "correction_manager": "Which manager agreed",
        },
        frozenset({"is_pessimism_checked", "is_optimism_checked", "is_correction"}),
        is_anew=True,
    ),
    Part(
        "What it rests on",
        one(lambda a: a),
        lambda _row: "",
        {
            "setting": "Where the person is",
            "is_limited": "Information was limited",
            "limited_note": "What was missing",
            "is_initial_view": "An initial view only",
            "driving_behaviour": "Behaviour without a conviction on which the level rests",
        },
        frozenset({"is_limited", "is_initial_view"}),
    ),
    Part(
        "Who is at risk, and of what",
        lambda a: {f"{row.setting}/{row.group}": row for row in a.cells},
        lambda row: group_in(row.setting, row.group).capitalize(),
        {"who": "Who", "harm": "What harm"},
    ),
    Part(
        "Scenarios",
        by_lineage(lambda a: a.scenarios),
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
        by_lineage(lambda a: a.factors),
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
            "tags": "Tags",
            "sources": "Sources",
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
            "is_date_unknown": "Nobody knows the date",
            "tool_version": "Version of the tool",
            "is_rsr_suitable": "Can RSR be the starting point",
            "unsuitable_for": "Harms for which RSR is no start",
            "basis": "What it rests on",
            "reason": "Reason",
            "missing_reason": "Why there is no RSR",
            "is_reduced_reliance": "Less weight is put on the score",
            "reliance_reasons": "What kind of reason",
            "reliance": "Why less weight",
            "not_dynamic_reason": "Why there is no dynamic score",
            "is_out_of_date": "The scores are not up to date",
            "changes_since": "What changed since",
        },
        frozenset({"is_date_unknown", "is_reduced_reliance", "is_out_of_date"}),
    ),
    Part(
        "Specialist tools",
        by_lineage(lambda a: a.specialist),
        lambda row: row.name,
        {"finding": "What it found", "about": "About whom", "date_text": "When"},
    ),
    Part(
        "Step 2: best fit",
        one(lambda a: a.step2),
        lambda _row: "",
        {"reason": "Why this fits best"},
    ),
    Part(
        "Step 3: immediacy",
        one(lambda a: a.step3),
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
        lambda a: {row.question: row for row in a.answers if row.question not in NEVER_COPIED},
        _question,
        {"value": "Answer", "text": "In words", "sources": "Sources"},
    ),
    Part(
        "Screening",
        one(lambda a: a.screening),
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
        one(lambda a: a.risk_to_self),
        lambda _row: "",
        {
            "is_identified": "Is there a risk to self",
            "has_current_thoughts": "Current thoughts",
            "suicide": "Suicide, in the community",
            "suicide_custody": "Suicide, in custody",
            "self_harm": "Self-harm, in the community",
            "self_harm_custody": "Self-harm, in custody",
            "function": "What self-harm does for them",
            "coping": "Coping",
            "vulnerability": "Harm by others",
            "imminence": "How soon",
            "sources": "Sources",
        },
    ),
    Part(
        "Sources",
        by_lineage(lambda a: a.sources),
        lambda row: f"{row.number} {row.what}",
        {
            "what": "What it is",
            "category": "Kind",
            "kind": "What kind more closely",
            "date_text": "When",
            "verification": "Has it been verified",
            "weight": "Weight",
            "weight_why": "Why this much weight",
            "credibility": "Credibility",
            "motivation": "Motivation",
            "validity": "Validity",
            "limits": "Limits",
            "conflicts_with": "Conflicts with",
            "conflict_resolution": "How a conflict was dealt with",
            "shows": "What it shows",
        },
    ),
)
