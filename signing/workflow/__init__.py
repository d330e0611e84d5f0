"""The verbs of the only state machine: one an arrow of `TRANSITIONS`, and the take-over of a draft.

Each is atomic, locks case, then assessment, then plan, then submission, asks the permission rule
on what it locked, changes, and writes register, tasks, timeline and signature.
"""

from signing.workflow.ending import abandon, abandon_plan, take_over, take_over_plan
from signing.workflow.ground import NotReady, Overtaken
from signing.workflow.review import countersign, return_for_changes, withdraw
from signing.workflow.sign import sign, sign_plan, sign_urgently

__all__ = [
    "NotReady",
    "Overtaken",
    "abandon",
    "abandon_plan",
    "countersign",
    "return_for_changes",
    "sign",
    "sign_plan",
    "sign_urgently",
    "take_over",
    "take_over_plan",
    "withdraw",
]
