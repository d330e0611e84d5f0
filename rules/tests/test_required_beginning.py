"""What screening, children, risk to self, sources and scenarios must answer before signing."""

import dataclasses

import pytest

from rules.facts import Children, Factor, Facts, RiskToSelf, Screening, SpecialistResult
from rules.questions import LOOKED_AT_CHILDREN, Section, of_section
from rules.required import (
    MOST_CONFIRMED,
    MOST_DRIVERS,
    QUESTIONS,
    count_confirmed,
    unanswered,
)
from rules.terms import (
    AnswerValue,
    AssessmentKind,
    Page,
    PeopleAnswer,
    PersonKind,
    RiskLevel,
    ScreeningOutcome,
    SourceCategory,
    SourceKind,
    SpecialistKind,
    Verification,
    Weight,
    YesNoUnknown,
)
from rules.tests.builders import (
    HIGH,
    LOW,
    MEDIUM,
    ON,
    account,
    answer,
    behaviour,
    case,
    change,
    factor,
    high,
    low,
    medium,
    person,
    scenario,
    screened_out,
    signable,
    source,
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


def _sourced(facts, *sources, cited=()):
    rows = (factor(sources=cited),)
    return change(change(facts, "assessment", sources=sources), "assessment", factors=rows)


BARE = {"weight_why": "", "credibility": "", "motivation": "", "validity": ""}


@pytest.mark.parametrize(
    ("cited", "clash", "weight", "is_open"),
    [
        (("s1",), (), None, True),
        ((), ("s2",), None, True),
        ((), (), None, False),
        (("s1",), (), Weight.LOW, False),
        (("s1",), (), Weight.NONE, False),
    ],
)
def test_a_source_on_which_something_rests_has_a_weight_src_04(cited, clash, weight, is_open):
    row = source(weight=weight, conflicts_with=clash)
    other = account(weight=Weight.LOW)
    gaps = unanswered(_sourced(medium(), row, other, cited=cited))
    assert [(gap.page, gap.about) for gap in gaps] == ([(Page.SOURCES, "s1")] if is_open else [])
    assert all("source 1" in gap.message for gap in gaps)


@pytest.mark.parametrize(
    ("more", "is_asked"),
    [
        ({"weight": Weight.HIGH}, True),
        ({"category": SourceCategory.ACCOUNT}, True),
        ({"weight": Weight.LOW, "conflicts_with": ("s2",)}, True),
        ({"weight": Weight.MEDIUM}, False),
        ({"weight": None}, False),
        ({"weight": Weight.HIGH, "kind": SourceKind.REMARKS}, False),
        ({"weight": Weight.HIGH, "kind": SourceKind.HEALTH}, True),
    ],
)
@pytest.mark.parametrize("name", [*BARE])
def test_heavy_sources_are_weighed_at_high_src_04_src_05_src_06(more, is_asked, name):
    row = source(**({**BARE, **dict.fromkeys(BARE, "Said"), name: " "} | more))
    other = account(weight=Weight.LOW)
    found = [gap.about for gap in unanswered(_sourced(high(), row, other))]
    assert found == (["s1"] if is_asked else [])
    assert unanswered(_sourced(medium(), row, other)) == ()


def test_both_ends_of_a_conflict_are_weighed_src_07():
    row = source(weight=Weight.LOW, **BARE)
    other = account(weight=Weight.LOW, conflicts_with=("s1",))
    found = [gap.about for gap in unanswered(_sourced(high(), row, other))]
    assert found == ["s1"] * 4


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


def test_verification_is_nothing_that_the_weight_depends_on_src_03():
    row = source(weight=None, verification=Verification.AWAITING)
    assert unanswered(_sourced(medium(), row, account())) == ()
