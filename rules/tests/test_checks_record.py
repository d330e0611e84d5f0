"""QC-11, QC-12, QC-14: behaviour without a conviction, orders, weapons and street conflict."""

import datetime

import pytest

from rules.checks import run
from rules.facts import NoAction, Offence
from rules.terms import AnswerValue, BehaviourKind, Done, OrderKind, Page, Pillar, RiskLevel, Tag
from rules.tests.builders import (
    LOW,
    MEDIUM,
    ON,
    action,
    answer,
    behaviour,
    change,
    factor,
    low,
    medium,
    order,
    signable,
)

HIGH = RiskLevel.HIGH
GRAVE = [(LOW, "warn"), (MEDIUM, "block"), (HIGH, "block"), (RiskLevel.VERY_HIGH, "block")]


def _found(facts, code):
    return [(f.case, f.severity.value, f.about) for f in run(facts, whole=True) if f.code == code]


def _did(facts, *rows, driving=()):
    facts = change(facts, "case", unconvicted=rows)
    return change(facts, "assessment", driving_behaviour=driving)


@pytest.mark.parametrize(("level", "severity"), GRAVE)
@pytest.mark.parametrize("blank", ["nature", "reliability", "meaning"])
def test_qc_11_driving_behaviour_is_analysed_scr_08(level, severity, blank):
    facts = _did(signable(level), behaviour(**{blank: "-"}))
    assert _found(facts, "QC-11") == [("driver", severity, "b1")]
    assert _found(_did(signable(level), behaviour()), "QC-11") == []


def test_qc_11_not_yet_known_is_an_answer_scr_08():
    row = behaviour(reliability="Not yet known, asked on 1 September 2026")
    assert _found(_did(medium(), row), "QC-11") == []


@pytest.mark.parametrize(("level", "severity"), GRAVE)
def test_qc_11_what_does_not_drive_the_level_warns_scr_08(level, severity):
    rows = (behaviour(meaning=""), behaviour("b2", nature=""))
    facts = _did(signable(level), *rows, driving=("b2",))
    found = {("other", "warn", "b1"), ("driver", severity, "b2")}
    assert set(_found(facts, "QC-11")) == found


def test_qc_11_a_marked_factor_leaves_the_behaviour_unmarked_scr_08():
    facts = change(medium(), "assessment", factors=(factor(is_driver=True),))
    assert _found(_did(facts, behaviour(nature="")), "QC-11") == [("other", "warn", "b1")]


@pytest.mark.parametrize(("level", "severity"), GRAVE)
@pytest.mark.parametrize("blank", ["evidence_for", "evidence_against"])
@pytest.mark.parametrize("kind", [*BehaviourKind, None])
def test_qc_11_an_acquittal_weighs_both_sides_src_05(level, severity, kind, blank):
    texts = {"evidence_for": "Two witnesses", "evidence_against": "The jury"} | {blank: ""}
    facts = _did(signable(level), behaviour(kind=kind, **texts))
    expected = [("acquittal", severity, "b1")] if kind is BehaviourKind.ACQUITTED else []
    assert _found(facts, "QC-11") == expected


def test_qc_11_says_what_is_missing_of_what_and_where():
    row = behaviour(what="Shouting " * 30, nature="", meaning="")
    (finding,) = (f for f in run(_did(medium(), row)) if f.code == "QC-11")
    assert finding.message.startswith("Enter its precise nature and what it means: “Shouting")
    assert len(finding.message) < 130 and finding.where is Page.CASE


def _ordered(facts, *rows, is_linked=True):
    facts = change(facts, "case", orders=rows)
    links = tuple(row.lineage for row in rows) if is_linked else ()
    safety = action("a8", Pillar.VICTIM_SAFETY, orders=links)
    checks = action("a9", Pillar.MONITORING, orders=links)
    return change(facts, "plan", actions=(*facts.plan.actions, safety, checks))


ITEMS = ["is_sought", "is_explained", "is_reviewed", "is_in_plan", "is_monitored"]


