"""What must be answered before signing, and how many controls that is."""

import pytest

from rules.checks import run
from rules.checks.severities import SEVERITIES
from rules.depth import Depth
from rules.facts import Facts, Step1, Step3
from rules.four_step import starting_point
from rules.required import MOST_CONTROLS, QUESTIONS, carried_over, count_required, unanswered
from rules.terms import Basis, Group, Page, PersonKind, RiskLevel
from rules.tests.builders import (
    CUSTODY,
    HIGH,
    LOW,
    ON,
    action,
    case,
    change,
    contingency,
    factor,
    high,
    low,
    medium,
    person,
    protective,
    rsr,
    signable,
    source,
)


@pytest.mark.parametrize("depth", [*Depth])
def test_the_required_controls_stay_within_the_limit_of_the_depth(depth):
    assert 10 < count_required(depth) <= MOST_CONTROLS[depth]


def test_a_deeper_case_asks_for_more():
    assert count_required(Depth.LOW) < count_required(Depth.MEDIUM) < count_required(Depth.HIGH)


def test_every_question_has_a_name_of_its_own_and_a_sentence():
    assert len({question.name for question in QUESTIONS}) == len(QUESTIONS)
    assert all(question.label.endswith(".") for question in QUESTIONS)


def test_questions_that_a_check_says_name_a_check_that_exists():
    codes = {code for code, _ in SEVERITIES}
    assert {question.said_by for question in QUESTIONS if question.said_by} <= codes
    assert all(question.missing is None for question in QUESTIONS if question.said_by)


@pytest.mark.parametrize("level", [*RiskLevel])
def test_a_whole_case_has_nothing_left_to_answer(level):
    assert unanswered(signable(level)) == ()


def test_without_an_assessment_there_is_one_thing_to_do():
    assert [gap.about for gap in unanswered(Facts(on=ON, case=case()))] == ["assessment"]


def _abouts(facts):
    return {gap.about for gap in unanswered(facts)}


@pytest.mark.parametrize(
    ("path", "more", "about"),
    [
        ("assessment", {"why_now": "-"}, "why_now"),
        ("assessment", {"is_limited": None}, "is_limited"),
        ("assessment", {"is_limited": True}, "limited_note"),
        ("assessment", {"is_limited": True, "limited_note": "-"}, "limited_note"),
        ("assessment", {"sources": ()}, "source"),
        ("assessment", {"scores": (rsr(score_type=None),)}, "rsr_type"),
        ("assessment", {"step1": Step1()}, "start"),
        ("assessment.step1", {"level": HIGH}, "start_band"),
        ("assessment.step1", {"basis": Basis.OVP, "reason": ""}, "start_reason"),
        (
            "assessment.step1",
            {"level": None, "basis": Basis.UNSUITABLE, "reason": ""},
            "start_reason",
        ),
        ("assessment.step2", {"level": None}, "step2_level"),
        ("assessment.step2", {"reason": ""}, "step2_reason"),
        ("assessment.step3", {"how_active": ""}, "how_active"),  # ST3-01
        ("assessment.step3", {"how_exposed": " "}, "how_exposed"),  # ST3-01
        ("assessment.step3", {"level": None}, "step3_level"),
        ("assessment.step3", {"low_route": None}, "low_route"),
        ("assessment.step3", {"reason": ""}, "step3_reason"),
        ("assessment", {"cells": ()}, "community/known_adult"),
        ("assessment.step4", {"level": None}, "level"),
        ("assessment.step4", {"rationale": ""}, "rationale"),
        ("assessment.step4", {"is_rationale_owned": False}, "is_rationale_owned"),
    ],
)
def test_what_even_low_must_answer_scr_03(path, more, about):
    assert about in _abouts(change(low(), path, **more))


def test_a_rationale_that_is_not_there_is_not_asked_to_be_confirmed():
    facts = change(low(), "assessment.step4", rationale=" ", is_rationale_owned=False)
    assert _abouts(facts) & {"rationale", "is_rationale_owned"} == {"rationale"}


def test_an_unknown_setting_must_be_answered_who_03():
    facts = change(change(low(), "case", setting=None), "assessment", setting=None)
    assert "setting" in _abouts(facts)
    assert "setting" not in _abouts(change(facts, "assessment", setting=CUSTODY))


def test_a_missing_score_is_said_by_its_check_alone_qc_01():
    facts = change(low(), "assessment", scores=(), step1=Step1())
    assert "start" not in _abouts(facts)
    assert any(finding.code == "QC-01" for finding in run(facts))


def test_an_unsuitable_score_must_still_be_recorded_as_such_st1_09():
    facts = change(low(), "assessment", scores=(), step1=Step1(is_rsr_suitable=False))
    assert starting_point(facts.case, facts.assessment).basis is Basis.UNSUITABLE
    assert "start" in _abouts(facts)


