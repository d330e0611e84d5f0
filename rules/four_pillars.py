"""What addresses what: factors, people and groups against the four pillars and contingencies.

What lives here: the matrix that page and PDF show, with its gaps. What may not: severities (a gap
here is a sentence; whether it stops signing is said by QC-18 and QC-30).
"""

from dataclasses import dataclass

from rules.facts import Action, AssessmentFacts, CaseFacts, Cell, Contingency, Factor, PlanFacts
from rules.terms import GROUP_OF_KIND, FactorState, Pillar, RiskLevel
from rules.vague import is_given

NO_ACTION = "No action addresses this."
NO_SAFETY = "No victim safety action names this person."
NO_GROUP_ACTION = "No action addresses what puts this group at risk."


@dataclass(frozen=True)
class MatrixRow:
    """One factor, person or group; `pillars` in the order of Pillar.

    `reason` is why there is no action; `gap` is empty where nothing is missing. `state` and
    `level` are words.
    """

    kind: str
    lineage: str
    label: str
    state: str
    pillars: tuple[tuple[Action, ...], ...]
    contingencies: tuple[Contingency, ...]
    reason: str = ""
    gap: str = ""

    @property
    def actions(self) -> tuple[Action, ...]:
        return tuple(action for pillar in self.pillars for action in pillar)


def matrix(assessment: AssessmentFacts, plan: PlanFacts, case: CaseFacts) -> tuple[MatrixRow, ...]:
    """Risk factors, identified people, and groups at Medium and above, against the plan.

    RMP-01, RMP-02, WHO-06, CON-12.
    """
    factors = (
        _factor_row(factor, assessment, plan)
        for factor in assessment.factors
        if factor.is_risk and factor.state is not FactorState.NOT_PRESENT
    )
    people = (
        _row(
            "person",
            (person.lineage, person.reference, person.relationship),
            plan,
            tuple(a for a in plan.actions if {person.lineage, person.reference} & set(a.people)),
            gap=NO_SAFETY if person.kind in GROUP_OF_KIND else "",
            only=Pillar.VICTIM_SAFETY,
        )
        for person in case.people
    )
    groups = (
        _group_row(cell, assessment, plan, case)
        for cell in assessment.cells
        if cell.level is not None and cell.level >= RiskLevel.MEDIUM
    )
    return (*factors, *people, *groups)


def gaps(rows: tuple[MatrixRow, ...]) -> tuple[MatrixRow, ...]:
    """The rows in which something is missing."""
    return tuple(row for row in rows if row.gap)


def _factor_row(factor: Factor, assessment: AssessmentFacts, plan: PlanFacts) -> MatrixRow:
    reasons = (entry.reason for entry in plan.no_actions if entry.factor == factor.lineage)
    return _row(
        "factor",
        (factor.lineage, factor.label, factor.state.label if factor.state else ""),
        plan,
        tuple(action for action in plan.actions if factor.lineage in action.factors),
        reason=next(filter(is_given, reasons), ""),
        gap=NO_ACTION if factor.is_active or factor in assessment.drivers else "",
    )


def _group_row(
    cell: Cell, assessment: AssessmentFacts, plan: PlanFacts, case: CaseFacts
) -> MatrixRow:
    """A group is addressed by what addresses its factors or names its people."""
    key = (cell.setting, cell.group)
    linked = {f.lineage for f in assessment.factors if key in f.cells} | set(cell.factors)
    members = [p for p in case.people if GROUP_OF_KIND.get(p.kind) is cell.group]
    named = {name for person in members for name in (person.lineage, person.reference)}
    level = cell.level.label if cell.level else ""
    return _row(
        "group",
        (f"{cell.setting.value}/{cell.group.value}", _group_label(cell), level),
        plan,
        tuple(a for a in plan.actions if linked & set(a.factors) or named & set(a.people)),
        gap=NO_GROUP_ACTION,
    )


def _group_label(cell: Cell) -> str:
    return f"{cell.group.label} ({cell.setting.label.lower()})"


def _row(
    kind: str,
    words: tuple[str, str, str],
    plan: PlanFacts,
    actions: tuple[Action, ...],
    *,
    reason: str = "",
    gap: str = "",
    only: Pillar | None = None,
) -> MatrixRow:
    """A row; its gap falls away where an action (of the `only` pillar) or a reason answers it."""
    pillars = tuple(tuple(a for a in actions if a.pillar is pillar) for pillar in Pillar)
    found = {action.lineage for action in actions}
    is_answered = any(only in (None, action.pillar) for action in actions) or bool(reason)
    lineage, label, state = words
    return MatrixRow(
        kind=kind,
        lineage=lineage,
        label=label,
        state=state,
        pillars=pillars,
        contingencies=tuple(c for c in plan.contingencies if found & set(c.detected_by)),
        reason=reason,
        gap="" if is_answered else gap,
    )
