"""Dates as files write them: a day, a year, a span of years; or nothing that is a date."""

import calendar
import datetime
import re

from riskplans.workflow import record_when
from rosh.forms.dates import YEARS
from rosh.templatetags.govuk import long_date

DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
PART = re.compile(r"\b(\d{4})(?:-(\d{2})(?!\d))?(?:-(\d{2})(?!\d))?", re.ASCII)
ENDS = r"(?![\w-]|/(?!\d{4}-))"  # before a stroke it may be a reference, such as 2020-05/17
IN_TEXT = re.compile(rf"(?<![\w-])\d{{4}}-\d{{2}}-\d{{2}}{ENDS}", re.ASCII)
MONTH_IN_TEXT = re.compile(rf"(?<![\w-])(\d{{4}})-(0[1-9]|1[0-2]){ENDS}", re.ASCII)
BEFORE_THE_END = re.compile(
    r"(?:(?:(?:the )?end of|until|till|to|ends?|ended|expir(?:es?|ed|y)|discharged|lapsed|revoked"
    r"|in|on|by)\b[\s:,]*)+",
    re.I,
)
A_MONTH = re.compile(
    r"(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april"
    r"|august|september|october|november|december) )?\d{4}\.?|\d{4}-(?:0[1-9]|1[0-2])",
    re.I | re.ASCII,
)
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


def any_day_of(text: object) -> datetime.date | None:
    """The day that a text names as people write one too: 4 January 2027, 4/1/2027."""
    found = day_of(text) or (record_when(text.strip()) if isinstance(text, str) else None)
    return found if found and found.year in YEARS else None


def end_of(text: str, on: datetime.date) -> datetime.date | None:
    """The last day that a text such as "until 2026-05-11" names, or "expired May 2025".

    Of a month or a year it is the last day, where that is over; else nobody knows the day.
    """
    told = BEFORE_THE_END.sub("", text.strip())
    last = any_day_of(told) or _last_of(told)
    return last if last and (last < on or any_day_of(told)) else None


def _last_of(told: str) -> datetime.date | None:
    """The last day of a month or a year."""
    if not A_MONTH.fullmatch(told):
        return None
    names = {name: f"-{n:02}" for n, name in enumerate(calendar.month_abbr) if name}
    month, _, year = told.rpartition(" ")
    span = f"{year.strip('.')}{names.get(month[:3].capitalize(), '')}"
    return span_of(span)[1]


def written_out(text: str) -> str:
    """A text with each day and month in it as people write them: "since 31 March 2026"."""
    told = IN_TEXT.sub(lambda found: long_date(day_of(found[0])) or found[0], text)
    return MONTH_IN_TEXT.sub(_month, told)


def _month(found: re.Match[str]) -> str:
    year, month = int(found[1]), int(found[2])
    return f"{calendar.month_name[month]} {year}" if year in YEARS else found[0]


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
