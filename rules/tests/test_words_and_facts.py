"""The words, the descriptors, and the frozen facts with their way to JSON and back."""

import datetime
import json

import pytest

from rules import descriptors
from rules.facts import (
    Facts,
    LevelsInForce,
    Mappa,
    Order,
    Reduction,
    Step1,
    as_plain,
    from_plain,
)
from rules.lowering import unanswered
from rules.terms import (
    CELLS,
    Basis,
    FactorState,
    Group,
    Influence,
    LowRoute,
    OrderKind,
    Pillar,
    RiskLevel,
    Setting,
    UnsuitableHarm,
    choices,
)
from rules.tests.builders import (
    COMMUNITY,
    CUSTODY,
    HIGH,
    LOW,
    MEDIUM,
    ON,
    VERY_HIGH,
    case,
    cell,
    change,
    factor,
    high,
    low,
    medium,
    person,
    protective,
)
from rules.wording import group_in, group_words, groups_in, listed, place, shortened, written


def test_there_are_four_levels_in_order_and_always_in_words_def_13():
    assert [level.label for level in RiskLevel] == ["Low", "Medium", "High", "Very High"]
    assert sorted(RiskLevel) == list(RiskLevel)
    assert VERY_HIGH.slug == "very-high"
    assert all(RiskLevel.named(level.label) is level for level in RiskLevel)
    with pytest.raises(ValueError, match="not a level"):
        RiskLevel.named("Severe")


def test_prisoners_have_no_community_cell_who_02():
    assert len(CELLS) == 9
    assert (Setting.COMMUNITY, Group.PRISONERS) not in CELLS


def test_words_come_with_their_written_form():
    assert choices(Pillar)[1] == ("monitoring_control", "Monitoring and control")
    assert [influence.label[:6] for influence in Influence] == ["Step 1", "Step 2", "Step 3"]


def test_every_level_is_described_at_every_step_st2_07_st3_07_st4_07():
    for table in (descriptors.STEP_2_FIT, descriptors.STEP_3_FIT, descriptors.LEVEL_MEANING):
        assert list(table) == list(RiskLevel)
    assert [len(descriptors.CRITERIA[level]) for level in RiskLevel] == [3, 5, 6, 5]
    assert list(descriptors.RSR_MEANING) == [LOW, MEDIUM, HIGH]
    assert list(descriptors.LOW_ROUTE_MEANING) == list(LowRoute)


@pytest.mark.parametrize(
    ("names", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_lists_read_as_sentences(names, text):
    assert listed(names) == text


def test_a_name_made_of_a_text_has_no_stop_and_is_short():
    assert shortened("He strangles\n KA-2.") == "He strangles KA-2"
    assert shortened("word " * 20) == f"{'word ' * 11}word…"


def test_dates_and_groups_are_written_out():
    assert written(datetime.date(2026, 5, 3)) == "3 May 2026"
    assert group_in(CUSTODY, Group.PUBLIC) == "the public in custody"
    cells = [(COMMUNITY, Group.CHILDREN), (COMMUNITY, Group.STAFF), (CUSTODY, Group.STAFF)]
    assert groups_in(cells) == "children and staff in the community; staff in custody"
    assert place(COMMUNITY) == "the community"
    assert len({group_words(group) for group in Group}) == 5


def _whole() -> Facts:
    facts = change(
        high(),
        "case",
        orders=(Order(lineage="o", kind=OrderKind.SHPO, title="Order", protects=("CH-1",)),),
        people=(person(age=0),),
        mappa=Mappa(category=2, level=3),
        levels=LevelsInForce(working=HIGH, countersigned=MEDIUM, set_on=ON, is_external=True),
    )
    return change(
        facts,
        "assessment",
        factors=(factor(cells=((COMMUNITY, Group.PUBLIC),)), protective()),
        step1=Step1(unsuitable_for=(UnsuitableHarm.NEGLECT,), basis=Basis.UNSUITABLE),
    )


@pytest.mark.parametrize("facts", [_whole(), low(), Facts(on=ON, case=case())])
def test_facts_come_back_from_json_as_they_were(facts):
    text = json.dumps(as_plain(facts), sort_keys=True)
    assert from_plain(Facts, json.loads(text)) == facts


def test_fields_that_an_old_record_lacks_take_their_defaults():
    plain = as_plain(low())
    del plain["case"]["needs"]
    assert from_plain(Facts, plain) == low()


def test_facts_refuse_what_cannot_be_signed():
    with pytest.raises(TypeError, match="float"):
        as_plain(change(low(), "case", pnc_id=1.5))


def test_a_record_with_an_unknown_word_is_refused():
    plain = as_plain(low())
    plain["case"]["setting"] = "elsewhere"
    with pytest.raises(ValueError, match="elsewhere"):
        from_plain(Facts, plain)


def test_an_order_binds_on_its_last_day_and_without_one_until_further_order_scr_11():
    order = Order(lineage="o", kind=OrderKind.OTHER, title="Order", expires_on=ON)
    assert order.is_in_force(ON)
    assert not order.is_in_force(ON + datetime.timedelta(1))
    assert Order(lineage="o", kind=OrderKind.OTHER, title="Order").is_in_force(ON)


def test_an_order_binds_from_the_day_it_is_made_and_not_before_scr_11():
    order = Order(lineage="o", kind=OrderKind.OTHER, title="Order", made_on=ON)
    assert order.is_in_force(ON)
    assert not order.is_in_force(ON - datetime.timedelta(1))


@pytest.mark.parametrize(
    ("working", "countersigned", "highest"),
    [(None, None, None), (LOW, None, LOW), (None, HIGH, HIGH), (MEDIUM, HIGH, HIGH)],
)
def test_the_higher_of_both_levels_counts_rev_11(working, countersigned, highest):
    assert LevelsInForce(working=working, countersigned=countersigned).highest is highest


@pytest.mark.parametrize("state", [*FactorState])
def test_only_active_and_emerging_count_as_active_st2_01(state):
    expected = state in (FactorState.ACTIVE, FactorState.EMERGING)
    assert factor(state=state).is_active is expected


def test_marked_drivers_replace_the_active_ones():
    active, marked = factor("f1"), factor("f2", is_driver=True, state=FactorState.HISTORIC)
    facts = change(medium(), "assessment", factors=(active, protective(is_driver=True)))
    assert facts.assessment.drivers == (active,)
    facts = change(medium(), "assessment", factors=(active, marked))
    assert facts.assessment.drivers == (marked,)


def test_the_seven_questions_are_counted_rev_11():
    assert len(unanswered(Reduction())) == 7


def test_the_present_setting_is_the_cases_or_else_the_assessments_who_03():
    facts = change(low(), "case", setting=None)
    assert facts.setting is None
    assert change(facts, "assessment", setting=CUSTODY).setting is CUSTODY
    assert Facts(on=ON, case=case(setting=None)).setting is None
    assert change(low(), "assessment", setting=CUSTODY).setting is COMMUNITY


def test_cells_are_found_by_setting():
    cells = (cell(setting=CUSTODY), cell())
    facts = change(low(), "assessment", cells=cells)
    assert facts.assessment.cells_in(CUSTODY) == cells[:1]
