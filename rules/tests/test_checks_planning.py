"""QC-30, QC-31, QC-35, QC-36."""

import pytest

from rules.checks import run
from rules.facts import Facts, NoAction
from rules.terms import FactorKind, FactorState, Pillar, Theme
from rules.tests.builders import (
    HIGH,
    LOW,
    MEDIUM,
    ON,
    action,
    change,
    contingency,
    factor,
    high,
    low,
    medium,
    protective,
    signable,
)


def _found(facts, code, *, whole=True):
    found = run(facts, whole=whole)
    return [(f.case, f.severity.value, f.about) for f in found if f.code == code]


def _factors(facts, *factors):
    return change(facts, "assessment", factors=factors)


@pytest.mark.parametrize(
    ("kind", "level", "severity"),
    [
        (FactorKind.ACUTE, LOW, "info"),
        (FactorKind.ACUTE, MEDIUM, "warn"),
        (FactorKind.ACUTE, HIGH, "block"),
        (FactorKind.STABLE, LOW, "info"),
        (FactorKind.STABLE, MEDIUM, "warn"),
        (FactorKind.STABLE, HIGH, "warn"),
        (None, HIGH, "warn"),
    ],
)
def test_qc_30_a_driving_factor_without_action_rmp_01(kind, level, severity):
    facts = _factors(signable(level), factor("new", kind=kind))
    key = "acute" if kind is FactorKind.ACUTE else "other"
    assert _found(facts, "QC-30") == [(key, severity, "new")]


@pytest.mark.parametrize("state", [*FactorState, None])
def test_qc_30_only_active_and_emerging_factors_count_rmp_01(state):
    facts = _factors(high(), factor("new", state=state))
    is_active = state in (FactorState.ACTIVE, FactorState.EMERGING)
    assert bool(_found(facts, "QC-30")) is is_active


def test_qc_30_never_a_protective_factor_rmp_01():
    facts = _factors(high(), protective("p9", state=FactorState.EMERGING))
    assert _found(facts, "QC-30") == []


def test_qc_30_once_drivers_are_marked_only_they_count_rmp_01():
    facts = _factors(high(), factor("f1", is_driver=True), factor("new"))
    assert _found(facts, "QC-30") == []


def test_qc_30_a_marked_driver_under_control_needs_no_action_rmp_01():
    calm = factor("new", is_driver=True, state=FactorState.UNDER_CONTROL)
    assert _found(_factors(high(), calm), "QC-30") == []


@pytest.mark.parametrize(("reason", "fires"), [("Held by the hospital", False), ("", True)])
def test_qc_30_nothing_because_is_an_answer_rat_07(reason, fires):
    reasons = (NoAction(factor="new", reason=reason),)
    facts = change(_factors(high(), factor("new")), "plan", no_actions=reasons)
    assert bool(_found(facts, "QC-30")) is fires


def _actions(facts, *actions):
    return change(facts, "plan", actions=actions)


@pytest.mark.parametrize(("level", "severity"), [(LOW, "warn"), (MEDIUM, "block"), (HIGH, "block")])
@pytest.mark.parametrize(
    "more",
    [
        {"what": ""},
        {"who": "-"},
        {"who": "everyone"},
        {"when_text": "", "when_on": None},
        {"when_text": "asap", "when_on": None},
        {"when_text": "ongoing", "when_on": None, "starts_on": ON},
        {"when_text": "weekly", "when_on": None},
    ],
)
def test_qc_31_actions_say_who_what_and_when_rmp_06(level, severity, more):
    facts = _actions(signable(level), action("a9", **more))
    assert _found(facts, "QC-31") == [("action", severity, "a9")]


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"when_text": "ongoing", "when_on": None, "starts_on": ON, "review_on": ON},
        {"when_text": "", "when_on": None, "starts_on": ON, "review_on": ON},
        {"when_text": "weekly from 3 May 2026", "when_on": None},
        {"when_text": "", "when_on": ON},
    ],
)
def test_qc_31_plain_answers_pass_rmp_06(more):
    assert _found(_actions(medium(), action(**more)), "QC-31") == []


def test_qc_31_says_all_that_one_action_lacks_at_once():
    facts = _actions(medium(), action("a9", what="", who="", when_text="", when_on=None))
    (finding,) = (f for f in run(facts) if f.code == "QC-31")
    assert finding.message == "Enter what will be done, who will do it and by when for action a9."


def _contingencies(facts, *contingencies):
    return change(facts, "plan", contingencies=contingencies)


@pytest.mark.parametrize(("level", "severity"), [(LOW, "warn"), (MEDIUM, "block"), (HIGH, "block")])
def test_qc_35_no_contingency_rmp_10(level, severity):
    assert _found(_contingencies(signable(level)), "QC-35") == [("none", severity, "contingencies")]


def test_qc_35_a_contingency_without_its_if_is_none_rmp_10():
    facts = _contingencies(medium(), contingency(if_text=""))
    assert _found(facts, "QC-35") == [("none", "block", "contingencies")]


def test_qc_35_low_needs_contact_and_one_if_rmp_10():
    facts = change(low(), "plan", contact_frequency="", actions=())
    assert _found(facts, "QC-35") == [("contact", "warn", "contact frequency")]
    assert _found(_actions(facts, action("a1", Pillar.SUPERVISION)), "QC-35") == []
    assert _found(change(facts, "plan", contact_frequency="Monthly"), "QC-35") == []


@pytest.mark.parametrize("left_out", [*Theme])
def test_qc_35_high_covers_all_four_themes_con_04(left_out):
    themes = [theme for theme in Theme if theme is not left_out]
    rows = [contingency(f"c{n}", theme) for n, theme in enumerate(themes)]
    assert _found(_contingencies(high(), *rows), "QC-35") == [("themes", "warn", "themes")]
    assert _found(_contingencies(medium(), *rows), "QC-35") == []


@pytest.mark.parametrize(("level", "severity"), [(LOW, "warn"), (MEDIUM, "block"), (HIGH, "block")])
def test_qc_35_says_that_there_is_no_plan_only_before_signing_rmp_10(level, severity):
    facts = signable(level)
    facts = Facts(on=ON, case=facts.case, assessment=facts.assessment)
    assert _found(facts, "QC-35", whole=False) == []
    assert _found(facts, "QC-35") == [("none", severity, "plan")]
    assert not [f for f in run(facts, whole=True) if f.code in ("QC-30", "QC-31", "QC-36")]


@pytest.mark.parametrize("part", ["if_text", "then_text", "why", "who", "when_text"])
@pytest.mark.parametrize(("level", "severity"), [(LOW, "warn"), (MEDIUM, "warn"), (HIGH, "block")])
def test_qc_36_contingencies_are_whole_con_01(part, level, severity):
    rows = (*signable(level).plan.contingencies, contingency("c9", **{part: ""}))
    assert _found(_contingencies(signable(level), *rows), "QC-36") == [("parts", severity, "c9")]


@pytest.mark.parametrize("detected_by", [(), ("elsewhere",)])
def test_qc_36_something_would_notice_the_trigger_con_10(detected_by):
    facts = _contingencies(medium(), contingency("c9", detected_by=detected_by))
    assert _found(facts, "QC-36") == [("undetected", "warn", "c9")]
