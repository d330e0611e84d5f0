"""A future partner is taken out of the text about known adults. WHO-05."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.moving_partners import take_out
from rules.partners import names_future_partner


@pytest.mark.parametrize(
    ("text", "stays", "taken"),
    [
        ("Any future partner", "", "Any future partner"),
        ("KA-1, his mother. Any future partner.", "KA-1, his mother.", "Any future partner"),
        ("KA-1 and any future partner", "KA-1", "any future partner"),
        ("KA-1, KA-2, and any future partner.", "KA-1, KA-2.", "any future partner"),
        ("KA-1.\nThe next partner he lives with.", "KA-1.", "The next partner he lives with"),
        ("A new partner; a future girlfriend", "", "A new partner; a future girlfriend"),
        ("KA-1\nKA-2", "KA-1\nKA-2", ""),
        ("KA-1, his new partner KA-2", "KA-1, his new partner KA-2", ""),
        (
            "KA-1; KA-2 new partner Any future partner.",
            "KA-1; KA-2 new partner.",
            "Any future partner",
        ),
        ("KA-1. A future\npartner", "KA-1. A", "future partner"),
        ("", "", ""),
    ],
)
def test_only_what_names_a_future_partner_is_taken_who_05(text, stays, taken):
    assert take_out(text) == (stays, taken)


def test_where_the_list_cuts_the_words_only_they_are_taken_who_05():
    stays, taken = take_out("KA-1 or any new, possible partner")
    assert taken == "any new, possible partner"
    assert "KA-1" in stays
    both = take_out("KA-1 or any new, possible partner. A next partner.")[1]
    assert both == "any new, possible partner; A next partner"


@given(st.text(max_size=80), st.sampled_from(["", "any future partner", "KA-1 and next partner"]))
def test_nothing_is_left_that_names_one_and_nobody_named_is_lost(around, words):
    text = f"{around} {words}"
    stays, taken = take_out(text)
    assert bool(taken) is bool(names_future_partner(text))
    if "KA-1" in words:
        assert "KA-1" in stays
