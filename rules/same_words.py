"""Whether a restriction says, word for word, what one for somebody else says (MON-05).

One control does not suit all: it is written for this person. What may not live here: whose plans
are looked at (`riskplans.same_words`), findings; this is said beside the text, and stops nothing.
"""

import re
import unicodedata
from collections.abc import Iterable

REPEATED = (
    "You have used the same words for another person on probation. Make sure that it fits this"
    " person."
)


def is_used_before(text: str, others: Iterable[str]) -> bool:
    """Whether one of the others has the same words; case, spaces and marks between are no words."""
    words = _words(text)
    return bool(words) and any(_words(other) == words for other in others)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold())
