"""Checks of what a plan must provide for: QC-20, QC-37, QC-44, QC-45, QC-48."""

import datetime

import pytest

from rules.checks import run
from rules.checks.arrangements import is_considered
from rules.facts import Facts, Mappa, Offence, RiskToSelf
from rules.terms import (
    ChildPlan,
    Group,
    Page,
    PersonKind,
    Pillar,
    Setting,
    Tag,
    YesNoUnknown,
)
from rules.tests.builders import (
    HIGH,
    LOW,
    MEDIUM,
    ON,
    VERY_HIGH,
    action,
    cell,
    cells,
    change,
    contingency,
    factor,
    high,
    medium,
    person,
    signable,
)

YES, NO, NOT_KNOWN = YesNoUnknown
EVERY = [LOW, MEDIUM, HIGH, VERY_HIGH]


def _found(facts, code):
    return [(f.case, f.severity.value, f.about) for f in run(facts, whole=True) if f.code == code]


def _self(level, **more):
    return change(signable(level), "assessment", risk_to_self=RiskToSelf(**more))


@pytest.mark.parametrize(
    ("level", "severity"), [(LOW, "warn"), (MEDIUM, "block"), (HIGH, "block"), (VERY_HIGH, "block")]
)
def test_qc_20_a_risk_to_self_is_in_the_plan_slf_05(level, severity):
    facts = _self(level, is_identified=YES, has_current_thoughts=NO)
    assert _found(facts, "QC-20") == [("not in plan", severity, "risk to self")]
    for part, row in (
        ("actions", action("a9", Pillar.SUPERVISION, answers_risk_to_self=True)),
        ("contingencies", contingency("c9", answers_risk_to_self=True)),
    ):
        rows = (*getattr(facts.plan, part), row)
        assert _found(change(facts, "plan", **{part: rows}), "QC-20") == []


@pytest.mark.parametrize("level", EVERY)
@pytest.mark.parametrize("answer", [None, NOT_KNOWN])
def test_qc_20_what_is_not_known_warns_and_is_never_no_slf_04(level, answer):
    found = _found(_self(level, is_identified=answer, has_current_thoughts=NO), "QC-20")
    assert found == [("not known", "warn", "risk to self")]


@pytest.mark.parametrize("level", EVERY)
def test_qc_20_an_action_makes_nothing_known_slf_04(level):
    answer = action("a9", Pillar.SUPERVISION, answers_risk_to_self=True)
    facts = _self(level, is_identified=NOT_KNOWN, has_current_thoughts=NO)
    facts = change(facts, "plan", actions=(answer,))
    assert _found(facts, "QC-20") == [("not known", "warn", "risk to self")]


@pytest.mark.parametrize("level", EVERY)
@pytest.mark.parametrize("answer", [YES, NO, NOT_KNOWN])
def test_qc_20_thoughts_that_are_not_known_are_said_once_slf_04(level, answer):
    found = _found(_self(level, is_identified=answer, has_current_thoughts=NOT_KNOWN), "QC-20")
    said = [case for case, _, _ in found if case in ("not known", "thoughts")]
    assert said == (["not known"] if answer is NOT_KNOWN else ["thoughts"])


def test_qc_20_says_nothing_of_a_plan_that_is_not_there():
    facts = _self(HIGH, is_identified=YES, has_current_thoughts=NO)
    assert _found(Facts(on=ON, case=facts.case, assessment=facts.assessment), "QC-20") == []


@pytest.mark.parametrize("level", EVERY)
@pytest.mark.parametrize(
    ("more", "fires"),
    [
        ({"has_current_thoughts": YES}, True),
        ({"has_current_thoughts": YES, "manager_told": "-"}, True),
        ({"has_current_thoughts": YES, "manager_told": "M. Manager"}, False),
        ({"has_current_thoughts": NO}, False),
    ],
)
def test_qc_20_a_manager_hears_of_current_thoughts_slf_04(level, more, fires):
    found = _found(_self(level, is_identified=NO, **more), "QC-20")
    assert found == ([("not told", "warn", "risk to self")] if fires else [])


@pytest.mark.parametrize("level", EVERY)
@pytest.mark.parametrize(
    ("sources", "fires"), [(("s2",), True), (("s1", "s2"), False), ((), False)]
)
def test_qc_20_the_persons_own_account_is_not_enough_slf_03(level, sources, fires):
    found = _found(_self(level, is_identified=NO, sources=sources), "QC-20")
    assert found == ([("own account", "warn", "risk to self")] if fires else [])


