"""What is not known is said in words; an unknown is never "no" or "Low" (SRC-16)."""

import dataclasses
from typing import Any

import pytest

from rules.facts import Answer, Children, Facts, PersonAtRisk, RiskToSelf
from rules.terms import (
    AnswerValue,
    Basis,
    ChildPlan,
    PeopleAnswer,
    PersonKind,
    Verification,
    Weight,
    YesNoUnknown,
)
from rules.tests import builders
from rules.unknowns import unknowns


def _with(facts: Facts, **changes: Any) -> Facts:
    assert facts.assessment is not None
    return dataclasses.replace(facts, assessment=dataclasses.replace(facts.assessment, **changes))


def _step1(facts: Facts, **changes: Any) -> Facts:
    assert facts.assessment is not None
    return _with(facts, step1=dataclasses.replace(facts.assessment.step1, **changes))


def _said(facts: Facts) -> str:
    return " ".join(unknowns(facts))


def test_no_assessment_is_said() -> None:
    assert "There is no assessment." in unknowns(
        dataclasses.replace(builders.low(), assessment=None)
    )


@pytest.mark.parametrize(("note", "said"), [("", "limited."), ("No file.", "limited: No file.")])
def test_limited_information_is_said_with_its_note(note: str, said: str) -> None:
    assert said in _said(_with(builders.low(), is_limited=True, limited_note=note))


@pytest.mark.parametrize(("why", "said"), [("", "No reason is given"), ("Asked", "RSR: Asked.")])
def test_a_missing_rsr_is_said_st1_13(why: str, said: str) -> None:
    assert said in _said(_step1(_with(builders.low(), scores=()), missing_reason=why))


def test_an_unrecorded_start_and_an_unsuitable_one_are_said() -> None:
    assert "No starting point" in _said(_step1(builders.low(), level=None, basis=None))
    unsuitable = _step1(builders.low(), level=None, basis=Basis.UNSUITABLE)
    assert "No score suits" in _said(unsuitable)


def test_open_cells_are_named_by_setting() -> None:
    facts = builders.low()
    assert facts.assessment is not None
    cells = tuple(dataclasses.replace(cell, level=None) for cell in facts.assessment.cells)
    said = _said(_with(facts, cells=cells))
    assert "No level is recorded for children, the public, known adults and staff in the" in said


def test_what_the_case_does_not_tell_is_said() -> None:
    child = PersonAtRisk(lineage="c", reference="CH-1", kind=PersonKind.CHILD)
    case = dataclasses.replace(
        builders.low().case, setting=None, has_sexual_history=None, people=(child,)
    )
    said = _said(dataclasses.replace(builders.low(), case=case))
    assert "custody or in the community" in said
    assert "sexual offence history is not known" in said
    assert "CH-1" in said


def test_what_is_known_is_not_listed() -> None:
    known = PersonAtRisk(
        lineage="c", reference="CH-1", kind=PersonKind.CHILD, child_plan=ChildPlan.NONE
    )
    case = dataclasses.replace(
        builders.low().case, has_sexual_history=YesNoUnknown.NO, people=(known,)
    )
    said = _said(dataclasses.replace(builders.low(), case=case))
    assert "CH-1" not in said and "sexual" not in said


def test_a_heavy_source_that_nobody_verified_is_said_src_20() -> None:
    facts = builders.low()
    assert facts.assessment is not None
    heavy = dataclasses.replace(
        facts.assessment.sources[0], weight=Weight.HIGH, verification=Verification.PART
    )
    assert "high weight" in _said(_with(facts, sources=(heavy,)))
    checked = dataclasses.replace(heavy, verification=Verification.VERIFIED)
    assert "high weight" not in _said(_with(facts, sources=(checked,)))


def test_scores_that_are_not_up_to_date_are_said_st1_15() -> None:
    assert "The scores are not up to date." in _said(_step1(builders.low(), is_out_of_date=True))


@pytest.mark.parametrize(
    ("answer", "is_known"),
    [
        (None, False),
        (PeopleAnswer.NOT_KNOWN, False),
        (PeopleAnswer.NONE, True),
        (PeopleAnswer.SOME, True),
    ],
)
def test_children_that_nobody_asked_about_are_not_known_chd_01(
    answer: PeopleAnswer | None, is_known: bool
) -> None:
    facts = builders.low()
    case = dataclasses.replace(facts.case, children=Children(is_there_contact=answer), people=())
    said = _said(dataclasses.replace(facts, case=case))
    assert ("there are children in the person’s life is not known" not in said) is is_known


@pytest.mark.parametrize("answer", [None, YesNoUnknown.NOT_KNOWN])
def test_risk_to_self_that_nobody_answered_is_not_known_slf_01(answer: YesNoUnknown | None) -> None:
    said = _said(_with(builders.low(), risk_to_self=RiskToSelf(is_identified=answer)))
    assert "Whether there is a risk to self is not known." in said
    assert "Whether there are current thoughts" in said


def test_no_risk_to_self_leaves_nothing_to_ask_slf_04() -> None:
    row = RiskToSelf(is_identified=YesNoUnknown.NO)
    assert "self" not in _said(_with(builders.low(), risk_to_self=row))


def test_current_thoughts_that_nobody_asked_about_are_said_slf_04() -> None:
    row = RiskToSelf(is_identified=YesNoUnknown.YES)
    assert "current thoughts" in _said(_with(builders.low(), risk_to_self=row))


def test_questions_answered_with_not_known_are_said_scr_04_st3_04() -> None:
    answers = (
        Answer(lineage="a", question="indicators.weapons", value=AnswerValue.NOT_KNOWN),
        Answer(
            lineage="b",
            question="person.lookout",
            value=AnswerValue.NOT_KNOWN,
            text="Police are asked.",
        ),
        Answer(lineage="c", question="person.known", value=AnswerValue.NO),
    )
    said = _said(_with(builders.low(), answers=answers))
    assert "Weapons: not known." in said
    assert "On the lookout: not known. Police are asked." in said
    assert "What is known" not in said


def test_an_enquiry_without_an_answer_is_said_src_13() -> None:
    facts = builders.low()
    (asked,) = facts.case.enquiries
    waiting = dataclasses.replace(asked, replied_on=None)
    case = dataclasses.replace(facts.case, enquiries=(waiting,))
    assert "has not answered what was asked on" in _said(dataclasses.replace(facts, case=case))
    answered = dataclasses.replace(asked, replied_on=asked.asked_on)
    case = dataclasses.replace(facts.case, enquiries=(answered,))
    assert "has not answered" not in _said(dataclasses.replace(facts, case=case))
