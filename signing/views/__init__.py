"""The pages of signing: the author's in `drafting` and `plan_alone`, the others in `reviewing`,
who was told in `told`."""

from signing.views.drafting import abandon, reply, sign, sign_urgently, take_over
from signing.views.handed_on import handed_on, plan_handed_on
from signing.views.plan_alone import abandon_plan, reply_plan, sign_plan, take_over_plan
from signing.views.reviewing import countersign, record, return_, review, withdraw
from signing.views.told import told_add, told_edit, told_history, told_remove

__all__ = [
    "abandon",
    "abandon_plan",
    "countersign",
    "handed_on",
    "plan_handed_on",
    "record",
    "reply",
    "reply_plan",
    "return_",
    "review",
    "sign",
    "sign_plan",
    "sign_urgently",
    "take_over",
    "take_over_plan",
    "told_add",
    "told_edit",
    "told_history",
    "told_remove",
    "withdraw",
]
