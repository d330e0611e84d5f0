"""The matrix of factors, people and groups against the plan."""

import pytest

from rules.facts import NoAction, RiskToSelf
from rules.four_pillars import (
    NO_ACTION,
    NO_CONTINGENCY,
    NO_GROUP_ACTION,
    NO_SAFETY,
    NO_SELF_ACTION,
    ONLY_CONTACT,
    SELF,
    gaps,
    matrix,
)
from rules.terms import (
    ActionKind,
    FactorKind,
    FactorState,
    Group,
    PersonKind,
    Pillar,
    YesNoUnknown,
)
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
    """MON-06: monitoring and control is one of them."""
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


@pytest.mark.parametrize(
    ("reasons", "more", "people", "reason"),
    [
        ({"f1": "He left.", "f2": "It is past."}, {}, (), "He left.\nIt is past."),
        ({"f1": "He left.", "f2": "He left."}, {}, (), "He left."),
        ({"f1": "He left."}, {}, (), ""),
        ({"f1": "He left.", "f2": "-"}, {}, (), ""),
        ({"f1": "He left."}, {"state": FactorState.HISTORIC}, (), "He left."),
        ({"f1": "He left."}, {"state": FactorState.HISTORIC, "is_driver": True}, (), ""),
        ({"f1": "He left."}, {"kind": FactorKind.PROTECTIVE}, (), "He left."),
        ({}, {}, (), ""),
        ({"f1": "He left.", "f2": "It is past."}, {}, (person(),), ""),
    ],
)
def test_deciding_not_to_act_on_all_its_factors_answers_a_group_rat_07(
    reasons, more, people, reason
):
    """But not where somebody of it is identified: they need an action (WHO-06)."""
    facts = _factors(factor(), factor("f2", **({"is_driver": False} | more)))
    asked = cell(Group.KNOWN_ADULT, MEDIUM, factors=("f1", "f2"))
    facts = change(facts, "assessment", cells=(asked,))
    entries = tuple(NoAction(factor=key, reason=text) for key, text in reasons.items())
    facts = change(facts, "plan", actions=(), no_actions=entries)
    row = _row(change(facts, "case", people=people), "community/known_adult")
    assert (row.reason, row.gap) == (reason, "" if reason else NO_GROUP_ACTION)


def test_a_factor_may_hold_the_link_to_its_group_who_09():
    linked = factor("f1", cells=((COMMUNITY, Group.PUBLIC),))
    facts = change(_factors(linked), "assessment", cells=(cell(level=MEDIUM, factors=()),))
    assert _row(facts, "community/public").gap == ""


def test_gaps_are_the_rows_that_lack_something():
    rows = _matrix(_factors(factor(), factor("new")))
    assert [row.lineage for row in gaps(rows)] == ["new"]


def test_contingencies_stand_where_they_are_linked_con_12():
    facts = change(
        _factors(factor(), factor("f3")),
        "plan",
        contingencies=(
            contingency("c1", detected_by=(), factors=("f3",)),
            contingency("c2", detected_by=(), people=("KA-1",)),
            contingency("c3", detected_by=(), people=("row-KA-1",)),
        ),
    )
    facts = change(facts, "case", people=(person(),))
    facts = change(facts, "assessment", cells=(cell(Group.KNOWN_ADULT, MEDIUM, factors=("f3",)),))
    found = {row.lineage: [c.lineage for c in row.contingencies] for row in _matrix(facts)}
    assert found == {
        "f1": [],
        "f3": ["c1"],
        "row-KA-1": ["c2", "c3"],
        "community/known_adult": ["c1", "c2", "c3"],
    }


def test_what_may_increase_the_risk_has_a_contingency_con_12():
    calm = factor("calm", state=FactorState.UNDER_CONTROL)
    facts = _factors(factor(), factor("new"), calm)
    assert [row.unprepared for row in _matrix(facts)] == ["", NO_CONTINGENCY, ""]


def test_liaison_alone_is_a_gap_of_its_own_vic_04():
    facts = change(_factors(), "case", people=(person(),))
    told = action("a1", Pillar.VICTIM_SAFETY, people=("KA-1",), kind=ActionKind.VICTIM_CONTACT)
    facts = change(facts, "plan", actions=(told,))
    assert _row(facts, "row-KA-1").gap == ONLY_CONTACT
    safe = action("a2", Pillar.VICTIM_SAFETY, people=("KA-1",))
    assert _row(change(facts, "plan", actions=(told, safe)), "row-KA-1").gap == ""


def _self(identified, thoughts=None, **more):
    risk = RiskToSelf(is_identified=identified, has_current_thoughts=thoughts)
    facts = change(_factors(), "assessment", risk_to_self=risk)
    return change(facts, "plan", actions=(), contingencies=(), **more)


@pytest.mark.parametrize(
    ("identified", "state"),
    [(YesNoUnknown.YES, "Identified"), (YesNoUnknown.NOT_KNOWN, "Not known")],
)
def test_a_risk_to_self_has_a_row_known_or_not_known_slf_05(identified, state):
    (row,) = _matrix(_self(identified))
    assert (row.kind, row.lineage, row.state, row.gap) == ("self", SELF, state, NO_SELF_ACTION)
    noticed = contingency("c1", detected_by=("a1",))
    acted = action("a1", answers_risk_to_self=True)
    facts = change(_self(identified), "plan", actions=(acted,), contingencies=(noticed,))
    (row,) = _matrix(facts)
    assert (row.gap, row.actions, row.contingencies) == ("", (acted,), (noticed,))
    held = contingency("c1", detected_by=(), answers_risk_to_self=True)
    facts = change(_self(identified), "plan", contingencies=(held,))
    (row,) = _matrix(facts)
    assert (row.gap, row.contingencies) == ("", (held,))


@pytest.mark.parametrize("identified", [None, YesNoUnknown.NO])
def test_without_a_risk_to_self_there_is_no_row(identified):
    assert _matrix(_self(identified)) == ()


def test_gaps_that_cannot_wait_come_first():
    """Acute factors at work, and current thoughts of suicide."""
    acute = factor("acute", kind=FactorKind.ACUTE)
    facts = change(_factors(factor("new"), acute), "plan", actions=())
    assert [row.lineage for row in gaps(_matrix(facts))] == ["acute", "new"]
    assert [row.is_urgent for row in _matrix(_self(YesNoUnknown.YES, YesNoUnknown.YES))] == [True]
    assert [row.is_urgent for row in _matrix(_self(YesNoUnknown.YES))] == [False]


def test_a_large_matrix_has_a_row_for_each_factor_person_and_group():
    """25 factors, 12 people, 40 actions, 12 contingencies; `make bench` times the page."""
    facts = change(
        change(medium(), "case", people=tuple(person(f"KA-{n}") for n in range(12))),
        "assessment",
        factors=tuple(factor(f"f{n}") for n in range(25)),
    )
    facts = change(
        facts,
        "plan",
        actions=tuple(
            action(f"a{n}", factors=(f"f{n % 25}", "f1"), people=(f"KA-{n % 12}",))
            for n in range(40)
        ),
        contingencies=tuple(contingency(f"c{n}", detected_by=(f"a{n}",)) for n in range(12)),
    )
    assert len(_matrix(facts)) == 25 + 12 + 4
