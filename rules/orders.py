"""Whether an order binds on a day: once for the facts and for the pages of a case (SCR-10, SCR-12).

What may not live here: what an order asks for (`checks.record`).
"""

import datetime
import re

# An end in words that is past, and that nobody doubts.
_OVER = re.compile(
    r"\W*(?:(?:the|this|order|it|has|have|was|been|is|now|already|since) )*"
    r"(?:expired|lapsed|discharged|revoked|rescinded|ended|set aside|(?:no longer|not) in force)\b"
    r"(?!.*(?:\?|\b(?:not(?! (?:been )?(?:renewed|replaced|extended|remade)\b)|unknown|unclear"
    r"|unsure|unless|may (?:be|have)|might|tbc|check|to (?:be )?confirm(?:ed)?)\b))",
    re.I | re.S,
)


def is_in_force(
    made_on: datetime.date | None,
    expires_on: datetime.date | None,
    expires_text: str,
    on: datetime.date,
) -> bool:
    """Whether an order binds on that day; the days it is made and expires both count.

    Where no day is known, an end in words counts only where it says that it is over; anything else
    ("until further order") leaves it in force.
    """
    if made_on is not None and on < made_on:
        return False
    return on <= expires_on if expires_on else not _OVER.match(expires_text)
