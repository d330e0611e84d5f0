"""Whom the person on probation is told to ring (VIC-02)."""

import pytest

from documents import person
from rules.facts import Contact
from rules.tests.builders import change, high


@pytest.mark.parametrize(
    ("role", "agency", "is_said"),
    [
        ("Key worker", "Hostel", True),
        ("Duty sergeant", "Domestic abuse unit", False),
        ("Manager", "Police", False),
        ("Social worker", "", False),
        ("Adviser", "IDVA service", False),
    ],
)
def test_nobody_who_works_with_others_is_whom_the_person_rings_vic_02(role, agency, is_said):
    worker = Contact(name="A. Fictional", role=role, agency=agency, telephone="01632 960001")
    facts = change(high(), "case", contacts=(worker,), people=())
    (found,) = (one for one in person.offers(facts) if "A. Fictional" in one.text)
    assert (found.why_not == "") is is_said
