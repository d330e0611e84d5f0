"""What changed between two assessments or plans: rows added, removed, reworded; levels moved.

What lives here: the comparison, by lineage, word by word. What may not: which two assessments are
compared, anything about pages. REV-02, REV-13; product, moment 4.
"""

import datetime
import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rules.changes.names import names_of, with_names
from rules.changes.parts import PARTS, Part
from rules.changes.plan_parts import PLAN_PARTS, named
from rules.facts import AssessmentFacts, CaseFacts, Facts, PlanFacts
from rules.terms import Group, Setting
from rules.wording import group_in, written

ADDED, REMOVED, SAME = "added", "removed", "same"
NOT_ANSWERED = "Not answered"


@dataclass(frozen=True)
class Words:
    """Some words of a text, and whether they are the same, added or removed."""

    kind: str
    text: str


@dataclass(frozen=True)
class Reworded:
    """One field that says something else now, word by word."""

    label: str
    words: tuple[Words, ...]


@dataclass(frozen=True)
class RowChange:
    """One row that was added, removed or changed; `fields` say what, unless it was removed."""

    name: str
    kind: str
    fields: tuple[Reworded, ...] = ()


@dataclass(frozen=True)
class Moved:
    """A level that is not what it was."""

    what: str
    before: str
    after: str


@dataclass(frozen=True)
class Changes:
    """All that changed: levels first, then each part of the assessment or plan that did."""

    levels: tuple[Moved, ...]
    parts: tuple[tuple[str, tuple[RowChange, ...]], ...]

    @property
    def is_empty(self) -> bool:
        return not self.levels and not self.parts


def compare(old: AssessmentFacts, new: AssessmentFacts, case: CaseFacts | None = None) -> Changes:
    """What the newer assessment says that the older did not, and the reverse.

    `case` names the records that rows point to.
    """
    names = names_of(case, old, new) if case else {}
    old, new = with_names(old, names), with_names(new, names)
    parts = ((part.heading, tuple(_rows(part, old, new))) for part in PARTS)
    return Changes(tuple(_levels(old, new)), tuple(part for part in parts if part[1]))


def compare_plans(old: Facts, new: Facts) -> Changes:
    """What the newer plan says that the older did not, and the reverse (REV-13, MAP-06).

    Where there was none before, all of it is new; where there is none now, nothing is compared.
    """
    before, after = named(old), named(new)
    if after is None:
        return Changes((), ())
    nothing = PlanFacts(uuid="", number=0, kind=after.kind)
    parts = ((part.heading, tuple(_rows(part, before or nothing, after))) for part in PLAN_PARTS)
    return Changes((), tuple(part for part in parts if part[1]))


def words_between(before: str, after: str) -> tuple[Words, ...]:
    """Both texts as one: the same words once, those removed and those added marked."""
    old, new = _tokens(before), _tokens(after)
    matcher = difflib.SequenceMatcher(None, old, new)
    found: list[Words] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            found.append(Words(SAME, "".join(old[i1:i2])))
            continue
        found += [
            Words(kind, text)
            for kind, text in ((REMOVED, "".join(old[i1:i2])), (ADDED, "".join(new[j1:j2])))
            if text
        ]
    return tuple(found)


def _tokens(text: str) -> list[str]:
    """The words of a text, each with the white space after it, so that nothing is lost."""
    return re.findall(r"\s*\S+\s*|\s+", text)


def _levels(old: AssessmentFacts, new: AssessmentFacts) -> Iterator[Moved]:
    before, after = _levels_of(old), _levels_of(new)
    for what in after:
        if before.get(what) is not after[what]:
            yield Moved(what, said(before.get(what)), said(after[what]))


def _levels_of(assessment: AssessmentFacts) -> dict[str, Any]:
    steps = {
        "The level": assessment.step4.level,
        "Step 1": assessment.step1.level,
        "Step 2": assessment.step2.level,
        "Step 3": assessment.step3.level,
    }
    cells = {group_in(row.setting, row.group).capitalize(): row.level for row in assessment.cells}
    return steps | cells


def _rows(part: Part, old: Any, new: Any) -> Iterator[RowChange]:
    before, after = part.rows(old), part.rows(new)
    for key, row in after.items():
        if key not in before:
            yield RowChange(part.name(row), ADDED, tuple(_fields(part, None, row)))
        elif fields := tuple(_fields(part, before[key], row)):
            yield RowChange(part.name(row), "changed", fields)
    for key, row in before.items():
        if key not in after and not part.is_anew:
            yield RowChange(part.name(row), REMOVED)


def _fields(part: Part, before: Any, after: Any) -> Iterator[Reworded]:
    for name, label in part.labels.items():
        if not hasattr(after, name):
            continue
        old, new = getattr(before, name, None), getattr(after, name)
        if name in part.ticks:
            old, new = old or None, new or None
        if said(old) != said(new):
            yield Reworded(label, _words(old, new))


def _words(old: Any, new: Any) -> tuple[Words, ...]:
    """Texts word by word; other values as a whole. What was not answered has no words."""
    if type(old) is str and type(new) is str:
        return words_between(old, new)
    both = (Words(REMOVED, said(old)), Words(ADDED, said(new)))
    return tuple(words for words in both if words.text != NOT_ANSWERED)


def said(value: Any) -> str:
    """A value of the facts in words; nothing is "Not answered", never "No"."""
    if value is None or value == "" or value == ():
        return NOT_ANSWERED
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime.date):
        return written(value)
    if isinstance(value, tuple):
        return "; ".join(_item(item) for item in value)
    return str(getattr(value, "label", value))


def _item(item: Any) -> str:
    if isinstance(item, tuple):
        setting, group = item
        return group_in(Setting(setting), Group(group))
    return str(getattr(item, "label", item))
