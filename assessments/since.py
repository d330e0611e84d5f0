"""What an assessment says that the one before did not."""

from dataclasses import dataclass

from django.utils import timezone

from assessments.facts import of_assessment, with_rows
from assessments.models import Assessment
from cases import facts as case_facts
from rules.changes import Changes, compare
from rules.facts import AssessmentFacts
from rules.wording import written


@dataclass(frozen=True)
class SinceLast:
    """The assessment before, and what changed since."""

    earlier: Assessment
    changes: Changes

    @property
    def compared_with(self) -> str:
        """What it is compared with, in words."""
        return f"{str(self.earlier).lower()} of {written(self.earlier.assessed_on)}"


def since_last(assessment: Assessment, now: AssessmentFacts) -> SinceLast | None:
    """What changed since the assessment that this one was copied from, or the last complete one.

    None where there is none before it in this service. `now` is what this one says: its rows, or
    its signed record.
    """
    earlier = assessment.carried_from or _complete_before(assessment)
    if earlier is None:
        return None
    before = with_rows(earlier.uuid)
    case = case_facts.of_case(before.case, timezone.localdate())
    return SinceLast(earlier, compare(of_assessment(before), now, case))


def _complete_before(assessment: Assessment) -> Assessment | None:
    done = Assessment.objects.filter(
        case_id=assessment.case_id, completed_at__isnull=False, number__lt=assessment.number
    )
    return done.order_by("-number").first()
