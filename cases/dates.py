"""The first and last day that a written date can mean: "3 May 2019", "May 2019", "2017 to 2019"."""

import calendar
import datetime
import re

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?")
WORDS = re.compile(r"(?:(?P<day>\d{1,2}) +)?(?:(?P<month>[A-Za-z]{3,9}) +)?(?P<year>\d{4})")

Days = tuple[datetime.date | None, datetime.date | None]


def days_of(text: str) -> Days:
    """The earliest and the latest day; (None, None) where the text cannot be read as dates."""
    parts = re.split(r"\s+(?:to|and)\s+|\s*–\s*|(?<=\d{4})-(?=\d{4}$)", text.strip())
    first, last = _one(parts[0]), _one(parts[-1])
    if len(parts) > 2 or first is None or last is None:
        return None, None
    return (first[0], last[1]) if first[0] <= last[1] else (None, None)


def _one(text: str) -> tuple[datetime.date, datetime.date] | None:
    match = ISO.fullmatch(text) or WORDS.fullmatch(text)
    if not match:
        return None
    year, month, day = int(match["year"]), _month(match["month"]), match["day"]
    if month is None or (day and not month):
        return None
    try:
        if day:
            return (datetime.date(year, month, int(day)),) * 2
        start, end = month or 1, month or 12
        last = calendar.monthrange(year, end)[1]
        return datetime.date(year, start, 1), datetime.date(year, end, last)
    except ValueError:
        return None


def _month(text: str | None) -> int | None:
    """The month's number; 0 where none was written, None where it is no month."""
    if not text:
        return 0
    if text.isdigit():
        return int(text) if 1 <= int(text) <= 12 else None
    names = [name.lower() for name in calendar.month_name]
    word = text.lower()
    return MONTHS.get(word) or (names.index(word) if word in names else None)
