"""Working days, months, and the three deadlines with their sums."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.clock import (
    add_months,
    add_working_days,
    first_due,
    home_visit_due,
    is_working_day,
    plan_due,
    plan_due_for,
    review_due,
    why_soon,
)
from rules.facts import Facts
from rules.terms import AssessmentKind
from rules.tests.builders import (
    COMMUNITY,
    CUSTODY,
    HIGH,
    LOW,
    MEDIUM,
    VERY_HIGH,
    before,
    case,
    change,
    signable,
)

D = datetime.date
NONE: frozenset[datetime.date] = frozenset()
CHRISTMAS = frozenset({D(2026, 12, 25), D(2026, 12, 28)})


@pytest.mark.parametrize(
    ("start", "days", "holidays", "expected"),
    [
        (D(2026, 9, 14), 5, NONE, D(2026, 9, 21)),
        (D(2026, 9, 14), 0, NONE, D(2026, 9, 14)),
        (D(2026, 9, 11), 1, NONE, D(2026, 9, 14)),
        (D(2026, 9, 12), 1, NONE, D(2026, 9, 14)),
        (D(2026, 12, 23), 5, CHRISTMAS, D(2027, 1, 1)),
        (D(2026, 10, 9), 10, NONE, D(2026, 10, 23)),
        (D(2026, 11, 16), -1, NONE, D(2026, 11, 13)),
        (D(2026, 12, 29), -1, CHRISTMAS, D(2026, 12, 24)),
    ],
)
def test_working_days_leave_out_weekends_and_bank_holidays_rmp_11(start, days, holidays, expected):
    assert add_working_days(start, days, holidays) == expected


@given(st.dates(D(2000, 1, 1), D(2100, 1, 1)), st.integers(1, 40))
def test_a_deadline_falls_on_a_working_day_and_days_add_up_rmp_11(start, days):
    due = add_working_days(start, days, CHRISTMAS)
    between = [start + datetime.timedelta(n) for n in range(1, (due - start).days + 1)]
    assert is_working_day(due, CHRISTMAS)
    assert sum(is_working_day(day, CHRISTMAS) for day in between) == days


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        (D(2026, 9, 14), 4, D(2027, 1, 14)),
        (D(2026, 10, 31), 4, D(2027, 2, 28)),
        (D(2027, 10, 31), 4, D(2028, 2, 29)),
        (D(2026, 5, 31), 4, D(2026, 9, 30)),
        (D(2026, 8, 31), 4, D(2026, 12, 31)),
    ],
)
def test_months_end_on_the_last_day_where_the_day_is_missing_rev_01(start, months, expected):
    assert add_months(start, months) == expected


def test_the_plan_is_due_five_working_days_from_the_order_rmp_11():
    due = plan_due(holidays=NONE, ordered_on=D(2026, 9, 14))
    assert due.due_on == D(2026, 9, 21)
    assert due.sum == ("Five working days after the order of 14 September 2026: 21 September 2026.")


def test_the_plan_is_due_on_the_working_day_before_release_rmp_11():
    due = plan_due(holidays=NONE, release_on=D(2026, 11, 16))
    assert due.due_on == D(2026, 11, 13)
    assert "before release on 16 November 2026" in due.sum


def test_the_earliest_of_several_days_counts_rmp_11():
    due = plan_due(holidays=NONE, ordered_on=D(2026, 9, 14), signed_on=D(2026, 9, 10))
    assert due.due_on == D(2026, 9, 17)


@pytest.mark.parametrize(
    ("opened_on", "ordered_on", "expected", "words"),
    [
        (D(2026, 9, 14), None, D(2026, 9, 21), "the case was opened on 14 September 2026"),
        (D(2026, 9, 14), D(2026, 9, 14), D(2026, 9, 21), "the case was opened on"),
        (D(2026, 9, 14), D(2026, 9, 15), D(2026, 9, 22), "the order of 15 September 2026"),
        (D(2026, 9, 14), D(2020, 1, 6), D(2026, 9, 21), "the case was opened on"),
    ],
)
def test_a_case_that_came_later_is_counted_from_then_rmp_11(opened_on, ordered_on, expected, words):
    due = first_due(opened_on, ordered_on, NONE)
    assert due.due_on == expected and words in due.sum
    assert plan_due(holidays=NONE, opened_on=opened_on, ordered_on=ordered_on) == due


def test_no_start_no_deadline_rmp_11():
    assert plan_due(holidays=NONE) is None


def _for(level, *, held=None, kind=AssessmentKind.INITIAL, **more):
    facts = change(signable(level), "case", **more)
    facts = before(facts, held) if held else facts
    return change(facts, "assessment", kind=kind)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (_for(MEDIUM, sentenced_on=D(2026, 9, 14)), D(2026, 9, 21)),
        (_for(HIGH, sentenced_on=D(2026, 9, 28)), D(2026, 10, 2)),
        (_for(HIGH, release_on=D(2026, 10, 9)), D(2026, 10, 8)),
        (_for(HIGH, setting=CUSTODY, release_on=D(2026, 11, 16)), D(2026, 11, 13)),
        (_for(HIGH, setting=CUSTODY), None),
        (_for(HIGH, setting=CUSTODY, release_on=D(2026, 9, 14)), None),  # before a recall
        (_for(HIGH, setting=CUSTODY, release_on=D(2026, 9, 15)), D(2026, 9, 14)),
        (_for(HIGH, kind=AssessmentKind.REVIEW), D(2026, 10, 2)),
        (_for(MEDIUM, kind=AssessmentKind.REVIEW), None),
        (_for(MEDIUM, kind=AssessmentKind.REVIEW, held=MEDIUM), None),
        (_for(LOW, kind=AssessmentKind.REVIEW, held=MEDIUM), D(2026, 10, 2)),
        (change(_for(MEDIUM, kind=AssessmentKind.REVIEW), "assessment.step4", level=None), None),
        (Facts(on=D(2026, 9, 25), case=case(sentenced_on=D(2026, 9, 14))), None),
    ],
)
def test_which_clock_a_plan_runs_on_rmp_11(facts, expected):
    due = plan_due_for(facts, D(2026, 9, 25), NONE)
    assert (due.due_on if due else None) == expected


@pytest.mark.parametrize(
    ("opened_on", "expected"),
    [
        (D(2026, 9, 16), D(2026, 9, 17)),  # released after the case came here
        (D(2026, 9, 18), D(2026, 9, 25)),  # on the same day
        (D(2026, 9, 22), D(2026, 9, 29)),  # released before
        (D(2026, 9, 28), D(2026, 10, 2)),  # and the signature comes first
    ],
)
def test_a_release_before_the_case_came_here_sets_no_day_rmp_11(opened_on, expected):
    facts = _for(HIGH, sentenced_on=D(2024, 3, 4), release_on=D(2026, 9, 18))
    due = plan_due_for(facts, D(2026, 9, 25), NONE, opened_on=opened_on)
    assert due.due_on == expected


def test_a_review_is_not_counted_from_the_day_the_case_came_rmp_11():
    facts = _for(MEDIUM, kind=AssessmentKind.REVIEW)
    assert plan_due_for(facts, D(2026, 9, 25), NONE, opened_on=D(2026, 9, 14)) is None


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"released_on": D(2026, 10, 9)}, D(2026, 10, 23)),
        ({"sentenced_on": D(2026, 9, 14)}, D(2026, 9, 28)),
        (
            {"released_on": D(2026, 5, 4), "left_premises_on": D(2026, 11, 2)},
            D(2026, 11, 16),
        ),
        ({}, None),
    ],
)
def test_a_home_visit_is_due_in_ten_working_days_sup_05(more, expected):
    due = home_visit_due(holidays=NONE, level=HIGH, setting=COMMUNITY, **more)
    assert (due.due_on if due else None) == expected


@pytest.mark.parametrize(
    ("level", "setting", "is_due"),
    [
        (None, COMMUNITY, False),
        (LOW, COMMUNITY, False),
        (MEDIUM, COMMUNITY, False),
        (HIGH, COMMUNITY, True),
        (VERY_HIGH, COMMUNITY, True),
        (VERY_HIGH, CUSTODY, False),
    ],
)
def test_home_visits_are_owed_at_high_in_the_community_sup_05(level, setting, is_due):
    due = home_visit_due(holidays=NONE, level=level, setting=setting, released_on=D(2026, 10, 9))
    assert bool(due) is is_due


def test_a_review_is_due_in_four_months_rev_01():
    due = review_due(D(2026, 9, 14))
    assert due.due_on == D(2027, 1, 14)
    assert due.sum == "Four months after the signature of 14 September 2026: 14 January 2027."


def test_limited_information_is_reviewed_in_four_weeks_src_16():
    due = review_due(D(2026, 8, 10), soon_because="information was limited")
    assert due.due_on == D(2026, 9, 7)
    assert "because information was limited" in due.sum


def test_intervals_are_settings_rev_01_dis_03():
    assert review_due(D(2026, 9, 14), months=1).sum.startswith("One month after")
    assert review_due(D(2026, 9, 14), months=18).sum.startswith("18 months after")


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({}, ""),
        ({"is_limited": True}, "information was limited"),
        ({"is_initial_view": True}, "it was an initial view only"),
        ({"is_limited": True, "is_initial_view": True}, "it was an initial view only"),
    ],
)
def test_what_brings_the_review_forward_src_16_st1_14(changes, why):
    settled = {"is_limited": False, "is_initial_view": False}
    whole = change(signable(LOW), "assessment", **(settled | changes))
    assert whole.assessment is not None and why_soon(whole.assessment) == why
