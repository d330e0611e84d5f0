"""The pages of signing: the author's in `drafting`, those of a submission in `reviewing`."""

from signing.views.drafting import abandon, reply, sign, sign_urgently, take_over
from signing.views.reviewing import countersign, record, return_, review, withdraw

__all__ = [
    "abandon",
    "countersign",
    "record",
    "reply",
    "return_",
    "review",
    "sign",
    "sign_urgently",
    "take_over",
    "withdraw",
]
