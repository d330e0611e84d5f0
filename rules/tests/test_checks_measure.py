"""Checks that a plan holds the measure: QC-32, QC-34, QC-47, QC-49; and the balance in words."""

import datetime

import pytest

from rules.balance import balance
from rules.checks import run
from rules.facts import RejectedCondition
from rules.terms import ActionKind, Page, Pillar, Strategy
from rules.tests.builders import HIGH, LOW, MEDIUM, ON, action, change, high, medium, signable

EXTERNAL, INTERNAL, BUILDING = Strategy.EXTERNAL, Strategy.INTERNAL, Strategy.PROTECTIVE
ARGUED = {
    "is_restriction": True,
    "lawful_basis": "Licence",
    "necessary": "Only way in the first weeks",
    "proportionate": "At night alone",
    "realistic": "Yes",
    "enforceable": "Tag",
    "review_on": ON,
}


def _found(facts, code):
    return [(f.case, f.severity.value, f.about) for f in run(facts, whole=True) if f.code == code]


def _with(facts, *actions):
    return change(facts, "plan", actions=actions)


def _restricted(level, **more):
    return _with(signable(level), action("a5", Pillar.MONITORING, **(ARGUED | more)))


@pytest.mark.parametrize(("level", "severity"), [(LOW, "warn"), (MEDIUM, "block"), (HIGH, "block")])
@pytest.mark.parametrize(
    "part",
    ["lawful_basis", "necessary", "proportionate", "realistic", "enforceable", "review_on"],
)
def test_qc_32_a_restriction_says_why_it_must_be_so_mon_04_mon_09(level, severity, part):
    """RMP-03: lawful, necessary, proportionate."""
    empty = None if part == "review_on" else "-"
    assert _found(_restricted(level, **{part: empty}), "QC-32") == [("restriction", severity, "a5")]
    assert _found(_restricted(level), "QC-32") == []


def test_qc_32_says_all_that_one_restriction_lacks_at_once():
    facts = _restricted(HIGH, lawful_basis="", review_on=None)
    (finding,) = (f for f in run(facts) if f.code == "QC-32")
    assert finding.message == (
        "Enter what it rests on in law and when it is reviewed for restriction a5."
    )
    assert finding.where is Page.ACTIONS


def test_qc_32_what_is_no_restriction_of_ours_is_not_argued_mon_04():
    assert _found(_restricted(HIGH, is_restriction=False, necessary=""), "QC-32") == []


@pytest.mark.parametrize(("level", "severity"), [(LOW, None), (MEDIUM, "info"), (HIGH, "info")])
def test_qc_34_restrictions_and_nothing_considered_beside_them_mon_08(level, severity):
    expected = [("none rejected", severity, "rejected conditions")] if severity else []
    assert _found(_restricted(level), "QC-34") == expected
    assert _found(_restricted(level, is_restriction=False), "QC-34") == []
    said = (RejectedCondition(lineage="r", condition="Polygraph"),)
    assert _found(change(_restricted(level), "plan", rejected=said), "QC-34") == []
    empty = (RejectedCondition(lineage="r", condition="-"),)
    assert _found(change(_restricted(level), "plan", rejected=empty), "QC-34") == expected


def _mix(*strategies, **more):
    return [action(f"a{n}", strategy=one, **more) for n, one in enumerate(strategies)]


@pytest.mark.parametrize(
    ("strategies", "case"),
    [
        ((EXTERNAL,) * 4, "all restrict"),
        ((EXTERNAL,) * 3, ""),
        ((INTERNAL, BUILDING, INTERNAL, INTERNAL), "all support"),
        ((EXTERNAL, EXTERNAL, EXTERNAL, BUILDING), ""),
        ((EXTERNAL, EXTERNAL, EXTERNAL, None), "not said"),
        ((None,) * 4, "not said"),
        ((EXTERNAL, INTERNAL, None, None), ""),
    ],
)
@pytest.mark.parametrize(("level", "severity"), [(LOW, None), (MEDIUM, "warn"), (HIGH, "warn")])
def test_qc_47_a_plan_restricts_and_supports_rmp_04(level, severity, strategies, case):
    facts = _with(signable(level), *_mix(*strategies))
    expected = [(case, severity, "balance")] if case and severity else []
    assert _found(facts, "QC-47") == expected


@pytest.mark.parametrize(
    ("factors", "is_found"),
    [
        ([("f1",)] * 4, True),
        ([("f1",)] * 3 + [()], False),
        ([("f1",)] * 3 + [("f2",)], False),
        ([("f1", "f2")] * 4, False),
        ([()] * 4, False),
        ([("f1",)] * 3, False),
    ],
)
def test_qc_47_a_plan_addresses_more_than_one_factor_bia_06(factors, is_found):
    rows = [
        action(f"a{n}", strategy=EXTERNAL if n else INTERNAL, factors=one)
        for n, one in enumerate(factors)
    ]
    expected = [("one factor", "warn", "factors")] if is_found else []
    assert _found(_with(high(), *rows), "QC-47") == expected


def test_qc_47_names_the_factor_where_it_is_known():
    rows = _mix(EXTERNAL, EXTERNAL, INTERNAL, INTERNAL, factors=("f1",))
    (finding,) = (f for f in run(_with(medium(), *rows)) if f.code == "QC-47")
    assert finding.message == "Consider the other factors: every action addresses “Drinking f1”."
    rows = _mix(EXTERNAL, EXTERNAL, INTERNAL, INTERNAL, factors=("gone",))
    (finding,) = (f for f in run(_with(medium(), *rows)) if f.code == "QC-47")
    assert "addresses one factor" in finding.message


def test_the_balance_counts_a_restriction_whatever_else_was_selected_rmp_04():
    rows = (
        action("a1", strategy=INTERNAL, is_restriction=True),
        action("a2", strategy=BUILDING, kind=ActionKind.CURFEW),
        action("a3", kind=ActionKind.CURFEW),
        action("a4"),
    )
    found = balance(_with(medium(), *rows).plan)
    assert [row.lineage for row in found.restricting] == ["a1", "a3"]
    assert [row.lineage for row in found.supporting] == ["a2"]
    assert found.words == (
        "2 restrict, 1 support; for 1 the strategy is not selected. None of them is: external"
        " control."
    )
    whole = (*rows[:2], action("a5", strategy=EXTERNAL))
    assert balance(_with(medium(), *whole).plan).words == "2 restrict, 1 support."


RELEASE = datetime.date(2026, 11, 16)


@pytest.mark.parametrize(
    ("more", "is_licence"),
    [
        ({"is_licence": True}, True),
        ({"release_on": RELEASE}, True),
        ({"is_licence": False, "release_on": RELEASE}, False),
        ({"is_licence": False}, False),
        ({}, False),
    ],
)
@pytest.mark.parametrize(("level", "severity"), [(LOW, None), (MEDIUM, "warn"), (HIGH, "warn")])
def test_qc_49_a_licence_case_lists_its_conditions_rmp_10(level, severity, more, is_licence):
    facts = change(signable(level), "case", **more)
    expected = [("no conditions", severity, "licence conditions")]
    assert _found(facts, "QC-49") == (expected if is_licence and severity else [])
    listed = change(facts, "plan", licence_conditions=("-", "Live there"))
    assert _found(listed, "QC-49") == []
    empty = change(facts, "plan", licence_conditions=("-",))
    assert _found(empty, "QC-49") == (expected if is_licence and severity else [])
