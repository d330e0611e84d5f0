"""What screening, children, risk to self, sources and scenarios must answer before signing."""

import pytest

from rules.facts import Children, RiskToSelf, Screening
from rules.questions import Section, of_section
from rules.required import MOST_DRIVERS, QUESTIONS, unanswered
from rules.terms import (
    AnswerValue,
    AssessmentKind,
    Page,
    PeopleAnswer,
    PersonKind,
    RiskLevel,
    ScreeningOutcome,
    YesNoUnknown,
)
from rules.tests.builders import (
    MEDIUM,
    answer,
    behaviour,
    change,
    factor,
    high,
    low,
    medium,
    person,
    scenario,
    screened_out,
    signable,
)


def _abouts(facts):
    return {gap.about for gap in unanswered(facts)}


@pytest.mark.parametrize("facts", [screened_out(), low(), medium(), high()])
@pytest.mark.parametrize(
    ("path", "more", "about"),
    [
        ("assessment.screening", {"screened_on": None}, "screened_on"),
        ("assessment.screening", {"outcome": None}, "screening_outcome"),
        ("case", {"children": Children()}, "children"),
        (
            "case",
            {"children": Children(is_there_contact=PeopleAnswer.NONE)},
            "children_none_from",
        ),
        ("assessment", {"risk_to_self": RiskToSelf()}, "self_identified"),
    ],
)
def test_what_every_depth_answers_scr_01_chd_01_slf_01(facts, path, more, about):
    assert about in _abouts(change(facts, path, **more))
    assert about not in _abouts(facts)


def test_a_screening_that_found_nothing_says_why_scr_02():
    none = {"outcome": ScreeningOutcome.NONE}
    assert "screening_reason" in _abouts(change(low(), "assessment.screening", **none))
    told = change(low(), "assessment.screening", reason="Nothing is known", **none)
    assert "screening_reason" not in _abouts(told)


@pytest.mark.parametrize("kind", [*AssessmentKind])
def test_only_the_first_assessment_screens_scr_01(kind):
    facts = change(low(), "assessment", kind=kind, screening=Screening(has_considered_rest=True))
    expected = {"screened_on", "screening_outcome"} if kind is AssessmentKind.INITIAL else set()
    assert _abouts(facts) == expected


def test_a_named_child_is_an_answer_about_children_chd_01():
    child = person("CH-1", PersonKind.CHILD)
    facts = change(medium(), "case", children=Children(), people=(child,))
    assert "children" not in _abouts(facts)
    known_adult = change(facts, "case", people=(person(),))
    assert "children" in _abouts(known_adult)


@pytest.mark.parametrize(
    ("value", "text", "is_open"),
    [
        (AnswerValue.YES, "", True),
        (AnswerValue.NOT_KNOWN, " - ", True),
        (AnswerValue.YES, "Knife found, police log", False),
        (AnswerValue.NOT_KNOWN, "Ask police by Friday", False),
        (AnswerValue.NO, "", False),
        (None, "", False),
    ],
)
def test_an_indicator_has_evidence_or_what_will_be_done_scr_04(value, text, is_open):
    facts = change(low(), "assessment", answers=(answer("indicators.weapons", value, text=text),))
    gaps = [gap for gap in unanswered(facts) if gap.page is Page.SCREENING]
    assert [gap.about for gap in gaps] == (["indicators.weapons"] if is_open else [])
    assert all("weapons" in gap.message for gap in gaps)


def test_other_questions_need_no_text():
    facts = change(low(), "assessment", answers=(answer("person.lookout", AnswerValue.NO),))
    assert unanswered(facts) == ()


@pytest.mark.parametrize("identified", [*YesNoUnknown, None])
@pytest.mark.parametrize("thoughts", [*YesNoUnknown, None])
def test_current_thoughts_are_asked_unless_there_is_no_risk_slf_04(identified, thoughts):
    risk = RiskToSelf(is_identified=identified, has_current_thoughts=thoughts, suicide="Said so")
    is_asked = identified in (YesNoUnknown.YES, YesNoUnknown.NOT_KNOWN)
    found = _abouts(change(medium(), "assessment", risk_to_self=risk))
    assert ("self_thoughts" in found) is (is_asked and thoughts is None)


