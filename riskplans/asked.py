"""What an event asks of the plan in force: which contingencies may fit, and what was said of each.

What lives here: fetching, in a fixed number of queries. What may not: the matching itself
(`rules.firing`), writing (`riskplans.uses`).
"""

from dataclasses import dataclass

from cases.models import Event
from riskplans import facts as plan_facts
from riskplans.in_force import plan_in_force
from riskplans.models import Contingency, ContingencyUse, Plan
from rules import facts, firing
from rules.terms import EventKind


@dataclass(frozen=True)
class Asked:
    """One contingency beside the event, and what was recorded of it."""

    contingency: Contingency
    facts: facts.Contingency
    use: ContingencyUse | None
    is_suggested: bool

    @property
    def key(self) -> str:
        """The contingency in the names of fields."""
        return self.contingency.uuid.hex


@dataclass(frozen=True)
class AskedOf:
    """The plan in force beside an event: the contingencies that may fit first, then the others."""

    event: Event
    plan: Plan
    rows: tuple[Asked, ...]

    @property
    def seen(self) -> str:
        """What stands for all that is shown here: it differs as soon as somebody writes."""
        uses = [f"{row.use.uuid}/{row.use.version}" for row in self.rows if row.use]
        return " ".join([str(self.plan.uuid), str(self.event.version), *uses])


def asked_of(event: Event) -> AskedOf | None:
    """What the event asks of the plan in force; None where there is none, or it has no "if"."""
    found = plan_in_force(event.case)
    if found is None:
        return None
    plan = plan_facts.with_rows(found.uuid)
    known = plan_facts.of_plan(plan).contingencies
    suggested, others = firing.matching(EventKind(event.kind), event.what, known)
    rows = {str(row.lineage): row for row in plan.contingencies.all()}
    uses = {use.contingency_id: use for use in event.contingency_uses.select_related("by")}
    if not rows:
        return None
    return AskedOf(
        event,
        plan,
        tuple(
            _asked(rows[one.lineage], one, uses, is_suggested=is_suggested)
            for found, is_suggested in ((suggested, True), (others, False))
            for one in found
        ),
    )


def _asked(
    row: Contingency, one: facts.Contingency, uses: dict[int, ContingencyUse], *, is_suggested: bool
) -> Asked:
    use = uses.get(row.pk)
    if use:
        use.contingency = row  # it is at hand
    return Asked(row, one, use, is_suggested)
