"""What is asked of a source, in one place (SRC-03 to SRC-07, SRC-19, SLF-03, INT-05)."""

import dataclasses

import pytest

from rules import rationale
from rules.checks import run
from rules.facts import Reduction
from rules.required import unanswered
from rules.terms import (
    PRIMARY_KINDS,
    SourceCategory,
    SourceKind,
    Verification,
    Weight,
)
from rules.tests.builders import (
    HIGH,
    account,
    answered_reduction,
    before,
    change,
    high,
    medium,
    source,
)
from rules.weighing import (
    against,
    clash,
    conflict_told,
    is_independent,
    is_left_open,
    is_own_account,
    is_weighed,
)

PROGRAMME = {"kind": SourceKind.PROGRAMME, "category": SourceCategory.ACCOUNT}


def _codes(facts, code):
    return [finding.case for finding in run(facts) if finding.code == code]


def test_an_adjudication_is_an_untried_matter_src_05():
    """It is weighed like any other report: evidence on both sides, never by one tap."""
    assert SourceKind.ADJUDICATION not in PRIMARY_KINDS
    row = source(lineage="s9", number="9", kind=SourceKind.ADJUDICATION, weight=Weight.HIGH)
    assert is_weighed(row, (row,))
    facts = change(high(), "assessment", sources=(source(), account(), row))
    assert sum("source 9" in gap.message for gap in unanswered(facts)) == 4
    assert not is_weighed(source(kind=SourceKind.CALL_OUT, weight=Weight.HIGH), ())


@pytest.mark.parametrize(
    ("more", "own", "independent"),
    [
        ({"category": SourceCategory.ACCOUNT}, True, False),
        (PROGRAMME, False, False),
        ({"category": SourceCategory.PARTNERS}, False, True),
        ({"category": None}, False, False),
    ],
)
def test_whose_words_a_source_holds_src_19_slf_03(more, own, independent):
    row = source(**more)
    assert (is_own_account(row), is_independent(row)) == (own, independent)
    assert not is_independent(source(**(more | {"verification": Verification.PART})))


def test_a_conflict_is_one_whichever_names_the_other_src_07():
    one, other = source(conflicts_with=("s2",)), account()
    assert clash(one, other) and clash(other, one)
    assert against(other, (one, other)) == (one,) and against(one, (one,)) == ()
    assert is_left_open(one, (one, other)) and is_left_open(other, (one, other))
    settled = source(conflicts_with=("s2",), conflict_resolution="The log is right")
    assert not is_left_open(settled, (settled, other)) and not is_left_open(other, (settled, other))
    assert not is_left_open(other, (other,))


def _in_conflict(rationale_text, number="1", other="2", what="Police check"):
    rows = (
        source(number=number, what=what, conflicts_with=("s2",), weight=Weight.HIGH),
        account(number=other),
    )
    facts = change(medium(), "assessment", sources=rows)
    return change(facts, "assessment.step4", rationale=rationale_text)


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("I weighed source 1 against the rest.", False),
        ("I weighed sources 1 and 2.", False),
        ("I weighed sources 3, 4 and 2.", False),
        ("I weighed sources 3 & 1.", False),
        ("I weighed sources 11 and 12.", True),
        ("He was 1 of 2.", True),
        ("The police check says more.", False),
        ("Police checks say more.", True),
    ],
)
def test_qc_10_a_source_is_cited_by_whole_words_src_07(text, is_open):
    assert bool(_codes(_in_conflict(text), "QC-10")) is is_open


def test_qc_10_a_name_inside_another_word_cites_nothing_src_07():
    facts = _in_conflict("His psychological state", what="Log")
    assert _codes(facts, "QC-10") == ["conflict"]
    assert _codes(_in_conflict("The log says so", what="Log"), "QC-10") == []


def test_qc_10_composing_the_rationale_settles_no_conflict_src_07():
    facts = _in_conflict("")
    composed = rationale.compose(facts)
    assert "Much weight" not in composed
    assert _codes(_in_conflict(composed), "QC-10") == ["conflict"]


def _lowered(*sources, **reduction):
    facts = before(medium(), HIGH)
    facts = change(facts, "assessment", sources=sources)
    return change(facts, "assessment.step4", reduction=answered_reduction(**reduction))


@pytest.mark.parametrize("verification", [*Verification, None])
def test_qc_52_a_weaker_report_is_no_better_evidence_int_05(verification):
    remarks = source(kind=SourceKind.REMARKS)
    report = account(lineage="s9", kind=SourceKind.PROGRAMME, verification=verification)
    assert _codes(_lowered(remarks, report), "QC-52") == ["reduction"]
    seen = source(lineage="s8", number="8", what="Employer")
    assert _codes(_lowered(remarks, report, seen), "QC-52") == []


def test_qc_27_and_qc_52_leave_the_correction_of_an_error_alone_rev_12():
    report = account(kind=SourceKind.PROGRAMME, verification=Verification.VERIFIED)
    correction = Reduction(
        is_correction=True, correction_reason="Wrong file", correction_manager="Mo"
    )
    facts = change(_lowered(report), "assessment.step4", rationale="Held wrongly for two years")
    lowered = change(facts, "assessment.step4", reduction=Reduction())
    assert _codes(lowered, "QC-27") and _codes(lowered, "QC-52")
    corrected = change(facts, "assessment.step4", reduction=correction)
    assert not _codes(corrected, "QC-27") and not _codes(corrected, "QC-52")


def test_a_conflict_is_told_on_both_sides_and_what_was_written_always_src_07():
    one, two, three = (source(lineage=f"s{n}", number=f"s{n}") for n in (1, 2, 3))
    names = dataclasses.replace(three, conflicts_with=("s1",))
    rows = (one, two, names)
    assert [conflict_told(row, rows) for row in rows] == [
        "Conflicts with s3: not yet dealt with",
        "",
        "Conflicts with s1: not yet dealt with",
    ]
    said = dataclasses.replace(one, conflict_resolution="Three officers saw it")
    rows = (said, two, names)
    assert [conflict_told(row, rows) for row in rows] == [
        "Conflicts with s3: Three officers saw it",
        "",
        "Conflicts with s1: how it was dealt with stands there",
    ]
    alone = conflict_told(said, (said, two))
    assert alone == "How a conflict was dealt with: Three officers saw it"
