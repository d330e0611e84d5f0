"""The matrix with its addresses: what addresses what, each cell a link (RMP-01, WHO-06, CON-12).

What may not live here: which cell is a gap (`rules.four_pillars`), and anything that changes a row.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from riskplans.models import Plan
from rules import four_pillars
from rules.facts import Facts
from rules.four_pillars import MatrixRow
from rules.library import offers_for
from rules.terms import Pillar
from rules.wording import shortened

KINDS = {
    "factor": "Factors",
    "person": "People at risk",
    "group": "Groups at Medium or above",
    "self": "Risk to self",
}
Linked = tuple[str, str, str]  # number, words, address


@dataclass(frozen=True)
class MatrixCell:
    """What a pillar, or the contingencies, do for a row; and the address that adds one."""

    slug: str
    label: str
    held: tuple[Linked, ...]
    add_url: str
    adds: str  # "an action in Supervision", for whoever hears the link alone
    is_gap: bool = False
    hint: str = ""  # instead of "None", where nothing is there


@dataclass(frozen=True)
class OfferedAction:
    """A common action, by its pillar, and the address that opens its form."""

    pillar: str
    what: str
    url: str


@dataclass(frozen=True)
class ShownRow:
    """A row of the matrix with its addresses."""

    row: MatrixRow
    cells: tuple[MatrixCell, ...]
    add_url: str
    no_action_url: str
    is_driver: bool
    offers: tuple[OfferedAction, ...] = ()


def rows_of(facts: Facts, plan: Plan, *, may_edit: bool) -> list[ShownRow]:
    """The rows, with links to the action or to add one; offers where something is missing."""
    if facts.assessment is None or facts.plan is None:
        return []
    links = _Links(facts, plan, may_edit)
    rows = four_pillars.matrix(facts.assessment, facts.plan, facts.case)
    return [links.shown(row) for row in rows]


def page(rows: list[ShownRow]) -> dict[str, Any]:
    """What the page of the matrix shows: the rows by kind, and how many have a gap."""
    kinds = [(title, [one for one in rows if one.row.kind == key]) for key, title in KINDS.items()]
    return {
        "kinds": [(title, held) for title, held in kinds if held],
        "gaps": sum(bool(one.row.gap) for one in rows),
        "count": len(rows),
        "heads": [*(pillar.label for pillar in Pillar), "Contingencies"],
    }


class _Links:
    """The addresses that a matrix needs, by lineage. Addresses carry public ids only."""

    def __init__(self, facts: Facts, plan: Plan, may_edit: bool) -> None:
        self.plan, self.may_edit, self.facts = plan, may_edit, facts
        self.here = plan.get_absolute_url()
        self.factors = {str(x.lineage): str(x.uuid) for x in plan.assessment.factors.all()}
        self.people = {str(x.lineage): str(x.uuid) for x in plan.case.people_at_risk.all()}
        self.add = {
            name: reverse(f"riskplans:{name}", args=[plan.uuid])
            for name in ("action_add", "contingency_add")
        }
        held: dict[str, Any] = {
            "action_edit": plan.actions.all(),
            "contingency_edit": plan.contingencies.all(),
        }
        self.said: dict[str, Linked] = {
            str(row.lineage): (row.number, shortened(_words(row)), self._to(name, row))
            for name, rows in held.items()
            for row in rows
        }
        judged = facts.assessment
        self.drivers = {factor.lineage for factor in judged.drivers} if judged else set()
        self.judged: dict[str, Any] = {person.lineage: person for person in facts.case.people}
        if judged:
            self.judged |= {factor.lineage: factor for factor in judged.factors}
            self.judged |= {
                f"{cell.setting.value}/{cell.group.value}": cell.group for cell in judged.cells
            }
            self.judged[four_pillars.SELF] = judged.risk_to_self

    def shown(self, row: MatrixRow) -> ShownRow:
        query = self._query(row)
        found = zip(Pillar, row.pillars, strict=True)
        cells = [self._cell(pillar, actions, row, query) for pillar, actions in found]
        contingencies = MatrixCell(
            "contingencies",
            "Contingencies",
            tuple(self.said[one.lineage] for one in row.contingencies),
            self._address("contingency_add", query),
            "a contingency",
            hint=row.unprepared,
        )
        only = [("pillar", Pillar.VICTIM_SAFETY.value)] if row.kind == "person" else []
        return ShownRow(
            row,
            (*cells, contingencies),
            self._address("action_add", only + query),
            self._no_action(row),
            row.lineage in self.drivers,
            self._offers(row, query),
        )

    def _cell(
        self, pillar: Pillar, actions: tuple[Any, ...], row: MatrixRow, query: list[tuple[str, str]]
    ) -> MatrixCell:
        held = tuple(self.said[one.lineage] for one in actions)
        is_where = row.kind != "person" or pillar is Pillar.VICTIM_SAFETY
        return MatrixCell(
            pillar.value.replace("_", "-"),
            pillar.label,
            held,
            self._address("action_add", [("pillar", pillar.value), *query]),
            f"an action in {pillar.label}",
            is_gap=bool(row.gap) and not held and is_where,
        )

    def _offers(self, row: MatrixRow, query: list[tuple[str, str]]) -> tuple[OfferedAction, ...]:
        """Common actions, for a row in which something is missing; never added by themselves."""
        about = self.judged.get(row.lineage)
        if about is None or not (self.may_edit and row.gap):
            return ()
        found = offers_for(about, self.facts.case.setting)
        return tuple(
            OfferedAction(
                one.pillar.label,
                one.what,
                self._address("action_add", [("offer", one.key), *query]),
            )
            for one in sorted(found, key=lambda one: list(Pillar).index(one.pillar))
        )

    def _to(self, name: str, row: Any) -> str:
        if not self.may_edit:
            return f"{self.here}#{row.number}"
        return reverse(f"riskplans:{name}", args=[self.plan.uuid, row.uuid])

    def _address(self, name: str, query: list[tuple[str, str]]) -> str:
        if not self.may_edit:
            return ""
        return f"{self.add[name]}?{urlencode(query)}" if query else self.add[name]

    def _query(self, row: MatrixRow) -> list[tuple[str, str]]:
        """What an address says of the row: its person, its factors, the risk to self."""
        if row.kind == "person":
            return [("person", self.people[row.lineage])]
        if row.kind == "self":
            return [("self", "yes")]
        keys = [row.lineage] if row.kind == "factor" else self._factors_of(row)
        return [("factor", self.factors[key]) for key in keys if key in self.factors]

    def _factors_of(self, row: MatrixRow) -> list[str]:
        """The factors that bear on a group."""
        if self.facts.assessment is None:
            return []
        return [
            factor.lineage
            for factor in self.facts.assessment.factors
            if row.lineage in {f"{setting.value}/{group.value}" for setting, group in factor.cells}
        ]

    def _no_action(self, row: MatrixRow) -> str:
        if not self.may_edit or row.kind != "factor":
            return ""
        return reverse("riskplans:no_action", args=[self.plan.uuid, self.factors[row.lineage]])


def _words(row: Any) -> str:
    text: str = row.what if hasattr(row, "what") else row.if_text
    return text
