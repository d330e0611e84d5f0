"""Words that look like an answer and are none."""

import pytest

from rules.tests.builders import ON
from rules.vague import is_bare_nothing, is_given
from rules.vague_actions import is_vague_when, is_vague_who


@pytest.mark.parametrize("text", ["", " ", "-", "–", " - ", "...", "_"])
def test_a_dash_is_no_answer(text):
    assert not is_given(text)


@pytest.mark.parametrize("text", ["x", "no", "- x", "7"])
def test_anything_else_says_something(text):
    assert is_given(text)


@pytest.mark.parametrize("text", ["", "None", " none. ", "N/A", "nil", "Nothing", "not applicable"])
def test_a_bare_none_is_no_opposing_evidence_rat_01(text):
    assert is_bare_nothing(text)


@pytest.mark.parametrize("text", ["None of the tests was positive", "He works", "No record of it"])
def test_a_sentence_that_begins_with_none_is_an_answer_rat_01(text):
    assert not is_bare_nothing(text)


@pytest.mark.parametrize(
    "text",
    [
        "ongoing",
        "Ongoing.",
        "ongoing throughout licence",
        "ASAP",
        "as soon as possible",
        "TBC",
        "tba",
        "when possible",
        "regularly",
        "soon",
        "in due course",
        "as required",
        "weekly",
        "Every month",
        "2026-02-30",
        "from 2026-05-03 to 2026-13-01",
    ],
)
def test_vague_dates_are_found_rmp_06(text):
    assert is_vague_when(text)


@pytest.mark.parametrize(
    "text",
    [
        "2026-05-03",
        "3 May 2026",
        "by 3rd May",
        "May 2027",
        "03/05/2026",
        "weekly from 3 May 2026",
        "weekly from release",
        "ongoing, review on 3 May 2026",
        "same day",
        "within five working days",
        "before the March hearing",
        "sooner than the hearing",
    ],
)
def test_dates_and_frequencies_with_a_start_are_plain_rmp_06(text):
    assert not is_vague_when(text)


@pytest.mark.parametrize(
    ("starts_on", "review_on", "is_vague"),
    [(None, None, True), (ON, None, True), (None, ON, True), (ON, ON, False)],
)
def test_ongoing_needs_a_start_and_a_review_rmp_06(starts_on, review_on, is_vague):
    assert is_vague_when("ongoing", starts_on, review_on) is is_vague


@pytest.mark.parametrize(
    ("text", "review_on", "is_vague"),
    [
        ("ongoing from 3 May 2026", None, True),
        ("ongoing from 3 May 2026", ON, False),
        ("ongoing from 3 May 2026 to 3 June 2026", None, False),
        ("ongoing from 3 May 2026, reviewed monthly", None, False),
    ],
)
def test_ongoing_from_a_day_still_needs_its_review_rmp_06(text, review_on, is_vague):
    assert is_vague_when(text, None, review_on) is is_vague


def test_a_frequency_needs_only_a_start_rmp_06():
    assert not is_vague_when("weekly", ON)


@pytest.mark.parametrize("text", ["all", "Everyone", "tbc", "agencies", "All agencies.", "staff"])
def test_nobody_in_particular_is_vague_rmp_06(text):
    assert is_vague_who(text)


@pytest.mark.parametrize("text", ["Police", "All agencies led by F. Example", "Probation staff"])
def test_somebody_is_not_vague_rmp_06(text):
    assert not is_vague_who(text)
