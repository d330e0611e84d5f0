"""The plan in force on a case: what people act on.

A plan takes effect as its level does (domain model, signing): at once, unless its signature lowers
the level and waits. A plan signed alone that waits for its countersignature leaves the plan before
in force. One whose signature raised the level stays what people act on when it is returned or
withdrawn, because the raised level stands too, until something signed follows.
"""

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from cases.models import Case
from riskplans.models import Plan
from rules.terms import SubmissionStatus

LEVEL_THAT_HOLDS = "case__risk_register__countersigned_level"
OVERTOOK_URGENT = Q(assessment__carried_from__abandoned_at__isnull=False)
WAITING = (SubmissionStatus.AWAITING, SubmissionStatus.AWAITING_SECOND)
GIVEN_BACK = (SubmissionStatus.DRAFT, SubmissionStatus.RETURNED)


def plan_in_force(case: Case) -> Plan | None:
    """The newest plan that has taken effect and was not given up; None where there is none."""
    kept = case.plans.filter(abandoned_at__isnull=True)
    signed = Q(locked_at__isnull=False) & ~Exists(_waits_for_its_turn())
    return kept.filter(signed | Exists(_raised_and_given_back())).order_by("-number").first()


def _submissions() -> QuerySet[Plan]:
    """The plan of the outer row beside each of its submissions."""
    return Plan.objects.filter(pk=OuterRef("pk"))


def _waits_for_its_turn() -> QuerySet[Plan]:
    """Signed alone, or lowering the level, and not countersigned yet.

    What has overtaken an urgent plan waits beside nothing: that one is gone.
    """
    is_alone = Q(submissions__assessment__isnull=True)
    lowers = Q(submissions__is_reduction=True) & ~OVERTOOK_URGENT
    return _submissions().filter(is_alone | lowers, submissions__status__in=WAITING)


def _raised_and_given_back() -> QuerySet[Plan]:
    """Returned or withdrawn after it was signed urgently, or above what was countersigned."""
    is_above = Q(submissions__level__gt=F(LEVEL_THAT_HOLDS)) | Q(**{LEVEL_THAT_HOLDS: None})
    return _submissions().filter(
        Q(submissions__is_urgent=True) | is_above | OVERTOOK_URGENT,
        submissions__assessment__isnull=False,
        submissions__status__in=GIVEN_BACK,
    )


def contact_planned(case: Case) -> str:
    """How often the plan in force says the person is seen; "" where it does not."""
    plan = plan_in_force(case)
    return plan.contact_frequency if plan else ""
