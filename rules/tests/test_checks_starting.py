"""QC-01, QC-02, QC-06, QC-07."""

import pytest

from rules.checks import run
from rules.facts import Offence, Score, Step1
from rules.terms import Basis, Sex, Tag, Tool, UnsuitableHarm, YesNoUnknown
from rules.tests.builders import (
    COMMUNITY,
    CUSTODY,
    HIGH,
    LOW,
    MEDIUM,
    ON,
    VERY_HIGH,
    change,
    low,
    medium,
    rsr,
)


def _found(facts, code):
    return [(f.case, f.severity.value) for f in run(facts, whole=True) if f.code == code]


def _step1(facts, *scores, is_limited=False, **step1):
    return change(facts, "assessment", scores=scores, step1=Step1(**step1), is_limited=is_limited)


@pytest.mark.parametrize(
    ("step1", "is_limited", "expected"),
    [
        ({}, False, [("missing", "block")]),
        ({}, True, [("missing", "block")]),
        ({"missing_reason": "Asked"}, False, [("missing", "block")]),
        ({"missing_reason": "Asked"}, True, [("explained", "warn")]),
        ({"basis": Basis.MISSING, "reason": "Asked"}, True, [("explained", "warn")]),
        ({"basis": None, "reason": "Asked"}, True, [("missing", "block")]),
        ({"level": LOW, "missing_reason": "Asked"}, True, [("shown as a level", "block")]),
        (
            {"level": LOW, "basis": Basis.MISSING, "missing_reason": "Asked"},
            True,
            [("shown as a level", "block")],
        ),
        (
            {"level": HIGH, "basis": Basis.OSP_C, "missing_reason": "Asked"},
            True,
            [("explained", "warn")],
        ),
        ({"is_rsr_suitable": False, "basis": Basis.UNSUITABLE}, False, []),
    ],
)
def test_qc_01_a_missing_score_is_never_low_st1_13(step1, is_limited, expected):
    assert _found(_step1(medium(), is_limited=is_limited, **step1), "QC-01") == expected


def test_qc_01_is_silent_where_there_is_a_score_st1_13():
    assert _found(low(), "QC-01") == []


def test_qc_01_a_score_that_cannot_be_read_is_missing_st1_13():
    assert _found(_step1(low(), rsr("")), "QC-01") == [("missing", "block")]


def test_qc_01_unknown_limits_are_not_limits_st1_14():
    facts = _step1(medium(), is_limited=None, missing_reason="Asked")
    assert _found(facts, "QC-01") == [("missing", "block")]


FOR_NEGLECT, OTHER_HARM = (UnsuitableHarm.NEGLECT,), (UnsuitableHarm.EXTREMISM,)
NEGLECT = (Offence(lineage="o", is_index=True, description="Neglect", tags=(Tag.NEGLECT,)),)


@pytest.mark.parametrize(
    ("step1", "offences", "fires"),
    [
        ({"level": LOW, "is_rsr_suitable": False}, (), True),
        ({"level": LOW, "basis": Basis.RSR}, NEGLECT, True),
        ({"level": LOW, "unsuitable_for": (UnsuitableHarm.EXTREMISM,)}, (), False),
        (
            {
                "level": LOW,
                "is_rsr_suitable": True,
                "unsuitable_for": (UnsuitableHarm.EXTREMISM,),
            },
            (),
            False,
        ),
        ({"level": LOW, "is_rsr_suitable": True}, (), False),
        ({"level": LOW, "is_rsr_suitable": True}, NEGLECT, True),
        ({"level": LOW, "is_rsr_suitable": True, "unsuitable_for": FOR_NEGLECT}, NEGLECT, False),
        ({"level": LOW, "is_rsr_suitable": True, "unsuitable_for": OTHER_HARM}, NEGLECT, True),
        ({"is_rsr_suitable": True}, NEGLECT, False),
        ({"is_rsr_suitable": False, "basis": Basis.UNSUITABLE}, (), False),
        ({"level": MEDIUM, "basis": Basis.OVP, "is_rsr_suitable": False}, (), False),
    ],
)
def test_qc_02_rsr_is_no_start_for_neglect_or_extremism_st1_09(step1, offences, fires):
    facts = _step1(change(medium(), "case", offences=offences), rsr("0.70"), **step1)
    assert _found(facts, "QC-02") == ([("unsuitable", "block")] if fires else [])