@pytest.mark.parametrize("level", [LOW, MEDIUM, HIGH])
@pytest.mark.parametrize("item", ITEMS)
@pytest.mark.parametrize(
    ("done", "is_open"),
    [(None, True), (Done.NO, True), (Done.YES, False), (Done.NOT_APPLICABLE, False)],
)
def test_qc_12_each_item_of_the_checklist_is_done_or_does_not_apply_scr_12(
    level, item, done, is_open
):
    """An order in force opens Low to Medium, so that it blocks there too."""
    facts = _ordered(signable(level), order(**{item: done}))
    assert _found(facts, "QC-12") == ([("checklist", "block", "o1")] if is_open else [])


def test_qc_12_says_what_the_order_means_scr_12():
    assert _found(_ordered(medium(), order(meaning=" ")), "QC-12") == [("checklist", "block", "o1")]


def test_qc_12_an_action_answers_the_order_scr_12():
    facts = _ordered(medium(), order(), is_linked=False)
    assert _found(facts, "QC-12") == [("action", "block", "o1")]
    assert _found(change(facts, "case", orders=()), "QC-12") == []


@pytest.mark.parametrize(
    ("in_plan", "monitored", "linked", "lacks"),
    [
        (Done.YES, Done.YES, (Pillar.SUPERVISION,), "a victim safety action and a monitoring one"),
        (Done.YES, Done.YES, (Pillar.VICTIM_SAFETY,), "a monitoring action"),
        (Done.YES, Done.YES, (Pillar.MONITORING,), "a victim safety action"),
        (Done.YES, Done.YES, (Pillar.MONITORING, Pillar.VICTIM_SAFETY), ""),
        (Done.NOT_APPLICABLE, Done.YES, (Pillar.MONITORING,), ""),
        (Done.YES, Done.NOT_APPLICABLE, (Pillar.VICTIM_SAFETY,), ""),
        (Done.NOT_APPLICABLE, Done.NOT_APPLICABLE, (Pillar.SUPERVISION,), ""),
        (Done.NOT_APPLICABLE, Done.NOT_APPLICABLE, (), "an action"),
    ],
)
def test_qc_12_safety_and_monitoring_each_take_an_action_of_their_own_scr_12(
    in_plan, monitored, linked, lacks
):
    """Items 5 and 6 of the checklist: a supervision action answers neither."""
    facts = change(medium(), "case", orders=(order(is_in_plan=in_plan, is_monitored=monitored),))
    actions = tuple(action(f"x{n}", pillar, orders=("o1",)) for n, pillar in enumerate(linked))
    facts = change(facts, "plan", actions=(*facts.plan.actions, *actions))
    said = [f.message for f in run(facts) if f.code == "QC-12"]
    lacks = lacks.replace("monitoring one", "monitoring action")
    assert [message.split(" that answers")[0] for message in said] == (
        [f"Add {lacks}"] if lacks else []
    )


def test_qc_12_a_missing_plan_is_left_to_qc_35():
    facts = _ordered(medium(), order(), is_linked=False)
    without = type(facts)(on=facts.on, case=facts.case, assessment=facts.assessment)
    assert _found(without, "QC-12") == []


@pytest.mark.parametrize(
    ("more", "fires"),
    [
        ({"expires_on": ON}, True),
        ({"expires_on": ON - datetime.timedelta(days=1)}, False),
        ({"expires_text": "until further order"}, True),
        ({"protects": (), "protects_note": "Two neighbours"}, True),
        ({"protects": ()}, True),
        ({"protects": (), "kind": OrderKind.NOTIFICATION}, False),
        ({"protects": ("KA-1",), "kind": OrderKind.NOTIFICATION}, True),
        ({"protects": (), "kind": OrderKind.SHPO, "protects_note": "Two children"}, True),
        ({"protects": (), "kind": OrderKind.OTHER, "protects_note": "-"}, False),
        ({"protects": (), "kind": OrderKind.OTHER, "protects_note": "None"}, False),
    ],
)
def test_qc_12_is_about_orders_in_force_that_protect_somebody_scr_12(more, fires):
    """Whom a restraining order protects may be unknown; that it protects somebody is not."""
    facts = _ordered(medium(), order(is_sought=None, **more))
    assert bool(_found(facts, "QC-12")) is fires


@pytest.mark.parametrize("kind", [*OrderKind])
def test_qc_12_some_orders_always_protect_somebody_scr_11(kind):
    protecting = {"non-molestation", "restraining", "occupation", "stalking protection"}
    protecting |= {"domestic abuse protection", "sexual harm prevention", "sexual risk"}
    protecting |= {"violent offender"}
    facts = _ordered(medium(), order(kind=kind, protects=(), is_sought=None))
    assert bool(_found(facts, "QC-12")) is (kind.value in protecting)


