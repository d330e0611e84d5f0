"""QC-08, QC-09, QC-10, QC-52: variety, verification, conflict, completing a programme."""

import pytest

from rules.checks import run
from rules.terms import (
    FactorState,
    Page,
    RiskLevel,
    SourceCategory,
    SourceKind,
    Verification,
    Weight,
)
from rules.tests.builders import (
    LOW,
    MEDIUM,
    account,
    answered_reduction,
    before,
    change,
    factor,
    low,
    medium,
    protective,
    signable,
    source,
)

LEVELS = [LOW, MEDIUM, RiskLevel.HIGH]
BY_LEVEL = [(LOW, "info"), (MEDIUM, "warn"), (RiskLevel.HIGH, "warn")]


def _found(facts, code):
    return [(f.case, f.severity.value, f.about) for f in run(facts, whole=True) if f.code == code]


def _from(facts, *sources, **step4):
    facts = change(facts, "assessment", sources=sources)
    return change(facts, "assessment.step4", **step4) if step4 else facts


ONE_KIND = ("one kind", "warn", "sources")
NONE_VERIFIED = ("none verified", "warn", "sources")


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        ((source(), account()), []),
        ((), [NONE_VERIFIED]),
        ((source(),), [ONE_KIND]),
        ((source(), source(lineage="s3")), [ONE_KIND]),
        ((account(),), [ONE_KIND, NONE_VERIFIED]),
        ((source(), account(category=None)), [ONE_KIND]),
        ((account(verification=Verification.VERIFIED),), [ONE_KIND, NONE_VERIFIED]),
        ((source(verification=Verification.PART), account()), [NONE_VERIFIED]),
        ((source(verification=None), account()), [NONE_VERIFIED]),
        ((source(category=None), account(), source(verification=None)), [NONE_VERIFIED]),
    ],
)
def test_qc_08_a_variety_of_sources_src_02(level, sources, expected):
    assert _found(_from(signable(level), *sources), "QC-08") == expected


@pytest.mark.parametrize("verification", [*Verification, None])
@pytest.mark.parametrize("weight", [*Weight, None])
@pytest.mark.parametrize(("level", "severity"), BY_LEVEL)
def test_qc_09_a_heavy_source_is_verified_src_20_sfo_01(level, severity, weight, verification):
    sources = (source(), account(), source(lineage="s3", weight=weight, verification=verification))
    is_thin = weight is Weight.HIGH and verification is not Verification.VERIFIED
    expected = [("not verified", severity, "s3")] if is_thin else []
    assert _found(_from(signable(level), *sources), "QC-09") == expected


@pytest.mark.parametrize(("level", "severity"), BY_LEVEL)
def test_qc_10_a_conflict_is_dealt_with_or_weighed_src_07(level, severity):
    clash = (source(), account(conflicts_with=("s1",)))
    assert _found(_from(signable(level), *clash), "QC-10") == [("conflict", severity, "s1")]


@pytest.mark.parametrize(
    ("more", "rationale"),
    [
        ({"conflict_resolution": "The log is preferred"}, ""),
        ({}, "Source 1 was written at once."),
        ({}, "I prefer the POLICE CHECK to what he says."),
        ({"number": "s1"}, "It rests on S1, not on what he says."),
    ],
)
@pytest.mark.parametrize("is_turned", [False, True])
def test_qc_10_either_of_the_two_is_enough_src_07(more, rationale, is_turned):
    one, other = source(conflicts_with=("s2",), **more), account()
    if is_turned:
        one, other = source(**more), account(conflicts_with=("s1",))
    step4 = {"rationale": rationale} if rationale else {}
    assert _found(_from(medium(), one, other, **step4), "QC-10") == []


@pytest.mark.parametrize(
    ("more", "rationale"),
    [
        ({"conflict_resolution": " - "}, "None"),
        ({}, "There was 1 offence."),
        ({"number": "s1"}, "See s12."),
        ({"number": "", "what": ""}, "It all agrees."),
    ],
)
def test_qc_10_a_number_alone_cites_no_source_src_07(more, rationale):
    clash = (source(conflicts_with=("s2",), **more), account())
    facts = _from(medium(), *clash, rationale=rationale)
    assert _found(facts, "QC-10") == [("conflict", "warn", "s1")]


def test_qc_10_says_each_conflict_once_src_07():
    three = (
        source(conflicts_with=("s2", "s3", "gone")),
        account(conflicts_with=("s1",)),
        source(lineage="s3", number="3"),
    )
    (finding,) = (f for f in run(_from(medium(), *three)) if f.code == "QC-10")
    assert "between source 1 and 2 and 3" in finding.message


def test_qc_10_a_source_that_names_itself_is_in_no_conflict_src_07():
    alone = source(conflicts_with=("s1",))
    assert _found(_from(medium(), alone, account()), "QC-10") == []


PROGRAMME = source(lineage="s9", category=SourceCategory.ACCOUNT, kind=SourceKind.PROGRAMME)
REMARKS = source(lineage="s8", category=SourceCategory.CPS, kind=SourceKind.REMARKS)


def _lowered(*sources):
    facts = change(
        before(medium(), RiskLevel.HIGH), "assessment.step4", reduction=answered_reduction()
    )
    return _from(facts, *sources)


@pytest.mark.parametrize(
    ("sources", "fires"),
    [
        ((PROGRAMME,), True),
        ((PROGRAMME, account(verification=Verification.VERIFIED), REMARKS), True),
        ((PROGRAMME, source(verification=Verification.PART)), True),
        ((PROGRAMME, source()), False),
        ((REMARKS, account()), False),
        ((), False),
    ],
)
def test_qc_52_a_lower_level_rests_on_more_than_completing_int_05(sources, fires):
    expected = [("reduction", "warn", "reduction")] if fires else []
    assert _found(_lowered(*sources), "QC-52") == expected


def test_qc_52_asks_nothing_of_a_level_that_stays_int_05():
    assert _found(_from(medium(), PROGRAMME), "QC-52") == []


@pytest.mark.parametrize(
    ("row", "fires"),
    [
        (protective(sources=("s9",)), True),
        (protective(sources=("s9", "s2")), True),
        (protective(sources=("s9",), state=FactorState.EMERGING), True),
        (protective(sources=("s9",), state=FactorState.NOT_PRESENT), False),
        (protective(sources=("s9",), state=None), False),
        (protective(sources=("s9", "s1")), False),
        (protective(sources=("s2",)), False),
        (protective(), False),
        (factor(sources=("s9",), state=FactorState.UNDER_CONTROL), True),
        (factor(sources=("s9",)), False),
    ],
)
def test_qc_52_a_factor_that_changed_is_seen_to_have_changed_int_05(row, fires):
    facts = change(_from(low(), source(), account(), PROGRAMME), "assessment", factors=(row,))
    expected = [("factor", "warn", row.lineage)] if fires else []
    assert _found(facts, "QC-52") == expected


def test_findings_about_sources_lead_to_the_sources():
    facts = _from(medium(), account(weight=Weight.HIGH))
    found = [f for f in run(facts) if f.code in ("QC-08", "QC-09")]
    assert {f.where for f in found} == {Page.SOURCES} and len(found) == 3
