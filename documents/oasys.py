"""The boxes of OASys, composed from the facts for the author to copy (RAT-02).

Pure composition over `rules.facts`: references only, so that no restricted detail can reach a box.
A text over the limit is never cut: the page says by how much it must be shortened.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rules.facts import Action, Cell, Contingency, Factor, Facts, Scenario
from rules.questions import BY_KEY, Section
from rules.terms import CELLS, FactorKind, Group, Pillar, RiskLevel, Setting

LIMIT = 4000


@dataclass(frozen=True, kw_only=True)
class Box:
    """One box: its number in OASys, its name, the text, and how it stands against the limit."""

    key: str
    number: str
    name: str
    text: str

    @property
    def count(self) -> int:
        return len(self.text)

    @property
    def over(self) -> int:
        """How many characters too many; 0 when it fits."""
        return max(0, self.count - LIMIT)


def assessment_boxes(facts: Facts) -> tuple[Box, ...]:
    """R10.1 to R10.6 of the RoSH summary; empty texts where nothing was recorded."""
    rows = (
        ("R10.1", "Who is at risk", _who(facts)),
        ("R10.2", "What is the nature of the risk", _nature(facts)),
        ("R10.3", "When is the risk likely to be greatest", _greatest(facts)),
        ("R10.4", "What circumstances are likely to increase risk", _increase(facts)),
        ("R10.5", "What factors are likely to reduce the risk", _reduce(facts)),
        ("R10.6", "Levels of risk by group, community and custody", _grid(facts)),
    )
    return tuple(_box(number, name, lines) for number, name, lines in rows)


def plan_boxes(facts: Facts) -> tuple[Box, ...]:
    """The boxes of the risk management plan; none where there is no plan."""
    if facts.plan is None:
        return ()
    pillars = [(pillar.label, _actions(facts, pillar)) for pillar in Pillar]
    rows = (
        ("Key information about the current situation", _current(facts)),
        *pillars,
        ("Contingency plans", _contingencies(facts.plan.contingencies)),
        ("Additional comments", _comments(facts)),
    )
    return tuple(_box("", name, lines) for name, lines in rows)


def fingerprints(boxes: Iterable[Box]) -> dict[str, str]:
    """The SHA-256 of each box's text, by the box's key."""
    return {box.key: hashlib.sha256(box.text.encode()).hexdigest() for box in boxes}


def moved(boxes: Iterable[Box], then: dict[str, str]) -> list[Box]:
    """The boxes whose text is no longer what was put into OASys; one that is new has moved."""
    held = list(boxes)
    now = fingerprints(held)
    return [box for box in held if now[box.key] != then.get(box.key, _NOTHING)]


_NOTHING = hashlib.sha256(b"").hexdigest()


def _box(number: str, name: str, lines: Iterable[str]) -> Box:
    key = (number or name).lower().replace(".", "-").replace(" ", "-")
    return Box(key=key, number=number, name=name, text="\n".join(lines))


def _cells(facts: Facts) -> list[Cell]:
    """The cells that matter to a reader: Medium and above, or with somebody named."""
    found = facts.assessment.cells if facts.assessment else ()
    return [cell for cell in found if (cell.level or 0) >= RiskLevel.MEDIUM]


def _place(cell: Cell) -> str:
    level = cell.level.label if cell.level else "no level recorded"
    return f"{cell.group.label}, {cell.setting.label.lower()} ({level})"


def _who(facts: Facts) -> Iterator[str]:
    for cell in _cells(facts):
        if cell.who.strip():
            yield f"{_place(cell)}: {cell.who}"


def _nature(facts: Facts) -> Iterator[str]:
    for cell in _cells(facts):
        if cell.harm.strip():
            yield f"{_place(cell)}: {cell.harm}"
    for row in facts.assessment.scenarios if facts.assessment else ():
        yield _scenario(row)


def _scenario(row: Scenario) -> str:
    parts = (
        ("To whom", row.to_whom),
        ("When", row.circumstances),
        ("Why", row.why),
        ("How likely", row.likelihood.label if row.likelihood else ""),
        ("How grave", row.impact.label if row.impact else ""),
    )
    told = " ".join(f"{name}: {text.rstrip('.')}." for name, text in parts if text.strip())
    return f"Scenario: {row.what.rstrip('.')}. {told}".strip()


def _greatest(facts: Facts) -> Iterator[str]:
    if facts.assessment is None:
        return
    step = facts.assessment.step3
    pairs = (
        ("How active the risk is", step.how_active),
        ("How exposed potential victims are", step.how_exposed),
        ("When it is expected", step.imminent_when),
        ("Who would be harmed", step.imminent_who),
        ("What makes it likely", step.imminent_what),
        ("Circumstances", step.circumstances),
        ("Why", step.reason),
    )
    yield from (f"{name}: {text}" for name, text in pairs if text.strip())


def _answers(facts: Facts, *sections: Section) -> Iterator[str]:
    """The answers to the questions of these sections; "not known" is said, never left out."""
    for answer in facts.assessment.answers if facts.assessment else ():
        question = BY_KEY.get(answer.question)
        if question and question.section in sections:
            value = f"{answer.value.label}. " if answer.value else ""
            yield f"{question.name}: {value}{answer.text}".strip()


def _of_kind(facts: Facts, *, protective: bool) -> list[Factor]:
    found = facts.assessment.factors if facts.assessment else ()
    return [row for row in found if (row.kind is FactorKind.PROTECTIVE) is protective]


def _increase(facts: Facts) -> Iterator[str]:
    for row in sorted(_of_kind(facts, protective=False), key=lambda row: not row.is_active):
        state = f" ({row.state.label.lower()})" if row.state else ""
        watching = f" Watch for: {row.watching_for}." if len(row.watching_for) > 1 else ""
        relevant = f" Still relevant: {row.why_relevant}." if row.why_relevant else ""
        yield f"{row.label}{state}.{watching}{relevant}"
    yield from _answers(facts, Section.INDICATORS)


def _reduce(facts: Facts) -> Iterator[str]:
    for row in _of_kind(facts, protective=True):
        state = f" ({row.state.label.lower()})" if row.state else ""
        seen = f" {row.observed}." if row.observed else ""
        held = " It relies on external control." if row.relies_on_external_control else ""
        yield f"{row.label}{state}.{seen}{held}"


def _grid(facts: Facts) -> Iterator[str]:
    cells = facts.assessment.cells if facts.assessment else ()
    levels = {(cell.setting, cell.group): cell.level for cell in cells}
    for group in Group:
        parts = []
        for setting in Setting:
            if (setting, group) in CELLS:
                level = levels.get((setting, group))
                parts.append(f"{setting.label.lower()} {level.label if level else 'not answered'}")
        yield f"{group.label}: {', '.join(parts)}"


def _current(facts: Facts) -> Iterator[str]:
    case = facts.case
    if case.sentence:
        yield case.sentence
    if case.needs:
        yield f"Needs: {case.needs}"
    if case.mappa.category:
        level = case.mappa.level or "not recorded"
        yield f"MAPPA category {case.mappa.category}, level {level}"
    for order in case.orders:
        if order.is_in_force(facts.on):
            yield f"In force: {order.title}"
    if facts.plan and facts.plan.contact_frequency:
        yield f"Contact: {facts.plan.contact_frequency}"


def _actions(facts: Facts, pillar: Pillar) -> Iterator[str]:
    for row in facts.plan.actions if facts.plan else ():
        if row.pillar is pillar:
            yield _action(row)


def _action(row: Action) -> str:
    people = f" For {', '.join(row.people)}." if row.people else ""
    reduce = f" May reduce: {row.reduce_when}." if row.reduce_when else ""
    return f"{row.what}. Who: {row.who or 'not answered'}. When: {row.when_text}.{people}{reduce}"


def _contingencies(rows: Iterable[Contingency]) -> Iterator[str]:
    for row in rows:
        why = f" Because {row.why}." if row.why else ""
        yield f"If {row.if_text}, then {row.then_text}.{why} Who: {row.who}. When: {row.when_text}."


def _comments(facts: Facts) -> Iterator[str]:
    plan = facts.plan
    if plan is None:
        return
    for name, text in (("Capacity", plan.capacity), ("The person’s view", plan.person_view)):
        if text.strip():
            yield f"{name}: {text}"
    if plan.licence_conditions:
        yield f"Conditions: {'; '.join(plan.licence_conditions)}"
