"""When an action falls due, and whether it is overdue: a plan is tracked until it is done.

RMP-19 (implemented, not only written), MON-09 (restrictions are reviewed), MAP-06 (what MAPPA
meetings agreed is followed). What may not live here: severities, and what is recorded.
"""

import datetime

from rules.facts import Action
from rules.terms import Progress, Standing

ENDED = (Progress.DONE, Progress.COULD_NOT)


def due_on(action: Action) -> datetime.date | None:
    """The day by which something must be done: its date, or its review where it goes on.

    Where a review is named, that counts once it is done, or something was recorded since its date.
    """
    is_done = action.progress is Progress.DONE
    is_begun = action.when_on is None or is_done or _is_recorded_since(action, action.when_on)
    return action.review_on if action.review_on and is_begun else action.when_on


def is_overdue(action: Action, on: datetime.date) -> bool:
    """Whether the day has gone by and nothing says that the action is done or could not be.

    A review is over once something was recorded on its day or later. A restriction that is put in
    place is done, and still reviewed (MON-09).
    """
    day, is_review = due_on(action), due_on(action) == action.review_on
    goes_on = action.is_restriction and is_review and action.progress is Progress.DONE
    if day is None or day >= on or (action.progress in ENDED and not goes_on):
        return False
    return not (is_review and _is_recorded_since(action, day))


def standing(action: Action, on: datetime.date) -> Standing:
    """How the action stands: a day that has gone by comes before what was said of it."""
    if is_overdue(action, on):
        return Standing.OVERDUE
    if action.progress not in ENDED:
        return Standing.IN_HAND
    return Standing.DONE if action.progress is Progress.DONE else Standing.COULD_NOT


def _is_recorded_since(action: Action, day: datetime.date) -> bool:
    return action.progress_on is not None and action.progress_on >= day