def _contingencies(facts, *rows):
    return change(facts, "plan", contingencies=rows)


PLAIN = contingency("c1", None)


@pytest.mark.parametrize(("level", "severity"), [(LOW, None), (MEDIUM, "warn"), (HIGH, "warn")])
@pytest.mark.parametrize(
    ("path", "more"),
    [
        ("case", {"sentence": "Community order"}),
        ("case", {"sentenced_on": ON}),
        ("case", {"release_on": ON}),
        ("case", {"is_licence": True}),
        ("plan", {"licence_conditions": ("Live there",)}),
    ],
)
def test_qc_37_a_licence_or_order_has_an_enforcement_contingency_con_07(
    level, severity, path, more
):
    facts = change(change(signable(level), "assessment", cells=cells(LOW)), path, **more)
    expected = [("enforcement", severity, "enforcement")] if severity else []
    assert _found(_contingencies(facts, PLAIN), "QC-37") == expected
    for flag in ("is_enforcement", "is_enforcement_only"):
        assert _found(_contingencies(facts, contingency(**{flag: True})), "QC-37") == []


def test_qc_37_without_a_sentence_nothing_is_enforced():
    facts = change(high(), "assessment", cells=cells(LOW))
    assert _found(_contingencies(facts, PLAIN), "QC-37") == []


@pytest.mark.parametrize(("level", "severity"), [(LOW, None), (MEDIUM, "warn"), (HIGH, "warn")])
@pytest.mark.parametrize(
    ("path", "more"),
    [
        ("assessment", {"factors": (factor(tags=(Tag.DOMESTIC_ABUSE,)),)}),
        ("assessment", {"factors": (factor(tags=(Tag.SEXUAL,)),)}),
        ("assessment", {"factors": (factor(tags=(Tag.NEGLECT,)),)}),
        ("case", {"has_sexual_history": YES}),
        ("case", {"is_child_safeguarding": True}),
        (
            "case",
            {"people": (person("CH-1", PersonKind.CHILD, child_plan=ChildPlan.CHILD_IN_NEED),)},
        ),
    ],
)
def test_qc_37_some_risks_prepare_for_a_new_person_con_07(level, severity, path, more):
    facts = change(change(signable(level), "assessment", cells=cells(LOW)), path, **more)
    # At Low a factor, or a child's plan, opens Medium
    found = _found(_contingencies(facts, PLAIN), "QC-37")
    assert found in ([("new person", severity or "warn", "new person")], [])
    assert found or severity is None
    covered = _contingencies(facts, contingency(covers_new_person=True))
    assert _found(covered, "QC-37") == []


@pytest.mark.parametrize(
    ("group", "level", "fires"),
    [
        (Group.CHILDREN, MEDIUM, True),
        (Group.CHILDREN, LOW, False),
        (Group.CHILDREN, None, False),
        (Group.PUBLIC, HIGH, False),
    ],
)
def test_qc_37_children_at_medium_are_a_child_risk_con_07(group, level, fires):
    facts = change(high(), "assessment", cells=(cell(group, level, Setting.CUSTODY),))
    found = _found(_contingencies(facts, PLAIN), "QC-37")
    assert found == ([("new person", "warn", "new person")] if fires else [])


def test_qc_37_tags_of_offences_count_too_con_07():
    row = Offence(lineage="o", is_index=True, description="Assault", tags=(Tag.DOMESTIC_ABUSE,))
    facts = change(change(high(), "assessment", cells=cells(LOW)), "case", offences=(row,))
    assert _found(_contingencies(facts, PLAIN), "QC-37") == [("new person", "warn", "new person")]


def _mappa(chosen, **more):
    return change(signable(chosen), "case", mappa=Mappa(**more))


@pytest.mark.parametrize("mappa", [2, 3])
@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("", True),
        ("-", True),
        ("not considered", True),
        ("Not yet considered", True),
        ("No.", True),
        ("Not suitable: a mother and baby place instead", False),
        ("n/a; home is safer", False),
    ],
)
def test_qc_44_premises_are_considered_at_mappa_2_and_3_map_02(mappa, text, fires):
    facts = _mappa(MEDIUM, level=mappa, approved_premises=text, cppc="Considered, no")
    expected = [("premises", "warn", "approved premises")] if fires else []
    assert _found(facts, "QC-44") == expected


