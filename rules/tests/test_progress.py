"""When an action falls due, and when it is overdue (RMP-19, MON-09)."""

import datetime

import pytest

from rules.progress import due_on, is_overdue, standing
from rules.terms import Progress, Standing
from rules.tests.rows import action

DUE = datetime.date(2026, 5, 3)
AFTER = DUE + datetime.timedelta(days=1)
BEFORE = DUE - datetime.timedelta(days=1)


def dated(**more):
    return action(**({"when_on": DUE} | more))


def reviewed(**more):
    return action(when_on=None, when_text="ongoing", review_on=DUE, **more)


def test_an_action_is_due_on_its_date_and_one_that_goes_on_when_it_is_reviewed_rmp_19():
    assert due_on(dated(review_on=AFTER)) == DUE
    assert due_on(reviewed()) == DUE
    assert due_on(action(when_on=None)) is None


def test_it_is_overdue_on_the_day_after_and_not_before_rmp_19():
    """RMP-03: a plan is carried out, not only written."""
    assert [is_overdue(dated(), day) for day in (BEFORE, DUE, AFTER)] == [False, False, True]
    assert not is_overdue(action(when_on=None), AFTER)


@pytest.mark.parametrize("state", Progress)
def test_only_what_is_done_or_could_not_be_done_is_over_rmp_19(state):
    is_over = state in (Progress.DONE, Progress.COULD_NOT)
    assert is_overdue(dated(progress=state, progress_on=AFTER), AFTER) is not is_over


def test_a_review_is_over_once_something_was_recorded_on_its_day_or_later_mon_09():
    asked = datetime.date(2026, 6, 1)
    checked = [
        is_overdue(reviewed(progress=Progress.MONITORED, progress_on=day), asked)
        for day in (BEFORE, DUE, AFTER)
    ]
    assert checked == [True, False, False]
    assert is_overdue(reviewed(), asked)


def restriction(**more):
    """It begins on one day, and is reviewed on a later one."""
    return dated(**({"is_restriction": True, "review_on": REVIEW} | more))


REVIEW = datetime.date(2026, 8, 1)
LATER = REVIEW + datetime.timedelta(days=1)


@pytest.mark.parametrize("state", [Progress.UNDER_WAY, Progress.MONITORED, Progress.DONE])
@pytest.mark.parametrize("recorded", [DUE, AFTER])
def test_a_restriction_in_place_waits_for_its_review_mon_09(state, recorded):
    row = restriction(progress=state, progress_on=recorded)
    assert due_on(row) == REVIEW
    assert [is_overdue(row, day) for day in (AFTER, REVIEW, LATER)] == [False, False, True]
    seen = restriction(progress=state, progress_on=REVIEW)
    assert not is_overdue(seen, LATER)


def test_a_restriction_put_in_place_early_is_reviewed_too_mon_09():
    row = restriction(progress=Progress.DONE, progress_on=BEFORE)
    assert [is_overdue(row, day) for day in (AFTER, LATER)] == [False, True]


@pytest.mark.parametrize(
    "more", [{}, {"progress": Progress.UNDER_WAY, "progress_on": BEFORE}, {"review_on": None}]
)
def test_a_restriction_that_has_not_begun_is_due_on_its_date_rmp_19(more):
    row = restriction(**more)
    assert due_on(row) == DUE
    assert [is_overdue(row, day) for day in (DUE, AFTER)] == [False, True]


def test_what_could_not_be_done_and_what_is_no_restriction_is_not_reviewed_after():
    for row in (
        restriction(progress=Progress.COULD_NOT, progress_on=AFTER),
        restriction(progress=Progress.DONE, progress_on=AFTER, is_restriction=False),
    ):
        assert not is_overdue(row, LATER)


@pytest.mark.parametrize(
    ("more", "day", "expected"),
    [
        ({}, DUE, Standing.IN_HAND),
        ({}, AFTER, Standing.OVERDUE),
        ({"when_on": None}, AFTER, Standing.IN_HAND),
        ({"progress": Progress.UNDER_WAY, "progress_on": DUE}, DUE, Standing.IN_HAND),
        ({"progress": Progress.DONE, "progress_on": DUE}, AFTER, Standing.DONE),
        ({"progress": Progress.COULD_NOT, "progress_on": DUE}, AFTER, Standing.COULD_NOT),
    ],
)
def test_how_an_action_stands_is_one_word_map_06(more, day, expected):
    assert standing(dated(**more), day) is expected


def test_a_restriction_that_is_in_place_and_not_reviewed_is_overdue_and_not_done_map_06():
    placed = reviewed(is_restriction=True, progress=Progress.DONE, progress_on=BEFORE)
    assert [standing(placed, day) for day in (DUE, AFTER)] == [Standing.DONE, Standing.OVERDUE]
