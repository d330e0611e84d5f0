"""What a required question is, and what a gap is.

What lives here: the two types, and the small tests of an answer that both lists of questions use.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from rules.depth import Depth
from rules.facts import AssessmentFacts, Facts
from rules.terms import Page
from rules.vague import is_given

Rows = Literal[
    "once",
    "cell",
    "raised cell",
    "source",
    "indicator",
    "scenario",
    "driver",
    "person",
    "action",
    "contingency",
    "low plan",
]
Missing = Callable[[Facts, AssessmentFacts], Iterable[str]]


@dataclass(frozen=True)
class Gap:
    """One thing still to answer: the page, the row (lineage or a stable word), the sentence.

    `is_copied` where it is answered, but with what the last assessment said, and not confirmed.
    `question` is the name of the question, where it is one of `rules.required`.
    """

    page: Page
    about: str
    message: str
    is_copied: bool = False
    question: str = ""


@dataclass(frozen=True)
class Question:
    """One required control. `missing` yields the rows without an answer; `said_by` a check's code.

    `label` may hold `{about}`, the words for the row. `is_counted` False where it asks again about
    a control that is counted already, or about one that only an optional answer brings up.
    """

    name: str
    page: Page
    label: str
    depth: Depth
    rows: Rows = "once"
    missing: Missing | None = None
    said_by: str = ""
    is_counted: bool = True


def once_if(is_missing: bool) -> tuple[str, ...]:
    """One gap that concerns no row, where the answer is missing."""
    return ("",) if is_missing else ()


def text(read: Callable[[AssessmentFacts], str]) -> Missing:
    """Missing where that text says nothing."""
    return lambda _facts, assessment: once_if(not is_given(read(assessment)))


def answer(read: Callable[[AssessmentFacts], object]) -> Missing:
    """Missing where that answer is None."""
    return lambda _facts, assessment: once_if(read(assessment) is None)
