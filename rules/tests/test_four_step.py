"""Step 1's bands, the starting point, differences between steps, reductions."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.facts import Facts, Offence, Score, Step1
from rules.four_step import (
    band_rsr,
    bases_for,
    divergence,
    diverges,
    osp_applies,
    percent_of,
    recorded_or_derived,
    rsr_suits,
    starting_point,
)
from rules.terms import Basis, Sex, Tag, Tool, UnsuitableHarm, YesNoUnknown
from rules.tests.builders import HIGH, LOW, MEDIUM, ON, VERY_HIGH, case, change, low, rsr

OSP_HIGH = Score(lineage="osp", tool=Tool.OSP_C, band=HIGH)
SEXUAL = {"has_sexual_history": YesNoUnknown.YES}


@pytest.mark.parametrize(
    ("percent", "level"),
    [
        ("0", LOW),
        ("2.99", LOW),
        ("2.994", LOW),
        ("2.995", MEDIUM),
        ("3.00", MEDIUM),
        ("3", MEDIUM),
        ("6.89", MEDIUM),
        ("6.894", MEDIUM),
        ("6.895", HIGH),
        ("6.90", HIGH),
        ("7.1", HIGH),
        ("100", HIGH),
    ],
)
def test_the_displayed_value_is_banded_st1_01_dis_04(percent, level):
    assert band_rsr(Decimal(percent)) is level


@pytest.mark.parametrize("percent", ["-0.01", "100.01", "NaN", "Infinity"])
def test_a_percentage_outside_0_to_100_is_refused_st1_01(percent):
    with pytest.raises(ValueError, match="no percentage"):
        band_rsr(Decimal(percent))


@given(st.decimals(0, 100, places=2))
def test_step_1_never_gives_very_high_st1_01(percent):
    assert band_rsr(percent) < VERY_HIGH


@given(st.decimals(0, 100, places=2), st.decimals(0, 100, places=2))
def test_a_higher_score_never_starts_lower_st1_01(one, other):
    assert band_rsr(max(one, other)) >= band_rsr(min(one, other))


@pytest.mark.parametrize("text", ["", "none", "-1", "101", "NaN"])
def test_a_percentage_that_cannot_be_read_is_none(text):
    assert percent_of(rsr(text)) is None


def test_no_score_has_no_percentage():
    assert percent_of(None) is None


def _with(facts: Facts, *scores: Score, **step1: object) -> Facts:
    return change(facts, "assessment", scores=scores, step1=Step1(**step1))


def _start(facts: Facts):
    return starting_point(facts.case, facts.assessment)


def _recorded(facts: Facts):
    return recorded_or_derived(facts.case, facts.assessment)


def test_no_rsr_is_no_level_st1_13():
    start = _start(_with(low()))
    assert (start.level, start.basis) == (None, Basis.MISSING)


def test_rsr_starts_at_its_band_st1_01():
    start = _start(_with(low(), rsr("7.40")))
    assert (start.level, start.basis) == (HIGH, Basis.RSR)
    assert "7.40%" in start.note


@pytest.mark.parametrize(
    ("history", "scores", "recorded", "osp_and_ovp"),
    [
        (YesNoUnknown.NO, (), None, []),
        (YesNoUnknown.NOT_KNOWN, (), None, []),
        (YesNoUnknown.YES, (), None, [Basis.OSP_C, Basis.OSP_I]),
        (YesNoUnknown.NO, (OSP_HIGH,), None, [Basis.OSP_C]),
        (YesNoUnknown.NO, (), Basis.OVP, [Basis.OVP]),
        (YesNoUnknown.NO, (), Basis.NOT_RECORDED, []),
    ],
)
def test_a_start_may_rest_on_what_is_there_st1_07(history, scores, recorded, osp_and_ovp):
    facts = change(_with(low(), *scores, basis=recorded), "case", has_sexual_history=history)
    always = [Basis.RSR, Basis.UNSUITABLE, Basis.MISSING]
    kept = [Basis.NOT_RECORDED] if recorded is Basis.NOT_RECORDED else []
    offered = bases_for(facts.case, facts.assessment)
    assert offered == tuple(b for b in Basis if b in [*always, *osp_and_ovp, *kept])


def test_that_rsr_is_missing_is_offered_only_where_it_is_st1_13():
    facts = _with(low(), rsr("0.70"))
    assert Basis.MISSING not in bases_for(facts.case, facts.assessment)


def test_an_unsuitable_score_is_no_start_st1_09():
    facts = _with(low(), rsr("0.70"), is_rsr_suitable=False)
    assert (_start(facts).level, _start(facts).basis) == (None, Basis.UNSUITABLE)


def test_other_harms_keep_their_rsr_start_st1_09():
    facts = _with(
        low(), rsr("4.00"), is_rsr_suitable=True, unsuitable_for=(UnsuitableHarm.NEGLECT,)
    )
    assert _start(facts).level is MEDIUM
    assert "no start for child neglect" in _start(facts).note


@pytest.mark.parametrize(
    ("step1", "tags", "suits"),
    [
        ({"is_rsr_suitable": True}, (Tag.NEGLECT,), True),
        ({"is_rsr_suitable": False}, (), False),
        ({"basis": Basis.UNSUITABLE}, (), False),
        ({"unsuitable_for": (UnsuitableHarm.EXTREMISM,)}, (), True),
        ({}, (), True),
        ({}, (Tag.NEGLECT,), False),
        ({}, (Tag.EXTREMISM,), False),
        ({}, (Tag.NEGLECT, Tag.VIOLENCE), True),
    ],
)
def test_whether_rsr_suits_st1_09(step1, tags, suits):
    offences = (Offence(lineage="o", is_index=True, description="Offence", tags=tags),)
    facts = _with(change(low(), "case", offences=offences), rsr(), **step1)
    assert rsr_suits(facts.case, facts.assessment) is suits


YES, NO, UNKNOWN = YesNoUnknown.YES, YesNoUnknown.NO, YesNoUnknown.NOT_KNOWN


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"has_sexual_history": YES}, YES),
        ({"has_sexual_history": NO}, NO),
        ({"has_sexual_history": UNKNOWN}, UNKNOWN),
        ({"has_sexual_history": None}, UNKNOWN),
        ({"has_sexual_history": YES, "sex": Sex.FEMALE}, NO),
        ({"has_sexual_history": YES, "sex": None}, UNKNOWN),
        ({"has_sexual_history": YES, "date_of_birth": None}, UNKNOWN),
        ({"has_sexual_history": YES, "date_of_birth": datetime.date(2008, 9, 15)}, NO),
        ({"has_sexual_history": YES, "date_of_birth": datetime.date(2008, 9, 14)}, YES),
    ],
)
def test_osp_is_for_adult_men_with_sexual_history_st1_07(more, expected):
    assert osp_applies(case(**more), ON) is expected


def test_high_osp_with_lower_rsr_is_suggested_st1_08():
    facts = _with(change(low(), "case", **SEXUAL), rsr("2.40"), OSP_HIGH)
    assert (_start(facts).level, _start(facts).basis) == (HIGH, Basis.OSP_C)


def test_osp_very_high_still_starts_no_higher_than_high_st1_01_st1_08():
    osp = Score(lineage="osp", tool=Tool.OSP_C, band=VERY_HIGH)
    facts = _with(change(low(), "case", **SEXUAL), rsr("2.40"), osp)
    assert _start(facts).level is HIGH


@pytest.mark.parametrize(
    "scores",
    [
        (rsr("7.00"), OSP_HIGH),
        (rsr("2.00"), Score(lineage="osp", tool=Tool.OSP_C, band=MEDIUM)),
        (rsr("2.00"), Score(lineage="osp", tool=Tool.OSP_C)),
        (rsr("2.00"),),
        (OSP_HIGH,),
    ],
)
def test_scores_that_do_not_diverge_st1_08(scores):
    facts = _with(change(low(), "case", **SEXUAL), *scores)
    assert not diverges(facts.assessment)
    assert divergence(facts.case, facts.assessment) == ""


def test_osp_of_somebody_it_is_not_for_suggests_nothing_st1_07():
    facts = _with(change(low(), "case", sex=Sex.FEMALE, **SEXUAL), rsr("2.40"), OSP_HIGH)
    assert _start(facts).basis is Basis.RSR


def test_the_recorded_start_goes_before_the_derived_one():
    facts = _with(low(), rsr("7.40"), level=LOW)
    assert (_recorded(facts).level, _recorded(facts).basis) == (LOW, Basis.RSR)


def test_recorded_as_unsuitable_stays_so_st1_09():
    facts = _with(low(), rsr("7.40"), basis=Basis.UNSUITABLE, is_rsr_suitable=True, reason="Why")
    assert (_recorded(facts).level, _recorded(facts).basis) == (None, Basis.UNSUITABLE)


def test_recorded_as_missing_holds_until_there_is_a_score_st1_13():
    facts = _with(low(), basis=Basis.MISSING, reason="Asked for")
    assert _recorded(facts).basis is Basis.MISSING
    assert _recorded(_with(low(), rsr("7.40"), basis=Basis.MISSING)).level is HIGH


def test_a_reason_for_the_missing_score_says_missing_st1_13():
    assert _recorded(_with(low(), missing_reason="Asked for")).basis is Basis.MISSING


def test_nothing_recorded_and_no_score_is_not_recorded_st1_13():
    start = _recorded(_with(low()))
    assert (start.level, start.basis) == (None, Basis.NOT_RECORDED)
