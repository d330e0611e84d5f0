"""What may be signed urgently, and what is then owed."""

import pytest

from rules.facts import Facts, Step1, Step3
from rules.terms import Page, Pillar, PlanKind
from rules.tests.builders import (
    HIGH,
    LOW,
    MEDIUM,
    ON,
    action,
    before,
    case,
    cell,
    change,
    contingency,
    high,
    medium,
    signable,
)
from rules.urgent import interim_gaps, owed, stops_urgent


def _interim(facts):
    return change(
        facts,
        "plan",
        kind=PlanKind.INTERIM,
        contact_frequency="Daily",
        actions=(action("a1", Pillar.VICTIM_SAFETY),),
        contingencies=(contingency(why="", who="", when_text="", detected_by=()),),
    )


def test_a_raised_level_with_an_interim_plan_may_be_signed_urgently():
    assert stops_urgent(_interim(before(high(), MEDIUM))) == ()


@pytest.mark.parametrize("held", [HIGH, None])
def test_only_a_raised_level_is_urgent(held):
    facts = before(high() if held else signable(LOW), held)
    assert [gap.about for gap in stops_urgent(facts)] == ["level"]


def test_medium_needs_no_interim_plan():
    facts = before(medium(), LOW)
    assert stops_urgent(Facts(on=ON, case=facts.case, assessment=facts.assessment)) == ()


def test_high_needs_contact_victim_safety_and_one_contingency():
    assert [gap.page for gap in interim_gaps(None)] == [
        Page.PLAN_REVIEW,
        Page.ACTIONS,
        Page.CONTINGENCIES,
    ]
    facts = change(_interim(before(high(), MEDIUM)), "plan", contact_frequency="")
    assert [gap.about for gap in stops_urgent(facts)] == ["contact"]
    seen = change(facts, "plan", actions=(action(), *facts.plan.actions))
    assert stops_urgent(seen) == ()
    bare = change(seen, "plan", contingencies=(contingency(then_text=""),))
    assert [gap.about for gap in stops_urgent(bare)] == ["contingency"]


def test_who_and_harm_stop_even_an_urgent_signature_qc_15():
    facts = _interim(before(high(), MEDIUM))
    facts = change(facts, "assessment", cells=(cell(level=HIGH, who=""),))
    assert [gap.about for gap in stops_urgent(facts)] == ["community/public"]


def test_a_raised_level_says_who_is_at_risk_also_when_it_cannot_wait():
    facts = _interim(before(high(), MEDIUM))
    facts = change(facts, "assessment", cells=(cell(level=LOW), cell(level=None)))
    assert "groups" in [gap.about for gap in stops_urgent(facts)]


def test_every_other_block_and_gap_is_owed_not_stopping():
    facts = change(_interim(before(high(), MEDIUM)), "assessment", step1=Step1(), scores=())
    facts = change(facts, "assessment", step3=Step3(level=HIGH))
    assert stops_urgent(facts) == ()
    abouts = {gap.about for gap in owed(facts)}
    assert {"rsr", "c1", "how_active", "step3_reason"} <= abouts


def test_a_whole_signature_owes_nothing():
    assert owed(high()) == ()


def test_without_an_assessment_nothing_is_urgent():
    assert [gap.about for gap in stops_urgent(Facts(on=ON, case=case()))] == ["level"]
