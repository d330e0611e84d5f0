"""The boxes of OASys, composed from the facts for the author to copy (RAT-02).

Pure composition over `rules.facts`: references only, so that no restricted detail can reach a box.
A text over the limit is never cut: the page says by how much it must be shortened.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from documents import oasys_plan
from rules.facts import Cell, Factor, Facts, Scenario
from rules.questions import BY_KEY, Section
from rules.rationale.sentences import sentence
from rules.reconciler import protecting
from rules.terms import CELLS, AnswerValue, FactorState, Group, RiskLevel, Setting
from rules.vague import is_given

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
    found = oasys_plan.texts(facts, LIMIT)
    return tuple(_box("", name, [text]) for name, text in found)


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
    """The answers to the questions of these sections but for "no"; "not known" is said."""
    for answer in facts.assessment.answers if facts.assessment else ():
        question = BY_KEY.get(answer.question)
        if question and question.section in sections and answer.value is not AnswerValue.NO:
            value = f" {answer.value.label}." if answer.value else ""
            yield f"{question.name}:{value}{_told('', answer.text)}"


def _told(name: str, text: str) -> str:
    """A text after its name, as one sentence with one stop; nothing where there is no text."""
    return f" {name}{': ' if name else ''}{sentence(text)}" if is_given(text) else ""


def _at_risk(facts: Facts) -> list[Factor]:
    """The risk factors that are not said to be absent, the active ones first."""
    found = facts.assessment.factors if facts.assessment else ()
    there = [row for row in found if row.is_risk and row.state is not FactorState.NOT_PRESENT]
    return sorted(there, key=lambda row: not row.is_active)


def _increase(facts: Facts) -> Iterator[str]:
    for row in _at_risk(facts):
        state = f" ({row.state.label.lower()})" if row.state else ""
        told = _told("Watch for", row.watching_for) + _told("Still relevant", row.why_relevant)
        yield sentence(f"{row.label}{state}") + told
    yield from _answers(facts, Section.INDICATORS)


def _reduce(facts: Facts) -> Iterator[str]:
    for row in protecting(facts.assessment) if facts.assessment else ():
        state = f" ({row.state.label.lower()})" if row.state else ""
        held = " It relies on external control." if row.relies_on_external_control else ""
        told = _told("", row.observed) + _told("How it makes harm less likely", row.why_important)
        yield sentence(f"{row.label}{state}") + told + held


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
