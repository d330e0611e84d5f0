"""What a review asks to confirm of what it copied (domain model, Carry-over)."""

import dataclasses

import pytest

from rules.facts import Factor, Facts, Screening, SpecialistResult
from rules.questions import LOOKED_AT_CHILDREN, Section, of_section
from rules.required import MOST_CONFIRMED, count_confirmed, unanswered
from rules.terms import AnswerValue, AssessmentKind, Page, SpecialistKind
from rules.tests.builders import (
    HIGH,
    LOW,
    MEDIUM,
    ON,
    answer,
    case,
    change,
    factor,
    high,
    low,
    medium,
    scenario,
    signable,
)

SECTIONS = (
    Page.WHY_NOW,
    Page.SCREENING,
    Page.SELF,
    Page.GROUPS,
    Page.STEP_1,
    Page.STEP_2,
    Page.STEP_3,
    Page.STEP_4,
)


def _copied(facts: Facts) -> Facts:
    """A review as it is copied: each section and row unconfirmed, what is never copied open."""
    old = facts.assessment
    drivers = tuple(factor(f"d{number}", is_driver=True) for number in range(3))
    rows: tuple[Factor, ...] = old.factors + (drivers if old.step4.level > LOW else ())
    answers = tuple(answer(q.key, AnswerValue.NO) for q in of_section(Section.PERSON))
    answers += (answer(LOOKED_AT_CHILDREN, AnswerValue.YES),)
    named = {"sources": old.sources, "scores": old.scores, "factors": rows, "answers": answers}
    named |= {"scenarios": old.scenarios}
    carried = {
        name: tuple(dataclasses.replace(row, is_carried_over=True) for row in held)
        for name, held in named.items()
    }
    review = change(facts, "assessment", kind=AssessmentKind.REVIEW, why_now="", **carried)
    review = change(review, "assessment", carried_over=tuple(page.value for page in SECTIONS))
    review = change(review, "assessment", screening=Screening())
    return change(review, "assessment.step4", is_rationale_owned=False, discussion="")


@pytest.mark.parametrize("level", [LOW, MEDIUM, HIGH])
def test_a_review_in_which_nothing_changed_takes_at_most_fifteen_acts(level):
    """One for each section, one for each factor that drives the level, and what is thought anew."""
    assert 10 < count_confirmed(_copied(signable(level))) <= MOST_CONFIRMED


def test_many_copied_answers_of_a_page_are_one_thing_to_confirm():
    rows = [gap for gap in unanswered(_copied(high())) if gap.page is Page.STEP_3]
    assert [gap.about for gap in rows] == ["step-3", "answers step-3"]


def test_a_copied_answer_to_a_question_that_is_gone_is_confirmed_at_step_4():
    row = answer("gone.question", is_carried_over=True)
    (gap,) = unanswered(change(low(), "assessment", answers=(row,)))
    assert gap.page is Page.STEP_4 and gap.is_copied


def test_a_copied_scenario_and_a_copied_specialist_result_are_confirmed():
    rows = (scenario(is_carried_over=True),)
    sara = SpecialistResult(
        lineage="sara",
        tool=SpecialistKind.SARA,
        name="SARA",
        finding="High to a partner",
        is_carried_over=True,
    )
    facts = change(medium(), "assessment", scenarios=rows, specialist=(sara,))
    gaps = [(gap.page, gap.about, gap.is_copied) for gap in unanswered(facts)]
    assert gaps == [(Page.STEP_1, "sara", True), (Page.SCENARIOS, "sc1", True)]
    confirmed = dataclasses.replace(sara, is_carried_over=False)
    facts = change(facts, "assessment", scenarios=(scenario(),), specialist=(confirmed,))
    assert unanswered(facts) == ()


def test_without_an_assessment_one_act_begins_it():
    assert count_confirmed(Facts(on=ON, case=case())) == 1
