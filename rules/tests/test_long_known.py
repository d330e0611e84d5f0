"""How long the same practitioner has known the person, and from when on that is asked about."""

import datetime

import pytest

from rules.long_known import long_known, months_between

SINCE = datetime.date(2025, 5, 3)


@pytest.mark.parametrize(
    ("on", "is_asked"),
    [
        (datetime.date(2025, 5, 3), False),
        (datetime.date(2026, 5, 2), False),
        (datetime.date(2026, 5, 3), True),
        (datetime.date(2026, 11, 22), True),
    ],
)
def test_after_twelve_months_progress_is_asked_about_sfo_04_bia_09(on, is_asked):
    assert bool(long_known("Marlon Example", SINCE, on, months=12)) is is_asked


def test_it_says_whom_since_when_and_how_long_sfo_04():
    said = long_known("Marlon Example", SINCE, datetime.date(2026, 11, 22), months=12)
    assert said.startswith("You have worked with Marlon Example since 3 May 2025 (18 months).")
    assert long_known("Marlon Example", None, datetime.date(2026, 11, 22), months=0) == ""


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ((2025, 1, 31), (2025, 2, 27), 0),
        ((2025, 1, 31), (2025, 2, 28), 1),
        ((2024, 12, 15), (2025, 1, 14), 0),
        ((2024, 12, 15), (2025, 1, 15), 1),
        ((2024, 2, 29), (2025, 2, 28), 12),
    ],
)
def test_months_are_whole(start, end, months):
    assert months_between(datetime.date(*start), datetime.date(*end)) == months
