"""Deadlines and working days, each with its sum in words.

What lives here: when a plan, a home visit and a review fall due. What may not: tasks (they are
rows of `cases`), the list of bank holidays (it is handed in), today's date.
"""

import calendar
import datetime
from collections.abc import Container
from dataclasses import dataclass

from rules.facts import AssessmentFacts, Facts
from rules.terms import AssessmentKind, RiskLevel, Setting
from rules.wording import written as written  # also offered from here

PLAN_WORKING_DAYS = 5
REPLY_WORKING_DAYS = 10  # to a question asked of another agency (CHD-02)
HOME_VISIT_WORKING_DAYS = 10
REVIEW_MONTHS = 4
LIMITED_REVIEW_WEEKS = 4

_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()


@dataclass(frozen=True)
class Deadline:
    """A day on which something falls due, and the sum that leads to it."""

    due_on: datetime.date
    sum: str


def is_working_day(day: datetime.date, holidays: Container[datetime.date]) -> bool:
    """Whether it is a Monday to Friday that is no bank holiday."""
    return day.weekday() < 5 and day not in holidays


def add_working_days(
    start: datetime.date, days: int, holidays: Container[datetime.date]
) -> datetime.date:
    """The day that many working days after `start`, which itself does not count.

    Negative days count back.
    """
    step = datetime.timedelta(days=1 if days > 0 else -1)
    day, left = start, abs(days)
    while left:
        day += step
        left -= is_working_day(day, holidays)
    return day


def add_months(start: datetime.date, months: int) -> datetime.date:
    """The same day of a later month; the last of the month where it has no such day."""
    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(start.day, last))


def first_due(
    opened_on: datetime.date,
    ordered_on: datetime.date | None,
    holidays: Container[datetime.date],
    *,
    days: int = PLAN_WORKING_DAYS,
) -> Deadline:
    """When a case that came here on `opened_on` needs its first assessment and plan (RMP-11).

    Counted from the order where that is later: nobody owes a plan for a case that they do not have.
    """
    if ordered_on and opened_on < ordered_on:
        return _counted(ordered_on, days, holidays, f"the order of {written(ordered_on)}")
    return _counted(opened_on, days, holidays, f"the case was opened on {written(opened_on)}")


def plan_due(
    *,
    holidays: Container[datetime.date],
    ordered_on: datetime.date | None = None,
    opened_on: datetime.date | None = None,
    signed_on: datetime.date | None = None,
    release_on: datetime.date | None = None,
    days: int = PLAN_WORKING_DAYS,
) -> Deadline | None:
    """When the plan must be complete: the earliest of the days that are given (RMP-11).

    Hand in `signed_on` only for a signature at High or Very High, or one that changes the level;
    `release_on` gives the last working day before release. `opened_on` is the day on which the
    case came here (`first_due`). None when nothing starts the clock.
    """
    found = []
    if opened_on:
        found.append(first_due(opened_on, ordered_on, holidays, days=days))
    elif ordered_on:
        found.append(_counted(ordered_on, days, holidays, f"the order of {written(ordered_on)}"))
    if signed_on:
        found.append(_counted(signed_on, days, holidays, f"the signature of {written(signed_on)}"))
    if release_on:
        day = add_working_days(release_on, -1, holidays)
        found.append(
            Deadline(
                day,
                f"The last working day before release on {written(release_on)} is {written(day)}.",
            )
        )
    return min(found, key=lambda deadline: deadline.due_on, default=None)


def release_ahead(release_on: datetime.date | None, on: datetime.date) -> datetime.date | None:
    """The release that a person in custody waits for: a day that has come was before a recall."""
    return release_on if release_on and on < release_on else None


def plan_due_for(
    facts: Facts,
    signed_on: datetime.date,
    holidays: Container[datetime.date],
    *,
    opened_on: datetime.date | None = None,
    days: int = PLAN_WORKING_DAYS,
) -> Deadline | None:
    """When the plan of these facts is due after that signature (RMP-11; domain model, boundaries).

    A person in custody owes it before release and nothing else. A first assessment is counted
    from release, or from the order; a release or an order before the case came here on
    `opened_on` counts from that day. Every signature at High or Very High, or that changes the
    level, counts too, unless release has set the day already.
    """
    case, assessment = facts.case, facts.assessment
    if facts.setting is Setting.CUSTODY:
        return plan_due(holidays=holidays, release_on=release_ahead(case.release_on, facts.on))
    if assessment is None:
        return None
    is_first = assessment.kind is AssessmentKind.INITIAL
    if is_first and case.release_on and (opened_on is None or opened_on < case.release_on):
        return plan_due(holidays=holidays, release_on=case.release_on)
    return plan_due(
        holidays=holidays,
        ordered_on=case.sentenced_on if is_first else None,
        opened_on=opened_on if is_first else None,
        signed_on=signed_on if _starts_plan_clock(facts) else None,
        days=days,
    )


def _starts_plan_clock(facts: Facts) -> bool:
    level = facts.assessment.step4.level if facts.assessment else None
    before = facts.case.levels.highest
    is_changed = level is not None and before is not None and level != before
    return is_changed or (level is not None and level >= RiskLevel.HIGH)


def home_visit_due(
    *,
    holidays: Container[datetime.date],
    level: RiskLevel | None,
    setting: Setting | None,
    sentenced_on: datetime.date | None = None,
    released_on: datetime.date | None = None,
    left_premises_on: datetime.date | None = None,
    days: int = HOME_VISIT_WORKING_DAYS,
) -> Deadline | None:
    """When a home visit is due at High and Very High, in the community (SUP-05).

    Counted from the latest of sentence, release and leaving approved premises. For a person in
    custody hand in the setting COMMUNITY with the release date to see what will be due.
    """
    if level is None or level < RiskLevel.HIGH or setting is Setting.CUSTODY:
        return None
    starts = (
        (sentenced_on, "the sentence"),
        (released_on, "release"),
        (left_premises_on, "leaving approved premises"),
    )
    known = [(day, what) for day, what in starts if day]
    if not known:
        return None
    start, what = max(known, key=lambda pair: pair[0])
    return _counted(start, days, holidays, f"{what} on {written(start)}")


def why_soon(assessment: AssessmentFacts) -> str:
    """Why what is signed must be looked at again soon; "" where nothing asks for it.

    SRC-16 for limited information, ST1-14 for an initial view.
    """
    if assessment.is_initial_view:
        return "it was an initial view only"
    return "information was limited" if assessment.is_limited else ""


def review_due(
    signed_on: datetime.date,
    *,
    soon_because: str = "",
    months: int = REVIEW_MONTHS,
    weeks: int = LIMITED_REVIEW_WEEKS,
) -> Deadline:
    """When the next review is due: four months, or four weeks where `why_soon` gives a reason.

    REV-01, SRC-16.
    """
    if soon_because:
        day = signed_on + datetime.timedelta(weeks=weeks)
        length, why = _many(weeks, "week"), f", because {soon_because}"
    else:
        day, why = add_months(signed_on, months), ""
        length = _many(months, "month")
    return Deadline(
        day, f"{length} after the signature of {written(signed_on)}{why}: {written(day)}."
    )


def _counted(
    start: datetime.date, days: int, holidays: Container[datetime.date], what: str
) -> Deadline:
    day = add_working_days(start, days, holidays)
    return Deadline(day, f"{_many(days, 'working day')} after {what}: {written(day)}.")


def _many(count: int, what: str) -> str:
    number = _NUMBERS[count].capitalize() if count < len(_NUMBERS) else str(count)
    return f"{number} {what}" if count == 1 else f"{number} {what}s"
