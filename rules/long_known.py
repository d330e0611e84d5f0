"""Whether somebody has known the person so long that progress is easily seen too kindly.

SFO-04 (guidance, Learning from serious further offences, measuring progress), BIA-09 (Appendix 1).
The sources name no length of time: what counts as long is a setting, and twelve months is ours.
It asks, and judges nobody.
"""

import datetime

from rules.clock import add_months
from rules.wording import written


def months_between(start: datetime.date, end: datetime.date) -> int:
    """The whole months from one day to another."""
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if add_months(start, months) <= end else months - 1


def long_known(name: str, since: datetime.date | None, on: datetime.date, *, months: int) -> str:
    """What to ask oneself after so many months with the same person; "" before that."""
    known = months_between(since, on) if since else 0
    if since is None or known < months:
        return ""
    return (
        f"You have worked with {name} since {written(since)} ({known} months). Over time it is easy"
        " to see more progress than there is. Ask what others have seen, and what you would think"
        " if you met them today."
    )
