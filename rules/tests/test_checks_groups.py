"""QC-15, QC-16, QC-18, QC-23."""

import datetime

import pytest

from rules.checks import run
from rules.facts import Order
from rules.terms import (
    FactorKind,
    Group,
    OrderKind,
    Page,
    PersonKind,
    Pillar,
    RiskLevel,
    YesNoUnknown,
)
from rules.tests.builders import (
    COMMUNITY,
    COMMUNITY_GROUPS,
    CUSTODY,
    HIGH,
    LOW,
    MEDIUM,
    ON,
    VERY_HIGH,
    action,
    cell,
    cells,
    change,
    factor,
    high,
    low,
    medium,
    person,
    signable,
)


def _found(facts, code):
    return [(f.case, f.severity.value, f.about) for f in run(facts, whole=True) if f.code == code]


def _cells(facts, *given):
    return change(facts, "assessment", cells=given)


@pytest.mark.parametrize("level", [*RiskLevel])
@pytest.mark.parametrize("blank", [{"who": "-"}, {"harm": ""}, {"who": "", "harm": " "}])
def test_qc_15_a_group_at_medium_or_above_says_who_and_what_who_09(level, blank):
    facts = _cells(signable(level), cell(Group.KNOWN_ADULT, level, **blank))
    expected = [("who", "block", "community/known_adult")] if level >= MEDIUM else []
    assert _found(facts, "QC-15") == expected


def test_qc_15_counts_both_settings_who_03():
    facts = _cells(medium(), cell(Group.STAFF, MEDIUM, CUSTODY, who=""))
    assert _found(facts, "QC-15") == [("who", "block", "custody/staff")]


def test_qc_15_a_group_without_a_factor_warns_who_09():
    facts = _cells(medium(), cell(Group.PUBLIC, MEDIUM, factors=()))
    assert _found(facts, "QC-15") == [("factor", "warn", "community/public")]


def test_qc_15_either_end_of_the_link_counts_who_09():
    facts = _cells(medium(), cell(Group.PUBLIC, MEDIUM, factors=()))
    linked = factor(cells=((COMMUNITY, Group.PUBLIC),))
    assert _found(change(facts, "assessment", factors=(linked,)), "QC-15") == []


def test_qc_15_what_protects_explains_no_risk_to_a_group_who_09():
    facts = _cells(medium(), cell(Group.PUBLIC, MEDIUM, factors=("p9",)))
    protects = factor("p9", kind=FactorKind.PROTECTIVE, cells=((COMMUNITY, Group.PUBLIC),))
    facts = change(facts, "assessment", factors=(protects,))
    assert _found(facts, "QC-15") == [("factor", "warn", "community/public")]


def test_qc_15_an_unanswered_group_is_no_group_at_medium():
    assert _found(_cells(medium(), cell(level=None, who="")), "QC-15") == []


@pytest.mark.parametrize(
    ("facts", "severity"), [(medium(), "block"), (high(), "block"), (low(), "block")]
)
def test_qc_16_in_custody_the_custody_column_is_answered_who_03(facts, severity):
    """At Low an unanswered column opens Medium, so it blocks there too."""
    facts = change(facts, "case", setting=CUSTODY)
    assert _found(facts, "QC-16") == [("column", severity, "custody")]


def test_qc_16_names_what_is_missing_who_03():
    facts = change(medium(), "case", setting=CUSTODY)
    given = cells(LOW, (Group.CHILDREN, Group.PUBLIC, Group.KNOWN_ADULT), CUSTODY)
    (finding,) = (f for f in run(_cells(facts, *given)) if f.code == "QC-16")
    assert finding.message == "Select the level in custody for staff and prisoners."


def test_qc_16_is_silent_once_answered_and_in_the_community_who_03():
    facts = change(medium(), "case", setting=CUSTODY)
    assert _found(_cells(facts, *cells(LOW, tuple(Group), CUSTODY)), "QC-16") == []
    assert _found(medium(), "QC-16") == []


def test_the_custody_column_is_answered_by_levels_in_custody_alone_who_03():
    """Neither an empty cell in custody nor a level in the community is an answer."""
    facts = change(medium(), "case", setting=CUSTODY)
    empty, whole = cells(None, tuple(Group), CUSTODY), cells(LOW, tuple(Group), CUSTODY)
    asked = (
        "Select the level in custody for children, the public, known adults, staff and prisoners."
    )
    for given in (empty, (*empty, *cells(LOW)), cells(LOW)):
        (found,) = (one for one in run(_cells(facts, *given)) if one.code == "QC-16")
        assert found.message == asked
    assert _found(_cells(facts, *whole, *cells(None)), "QC-16") == []


def _people(facts, *people):
    return change(facts, "case", people=people)


@pytest.mark.parametrize(("level", "severity"), [(LOW, "info"), (MEDIUM, "warn"), (HIGH, "block")])
def test_qc_18_identified_people_have_a_safety_action_who_06(level, severity):
    facts = _people(signable(level), person())
    assert _found(facts, "QC-18") == [("person", severity, "row-KA-1")]


@pytest.mark.parametrize("kind", [*PersonKind])
def test_qc_18_counts_the_register_and_nobody_else_who_06(kind):
    outside = (PersonKind.INDEX_VICTIM, PersonKind.PLACE)
    facts = _people(high(), person("XX-1", kind))
    assert bool(_found(facts, "QC-18")) is (kind not in outside)


