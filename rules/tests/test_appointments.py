"""Planned against actual contact, in words (SUP-06)."""

import datetime

import pytest

from rules.appointments import kept_in_words
from rules.terms import Attendance

ON = datetime.date(2026, 5, 29)
KEPT, MISSED = Attendance.KEPT, Attendance.MISSED


def ago(days):
    return ON - datetime.timedelta(days=days)


def test_nothing_planned_says_nothing_sup_06():
    assert kept_in_words([], ON) == ""


def test_all_kept_names_nothing_else_sup_06():
    assert kept_in_words([(ago(1), KEPT), (ago(8), KEPT)], ON) == "2 of 2 kept in the last 8 weeks."


def test_each_way_of_not_being_seen_is_counted_apart_sup_06():
    rows = [
        (ago(1), KEPT),
        (ago(2), MISSED),
        (ago(3), MISSED),
        (ago(4), Attendance.ACCEPTABLE),
        (ago(5), Attendance.CANCELLED),
        (ago(6), None),
    ]
    assert kept_in_words(rows, ON) == (
        "1 of 6 kept in the last 8 weeks: 2 missed without an acceptable reason, 1 missed for an"
        " acceptable reason, 1 cancelled by us, 1 not recorded yet."
    )


@pytest.mark.parametrize(
    ("day", "how", "counts"),
    [
        (ago(-1), KEPT, False),  # a day that has not come
        (ago(0), None, False),  # today, and nobody has said yet
        (ago(0), KEPT, True),
        (ago(56), KEPT, True),
        (ago(57), KEPT, False),
    ],
)
def test_the_last_eight_weeks_end_yesterday_or_with_what_is_known_today_sup_06(day, how, counts):
    assert bool(kept_in_words([(day, how)], ON)) is counts


def test_other_lengths_can_be_asked_for():
    assert kept_in_words([(ago(20), KEPT)], ON, weeks=2) == ""
