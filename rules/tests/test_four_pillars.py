"""The matrix of factors, people and groups against the plan."""

import pytest

from rules.facts import NoAction
from rules.four_pillars import NO_ACTION, NO_GROUP_ACTION, NO_SAFETY, gaps, matrix
from rules.terms import FactorState, Group, PersonKind, Pillar
from rules.tests.builders import (
    COMMUNITY,
    HIGH,
    LOW,
    MEDIUM,
    action,
    cell,
    change,
    contingency,
    factor,
    medium,
    person,
    protective,
)


def _matrix(facts):
    return matrix(facts.assessment, facts.plan, facts.case)


def _row(facts, lineage):
    return next(row for row in _matrix(facts) if row.lineage == lineage)


def _factors(*factors):
    return change(medium(), "assessment", factors=factors, cells=())


def test_each_risk_factor_has_a_row_with_its_actions_by_pillar_rmp_01():
    row = _row(_factors(factor()), "f1")
    assert [len(actions) for actions in row.pillars] == [1, 1, 1, 1]
    assert [a.pillar for a in row.actions] == list(Pillar)
    assert (row.kind, row.state, row.gap) == ("factor", "Active", "")


def test_contingencies_stand_with_what_would_notice_them_con_12():
    facts = change(
        _factors(factor()),
        "plan",
        contingencies=(contingency("c1"), contingency("c2", detected_by=("gone",))),
    )
    assert [c.lineage for c in _row(facts, "f1").contingencies] == ["c1"]


@pytest.mark.parametrize(
    ("more", "gap"),
    [
        ({}, NO_ACTION),
        ({"state": FactorState.EMERGING}, NO_ACTION),
        ({"state": FactorState.UNDER_CONTROL}, ""),
        ({"state": None}, ""),
        ({"state": FactorState.UNDER_CONTROL, "is_driver": True}, NO_ACTION),
    ],
)
def test_an_active_or_driving_factor_without_action_is_a_gap_rmp_01(more, gap):
    assert _row(_factors(factor("new", **more)), "new").gap == gap


def test_nothing_because_closes_the_gap_and_is_shown_rat_07():
    reasons = (NoAction(factor="new", reason="-"), NoAction(factor="new", reason="In hospital"))
    row = _row(change(_factors(factor("new")), "plan", no_actions=reasons), "new")
    assert (row.gap, row.reason) == ("", "In hospital")


def test_protective_and_absent_factors_have_no_row_rmp_01():
    facts = _factors(protective(), factor("gone", state=FactorState.NOT_PRESENT))
    assert _matrix(facts) == ()


@pytest.mark.parametrize(
    ("pillar", "gap"), [(Pillar.VICTIM_SAFETY, ""), (Pillar.MONITORING, NO_SAFETY)]
)
def test_a_person_needs_a_victim_safety_action_who_06(pillar, gap):
    facts = change(_factors(), "case", people=(person(relationship="neighbour"),))
    facts = change(facts, "plan", actions=(action("a1", pillar, people=("KA-1",)),))
    row = _row(facts, "row-KA-1")
    assert (row.label, row.state, row.gap) == ("KA-1", "neighbour", gap)
    assert len(row.actions) == 1


def test_places_and_index_victims_are_shown_without_a_gap_who_06():
    facts = change(_factors(), "case", people=(person("GP-1", PersonKind.PLACE),))
    assert _row(facts, "row-GP-1").gap == ""


@pytest.mark.parametrize(("level", "is_shown"), [(None, 0), (LOW, 0), (MEDIUM, 1), (HIGH, 1)])
def test_groups_are_shown_from_medium_who_09(level, is_shown):
    facts = change(_factors(), "assessment", cells=(cell(level=level),))
    assert len(_matrix(facts)) == is_shown


@pytest.mark.parametrize(
    ("linked", "named", "gap"),
    [
        ({"factors": ("f1",)}, (), ""),
        ({"factors": ("other",)}, (), NO_GROUP_ACTION),
        ({"factors": ()}, ("KA-1",), ""),
        ({"factors": ()}, ("row-KA-1",), ""),
        ({"factors": ()}, (), NO_GROUP_ACTION),
    ],
)
def test_a_group_is_addressed_through_its_factors_or_its_people_who_09(linked, named, gap):
    facts = change(_factors(), "case", people=(person(),))
    facts = change(facts, "assessment", cells=(cell(Group.KNOWN_ADULT, MEDIUM, **linked),))
    facts = change(facts, "plan", actions=(action("a1", people=named),))
    row = _row(facts, "community/known_adult")
    assert (row.label, row.state, row.gap) == ("Known adult (community)", "Medium", gap)


def test_a_factor_may_hold_the_link_to_its_group_who_09():
    linked = factor("f1", cells=((COMMUNITY, Group.PUBLIC),))
    facts = change(_factors(linked), "assessment", cells=(cell(level=MEDIUM, factors=()),))
    assert _row(facts, "community/public").gap == ""


def test_gaps_are_the_rows_that_lack_something():
    rows = _matrix(_factors(factor(), factor("new")))
    assert [row.lineage for row in gaps(rows)] == ["new"]