def test_a_start_recorded_as_missing_needs_no_second_reason_st1_13():
    step1 = Step1(basis=Basis.MISSING, missing_reason="Asked for")
    facts = change(low(), "assessment", scores=(), step1=step1)
    assert not _abouts(facts) & {"start", "start_reason"}


def test_a_start_at_the_scores_own_band_needs_no_reason_st1_01():
    assert "start_reason" not in _abouts(change(low(), "assessment.step1", reason=""))
    without = change(low(), "assessment", scores=())
    assert "start_reason" not in _abouts(change(without, "assessment.step1", reason=""))


@pytest.mark.parametrize(
    "field", ["kind", "state", "watching_for", "why_important", "evidence", "why_relevant"]
)
def test_drivers_are_formulated_in_full_from_medium_st2_05(field):
    empty = None if field in ("kind", "state") else ""
    broken = factor("f9", is_driver=True, **{field: empty})
    facts = change(medium(), "assessment", factors=(broken,))
    assert _abouts(facts) == {"f9"}
    assert "Drinking f9" in unanswered(facts)[0].message


def test_low_asks_for_no_formulation():
    facts = change(low(), "assessment", factors=(factor(evidence=""),))
    assert unanswered(facts) == ()


def test_a_medium_level_rests_on_a_factor():
    facts = change(medium(), "assessment", factors=(protective(),))
    assert _abouts(facts) == {"drivers"}


def test_a_low_level_may_rest_on_what_protects():
    facts = change(medium(), "assessment", factors=(protective(),))
    assert "drivers" not in _abouts(change(facts, "assessment.step4", level=LOW))


@pytest.mark.parametrize("name", ["person", "victim", "circumstances"])
def test_high_asks_what_makes_harm_immediate_st3_03(name):
    facts = change(high(), "assessment.step3", **{name: ""})
    assert _abouts(facts) == {f"step3_{name}"}
    assert unanswered(change(medium(), "assessment.step3", **{name: ""})) == ()


def test_a_high_plan_uses_all_four_pillars_rmp_02():
    facts = change(high(), "plan", actions=(action(),))
    assert {gap.about for gap in unanswered(facts)} >= {
        "Monitoring and control",
        "Interventions and treatment",
        "Victim safety planning",
    }
    assert _abouts(change(high(), "plan", actions=())) == {"contact frequency"}


def test_a_childs_plan_is_asked_at_every_depth_chd_02():
    people = (person("CH-1", PersonKind.CHILD), person("KA-1"))
    gaps = unanswered(change(low(), "case", people=people))
    assert [(gap.page, gap.about) for gap in gaps] == [(Page.CHILDREN, "row-CH-1")]
    assert "CH-1" in gaps[0].message


def test_the_custody_column_is_said_by_its_check_alone_qc_16():
    facts = change(medium(), "case", setting=CUSTODY)
    assert "custody/prisoners" not in _abouts(facts)
    assert any(finding.code == "QC-16" for finding in run(facts))


def test_a_group_is_named_in_words():
    facts = change(low(), "assessment", cells=())
    messages = {gap.message for gap in unanswered(facts)}
    assert "Select the level for known adults in the community." in messages
    assert Group.PRISONERS not in {gap.about for gap in unanswered(facts)}


def test_nothing_carried_over_can_be_signed():
    facts = change(
        low(),
        "assessment",
        carried_over=("step-3", "elsewhere"),
        sources=(source(), source(lineage="s2", is_carried_over=True)),
        scores=(rsr(), rsr(lineage="old", is_carried_over=True)),
        factors=(protective(), factor(is_carried_over=True)),
    )
    facts = change(
        facts,
        "plan",
        carried_over=("matrix",),
        actions=(action(), action("a9", is_carried_over=True)),
        contingencies=(contingency(), contingency("c9", is_carried_over=True)),
    )
    gaps = carried_over(facts)
    assert [(gap.page, gap.about) for gap in gaps] == [
        (Page.STEP_3, "step-3"),
        (Page.SIGN, "elsewhere"),
        (Page.SOURCES, "s2"),
        (Page.STEP_1, "old"),
        (Page.FACTORS, "f1"),
        (Page.MATRIX, "matrix"),
        (Page.ACTIONS, "a9"),
        (Page.CONTINGENCIES, "c9"),
    ]
    assert set(gaps) <= set(unanswered(facts))


def test_nothing_is_carried_over_where_nothing_is_written():
    assert carried_over(Facts(on=ON, case=case())) == ()


def test_an_empty_assessment_is_never_signable():
    facts = change(low(), "assessment", step3=Step3(), step1=Step1(), cells=(), scores=())
    assert len(unanswered(facts)) >= 8
