"""Screened out needs really nothing: whatever is written speaks against it (SCR-02, SCR-05)."""

import pytest

from rules.depth import Depth, depth_of
from rules.facts import Referral, Score, SpecialistResult
from rules.screening import against, is_screened_out
from rules.terms import (
    AnswerValue,
    FactorKind,
    FactorState,
    ReferralKind,
    Sex,
    SpecialistKind,
    Tool,
    YesNoUnknown,
)
from rules.tests.builders import (
    HIGH,
    LOW,
    MEDIUM,
    ON,
    VERY_HIGH,
    answer,
    change,
    factor,
    protective,
    rsr,
    scenario,
    screened_out,
)

RISK_STATES = [None, *(state for state in FactorState if state is not FactorState.NOT_PRESENT)]
SEXUAL = {"has_sexual_history": YesNoUnknown.YES, "sex": Sex.MALE}


def _with(path, **more):
    return change(screened_out(), path, **more)


def _says(facts, words):
    assert any(words in sentence for sentence in against(facts))
    assert not is_screened_out(facts)
    assert depth_of(facts).depth is not Depth.SCREENED


@pytest.mark.parametrize("state", RISK_STATES)
@pytest.mark.parametrize("kind", [FactorKind.STATIC, FactorKind.STABLE, FactorKind.ACUTE, None])
def test_a_risk_factor_must_be_said_to_be_absent_scr_02(kind, state):
    facts = _with("assessment", factors=(factor(kind=kind, state=state),))
    _says(facts, "A risk factor is recorded")
    absent = factor(kind=kind, state=FactorState.NOT_PRESENT)
    assert is_screened_out(_with("assessment", factors=(absent, protective())))


def test_a_scenario_speaks_against_it_scr_02():
    _says(_with("assessment", scenarios=(scenario(),)), "what serious harm could happen")


def test_a_specialist_tool_speaks_against_it_scr_02():
    result = SpecialistResult(lineage="x", tool=SpecialistKind.SARA, name="SARA", finding="High")
    _says(_with("assessment", specialist=(result,)), "specialist tool")


def test_a_risk_to_children_and_a_referral_speak_against_it_chd_01():
    _says(_with("case.children", poses_risk=True), "a risk to children")
    assert is_screened_out(_with("case.children", poses_risk=False))
    referral = Referral(kind=next(iter(ReferralKind)), made_on=ON)
    _says(_with("case", referrals=(referral,)), "A referral for a child")


@pytest.mark.parametrize("text", ["carried a knife", "-", ""])
def test_a_sign_with_words_and_no_answer_speaks_against_it_scr_04(text):
    facts = _with("assessment", answers=(answer("indicators.weapons", None, text=text),))
    if len(text) > 1:
        _says(facts, "Something is written about")
    else:
        assert is_screened_out(facts)
    said_no = answer("indicators.weapons", AnswerValue.NO, text=text)
    assert is_screened_out(_with("assessment", answers=(said_no,)))


@pytest.mark.parametrize(
    "name",
    [
        "suicide",
        "suicide_custody",
        "self_harm",
        "self_harm_custody",
        "function",
        "vulnerability",
        "imminence",
    ],
)
def test_words_about_risk_to_self_speak_louder_than_no_slf_01(name):
    risk = "assessment.risk_to_self"
    _says(_with(risk, **{name: "attempt last week"}), "written about risk to self")
    assert is_screened_out(_with(risk, **{name: "None known"}))


@pytest.mark.parametrize("tool", [Tool.DC_SRP, Tool.OSP_C, Tool.OSP_I])
@pytest.mark.parametrize("band", [MEDIUM, HIGH, VERY_HIGH])
def test_a_band_above_low_speaks_against_it_st1_07(tool, band):
    score = Score(lineage="x", tool=tool, band=band)
    _says(_with("assessment", scores=(rsr(), score)), f"{tool.value} is {band.label}")


def test_a_sexual_history_without_osp_speaks_against_it_st1_07():
    facts = _with("case", **SEXUAL)
    _says(facts, "OSP is not recorded")
    for tool in (Tool.OSP_C, Tool.OSP_I):
        one = Score(lineage=tool.value, tool=tool, band=LOW)
        _says(change(facts, "assessment", scores=(rsr(), one)), "OSP is not recorded")
    both = [Score(lineage=t.value, tool=t, band=LOW) for t in (Tool.OSP_C, Tool.OSP_I)]
    assert is_screened_out(change(facts, "assessment", scores=(rsr(), *both)))
    blank = Score(lineage="x", tool=Tool.OSP_I)
    _says(change(facts, "assessment", scores=(rsr(), both[0], blank)), "OSP is not recorded")
