"""What the database cannot hold is left out of what was typed (P13)."""

from rosh.storable import storable, storable_pairs


def test_a_nul_and_half_a_surrogate_pair_are_left_out():
    assert storable("He\0 rang\ud800 twice 😀") == "He rang twice 😀"


def test_a_name_with_a_control_character_is_of_no_form_of_ours():
    pairs = [("why\0now", "x"), ("why_now", "a\0b"), ("a\nb", "x"), ("\ud800", "x")]
    assert storable_pairs(pairs) == [("why_now", "ab")]
