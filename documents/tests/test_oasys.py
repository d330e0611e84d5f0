"""The OASys boxes: composed from the rows, counted, never cut, without unknowns as answers."""

import dataclasses

from documents import oasys
from rules.facts import AssessmentFacts, Facts
from rules.terms import AssessmentKind
from rules.tests import builders


def _named(boxes: tuple[oasys.Box, ...]) -> dict[str, oasys.Box]:
    return {box.number or box.name: box for box in boxes}


def test_each_box_is_composed_from_the_rows_rat_02() -> None:
    facts = builders.high()
    assert facts.assessment is not None and facts.plan is not None
    boxes = _named(oasys.assessment_boxes(facts))
    assert list(boxes) == ["R10.1", "R10.2", "R10.3", "R10.4", "R10.5", "R10.6"]
    raised = [cell for cell in facts.assessment.cells if (cell.level or 0) >= 2]
    assert all(cell.who in boxes["R10.1"].text for cell in raised)
    assert all(cell.harm in boxes["R10.2"].text for cell in raised)
    assert facts.assessment.step3.how_active in boxes["R10.3"].text
    plan = _named(oasys.plan_boxes(facts))
    for name in ("Supervision", "Victim safety planning", "Contingency plans"):
        assert plan[name].text
    assert facts.plan.contingencies[0].then_text in plan["Contingency plans"].text


def test_nothing_answered_composes_nothing_and_never_low() -> None:
    empty = AssessmentFacts(
        uuid="u", number=1, kind=AssessmentKind.INITIAL, assessed_on=builders.ON
    )
    facts = Facts(on=builders.ON, case=builders.high().case, assessment=empty)
    boxes = _named(oasys.assessment_boxes(facts))
    assert not any(boxes[number].text for number in ("R10.1", "R10.2", "R10.3", "R10.4", "R10.5"))
    assert "not answered" in boxes["R10.6"].text and "Low" not in boxes["R10.6"].text
    assert oasys.plan_boxes(facts) == ()


def test_a_text_over_the_limit_is_counted_and_not_cut() -> None:
    facts = builders.high()
    assert facts.assessment is not None
    cells = tuple(
        dataclasses.replace(cell, who="x" * 2500) if (cell.level or 0) >= 2 else cell
        for cell in facts.assessment.cells
    )
    facts = dataclasses.replace(
        facts, assessment=dataclasses.replace(facts.assessment, cells=cells)
    )
    box = _named(oasys.assessment_boxes(facts))["R10.1"]
    assert box.count == len(box.text) > oasys.LIMIT
    assert box.over == box.count - oasys.LIMIT
