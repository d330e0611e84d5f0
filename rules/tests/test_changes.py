"""What changed between two assessments (product, moment 4; DEF-10, REV-13)."""

import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import changes
from rules.changes import ADDED, REMOVED, SAME
from rules.facts import Answer, AssessmentFacts, Scenario
from rules.terms import AnswerValue, FactorState, Likelihood, RiskLevel
from rules.tests import builders


def _high(**more: Any) -> AssessmentFacts:
    assessment = builders.high().assessment
    assert assessment is not None
    return dataclasses.replace(assessment, **more)


def _part(found: changes.Changes, heading: str) -> tuple[changes.RowChange, ...]:
    return dict(found.parts)[heading]


def test_an_assessment_that_says_the_same_has_not_changed() -> None:
    assert changes.compare(_high(), _high()).is_empty


def test_levels_that_moved_come_first_with_what_they_were() -> None:
    old = _high()
    new = dataclasses.replace(
        old, step4=dataclasses.replace(old.step4, level=RiskLevel.MEDIUM), cells=old.cells[1:]
    )
    moved = {row.what: (row.before, row.after) for row in changes.compare(old, new).levels}
    assert moved["The level"] == ("High", "Medium")


def test_a_level_that_nobody_answered_is_not_called_low() -> None:
    old = _high()
    new = dataclasses.replace(old, step2=dataclasses.replace(old.step2, level=None))
    (moved,) = changes.compare(old, new).levels
    assert (moved.what, moved.after) == ("Step 2", "Not answered")


def test_rows_are_followed_by_lineage_added_removed_and_changed() -> None:
    first = _high().factors[0]
    second = dataclasses.replace(first, lineage="second", number="R98", label="Drinking")
    old = _high(factors=(first, second))
    changed = dataclasses.replace(first, state=FactorState.UNDER_CONTROL)
    new_one = dataclasses.replace(first, lineage="new", number="R99", label="Debt")
    new = dataclasses.replace(old, factors=(changed, new_one))
    rows = {
        row.name: row for row in _part(changes.compare(old, new), "Risk and protective factors")
    }
    assert rows["R99 Debt"].kind == ADDED
    assert rows["R98 Drinking"].kind == REMOVED
    (field,) = rows[f"{first.number} {first.label}"].fields
    assert field.label == "How it stands"
    assert [(w.kind, w.text) for w in field.words][-1] == (ADDED, "Under control")


def test_an_added_row_says_only_what_was_answered() -> None:
    scenario = Scenario(lineage="s", what="He waits.", likelihood=Likelihood.ANY_TIME)
    (row,) = _part(changes.compare(_high(scenarios=()), _high(scenarios=(scenario,))), "Scenarios")
    assert [field.label for field in row.fields] == ["What could happen", "How likely"]
    assert all(words.kind == ADDED for field in row.fields for words in field.words)


def test_an_answer_is_named_by_its_question() -> None:
    answer = Answer(lineage="a", question="person.lookout", value=AnswerValue.NOT_KNOWN)
    gone = Answer(lineage="b", question="gone.for.ever", text="Old")
    rows = _part(
        changes.compare(_high(answers=()), _high(answers=(answer, gone))), "Answers to questions"
    )
    assert rows[0].name.startswith("Do they look out")
    assert rows[1].name == "gone.for.ever"


def test_a_text_is_compared_word_by_word() -> None:
    words = changes.words_between("He drinks every day.", "He drinks every week now.")
    assert [(w.kind, w.text) for w in words] == [
        (SAME, "He drinks every "),
        (REMOVED, "day."),
        (ADDED, "week now."),
    ]


@given(st.text(max_size=80), st.text(max_size=80))
def test_no_word_is_lost_in_a_comparison(before: str, after: str) -> None:
    words = changes.words_between(before, after)
    assert "".join(w.text for w in words if w.kind != ADDED) == before
    assert "".join(w.text for w in words if w.kind != REMOVED) == after


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "Not answered"),
        ("", "Not answered"),
        ((), "Not answered"),
        (False, "No"),
        (True, "Yes"),
        (builders.ON, f"{builders.ON.day} {builders.ON:%B %Y}"),
        ((("community", "public"),), "the public in the community"),
        ((Likelihood.ANY_TIME,), "Could happen at any time"),
        ("words", "words"),
    ],
)
def test_values_are_said_in_words_and_nothing_is_never_no(value: Any, said: str) -> None:
    assert changes.said(value) == said


def test_a_score_of_another_kind_of_row_has_only_its_own_fields() -> None:
    """Step 1 compares scores and the starting point: what one has not is no change."""
    old = _high()
    new = dataclasses.replace(
        old, step1=dataclasses.replace(old.step1, reason="RSR fits this harm, and OSP does not.")
    )
    (row,) = _part(changes.compare(old, new), "Step 1: scores and starting point")
    assert (row.name, [field.label for field in row.fields]) == ("Starting point", ["Reason"])
