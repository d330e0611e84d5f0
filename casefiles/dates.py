"""Dates as files write them: a day, a year, a span of years; or nothing that is a date."""

import datetime
import re

from rosh.forms.dates import YEARS

DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
PART = re.compile(r"\b(\d{4})(?:-(\d{2})(?!\d))?(?:-(\d{2})(?!\d))?", re.ASCII)
NOT_KNOWN = {"", "-", "unknown", "not known", "not recorded", "n/a", "none"}


def day_of(text: object) -> datetime.date | None:
    """The day that a text such as 2026-03-31 names; None where it names none, or none of ours."""
    if not isinstance(text, str) or not DAY.match(text.strip()):
        return None
    try:
        day = datetime.date.fromisoformat(text.strip())
    except ValueError:
        return None
    return day if day.year in YEARS else None


def is_left_open(text: object) -> bool:
    """Whether a text says that there is no date."""
    return text is None or (isinstance(text, str) and text.strip().lower() in NOT_KNOWN)


def span_of(text: str) -> tuple[datetime.date | None, datetime.date | None]:
    """The earliest and the latest day of a text such as 2018-2022; None where unknown."""
    days = [day for match in PART.finditer(text) for day in _ends(*match.groups())]
    return (min(days), max(days)) if days else (None, None)


def _ends(year: str, month: str | None, day: str | None) -> list[datetime.date]:
    first, last = int(month or 1), int(month or 12)
    try:
        if day:
            return [datetime.date(int(year), first, int(day))]
        after = datetime.date(int(year) + last // 12, last % 12 + 1, 1)
        return [datetime.date(int(year), first, 1), after - datetime.timedelta(days=1)]
    except ValueError:
        return []
