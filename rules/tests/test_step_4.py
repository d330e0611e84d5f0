"""What Step 4 is decided with: six considerations, rows beside criteria, a difference."""

import itertools

import pytest

from rules.facts import Answer, AssessmentFacts, Facts, Scenario, Screening, Step1, Step3, Step4
from rules.questions import CATALOGUE, Section, criteria_of
from rules.step_4 import (
    considerations,
    crossing,
    highest_cell,
    missing_of_four,
    not_captured,
    rows_beside,
    with_level,
)
from rules.terms import AnswerValue, AssessmentKind, Group, Impact, Likelihood, Page, RiskLevel
from rules.tests.builders import (
    HIGH,
    LOW,
    MEDIUM,
    ON,
    VERY_HIGH,
    case,
    cell,
    change,
    factor,
    high,
    protective,
    rsr,
)

NOBODY = Facts(on=ON, case=case())
EMPTY = Facts(
    on=ON,
    case=case(),
    assessment=AssessmentFacts(uuid="a", number=1, kind=AssessmentKind.INITIAL, assessed_on=ON),
)


def _whole():
    scenario = Scenario(
        lineage="s", what="Assault.", likelihood=Likelihood.ANY_TIME, impact=Impact.TRAUMA
    )
    return change(
        high(),
        "assessment",
        factors=(
            factor(),
            factor("f2", kind=None, state=None),
            factor("f3", state=None),
            protective(relies_on_external_control=True),
            protective("p2", state=None),
        ),
        scenarios=(scenario, Scenario(lineage="t", what="Arson")),
        screening=Screening(most_serious="Broke a jaw"),
        cells=(
            cell(level=HIGH),
            cell(Group.STAFF, level=LOW),
            cell(Group.STAFF, level=None),
            cell(Group.CHILDREN, level=HIGH, harm="-"),
        ),
        scores=(rsr("7.40"),),
        step3=Step3(level=HIGH, how_active="Very", imminent_when="-", imminent_what="Has a knife"),
        answers=(
            _answer("person.lookout", AnswerValue.YES, "Waits outside"),
            _answer("person.manages_own_risk", AnswerValue.NO),
            _answer("circumstances.failing_to_comply", None, "Late twice"),
        ),
    )


def _answer(key, value, text=""):
    return Answer(lineage=key, question=key, value=value, text=text)


def test_the_six_considerations_are_evidence_from_the_rows_st4_02():
    rows = {one.name: one.rows for one in considerations(_whole())}
    assert rows == {
        "Scores": ("RSR 7.40%", "Starting point: High"),
        "How serious": (
            "Assault: Traumatic: recovery difficult or impossible",
            "The public in the community: Assault",
            "Most serious so far: Broke a jaw",
        ),
        "How likely": ("Assault: Could happen at any time",),
        "Risk factors": (
            "Drinking f1 (stable dynamic, active)",
            "Drinking f2",
            "Drinking f3 (stable dynamic)",
        ),
        "Protective factors": (
            "Steady work p1 (established, relies on control from outside)",
            "Steady work p2",
        ),
        "How soon": ("Best fit of Step 3: High", "Very", "Has a knife"),
    }


def test_what_nobody_answered_is_no_evidence_st4_02():
    assert [one.rows for one in considerations(EMPTY)] == [()] * 6
    assert considerations(NOBODY) == ()


def test_each_criterion_stands_beside_the_rows_that_bear_on_it_st4_07_to_st4_10():
    facts = _whole()
    dynamic = (
        "Drinking f1 (stable dynamic, active)",
        "Drinking f3 (stable dynamic, state not answered)",
    )
    assert rows_beside("criteria.low.2", facts) == dynamic
    assert rows_beside("criteria.medium.2", facts) == dynamic
    assert rows_beside("criteria.high.1", facts) == ("RSR 7.40%", "Starting point: High")
    assert rows_beside("criteria.high.6", facts) == ("Assault: Could happen at any time",)
    assert rows_beside("criteria.high.4", facts) == ("On the lookout: Yes. Waits outside",)
    assert rows_beside("criteria.very_high.5", facts) == (
        "Failing to comply: Late twice",
        "Manages own risk: No",
    )
    assert rows_beside("criteria.low.3", facts)[0].startswith("Steady work p1")


def test_every_criterion_of_every_level_has_its_rows_st4_07_to_st4_10():
    criteria = [question for question in CATALOGUE if question.section is Section.CRITERIA]
    assert len(criteria) == sum(len(criteria_of(level)) for level in RiskLevel) == 19
    assert all(rows_beside(question.key, NOBODY) == () for question in criteria)
    assert all(rows_beside(question.key, EMPTY) == () for question in criteria)


LEVELS = (None, *RiskLevel)


@pytest.mark.parametrize(("start", "level"), list(itertools.product(LEVELS[:-1], LEVELS)))
def test_questions_of_a_difference_are_asked_only_where_there_is_one_st4_04_st4_05(start, level):
    facts = change(EMPTY, "assessment", step1=Step1(level=start), step4=Step4(level=level))
    if start is None or level is None or min(level, HIGH) == start:
        expected = None
    else:
        expected = Section.HIGHER if level > start else Section.LOWER
    assert crossing(facts) is expected


def test_very_high_stands_not_above_a_high_score_st4_04():
    facts = change(EMPTY, "assessment", step1=Step1(level=HIGH), step4=Step4(level=VERY_HIGH))
    assert crossing(facts) is None
    assert crossing(NOBODY) is None


def test_the_highest_cell_counts_answered_cells_only_who_12():
    cells = (cell(level=None), cell(level=LOW), cell(level=MEDIUM))
    assert highest_cell(change(EMPTY, "assessment", cells=cells).assessment) is MEDIUM
    assert highest_cell(EMPTY.assessment) is None


def test_which_of_the_four_is_still_missing_is_said_def_14():
    assert missing_of_four(NOBODY) == ()
    assert [page for _, page in missing_of_four(EMPTY)] == [
        Page.GROUPS,
        Page.FACTORS,
        Page.FACTORS,
        Page.SCENARIOS,
    ]
    assert missing_of_four(change(_whole(), "assessment", scenarios=())) == (
        ("likely scenarios", Page.SCENARIOS),
    )
    unsaid = (cell(who="-", harm=""),)
    assert missing_of_four(change(_whole(), "assessment", cells=unsaid)) == (
        ("who is at risk of what", Page.GROUPS),
    )
    harm_only = (cell(who="", harm="Assault"),)
    assert missing_of_four(change(_whole(), "assessment", cells=harm_only)) == ()


def test_only_risk_factors_marked_as_not_counted_are_not_captured_st4_04():
    marked = (
        factor(is_in_rsr=False),
        factor("f2", is_in_rsr=None),
        factor("f3", is_in_rsr=True),
        protective(is_in_rsr=False),
    )
    assert not_captured(change(EMPTY, "assessment", factors=marked)) == ("Drinking f1",)
    assert not_captured(NOBODY) == ()


def test_the_level_as_chosen_on_the_page_is_judged_where_there_is_an_assessment():
    assert with_level(NOBODY, HIGH) is NOBODY
    moved = with_level(high(), LOW)
    assert moved.assessment.step4.level is LOW
    assert high().assessment.step4.level is HIGH
