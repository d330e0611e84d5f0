"""Another agency has a part in the plan, or it is said why none has (RMP-02)."""

import datetime

import pytest

from rules.agencies import ASKED, asks_for_agency
from rules.facts import Contact, OtherPlan, PlanAnswer
from rules.terms import ActionKind, PlanKind
from rules.tests.builders import change, high
from rules.tests.rows import action


def _asked(facts):
    return asks_for_agency(facts.plan, facts.case)


@pytest.fixture
def alone():
    """A plan in which nobody but the practitioner acts."""
    rows = (action("a1", who="Priya Practitioner"),)
    return change(change(high(), "plan", actions=rows, other_plans=()), "case", contacts=())


@pytest.mark.parametrize(
    ("who", "asked"),
    [
        ("Priya Practitioner", ASKED),
        ("Probation", ASKED),
        ("", ASKED),
        ("Policed by nobody", ASKED),  # a word within another says nothing
        ("Police domestic abuse unit", ""),
        ("the GP", ""),
        ("GPs of the practice", ""),
        ("Priya, from the GPS record", ASKED),
        ("Priya reads the gps tag", ASKED),
        ("Social worker with R. Demetriou", ""),
        ("VLO / IDVA", ""),
        ("Children's services", ""),
        ("Housing officer", ""),
    ],
)
def test_an_agency_is_seen_in_who_acts_rmp_02(alone, who, asked):
    assert _asked(change(alone, "plan", actions=(action("a1", who=who),))) == asked


@pytest.mark.parametrize(
    ("more", "asked"),
    [
        ({"kind": ActionKind.TREATMENT}, ""),
        ({"kind": ActionKind.ONE_TO_ONE}, ASKED),
        ({"agreed_at_mappa_on": datetime.date(2026, 5, 4)}, ""),
    ],
)
def test_an_agency_is_seen_in_what_is_done_or_was_agreed_rmp_02(alone, more, asked):
    rows = (action("a1", who="Priya Practitioner", **more),)
    assert _asked(change(alone, "plan", actions=rows)) == asked


@pytest.mark.parametrize(
    ("agency", "who", "asked"),
    [
        ("Northern Hope", "Asked of northern hope", ""),
        ("Northern Hope", "S. Imre, weekly", ""),
        ("Northern Hope", "Priya Practitioner", ASKED),
        ("Via", "Priya, by phone to Octavian", ASKED),  # nor does a name within a word
        ("Via", "Via key worker", ""),
        ("Probation Service", "S. Imre, weekly", ASKED),
        ("", "S. Imre, weekly", ASKED),
    ],
)
def test_an_agency_is_known_from_the_contacts_of_the_case_rmp_02(alone, agency, who, asked):
    known = change(alone, "case", contacts=(Contact(name="S. Imre", role="Worker", agency=agency),))
    assert _asked(change(known, "plan", actions=(action("a1", who=who),))) == asked


def test_a_plan_of_their_own_or_a_reason_is_enough_rmp_02(alone):
    other = OtherPlan(lineage="p1", title="Child in need plan", agency="Children’s services")
    assert _asked(change(alone, "plan", other_plans=(other,))) == ""
    nobodys = OtherPlan(lineage="p1", title="A plan")
    assert _asked(change(alone, "plan", other_plans=(nobodys,))) == ASKED
    for words, asked in (("Nobody else knows him.", ""), ("-", ASKED)):
        reason = PlanAnswer(question="partners.none_because", text=words)
        assert _asked(change(alone, "plan", answers=(reason,))) == asked


def test_an_interim_plan_and_one_without_actions_are_not_asked_rmp_02(alone):
    assert _asked(alone) == ASKED
    assert _asked(change(alone, "plan", kind=PlanKind.INTERIM)) == ""
    assert _asked(change(alone, "plan", actions=())) == ""
