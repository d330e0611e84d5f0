"""How long something took, in words."""

import datetime

import pytest

from rules.elapsed import elapsed

START = datetime.datetime(2026, 5, 3, 22, 30, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (-5, "less than a minute"),
        (0, "less than a minute"),
        (59, "less than a minute"),
        (60, "1 minute"),
        (59 * 60, "59 minutes"),
        (3600, "1 hour"),
        (2 * 3600 + 10 * 60 + 59, "2 hours 10 minutes"),
        (86_400 + 61, "1 day"),
        (3 * 86_400 + 4 * 3600 + 5 * 60, "3 days 4 hours"),
        (40 * 86_400, "40 days"),
    ],
)
def test_the_clock_names_its_two_largest_units_rev_17(seconds, words):
    assert elapsed(START, START + datetime.timedelta(seconds=seconds)) == words
