"""What addresses what: factors, people, groups, risk to self against the pillars and contingencies.

What lives here: the matrix that page and PDF show, with its gaps. What may not: severities (a gap
here is a sentence; whether it stops signing is said by QC-18, QC-20 and QC-30).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rules.facts import (
    Action,
    AssessmentFacts,
    CaseFacts,
    Cell,
    Contingency,
    Factor,
    PersonAtRisk,
    PlanFacts,
)
from rules.safety import is_safety, keeps_safe
from rules.terms import (
    GROUP_OF_KIND,
    FactorKind,
    FactorState,
    Pillar,
    RiskLevel,
    YesNoUnknown,
)
from rules.vague import is_given

NO_ACTION = "No action addresses this."
NO_SAFETY = "No victim safety action names this person."
ONLY_CONTACT = "Contact through the victim liaison officer alone keeps nobody safe."
NO_GROUP_ACTION = "No action addresses what puts this group at risk."
NO_SELF_ACTION = "Nothing in the plan answers this."
NO_CONTINGENCY = "No contingency prepares for this."
SELF = "self"


@dataclass(frozen=True)
class MatrixRow:
    """One factor, person, group, or the risk to self; `pillars` in the order of Pillar.

    `reason` is why there is no action; `gap` is empty where nothing is missing. `unprepared` says
    that no contingency prepares for what would increase the risk (CON-12): a hint, no gap. `state`
    and `level` are words.
    """

    kind: str
    lineage: str
    label: str
    state: str
    pillars: tuple[tuple[Action, ...], ...]
    contingencies: tuple[Contingency, ...]
    reason: str = ""
    gap: str = ""
    unprepared: str = ""
    is_urgent: bool = False

    @property
    def actions(self) -> tuple[Action, ...]:
        return tuple(action for pillar in self.pillars for action in pillar)


def matrix(assessment: AssessmentFacts, plan: PlanFacts, case: CaseFacts) -> tuple[MatrixRow, ...]:
    """Risk factors, identified people, groups at Medium and above, and a risk to self.

    RMP-01, RMP-02, WHO-06, SLF-05, CON-12. What protects has no row: nothing of it is a gap.
    """
    drivers = {factor.lineage for factor in assessment.drivers}
    factors = (
        _factor_row(factor, plan, is_driver=factor.lineage in drivers)
        for factor in assessment.factors
        if factor.is_risk and factor.state is not FactorState.NOT_PRESENT
    )
    people = (_person_row(person, plan) for person in case.people)
    groups = (
        _group_row(cell, assessment, plan, case)
        for cell in assessment.cells
        if cell.level is not None and cell.level >= RiskLevel.MEDIUM
    )
    return (*factors, *people, *groups, *_self_row(assessment, plan))


def gaps(rows: Iterable[MatrixRow]) -> tuple[MatrixRow, ...]:
    """The rows in which something is missing, the urgent ones first."""
    return tuple(sorted((row for row in rows if row.gap), key=lambda row: not row.is_urgent))


def _factor_row(factor: Factor, plan: PlanFacts, *, is_driver: bool) -> MatrixRow:
    """A factor that is active or drives the level must be answered, or a reason given."""
    key = factor.lineage
    reasons = (entry.reason for entry in plan.no_actions if entry.factor == key)
    reason = next(filter(is_given, reasons), "")
    actions = [action for action in plan.actions if key in action.factors]
    contingencies = _prepared(plan, actions, lambda row: key in row.factors)
    is_asked = factor.is_active or is_driver
    return _row(
        "factor",
        (key, factor.label, factor.state.label if factor.state else ""),
        actions,
        contingencies,
        reason=reason,
        gap=NO_ACTION if is_asked and not actions and not reason else "",
        unprepared=NO_CONTINGENCY if factor.is_active and not contingencies else "",
        is_urgent=factor.is_active and factor.kind is FactorKind.ACUTE,
    )


def _person_row(person: PersonAtRisk, plan: PlanFacts) -> MatrixRow:
    named = {person.lineage, person.reference}
    actions = [action for action in plan.actions if not named.isdisjoint(action.people)]
    return _row(
        "person",
        (person.lineage, person.reference, person.relationship),
        actions,
        _prepared(plan, actions, lambda row: not named.isdisjoint(row.people)),
        gap=_unsafe(actions) if person.kind in GROUP_OF_KIND else "",
    )


def _unsafe(actions: list[Action]) -> str:
    """Why a person is not kept safe by the actions that name them; "" where they are."""
    if any(keeps_safe(action) for action in actions):
        return ""
    return ONLY_CONTACT if any(is_safety(action) for action in actions) else NO_SAFETY


def _group_row(
    cell: Cell, assessment: AssessmentFacts, plan: PlanFacts, case: CaseFacts
) -> MatrixRow:
    """A group is addressed by what addresses its factors or names its people.

    Where nobody of it is identified, deciding not to act on what puts it at risk is an answer too
    (RAT-07); a person who is identified needs an action (WHO-06).
    """
    key = (cell.setting, cell.group)
    linked = {f.lineage for f in assessment.factors if key in f.cells} | set(cell.factors)
    members = [p for p in case.people if GROUP_OF_KIND.get(p.kind) is cell.group]
    named = {name for person in members for name in (person.lineage, person.reference)}

    def is_meant(row: Action | Contingency) -> bool:
        return not (linked.isdisjoint(row.factors) and named.isdisjoint(row.people))

    actions = [action for action in plan.actions if is_meant(action)]
    reason = "" if actions or members else _decided(linked, assessment, plan)
    return _row(
        "group",
        (
            f"{cell.setting.value}/{cell.group.value}",
            f"{cell.group.label} ({cell.setting.label.lower()})",
            cell.level.label if cell.level else "",
        ),
        actions,
        _prepared(plan, actions, is_meant),
        reason=reason,
        gap="" if actions or reason else NO_GROUP_ACTION,
    )


def _decided(linked: set[str], assessment: AssessmentFacts, plan: PlanFacts) -> str:
    """Why nothing is done about the linked factors that ask for an action; "" unless each of them
    has its reason."""
    drivers = {factor.lineage for factor in assessment.drivers}
    risks = (row for row in assessment.factors if row.is_risk and row.lineage in linked)
    asked = [row.lineage for row in risks if row.is_active or row.lineage in drivers]
    reasons = {row.factor: row.reason for row in plan.no_actions if is_given(row.reason)}
    if not all(key in reasons for key in asked):
        return ""
    return "\n".join(dict.fromkeys(reasons[key] for key in asked))


def _self_row(assessment: AssessmentFacts, plan: PlanFacts) -> tuple[MatrixRow, ...]:
    """A risk to self, known or not known, is answered by an action or a contingency (SLF-05)."""
    risk = assessment.risk_to_self
    if risk.is_identified not in (YesNoUnknown.YES, YesNoUnknown.NOT_KNOWN):
        return ()
    actions = [action for action in plan.actions if action.answers_risk_to_self]
    contingencies = _prepared(plan, actions, lambda row: row.answers_risk_to_self)
    is_answered = bool(actions) or any(row.answers_risk_to_self for row in contingencies)
    state = "Identified" if risk.is_identified is YesNoUnknown.YES else "Not known"
    return (
        _row(
            "self",
            (SELF, "Risk to self", state),
            actions,
            contingencies,
            gap="" if is_answered else NO_SELF_ACTION,
            is_urgent=risk.has_current_thoughts is YesNoUnknown.YES,
        ),
    )


def _prepared(
    plan: PlanFacts, actions: list[Action], is_meant: Callable[[Contingency], bool]
) -> tuple[Contingency, ...]:
    """The contingencies that are linked, and those that one of the actions would notice."""
    found = {action.lineage for action in actions}
    return tuple(
        row for row in plan.contingencies if is_meant(row) or not found.isdisjoint(row.detected_by)
    )


def _row(
    kind: str,
    words: tuple[str, str, str],
    actions: list[Action],
    contingencies: tuple[Contingency, ...],
    *,
    reason: str = "",
    gap: str = "",
    unprepared: str = "",
    is_urgent: bool = False,
) -> MatrixRow:
    lineage, label, state = words
    return MatrixRow(
        kind=kind,
        lineage=lineage,
        label=label,
        state=state,
        pillars=tuple(
            tuple(action for action in actions if action.pillar is pillar) for pillar in Pillar
        ),
        contingencies=contingencies,
        reason=reason,
        gap=gap,
        unprepared=unprepared,
        is_urgent=is_urgent,
    )
