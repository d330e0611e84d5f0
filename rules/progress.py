"""When an action falls due, and whether it is overdue: a plan is tracked until it is done.

RMP-19 (implemented, not only written), MON-09 (restrictions are reviewed). What may not live here:
severities, and what is recorded.
"""

import datetime

from rules.facts import Action
from rules.terms import Progress

ENDED = (Progress.DONE, Progress.COULD_NOT)


def due_on(action: Action) -> datetime.date | None:
    """The day by which something must be done: its date, or its review where it goes on."""
    return action.when_on or action.review_on


def is_overdue(action: Action, on: datetime.date) -> bool:
    """Whether the day has gone by and nothing says that the action is done or could not be.

    A review is over once something was recorded on its day or later.
    """
    day = due_on(action)
    if day is None or day >= on or action.progress in ENDED:
        return False
    is_review = action.when_on is None
    return not (is_review and action.progress_on is not None and action.progress_on >= day)
