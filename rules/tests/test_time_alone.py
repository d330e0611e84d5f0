"""Words that name a length of time or a completed programme, and nothing else (REV-14, INT-05)."""

import pytest

from rules.time_alone import names_a_length_of_time, says_nothing_else


@pytest.mark.parametrize(
    "text",
    [
        "six months without incident",
        "It is 12 weeks.",
        "a year",
        "for years now",
        "nearly two full years",
        "Half a year has passed",
        "twenty-six weeks",
        "3 clear months",
        "He has been well for a long time.",
        "the last few months",
        "No call-outs since 2014",
        "no incidents since early 2024",
        "clear since January 2024",
        "a prolonged period of stability",
        "for some considerable time",
        "The last quarter was quiet",
        "time has passed",
    ],
)
def test_a_length_of_time_is_found_rev_14(text):
    assert names_a_length_of_time(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "He walked away when provoked.",
        "Since May",
        "Since release",
        "Monthly reports",
        "Weekly tests",
    ],
)
def test_other_words_are_no_length_of_time_rev_14(text):
    assert not names_a_length_of_time(text)


@pytest.mark.parametrize(
    "text",
    [
        "Six months",
        "It has been six months.",
        "Twelve months without further offending",
        "He has completed the programme.",
        "Completed Building Better Relationships programme",
        "She attended all sessions",
        "Completion of the accredited programme; nearly two years",
        "Finished treatment",
    ],
)
def test_time_or_completion_alone_says_nothing_else_rev_14_int_05(text):
    assert says_nothing_else(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "It has been",
        "Without trouble",
        "Six months in which he walked away when provoked",
        "Completed the programme and tells his partner when he is angry",
        "He walked away when provoked",
        "Work on his drinking",
        "Since May",
    ],
)
def test_other_words_say_something_rev_14_int_05(text):
    assert not says_nothing_else(text)
