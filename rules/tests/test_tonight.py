"""What stands on the duty sheet, and in which order (CON-13, CON-15)."""

import dataclasses

from rules.facts import Contact
from rules.terms import (
    ActionKind,
    FactorKind,
    FactorState,
    Group,
    RiskLevel,
    ScenarioType,
    Setting,
    YesNoUnknown,
)
from rules.tests import builders, rows
from rules.tonight import sheet


def _with(facts, **parts):
    """The facts with parts of the case, the assessment or the plan replaced."""
    changed = {
        name: dataclasses.replace(getattr(facts, name), **values) for name, values in parts.items()
    }
    return dataclasses.replace(facts, **changed)


def test_without_plan_and_assessment_the_sheet_is_empty_and_says_nothing_false():
    facts = dataclasses.replace(builders.high(), assessment=None, plan=None)
    found = sheet(facts)
    assert found.groups == found.watch_for == found.contingencies == found.conditions == ()
    assert found.warnings == () and found.rapid_response == ""


def test_without_a_known_setting_no_group_is_shown():
    facts = _with(builders.high(), case={"setting": None}, assessment={"setting": None})
    assert sheet(facts).groups == ()


def test_imminent_harm_first_then_a_plan_undermined_then_the_rest():
    kinds = (ScenarioType.PREDICTABLE, None, ScenarioType.UNDERMINED, ScenarioType.IMMINENT)
    contingencies = tuple(
        dataclasses.replace(rows.contingency(), lineage=f"c{n}", number=f"c{n}", scenario=kind)
        for n, kind in enumerate(kinds)
    )
    found = sheet(_with(builders.high(), plan={"contingencies": contingencies}))
    assert [row.number for row in found.contingencies] == ["c3", "c2", "c0", "c1"]


def test_whom_a_contingency_names_stands_first():
    people = tuple(rows.person(f"KA-{n}") for n in (1, 2))
    named = (dataclasses.replace(rows.contingency(), people=("KA-2",)),)
    facts = _with(builders.high(), case={"people": people}, plan={"contingencies": named})
    assert [person.reference for person in sheet(facts).people] == ["KA-2", "KA-1"]


def test_only_live_risk_that_is_acute_or_drives_the_level_is_watched_for():
    def one(label, kind, state=FactorState.ACTIVE, *, drives=False):
        return dataclasses.replace(
            rows.factor(), lineage=label, label=label, kind=kind, state=state, is_driver=drives
        )

    factors = (
        one("stable", FactorKind.STABLE),
        one("driver", FactorKind.STABLE, drives=True),
        one("acute", FactorKind.ACUTE),
        one("quiet", FactorKind.ACUTE, FactorState.NOT_PRESENT),
        one("guard", FactorKind.PROTECTIVE, drives=True),
    )
    found = sheet(_with(builders.high(), assessment={"factors": factors}))
    assert [factor.label for factor in found.watch_for] == ["acute", "driver"]


def test_until_drivers_are_marked_every_live_risk_is_watched_for():
    kinds = (FactorKind.STABLE, FactorKind.ACUTE, FactorKind.PROTECTIVE)
    factors = tuple(
        dataclasses.replace(rows.factor(), lineage=kind.value, kind=kind, is_driver=False)
        for kind in kinds
    )
    found = sheet(_with(builders.high(), assessment={"factors": factors, "driving_behaviour": ()}))
    assert [factor.kind for factor in found.watch_for] == [FactorKind.ACUTE, FactorKind.STABLE]
    behaviour = {"factors": factors, "driving_behaviour": ("u1",)}
    found = sheet(_with(builders.high(), assessment=behaviour))
    assert [factor.kind for factor in found.watch_for] == [FactorKind.ACUTE]


def test_groups_of_the_present_setting_from_medium_the_highest_first():
    cells = (
        rows.cell(Group.PUBLIC, RiskLevel.MEDIUM, Setting.COMMUNITY),
        rows.cell(Group.CHILDREN, RiskLevel.HIGH, Setting.COMMUNITY),
        rows.cell(Group.KNOWN_ADULT, RiskLevel.LOW, Setting.COMMUNITY),
        rows.cell(Group.STAFF, None, Setting.COMMUNITY),
        rows.cell(Group.PRISONERS, RiskLevel.VERY_HIGH, Setting.CUSTODY),
    )
    facts = _with(builders.high(), case={"setting": Setting.COMMUNITY}, assessment={"cells": cells})
    levels = [(group.name, group.level) for group in sheet(facts).groups]
    assert levels == [
        ("children in the community", RiskLevel.HIGH),
        ("the public in the community", RiskLevel.MEDIUM),
    ]


def test_staff_are_warned_by_markers_their_level_and_thoughts_of_suicide():
    marker = dataclasses.replace(
        rows.action(), what="See in pairs", who="All staff", kind=ActionKind.WARNING_MARKER
    )
    unnamed = dataclasses.replace(marker, who="")
    cells = (
        dataclasses.replace(
            rows.cell(Group.STAFF, RiskLevel.MEDIUM, Setting.COMMUNITY), harm="Threats."
        ),
    )
    facts = builders.high()
    risk = dataclasses.replace(facts.assessment.risk_to_self, has_current_thoughts=YesNoUnknown.YES)
    facts = _with(
        facts,
        case={"setting": Setting.COMMUNITY},
        plan={"actions": (marker, unnamed)},
        assessment={"cells": cells, "risk_to_self": risk},
    )
    warnings = sheet(facts).warnings
    assert warnings[:3] == (
        "See in pairs (All staff)",
        "See in pairs",
        "Risk to staff is Medium. Threats.",
    )
    assert "suicide" in warnings[3]
    quiet = dataclasses.replace(risk, has_current_thoughts=YesNoUnknown.NOT_KNOWN)
    elsewhere = dataclasses.replace(cells[0], setting=Setting.CUSTODY)
    harmless = (dataclasses.replace(cells[0], harm=""), elsewhere)
    facts = _with(facts, assessment={"risk_to_self": quiet, "cells": harmless})
    assert sheet(facts).warnings[2:] == ("Risk to staff is Medium.",)


def test_curfew_apart_from_other_restrictions_and_only_orders_in_force():
    curfew = dataclasses.replace(
        rows.action(), lineage="a1", kind=ActionKind.CURFEW, is_restriction=True
    )
    zone = dataclasses.replace(rows.action(), lineage="a2", is_restriction=True)
    visit = dataclasses.replace(rows.action(), lineage="a3")
    over = dataclasses.replace(rows.order(), expires_on=rows.ON.replace(year=2020))
    orders = (rows.order(), over)
    found = sheet(
        _with(builders.high(), plan={"actions": (curfew, zone, visit)}, case={"orders": orders})
    )
    assert found.curfew == (curfew,) and found.restrictions == (zone,)
    assert found.orders == (orders[0],)


def test_who_answers_out_of_hours_is_rung_first_con_15():
    contacts = (
        Contact(name="Day", role="Housing", telephone="1"),
        Contact(name="Night", role="Duty", out_of_hours="2"),
    )
    found = sheet(_with(builders.high(), case={"contacts": contacts}))
    assert [worker.name for worker in found.workers] == ["Night", "Day"]


def test_in_custody_is_said():
    assert sheet(_with(builders.high(), case={"setting": Setting.CUSTODY})).is_kept_in
    assert not sheet(_with(builders.high(), case={"setting": Setting.COMMUNITY})).is_kept_in
