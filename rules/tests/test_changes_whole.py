"""Nothing that somebody answered changes unseen by the countersigner (moment 4; DEF-10)."""

import dataclasses

import pytest

from rules import facts
from rules.changes import REMOVED, compare
from rules.changes.parts import NO_CHANGE, PARTS
from rules.facts import Reduction
from rules.questions import NEVER_COPIED
from rules.terms import CELLS, SourceKind, Tag, UnsuitableHarm, Variance
from rules.tests.builders import (
    CUSTODY,
    answer,
    answered_reduction,
    behaviour,
    case,
    factor,
    medium,
    order,
    source,
)

ROWS = {
    "AssessmentFacts": "What it rests on",
    "Screening": "Screening",
    "Answer": "Answers to questions",
    "RiskToSelf": "Risk to self",
    "Scenario": "Scenarios",
    "Source": "Sources",
    "Score": "Step 1: scores and starting point",
    "SpecialistResult": "Specialist tools",
    "Factor": "Risk and protective factors",
    "Cell": "Who is at risk, and of what",
    "Step1": "Step 1: scores and starting point",
    "Step2": "Step 2: best fit",
    "Step3": "Step 3: immediacy",
    "Step4": "Step 4: the level",
    "Reduction": "Lowering the level",
}
# Compared as rows or steps of their own.
PARTS_OF_ALL = {
    *("screening", "answers", "risk_to_self", "scenarios", "specialist", "sources", "scores"),
    *("step1", "factors", "step2", "step3", "cells", "step4"),
}
BOOKKEEPING = {"lineage", "is_carried_over"}


@pytest.mark.parametrize("name", [*ROWS])
def test_every_field_is_compared_or_named_as_no_change(name):
    labels = {label for part in PARTS if part.heading == ROWS[name] for label in part.labels}
    fields = {field.name for field in dataclasses.fields(getattr(facts, name))}
    left = fields - labels - NO_CHANGE.get(name, frozenset()) - BOOKKEEPING
    assert left - (PARTS_OF_ALL if name == "AssessmentFacts" else set()) == set()
    assert NO_CHANGE.get(name, frozenset()) <= fields - labels


def _whole(**more):
    return dataclasses.replace(medium().assessment, **more)


def _step(name, **more):
    return {name: dataclasses.replace(getattr(medium().assessment, name), **more)}


@pytest.mark.parametrize(
    "more",
    [
        {"driving_behaviour": ("b1",)},
        {"is_limited": True, "limited_note": "No police reply"},
        {"is_initial_view": True},
        {"setting": CUSTODY},
        _step("step1", is_rsr_suitable=False, unsuitable_for=(UnsuitableHarm.NEGLECT,)),
        {"sources": (source(conflicts_with=("s2",)),)},
        {"sources": (source(kind=SourceKind.POLICE_REPORT),)},
        {"sources": (source(shows=("b1",)),)},
        {"factors": (factor(sources=("s1",)),)},
        {"factors": (factor(tags=(Tag.WEAPONS,)),)},
        _step("step4", reduction=answered_reduction()),
        _step("step4", variance=(next(iter(Variance)),)),
        _step("risk_to_self", function="Relief"),
        _step("risk_to_self", sources=("s1",)),
    ],
    ids=str,
)
def test_what_moves_is_shown(more):
    assert not compare(
        _whole(sources=(source(),)), _whole(**({"sources": (source(),)} | more))
    ).is_empty


def test_links_are_said_by_their_names_never_by_ids():
    held = case(unconvicted=(behaviour(),), orders=(order(),))
    old = _whole(sources=(source(),))
    clash = source(lineage="s9", number="S9")
    new = _whole(
        sources=(source(conflicts_with=("s9",), shows=("b1", "o1", "gone")), clash),
        driving_behaviour=("b1",),
    )
    told = str(compare(old, new, held))
    for words in ("Police called to a row", "Restraining order", "S9", "a record of the case"):
        assert words in told
    assert "'b1'" not in told and "'o1'" not in told


def test_answers_given_anew_each_time_are_no_change():
    """What decided a threshold is thought anew: it was not removed."""
    given = tuple(answer(key) for key in sorted(NEVER_COPIED))
    assert compare(_whole(answers=given), _whole(answers=())).is_empty


def test_what_an_earlier_reduction_answered_was_not_removed():
    lowered = _whole(**_step("step4", reduction=answered_reduction()))
    assert compare(lowered, _whole()).is_empty
    assert _whole().step4.reduction == Reduction()
    (part,) = compare(_whole(), lowered).parts
    assert part[0] == "Lowering the level" and part[1][0].kind != REMOVED


def test_nine_cells_are_nine_rows():
    part = next(part for part in PARTS if part.heading == "Who is at risk, and of what")
    assert len(CELLS) == 9 and set(part.labels) == {"who", "harm"}
