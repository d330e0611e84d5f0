"""The plan in force on a case: the newest that is signed, whether or not it is countersigned."""

from cases.models import Case
from riskplans.models import Plan


def plan_in_force(case: Case) -> Plan | None:
    """The newest signed plan that was not given up; None where none is signed."""
    signed = case.plans.filter(locked_at__isnull=False, abandoned_at__isnull=True)
    return signed.order_by("-number").first()


def contact_planned(case: Case) -> str:
    """How often the plan in force says the person is seen; "" where it does not."""
    plan = plan_in_force(case)
    return plan.contact_frequency if plan else ""
