"""What an assessment says that the one before did not."""

from dataclasses import dataclass

from assessments.facts import of_assessment, with_rows
from assessments.models import Assessment
from rules.changes import Changes, compare
from rules.facts import AssessmentFacts


@dataclass(frozen=True)
class SinceLast:
    """The assessment before, and what changed since."""

    earlier: Assessment
    changes: Changes


def since_last(assessment: Assessment, now: AssessmentFacts) -> SinceLast | None:
    """What changed since the assessment that this one was copied from, or the last complete one.

    None where there is none before it in this service. `now` is what this one says: its rows, or
    its signed record.
    """
    earlier = assessment.carried_from or _complete_before(assessment)
    if earlier is None:
        return None
    return SinceLast(earlier, compare(of_assessment(with_rows(earlier.uuid)), now))


def _complete_before(assessment: Assessment) -> Assessment | None:
    done = Assessment.objects.filter(
        case_id=assessment.case_id, completed_at__isnull=False, number__lt=assessment.number
    )
    return done.order_by("-number").first()