def test_qc_12_names_an_order_without_a_title_by_its_kind():
    facts = _ordered(medium(), order(title="", is_sought=None))
    (finding,) = (f for f in run(facts) if f.code == "QC-12")
    assert finding.message == "Complete the checklist for the restraining order: seek information."
    facts = _ordered(medium(), order(title="Order of 2024", is_sought=None))
    (finding,) = (f for f in run(facts) if f.code == "QC-12")
    assert "for the order “Order of 2024”" in finding.message


def _offended(facts, *tags):
    offence = Offence(lineage="of", is_index=False, description="Fight", tags=tags)
    return change(facts, "case", offences=(offence,))


THEMES = [(Tag.WEAPONS, "indicators.weapons"), (Tag.STREET_CONFLICT, "indicators.conflict")]


@pytest.mark.parametrize("level", [*RiskLevel])
@pytest.mark.parametrize(("tag", "question"), THEMES)
def test_qc_14_weapons_and_conflict_are_carried_to_a_factor_scr_14(level, tag, question):
    expected = [("factor", "warn", tag.value)]
    assert _found(_offended(signable(level), tag), "QC-14") == expected
    told = change(signable(level), "assessment", answers=(answer(question, text="Knife"),))
    assert _found(told, "QC-14") == expected


@pytest.mark.parametrize(
    ("value", "fires"),
    [(None, False), *((value, value in ("yes", "partly")) for value in AnswerValue)],
)
@pytest.mark.parametrize(("tag", "question"), THEMES)
def test_qc_14_only_an_indicator_that_is_there_counts_scr_14(tag, question, value, fires):
    facts = change(medium(), "assessment", answers=(answer(question, value),))
    assert bool(_found(facts, "QC-14")) is fires


@pytest.mark.parametrize(("tag", "question"), THEMES)
def test_qc_14_and_from_the_factor_to_an_action_scr_14(tag, question):
    tagged = factor("f9", tags=(tag,))
    facts = change(_offended(medium(), tag), "assessment", factors=(factor(), tagged))
    assert _found(facts, "QC-14") == [("action", "warn", tag.value)]
    acted = change(facts, "plan", actions=(action(factors=("f9",)), *facts.plan.actions[1:]))
    assert _found(acted, "QC-14") == []
    reason = NoAction(factor="f9", reason="In custody until May")
    assert _found(change(facts, "plan", no_actions=(reason,)), "QC-14") == []
    empty = NoAction(factor="f9", reason=" ")
    assert _found(change(facts, "plan", no_actions=(empty,)), "QC-14") != []


def test_qc_14_other_offences_ask_for_nothing_scr_14():
    assert _found(_offended(low(), Tag.VIOLENCE), "QC-14") == []


def test_qc_14_without_a_plan_the_factor_is_enough_for_now():
    facts = _offended(medium(), Tag.WEAPONS)
    facts = change(facts, "assessment", factors=(factor(tags=(Tag.WEAPONS,)),))
    without = type(facts)(on=facts.on, case=facts.case, assessment=facts.assessment)
    assert _found(without, "QC-14") == []


@pytest.mark.parametrize(
    ("said", "binds"),
    [
        ("until further order", True),
        ("to be discharged if she asks", True),
        ("", True),
        ("Expired", False),
        ("was discharged early", False),
        ("Revoked by the court", False),
        ("no longer in force", False),
        ("The order has expired", False),
        ("Not in force", False),
        ("Expired May 2025", False),
        ("Expired, confirmed by the court", False),
        ("Lapsed; it may have been renewed", True),
        ("Lapsed?", True),
        ("expired – not confirmed", True),
        ("expired or revoked, not known", True),
        ("Ended unless she varied it", True),
        ("Not expired", True),
        ("Expired and not renewed", False),
        ("It lapsed; it was not replaced", False),
        ("Expired, not confirmed", True),
    ],
)
def test_an_order_whose_end_is_told_in_words_binds_until_they_say_that_it_is_over(said, binds):
    assert order(expires_on=None, expires_text=said).is_in_force(ON) is binds
    assert order(expires_on=ON, expires_text=said).is_in_force(ON)
