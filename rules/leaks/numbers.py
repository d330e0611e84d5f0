"""Telephone numbers and dates of birth, however they are written (VIC-02).

What lives here: reading one, and the pattern that finds it. What may not: names (`names`).
"""

import datetime
import re
from collections.abc import Iterable, Iterator
from functools import cache

from rules.leaks.ordinary import MONTHS

_GAP = r"[\s().\-–—/]{0,3}"
_ORDINAL = r"(?:st|nd|rd|th)?"
RUN = re.compile(r"[0-9][0-9\s().\-–—/]{4,}[0-9]")
_FEWEST_DIGITS = 6


def numbers_of(text: str) -> Iterator[str]:
    """The telephone numbers of a text, without what comes before the area code."""
    for part in re.split(r"[,;/\n]|\bor\b|\band\b|(?<=\d)\s+(?=\+|0\d{3})", text):
        digits = re.sub(r"^(?:0044|44)(?=\d{9})", "", re.sub(r"\D", "", part)).lstrip("0")
        if len(digits) >= _FEWEST_DIGITS:
            yield digits


@cache
def number_pattern(digits: str) -> re.Pattern[str]:
    """Finds that number with any prefix and spacing."""
    body = _GAP.join(digits)
    return re.compile(rf"(?<!\d)(?:(?:\+|00)?44{_GAP}(?:0{_GAP})?|\(?0{_GAP})?{body}(?!\d)")


def day_of(text: str) -> datetime.date | None:
    """The date of birth that a text gives: 2015-05-03 or 3 May 2015 or 3/5/2015; None if none."""
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    month = next((n for n, name in enumerate(MONTHS, 1) if name[:3] in text.lower()), None)
    try:
        if month and len(numbers) == 2:
            return datetime.date(max(numbers), month, min(numbers))
        if len(numbers) == 3 and numbers[0] > 31:
            return datetime.date(*numbers)
        if len(numbers) == 3:
            return datetime.date(numbers[2], numbers[1], numbers[0])
    except ValueError:
        return None
    return None


@cache
def day_pattern(day: datetime.date) -> re.Pattern[str]:
    """Finds that day: 3 May 2015, May 3rd, 2015, 03/05/2015, 3.5.15, 2015-05-03, 03052015."""
    name = MONTHS[day.month - 1]
    short = "sept?" if day.month == 9 else name[:3]
    month = rf"(?:{name}|{short})\.?"
    year, years = f"{day.year:04}", f"{day.year % 100:02}"
    either, d, m = f"(?:{year}|['’]?{years})", f"0?{day.day}", f"0?{day.month}"
    gap, between = r"[\s.,\-–/]*", r"\s*[.\-–/\s]\s*"
    forms = (
        rf"{d}{_ORDINAL}{gap}(?:of\s+)?{month}{gap}{either}",
        rf"{month}{gap}{d}{_ORDINAL}{gap}{either}",
        rf"{year}{gap}{month}{gap}{d}{_ORDINAL}",
        rf"{d}{between}{m}{between}{either}",
        rf"{year}{between}{m}{between}{d}",
        f"{day:%d%m%Y}|{day:%Y%m%d}",
    )
    return re.compile(rf"(?<![\w])(?:{'|'.join(forms)})(?!\w)", re.I)


def days_written(runs: Iterable[str]) -> set[tuple[int, ...]]:
    """All that might be a day written in digits among the runs: three numbers, or eight digits."""
    found: set[tuple[int, ...]] = set()
    for run in runs:
        parts = [int(part) for part in re.findall(r"\d+", run)]
        found.update(zip(parts, parts[1:], parts[2:], strict=False))
        found.update((part,) for part in parts)
    return found


def is_in_digits(day: datetime.date, written: set[tuple[int, ...]]) -> bool:
    """Whether those numbers may be that day."""
    d, m, y = day.day, day.month, day.year
    stuck = ((int(f"{day:%d%m%Y}"),), (int(f"{day:%Y%m%d}"),))
    return bool({(d, m, y), (d, m, y % 100), (y, m, d), *stuck} & written)


def is_in_words(day: datetime.date, words: frozenset[str], squashed: str) -> bool:
    """Whether the month and the year of that day stand somewhere."""
    is_month_there = MONTHS[day.month - 1][:3] in squashed
    return is_month_there and (f"{day.year:04}" in squashed or f"{day.year % 100:02}" in words)
