"""What is not known is said in words; an unknown is never "no" or "Low" (SRC-16)."""

import dataclasses
from typing import Any

import pytest

from rules.facts import Facts, PersonAtRisk
from rules.terms import Basis, ChildPlan, PersonKind, Verification, Weight, YesNoUnknown
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
    assert "No level is recorded in community for: children" in _said(_with(facts, cells=cells))


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
