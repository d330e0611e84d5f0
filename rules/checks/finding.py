"""What a check looks at, what it says, and what comes out.

What lives here: Severity, Finding, and the types that checks are written with. What may not: rules.
"""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rules.depth import Depth
from rules.facts import AssessmentFacts, CaseFacts, Facts, PlanFacts
from rules.terms import Page, Setting, Word


class Severity(Word):
    """How much a finding weighs (quality checks, How they work)."""

    BLOCK = "block", "Stops signing"
    WARN = "warn", "Needs a reply"
    AWAIT = "await", "Awaiting"
    FLAG = "flag", "For the manager"
    INFO = "info", "Hint"


@dataclass(frozen=True)
class Finding:
    """What one check says about one row. `about` is a lineage or a stable word."""

    code: str
    case: str
    severity: Severity
    about: str
    message: str
    where: Page


@dataclass(frozen=True)
class Raised:
    """What a check found, before the depth gives it its severity."""

    case: str
    about: str
    message: str
    where: Page


@dataclass(frozen=True)
class Subject:
    """What a check judges: the facts with an assessment, and the depth."""

    facts: Facts
    assessment: AssessmentFacts
    plan: PlanFacts | None
    depth: Depth

    @property
    def case(self) -> CaseFacts:
        return self.facts.case

    @property
    def setting(self) -> Setting | None:
        return self.facts.setting

    @property
    def on(self) -> datetime.date:
        return self.facts.on


@dataclass(frozen=True)
class Check:
    """A check's code, whether it needs a plan, and its rule."""

    code: str
    needs_plan: bool
    rule: Callable[[Subject], Iterator[Raised]]
