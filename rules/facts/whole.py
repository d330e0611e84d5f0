"""All that one signature covers."""

import datetime
from dataclasses import dataclass

from rules.facts.assessment import AssessmentFacts
from rules.facts.case import CaseFacts
from rules.facts.plan import PlanFacts
from rules.terms import Page, Setting

SCHEMA_VERSION = 1


@dataclass(frozen=True, kw_only=True)
class Leak:
    """Words in free text that identify a protected person (VIC-02).

    `reference` is what to write instead; `page` where the text stands, `about` its row's lineage
    or the field's name, `place` the field in words.
    """

    reference: str
    words: str
    page: Page
    about: str
    place: str


@dataclass(frozen=True, kw_only=True)
class Facts:
    """All that one signature covers. `on` is the day that the rules judge as of.

    `score_months` is the age from which on the service calls a score old (ST1-17).
    `leaks` were found when the facts were taken: the words they were compared with are restricted,
    and no part of the facts.
    """

    on: datetime.date
    case: CaseFacts
    assessment: AssessmentFacts | None = None
    plan: PlanFacts | None = None
    leaks: tuple[Leak, ...] = ()
    score_months: int = 12

    @property
    def setting(self) -> Setting | None:
        """Where the person is now; the assessment's own answer where the case has none."""
        return self.case.setting or (self.assessment.setting if self.assessment else None)
