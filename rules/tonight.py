"""The duty sheet: what somebody who has never met the person must know tonight (CON-13, CON-15).

What lives here: what stands on the sheet, and in which order. What may not: names and telephones
of people at risk (one logged act reveals them), anything that is judged.
"""

from dataclasses import dataclass

from rules.facts import (
    Action,
    AssessmentFacts,
    CaseFacts,
    Contact,
    Contingency,
    Factor,
    Facts,
    Order,
    PersonAtRisk,
    PlanFacts,
)
from rules.terms import (
    ActionKind,
    FactorKind,
    Group,
    RiskLevel,
    ScenarioType,
    Setting,
    YesNoUnknown,
)
from rules.wording import group_in

_MEDIUM = RiskLevel.MEDIUM


@dataclass(frozen=True, kw_only=True)
class GroupTonight:
    """A group at Medium or above where the person is now: who, and of what."""

    name: str
    level: RiskLevel
    who: str
    harm: str


@dataclass(frozen=True, kw_only=True)
class Tonight:
    """The duty sheet. Empty parts mean that nothing is recorded, never that there is nothing."""

    is_kept_in: bool
    people: tuple[PersonAtRisk, ...]
    groups: tuple[GroupTonight, ...]
    watch_for: tuple[Factor, ...]
    contingencies: tuple[Contingency, ...]
    workers: tuple[Contact, ...]
    rapid_response: str
    conditions: tuple[str, ...]
    are_conditions_proposed: bool
    curfew: tuple[Action, ...]
    restrictions: tuple[Action, ...]
    orders: tuple[Order, ...]
    warnings: tuple[str, ...]
    needs: str


def sheet(facts: Facts) -> Tonight:
    """The duty sheet of a case, with its assessment and its plan where there are any."""
    plan = facts.plan
    controls = tuple(a for a in plan.actions if a.is_restriction) if plan else ()
    curfew = tuple(a for a in plan.actions if a.kind is ActionKind.CURFEW) if plan else ()
    return Tonight(
        is_kept_in=facts.setting is Setting.CUSTODY,
        people=_people(facts.case, plan),
        groups=_groups(facts),
        watch_for=_watch_for(facts.assessment),
        contingencies=_contingencies(plan),
        workers=tuple(sorted(facts.case.contacts, key=lambda c: not c.out_of_hours)),
        rapid_response=plan.answer("contingency.rapid_response") if plan else "",
        conditions=plan.licence_conditions if plan else (),
        are_conditions_proposed=plan.are_conditions_proposed if plan else False,
        curfew=curfew,
        restrictions=tuple(action for action in controls if action not in curfew),
        orders=tuple(order for order in facts.case.orders if order.is_in_force(facts.on)),
        warnings=_warnings(facts),
        needs=facts.case.needs,
    )


def _people(case: CaseFacts, plan: PlanFacts | None) -> tuple[PersonAtRisk, ...]:
    """Everybody at risk; those whom a contingency names stand first."""
    named = {key for row in (plan.contingencies if plan else ()) for key in row.people}
    return tuple(
        sorted(case.people, key=lambda person: not {person.reference, person.lineage} & named)
    )


def _groups(facts: Facts) -> tuple[GroupTonight, ...]:
    """The groups at Medium or above in the present setting, the highest first."""
    assessment, setting = facts.assessment, facts.setting
    if assessment is None or setting is None:
        return ()
    cells = [c for c in assessment.cells_in(setting) if c.level is not None and c.level >= _MEDIUM]
    cells.sort(key=lambda cell: -(cell.level or 0))
    return tuple(
        GroupTonight(
            name=group_in(cell.setting, cell.group),
            level=RiskLevel(cell.level or 0),
            who=cell.who,
            harm=cell.harm,
        )
        for cell in cells
    )


def _watch_for(assessment: AssessmentFacts | None) -> tuple[Factor, ...]:
    """Active and emerging risk factors: the acute ones, then those on which the level rests.

    Until somebody marks those, all of them are.
    """
    if assessment is None:
        return ()
    live = [factor for factor in assessment.factors if factor.is_risk and factor.is_active]
    drivers = {factor.lineage for factor in assessment.drivers}
    wanted = [f for f in live if f.kind is FactorKind.ACUTE or f.lineage in drivers]
    return tuple(
        sorted(wanted, key=lambda f: (f.kind is not FactorKind.ACUTE, f.lineage not in drivers))
    )


def _contingencies(plan: PlanFacts | None) -> tuple[Contingency, ...]:
    """All of them; where serious harm is imminent first, then where the plan is undermined."""
    order = {ScenarioType.IMMINENT: 0, ScenarioType.UNDERMINED: 1}
    rows = plan.contingencies if plan else ()
    return tuple(sorted(rows, key=lambda row: order.get(row.scenario, 2) if row.scenario else 2))


def _warnings(facts: Facts) -> tuple[str, ...]:
    """What staff must know before they meet the person."""
    found = [
        f"{row.what}{f' ({row.who})' if row.who else ''}"
        for row in (facts.plan.actions if facts.plan else ())
        if row.kind is ActionKind.WARNING_MARKER
    ]
    assessment = facts.assessment
    if assessment is None:
        return tuple(found)
    staff = [
        cell
        for cell in assessment.cells
        if cell.group is Group.STAFF and cell.setting is facts.setting
    ]
    found += [
        f"Risk to staff is {cell.level.label}.{f' {cell.harm}' if cell.harm else ''}"
        for cell in staff
        if cell.level is not None and cell.level >= _MEDIUM
    ]
    if assessment.risk_to_self.has_current_thoughts is YesNoUnknown.YES:
        found.append("They have thoughts of suicide or self-harm now. Ask, and act on the answer.")
    return tuple(found)