@pytest.mark.parametrize(
    ("more", "fires"),
    [
        ({}, True),
        ({"cppc": "not considered"}, True),
        ({"cppc": "Considered; not met"}, False),
        ({"cppc_agreed_on": ON}, False),
    ],
)
def test_qc_44_registration_is_considered_at_mappa_3_map_04(more, fires):
    placed = {"premises_location": "Far from both"}
    found = _found(_mappa(HIGH, level=3, **placed, **more), "QC-44")
    assert found == ([("cppc", "warn", "critical public protection case")] if fires else [])
    assert _found(_mappa(HIGH, level=2, **placed, **more), "QC-44") == []


def test_the_day_on_which_a_place_ends_says_nothing_of_why_it_was_chosen_map_02():
    facts = _mappa(HIGH, level=2, premises_ends_on=ON + datetime.timedelta(days=60))
    assert _found(facts, "QC-44") == [("premises", "warn", "approved premises")]
    assert _found(facts, "QC-45") == [("no answer", "warn", "approved premises")]


@pytest.mark.parametrize("level", [None, 1])
def test_qc_44_asks_nothing_of_other_cases(level):
    assert _found(_mappa(HIGH, level=level), "QC-44") == []


def test_qc_44_at_low_says_nothing():
    """MAPPA 2 opens Medium, so the rule is asked for by what is chosen, never at Low."""
    assert [s for _, s, _ in _found(_mappa(LOW, level=2), "QC-44")] == ["warn"]


@pytest.mark.parametrize(
    ("level", "fires"), [(LOW, False), (MEDIUM, False), (HIGH, True), (VERY_HIGH, True)]
)
def test_qc_45_high_cases_answer_on_approved_premises_map_10(level, fires):
    found = _found(_mappa(level), "QC-45")
    assert found == ([("no answer", "warn", "approved premises")] if fires else [])
    assert _found(_mappa(level, premises_location="Far from both"), "QC-45") == []
    assert _found(_mappa(level, approved_premises="Not needed"), "QC-45") == []


def test_qc_44_and_45_point_to_the_page_of_mappa():
    found = [f for f in run(_mappa(HIGH, level=3)) if f.code in ("QC-44", "QC-45")]
    assert {f.where for f in found} == {Page.MAPPA} and len(found) == 3


@pytest.mark.parametrize(
    "text",
    """never discussed|unknown|to be considered|Not known yet|not yet|tbc|pending|awaiting|?|no|None
    |has not been considered|to be decided|not been considered|Not yet considered: meeting 3 May
    |Awaiting decision|not considered|TBC – bed sought|-|Will consider at panel|yet to consider
    |Undecided|Nobody has considered this|under consideration|Not at this time""".split("|"),
)
def test_an_entry_that_nobody_considered_it_is_none(text):
    assert not is_considered(text.strip())


@pytest.mark.parametrize(
    "text",
    """Not considered suitable: lives with mother|Not considered necessary|n/a|Not applicable
    |Not considered appropriate at level 2|Not known to staff; not needed|no: no vacancy
    |Never discussed? Discussed 2026-10-01: refused|Considered; not yet agreed|not indicated
    |n/a level 1; not needed|None needed: settled home|Not at this time: settled home
    |Not currently – he lives with his mother|No, settled home""".split("|"),
)
def test_an_answer_may_begin_with_not_map_02(text):
    assert is_considered(text.strip())


@pytest.mark.parametrize(("level", "severity"), [(LOW, None), (MEDIUM, "info"), (HIGH, "warn")])
def test_qc_48_capacity_is_thought_of_rmp_08(level, severity):
    """DEF-07: what makes it hard to take part is thought of."""
    facts = change(signable(level), "plan", capacity=" - ")
    assert _found(facts, "QC-48") == ([("empty", severity, "capacity")] if severity else [])
    assert _found(change(facts, "case", needs="Hearing aid"), "QC-48") == []
    assert _found(change(facts, "plan", capacity="None"), "QC-48") == []


def test_a_medium_case_points_to_the_plans_own_page_for_capacity():
    facts = change(medium(), "plan", capacity="")
    (finding,) = (f for f in run(facts) if f.code == "QC-48")
    assert finding.where is Page.PLAN_REVIEW