def _osp(tool=Tool.OSP_C, band=HIGH):
    return Score(lineage=tool.value, tool=tool, band=band)


def _sexual(facts, **more):
    return change(facts, "case", **({"has_sexual_history": YesNoUnknown.YES} | more))


@pytest.mark.parametrize(
    ("score", "band", "reason", "fires"),
    [
        ("2.40", HIGH, "", True),
        ("2.40", VERY_HIGH, "", True),
        ("6.89", HIGH, "", True),
        ("2.40", HIGH, "Contact offences", False),
        ("2.40", MEDIUM, "", False),
        ("6.90", HIGH, "", False),
        ("6.90", VERY_HIGH, "", False),
    ],
)
def test_qc_06_osp_above_rsr_needs_a_reason_st1_08(score, band, reason, fires):
    facts = _step1(_sexual(medium()), rsr(score), _osp(band=band), level=LOW, reason=reason)
    assert _found(facts, "QC-06") == ([("no reason", "block")] if fires else [])


def test_qc_06_an_unsuitable_rsr_is_compared_with_nothing_st1_09():
    facts = _step1(_sexual(medium()), rsr("2.40"), _osp(), is_rsr_suitable=False)
    assert _found(facts, "QC-06") == []


@pytest.mark.parametrize(
    "more",
    [
        {"sex": Sex.FEMALE},
        {"sex": None},
        {"date_of_birth": None},
        {"date_of_birth": ON.replace(year=2009)},
        {"has_sexual_history": YesNoUnknown.NO},
        {"has_sexual_history": YesNoUnknown.NOT_KNOWN},
        {"has_sexual_history": None},
    ],
)
@pytest.mark.parametrize("tool", [Tool.OSP_C, Tool.OSP_I])
def test_qc_06_osp_is_only_for_adult_men_with_sexual_history_st1_07(tool, more):
    facts = _step1(_sexual(medium(), **more), rsr("4.00"), _osp(tool, LOW), level=MEDIUM)
    assert _found(facts, "QC-06") == [("not for this person", "warn")]


def test_qc_06_is_silent_without_a_band_st1_07():
    facts = _step1(medium(), rsr("4.00"), _osp(band=None), level=MEDIUM)
    assert _found(facts, "QC-06") == []


def test_qc_06_says_what_to_record_where_it_is_unknown_st1_07():
    facts = _step1(_sexual(medium(), sex=None), rsr("4.00"), _osp(), level=MEDIUM, reason="Why")
    (finding,) = (f for f in run(facts) if f.code == "QC-06")
    assert finding.message.startswith("Record age, sex and sexual offence history")


@pytest.mark.parametrize(
    ("setting", "community_on", "fires"),
    [
        (CUSTODY, None, True),
        (CUSTODY, ON, False),
        (COMMUNITY, None, False),
    ],
)
def test_qc_07_in_custody_the_score_needs_its_date_in_the_community_st1_06(
    setting, community_on, fires
):
    facts = _step1(medium(), rsr("4.00", community_on=community_on), level=MEDIUM)
    facts = change(facts, "case", setting=setting)
    assert _found(facts, "QC-07") == ([("no date", "block")] if fires else [])


def test_qc_07_counts_whichever_score_is_the_start_st1_06():
    facts = _step1(
        _sexual(medium(), setting=CUSTODY), rsr("2.40"), _osp(), level=HIGH, basis=Basis.OSP_C
    )
    assert _found(facts, "QC-07") == [("no date", "block")]


def test_qc_07_no_score_no_date_st1_06():
    assert _found(_step1(change(medium(), "case", setting=CUSTODY)), "QC-07") == []
