"""What the plan's pages show: pillars with their actions, what is missing, the matrix with links.

What may not live here: rules (they are in `rules`), and anything that changes a row.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from riskplans.models import Action, Plan
from riskplans.pages import PLAN_PAGES, page_url
from riskplans.promises import doubt_about_when, doubt_about_who
from riskplans.workflow import record_when
from rules import checks, depth, four_pillars
from rules.facts import Facts
from rules.four_pillars import MatrixRow
from rules.required import unanswered
from rules.terms import Pillar
from rules.wording import written

MOST_SHOWN = 3
KINDS = {"factor": "Factors", "person": "People at risk", "group": "Groups at Medium or above"}


@dataclass(frozen=True)
class ShownAction:
    """An action with what is not yet plain about it."""

    row: Action
    when: str
    doubts: tuple[str, ...]


@dataclass(frozen=True)
class ShownPillar:
    """A pillar, its actions, and whether some were copied and not confirmed."""

    pillar: Pillar
    actions: tuple[ShownAction, ...]

    @property
    def has_carried(self) -> bool:
        return any(shown.row.is_carried_over for shown in self.actions)


@dataclass(frozen=True)
class Missing:
    """One sentence about what is missing, and where to mend it."""

    text: str
    url: str
    severity: str
    stops: bool


@dataclass(frozen=True)
class MatrixCell:
    """What a pillar does for a row: its actions, and the address that adds one."""

    pillar: Pillar
    actions: tuple[tuple[str, str, str], ...]
    add_url: str


@dataclass(frozen=True)
class ShownRow:
    """A row of the matrix with its addresses."""

    row: MatrixRow
    cells: tuple[MatrixCell, ...]
    contingencies: tuple[tuple[str, str, str], ...]
    add_url: str
    no_action_url: str
    is_driver: bool


def pillars(plan: Plan) -> list[ShownPillar]:
    """The four pillars in order, each with its actions."""
    shown = [
        (Pillar(row.pillar), ShownAction(row, _when(row), _doubts(row)))
        for row in plan.actions.all()
    ]
    return [ShownPillar(p, tuple(action for own, action in shown if own is p)) for p in Pillar]


def _when(row: Action) -> str:
    """The date as it is always written; any other words as they were given."""
    is_date = row.when_on is not None and record_when(row.when_text) == row.when_on
    return written(row.when_on) if row.when_on and is_date else row.when_text


def _doubts(row: Action) -> tuple[str, ...]:
    doubts = doubt_about_who(row.who), doubt_about_when(row.when_text, row.starts_on, row.review_on)
    return tuple(doubt for doubt in doubts if doubt)


def missing(facts: Facts, rows: list[ShownRow]) -> list[Missing]:
    """What the checks still ask of the plan, the gravest first; rows to answer say it themselves.

    What was copied and not confirmed is said beside its button, section by section.
    """
    plan = facts.plan
    if plan is None:
        return []
    said = {row.row.lineage for row in rows}
    found = [
        Missing(
            finding.message,
            page_url(finding.where, plan.uuid),
            finding.severity.label,
            finding.severity is checks.Severity.BLOCK,
        )
        for finding in checks.run(facts)
        if finding.where in PLAN_PAGES and finding.about not in said
    ]
    asked = [
        Missing(gap.message, page_url(gap.page, plan.uuid), "Stops signing", True)
        for gap in unanswered(facts)
        if gap.page in PLAN_PAGES and not gap.is_copied
    ]
    return asked + found


def matrix(facts: Facts, plan: Plan, *, may_edit: bool) -> list[ShownRow]:
    """What addresses what, with links to the action or to add one (RMP-01, RMP-02, WHO-06)."""
    if facts.assessment is None or facts.plan is None:
        return []
    links = _Links(facts, plan, may_edit)
    drivers = {factor.lineage for factor in facts.assessment.drivers}
    rows = four_pillars.matrix(facts.assessment, facts.plan, facts.case)
    return [links.shown(row, row.lineage in drivers) for row in rows]


def depth_of(facts: Facts) -> dict[str, Any]:
    """How much the plan must say, and the one sentence that says why."""
    result = depth.depth_of(facts)
    return {"is_low": result.depth is depth.Depth.LOW, "because": result.because}


class _Links:
    """The addresses that a matrix needs, by lineage. Addresses carry public ids only."""

    def __init__(self, facts: Facts, plan: Plan, may_edit: bool) -> None:
        self.plan, self.may_edit, self.facts = plan, may_edit, facts
        self.factors = {str(x.lineage): str(x.uuid) for x in plan.assessment.factors.all()}
        self.people = {str(x.lineage): str(x.uuid) for x in plan.case.people_at_risk.all()}
        self.rows = {str(x.lineage): str(x.uuid) for x in plan.actions.all()}
        self.rows |= {str(x.lineage): str(x.uuid) for x in plan.contingencies.all()}

    def shown(self, row: MatrixRow, is_driver: bool) -> ShownRow:
        cells = tuple(
            MatrixCell(
                pillar,
                tuple((a.number, a.what, self._to("action_edit", a)) for a in actions),
                self._add(row, pillar),
            )
            for pillar, actions in zip(Pillar, row.pillars, strict=True)
        )
        found = tuple(
            (c.number, c.if_text, self._to("contingency_edit", c)) for c in row.contingencies
        )
        only = Pillar.VICTIM_SAFETY if row.kind == "person" else None
        return ShownRow(row, cells, found, self._add(row, only), self._no_action(row), is_driver)

    def _to(self, name: str, row: Any) -> str:
        if not self.may_edit:
            return f"{self.plan.get_absolute_url()}#{row.number}"
        return reverse(f"riskplans:{name}", args=[self.plan.uuid, self.rows[row.lineage]])

    def _add(self, row: MatrixRow, pillar: Pillar | None) -> str:
        if not self.may_edit:
            return ""
        query = [("pillar", pillar.value)] if pillar else []
        if row.kind == "person":
            query.append(("person", self.people[row.lineage]))
        else:
            query += [("factor", self.factors[key]) for key in self._factors_of(row)]
        address = reverse("riskplans:action_add", args=[self.plan.uuid])
        return f"{address}?{urlencode(query)}" if query else address

    def _factors_of(self, row: MatrixRow) -> list[str]:
        """The factor itself; for a group, the factors that bear on it."""
        if row.kind == "factor" or self.facts.assessment is None:
            return [row.lineage]
        return [
            factor.lineage
            for factor in self.facts.assessment.factors
            if row.lineage in {f"{setting.value}/{group.value}" for setting, group in factor.cells}
        ]

    def _no_action(self, row: MatrixRow) -> str:
        if not self.may_edit or row.kind != "factor":
            return ""
        return reverse("riskplans:no_action", args=[self.plan.uuid, self.factors[row.lineage]])
