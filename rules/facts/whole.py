"""All that one signature covers."""

import datetime
from dataclasses import dataclass

from rules.facts.assessment import AssessmentFacts
from rules.facts.case import CaseFacts
from rules.facts.plan import PlanFacts
from rules.terms import Setting

SCHEMA_VERSION = 1


@dataclass(frozen=True, kw_only=True)
class Facts:
    """All that one signature covers. `on` is the day that the rules judge as of."""

    on: datetime.date
    case: CaseFacts
    assessment: AssessmentFacts | None = None
    plan: PlanFacts | None = None

    @property
    def setting(self) -> Setting | None:
        """Where the person is now; the assessment's own answer where the case has none."""
        return self.case.setting or (self.assessment.setting if self.assessment else None)
