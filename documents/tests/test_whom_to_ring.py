"""Whom the person on probation is told to ring (VIC-02)."""

from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string

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


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("partner", ["Telephone 01632 960100", "Out of hours 01632 960199"]),
        ("person", ["tell us: ring 01632 960100."]),
    ],
)
def test_who_holds_an_edition_reads_where_to_ring_us_rmp_13(kind, words):
    team = SimpleNamespace(telephone="01632 960100", out_of_hours="01632 960199")
    submission = SimpleNamespace(case=SimpleNamespace(team=team), status="complete")
    html = render_to_string(f"pdf/{kind}.html", {"submission": submission})
    said = " ".join(BeautifulSoup(html, "lxml").get_text(" ").split())
    assert all(one in said for one in words)


def test_where_the_team_has_no_number_no_edition_speaks_of_one_rmp_13():
    said = [render_to_string(f"pdf/{kind}.html", {}) for kind in ("partner", "person")]
    assert "Telephone" not in said[0] and "tell us.</p>" in said[1]