TEXTS = ["suicide", "suicide_custody", "self_harm", "self_harm_custody", "vulnerability"]


@pytest.mark.parametrize("name", [*TEXTS, None])
@pytest.mark.parametrize("facts", [low(), medium()])
def test_from_medium_a_risk_to_self_is_described_slf_01(facts, name):
    texts = {name: "Cut himself in 2024"} if name else {}
    risk = RiskToSelf(is_identified=YesNoUnknown.YES, has_current_thoughts=YesNoUnknown.NO, **texts)
    is_asked = facts.assessment.step4.level is MEDIUM and name is None
    assert ("self_what" in _abouts(change(facts, "assessment", risk_to_self=risk))) is is_asked


PARTS = {
    "scenario_whom": {"to_whom": ""},
    "scenario_when": {"circumstances": " "},
    "scenario_why": {"why": "-"},
    "scenario_likelihood": {"likelihood": None},
    "scenario_impact": {"impact": None},
}


@pytest.mark.parametrize("level", [*RiskLevel])
def test_from_medium_there_is_a_scenario_def_03_def_14(level):
    facts = change(signable(level), "assessment", scenarios=())
    assert ("scenario" in _abouts(facts)) is (level >= MEDIUM)


@pytest.mark.parametrize("blank", [*PARTS.values()], ids=[*PARTS])
def test_each_part_of_a_scenario_is_answered_def_03(blank):
    rows = (scenario(), scenario("sc2", what="He sets a fire " * 9, **blank))
    (gap,) = unanswered(change(medium(), "assessment", scenarios=rows))
    assert (gap.page, gap.about) == (Page.SCENARIOS, "sc2")
    assert "“He sets a fire" in gap.message and len(gap.message) < 130
    assert unanswered(change(low(), "assessment", scenarios=rows)) == ()


def test_scenarios_are_asked_in_as_many_questions_as_they_have_parts():
    assert {q.name for q in QUESTIONS if q.rows == "scenario"} == set(PARTS)


@pytest.mark.parametrize(
    ("name", "section"),
    [
        ("person", Section.PERSON),
        ("victim", Section.VICTIM),
        ("circumstances", Section.CIRCUMSTANCES),
    ],
)
def test_at_high_a_text_or_an_answer_says_what_makes_harm_immediate_st3_04_st3_05_st3_06(
    name, section
):
    facts = change(high(), "assessment.step3", **{name: ""})
    key = of_section(section)[0].key
    for row in (answer(key, AnswerValue.NOT_KNOWN), answer(key, None, text="Lives near")):
        assert unanswered(change(facts, "assessment", answers=(row,))) == ()
    empty = (answer(key, None, text="-"), answer("criteria.high.1"))
    assert _abouts(change(facts, "assessment", answers=empty)) == {f"step3_{name}"}


def test_a_level_may_rest_on_behaviour_alone_scr_09():
    facts = change(medium(), "assessment", factors=())
    assert _abouts(facts) == {"drivers"}
    facts = change(facts, "case", unconvicted=(behaviour(),))
    assert _abouts(change(facts, "assessment", driving_behaviour=("b1",))) == set()


def test_behaviour_that_is_marked_leaves_factors_unmarked():
    facts = change(medium(), "assessment", driving_behaviour=("b1",))
    assert facts.assessment.drivers == ()
    marked = change(facts, "assessment", factors=(factor(is_driver=True), factor("f2")))
    assert [row.lineage for row in marked.assessment.drivers] == ["f1"]


@pytest.mark.parametrize("behaviours", [0, 1, 2])
@pytest.mark.parametrize("count", [3, 4, 5, 6])
def test_at_most_five_drive_the_level_behaviour_among_them(count, behaviours):
    rows = tuple(factor(f"d{number}", is_driver=True) for number in range(count))
    marked = tuple(f"b{number}" for number in range(behaviours))
    facts = change(medium(), "assessment", factors=rows, driving_behaviour=marked)
    assert ("drivers_most" in _abouts(facts)) is (count + behaviours > MOST_DRIVERS)


def test_six_active_factors_that_nobody_marked_are_no_fault():
    rows = tuple(factor(f"d{number}") for number in range(6))
    assert _abouts(change(medium(), "assessment", factors=rows)) == set()
