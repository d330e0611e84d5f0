"""Whether a plan says how often the person is seen (SUP-01, RMP-10). One home for that question."""

from rules.facts import PlanFacts
from rules.terms import Pillar
from rules.vague import is_given


def has_contact(plan: PlanFacts) -> bool:
    """Whether the field says so, or a supervision action does."""
    is_supervised = any(action.pillar is Pillar.SUPERVISION for action in plan.actions)
    return is_given(plan.contact_frequency) or is_supervised
