"""The same restriction for two people is pointed out (MON-05)."""

import pytest

from rules.same_words import is_used_before


@pytest.mark.parametrize(
    ("text", "others", "expected"),
    [
        ("Curfew from 21:00 to 06:00", ["Curfew from 21:00 to 06:00"], True),
        ("Curfew from 21:00 to 06:00", ["A", "curfew,  from 21.00\nto 06.00."], True),
        ("Curfew from 21:00 to 06:00", ["Curfew from 20:00 to 06:00"], False),
        ("No contact with KA-1", ["No contact with KA-1 or CH-1"], False),
        ("Five miles, ５ days", ["Five miles, 5 days"], True),
        ("Curfew", [], False),
        ("–", ["...", ""], False),
    ],
)
def test_the_same_words_are_found_whatever_stands_between_them_mon_05(text, others, expected):
    assert is_used_before(text, others) is expected
