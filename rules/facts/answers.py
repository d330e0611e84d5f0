"""The facts of screening, of the guidance's questions, of risk to self, and of scenarios."""

import datetime
from dataclasses import dataclass

from rules.terms import AnswerValue, Impact, Likelihood, ScreeningOutcome, YesNoUnknown


@dataclass(frozen=True, kw_only=True)
class Screening:
    """What the screening found (SCR-01 to 06).

    `has_considered_rest`: the indicators without an answer were considered and are not there.
    """

    screened_on: datetime.date | None = None
    outcome: ScreeningOutcome | None = None
    reason: str = ""
    has_considered_rest: bool = False
    most_serious: str = ""
    most_serious_when: str = ""
    pattern: str = ""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The answer to one question of the catalogue. Value None: only a text, or nothing yet."""

    lineage: str
    question: str
    value: AnswerValue | None = None
    text: str = ""
    is_deciding: bool = False
    sources: tuple[str, ...] = ()
    is_carried_over: bool = False


@dataclass(frozen=True, kw_only=True)
class RiskToSelf:
    """Risk to self in both settings (SLF-01 to 06). It never bears on the level (WHO-10)."""

    is_identified: YesNoUnknown | None = None
    has_current_thoughts: YesNoUnknown | None = None
    suicide: str = ""
    suicide_custody: str = ""
    self_harm: str = ""
    self_harm_custody: str = ""
    function: str = ""
    coping: str = ""
    vulnerability: str = ""
    imminence: str = ""
    manager_told: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """What could happen, to whom, when, why, how likely, how grave (DEF-03, DEF-14)."""

    lineage: str
    what: str
    to_whom: str = ""
    circumstances: str = ""
    why: str = ""
    likelihood: Likelihood | None = None
    impact: Impact | None = None
    is_carried_over: bool = False


@dataclass(frozen=True, kw_only=True)
class Reply:
    """What the author replied to a finding; the key is the finding's code, case and about."""

    code: str
    case: str
    about: str
    text: str
    by: str = ""
