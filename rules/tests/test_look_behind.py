"""Charges behind which to look (SCR-06)."""

import pytest

from rules.look_behind import may_hide_domestic_abuse


@pytest.mark.parametrize(
    ("charge", "is_asked"),
    [
        ("Criminal damage under £5,000", True),
        ("CRIMINAL  DAMAGE", True),
        ("Public order, section 4A", True),
        ("Affray", True),
        ("Drunk and disorderly", True),
        ("Wounding with intent", False),
        ("", False),
    ],
)
def test_scr_06_damage_and_public_order_ask_to_look_behind_the_charge(charge, is_asked):
    assert may_hide_domestic_abuse(charge) is is_asked