@pytest.mark.parametrize("name", ["row-KA-1", "KA-1"])
@pytest.mark.parametrize("pillar", [*Pillar])
def test_qc_18_only_a_victim_safety_action_that_names_the_person_counts_who_06(name, pillar):
    facts = change(
        _people(high(), person()), "plan", actions=(action("a1", pillar, people=(name,)),)
    )
    assert bool(_found(facts, "QC-18")) is (pillar is not Pillar.VICTIM_SAFETY)


@pytest.mark.parametrize(
    ("expires_on", "protects", "case_key"),
    [
        (None, ("KA-1",), "protected"),
        (ON, ("row-KA-1",), "protected"),
        (ON - datetime.timedelta(1), ("KA-1",), "person"),
        (None, ("KA-2",), "person"),
    ],
)
def test_qc_18_an_order_in_force_blocks_at_any_depth_who_06(expires_on, protects, case_key):
    order = Order(
        lineage="o",
        kind=OrderKind.RESTRAINING,
        title="Order",
        expires_on=expires_on,
        protects=protects,
    )
    facts = change(_people(medium(), person()), "case", orders=(order,))
    severity = "block" if case_key == "protected" else "warn"
    assert _found(facts, "QC-18") == [(case_key, severity, "row-KA-1")]


def test_qc_18_without_a_plan_is_left_to_qc_35():
    facts = _people(high(), person())
    without = type(facts)(on=ON, case=facts.case, assessment=facts.assessment)
    assert _found(without, "QC-18") == []


LEVELS = [*RiskLevel]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("present", LEVELS)
@pytest.mark.parametrize("other", LEVELS)
@pytest.mark.parametrize("reason", ["", "A reason"])
def test_qc_23_the_level_against_every_pair_of_cells_who_10_who_12(level, present, other, reason):
    facts = _cells(
        signable(level),
        cell(Group.PUBLIC, present, COMMUNITY),
        cell(Group.PUBLIC, other, CUSTODY),
    )
    facts = change(facts, "assessment.step4", difference_reason=reason)
    expected = []
    if level < present and not reason:
        expected.append(("lower", "block", "level"))
    elif level > max(present, other) and not reason:
        expected.append(("higher", "warn", "level"))
    if other > level:
        expected.append(("other setting", "info", "custody/public"))
    assert _found(facts, "QC-23") == expected


def test_qc_23_follows_where_the_person_is_now_who_12():
    facts = _cells(high(), cell(Group.PUBLIC, HIGH), cell(Group.PUBLIC, VERY_HIGH, CUSTODY))
    found = _found(change(facts, "case", setting=CUSTODY), "QC-23")
    assert found == [("lower", "block", "level")]


def test_qc_23_an_unanswered_present_setting_is_not_low_who_12():
    facts = change(_cells(low(), *cells(HIGH)), "case", setting=CUSTODY)
    assert ("lower", "block", "level") in _found(facts, "QC-23")


def test_qc_23_an_unknown_setting_counts_both_who_12():
    facts = change(_cells(low(), cell(Group.PUBLIC, HIGH, CUSTODY)), "case", setting=None)
    facts = change(facts, "assessment", setting=None)
    assert _found(facts, "QC-23") == [("lower", "block", "level")]


def test_qc_23_is_silent_without_a_level_or_cells():
    assert _found(change(medium(), "assessment.step4", level=None), "QC-23") == []
    assert _found(_cells(medium()), "QC-23") == []


def test_qc_23_points_to_step_4_and_speaks_plainly():
    (finding,) = (f for f in run(_cells(low(), cell(Group.PUBLIC, HIGH))) if f.case == "lower")
    assert finding.where is Page.STEP_4
    assert finding.message == (
        "Raise the level to High, or say why it is lower than the level for the public in the"
        " community."
    )
    assert len(COMMUNITY_GROUPS) == 4


def _raised(level, identified, **steps):
    """A level above every group; the steps are at Low unless given."""
    facts = change(signable(level), "assessment", cells=cells(LOW))
    for name in ("step1", "step2", "step3"):
        facts = change(facts, f"assessment.{name}", level=steps.get(name, LOW))
    return change(facts, "assessment.risk_to_self", is_identified=identified)


RISK_TO_SELF = ("risk to self", "warn", "level")


@pytest.mark.parametrize("reason", ["", "He has been unwell"])
@pytest.mark.parametrize("identified", [*YesNoUnknown, None])
@pytest.mark.parametrize("level", [MEDIUM, HIGH, VERY_HIGH])
def test_qc_23_risk_to_self_alone_raises_no_level_who_10(level, identified, reason):
    facts = change(_raised(level, identified), "assessment.step4", difference_reason=reason)
    found = _found(facts, "QC-23")
    assert (RISK_TO_SELF in found) is (identified is YesNoUnknown.YES)


@pytest.mark.parametrize("step", ["step1", "step2", "step3"])
def test_qc_23_a_step_as_high_is_another_reason_who_10(step):
    assert RISK_TO_SELF not in _found(_raised(MEDIUM, YesNoUnknown.YES, **{step: HIGH}), "QC-23")


def test_qc_23_a_group_as_high_carries_the_level_who_10():
    facts = change(medium(), "assessment.risk_to_self", is_identified=YesNoUnknown.YES)
    assert _found(facts, "QC-23") == []
