"""What will be done about it: plans, actions in four pillars, contingencies, and their links."""

from riskplans.models.actions import (
    Action,
    ActionBehaviour,
    ActionFactor,
    ActionOrder,
    ActionPerson,
    ActionProgress,
)
from riskplans.models.contingencies import (
    Contingency,
    ContingencyBehaviour,
    ContingencyDetection,
    ContingencyFactor,
    ContingencyPerson,
    ContingencyUse,
)
from riskplans.models.decisions import (
    NoActionReason,
    OtherPlan,
    RejectedCondition,
    TravelDecision,
)
from riskplans.models.plan import (
    Plan,
    PlanAnswer,
    PlanEditor,
    PlanQuerySet,
)

__all__ = [
    "Action",
    "ActionBehaviour",
    "ActionFactor",
    "ActionOrder",
    "ActionPerson",
    "ActionProgress",
    "Contingency",
    "ContingencyBehaviour",
    "ContingencyDetection",
    "ContingencyFactor",
    "ContingencyPerson",
    "ContingencyUse",
    "NoActionReason",
    "OtherPlan",
    "Plan",
    "PlanAnswer",
    "PlanEditor",
    "PlanQuerySet",
    "RejectedCondition",
    "TravelDecision",
]
