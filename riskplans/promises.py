"""What is not yet plain in an action, in words for the page; `rules.vague_actions` has the lists.

What may not live here: severities (QC-31 says whether it stops signing).
"""

import datetime

from rules.vague import is_given
from rules.vague_actions import is_vague_when, is_vague_who

WHEN_HINT = (
    "A date, like 3 May 2026. Where it is ongoing, also enter its start and its review, under "
    "“How often”."
)

PLAIN_WHEN = "Enter a date, like 3 May 2026, or a start and a review date."
REVIEW_RESTRICTION = "Enter the day on which this restriction is reviewed."


def doubt_about_who(who: str) -> str:
    """Why nobody could be held to this (RMP-06), or ""."""
    if not is_given(who):
        return "Nobody is named yet."
    if is_vague_who(who):
        return f"“{who}” names nobody. Enter a person, or an agency and a role."
    return ""


def doubt_about_when(
    text: str, starts_on: datetime.date | None, review_on: datetime.date | None
) -> str:
    """Why nobody could tell when this falls due (RMP-06), or ""."""
    if not is_given(text):
        return "" if starts_on and review_on else "There is no date yet."
    if is_vague_when(text, starts_on, review_on):
        return f"“{text}” does not say when. {PLAIN_WHEN}"
    return ""


def doubt_about_review(is_restriction: bool, review_on: datetime.date | None) -> str:
    """Why nobody would look at this restriction again (MON-09), or ""."""
    return REVIEW_RESTRICTION if is_restriction and review_on is None else ""
