"""Who should be told the level and the plan, and who has not been (WHO-11, MAP-09)."""

import datetime

import pytest

from rules.distribution import LONGEST, PREMISES, comes_first, not_yet_told, to_tell
from rules.facts import Contact, Mappa, OtherPlan
from rules.terms import RiskLevel
from rules.tests.builders import action, change, high

ON = datetime.date(2026, 12, 1)


def _told(mappa=None, contacts=(), other_plans=(), who=("Police DA unit", "R. Imre")):
    actions = tuple(action(f"a{place}", who=one) for place, one in enumerate(who))
    facts = change(high(), "plan", actions=actions, other_plans=other_plans)
    facts = change(facts, "case", contacts=contacts, mappa=mappa or Mappa())
    facts = change(facts, "case", practitioner="Priya Practitioner")
    return to_tell(facts.plan, facts.case, ON)


def test_those_whom_the_actions_and_contacts_name_are_to_be_told_who_11():
    contacts = (
        Contact(name="S. Imre", role="Worker", agency="Northern Hope"),
        Contact(name="Kit Keyworker", role="Housing"),
        Contact(name="J. Tutor", role="Tutor", agency="Probation Service"),
        Contact(name="priya practitioner", role="Practitioner"),
    )
    plans = (
        OtherPlan(lineage="p", title="Child in need plan", agency="Children’s services"),
        OtherPlan(lineage="q", title="Nobody’s", agency=""),
        OtherPlan(lineage="r", title="Again", agency="police da unit"),
    )
    assert _told(contacts=contacts, other_plans=plans) == (
        "Police DA unit",
        "R. Imre",
        "Northern Hope",
        "Children’s services",
        "Kit Keyworker, Housing",
        "J. Tutor, Tutor",
    )


def test_without_a_plan_the_contacts_are_to_be_told_who_11():
    facts = change(high(), "case", contacts=(Contact(name="Kit", role="Housing"),))
    assert to_tell(None, facts.case, ON) == ("Kit, Housing",)


@pytest.mark.parametrize(
    ("mappa", "who", "more"),
    [
        (Mappa(category=2, level=1), (), ()),
        (Mappa(category=2, level=2), (), ("MAPPA meeting at level 2",)),
        (Mappa(premises_location="Far from both"), (), (PREMISES,)),
        (Mappa(premises_location="Far from both"), ("AP key worker",),
         ("Approved premises key worker",)),
        (Mappa(premises_ends_on=ON), ("Happy Homes",), ("Happy Homes", PREMISES)),
        (Mappa(premises_location="Far", premises_ends_on=ON - datetime.timedelta(1)), (), ()),
    ],
)  # fmt: skip
def test_mappa_and_approved_premises_are_to_be_told_map_09(mappa, who, more):
    assert _told(mappa=mappa, who=who) == more


def test_a_name_too_long_for_the_record_of_a_telling_is_cut_who_11():
    """What the list names can be recorded whole; else they would wait for ever."""
    worker = Contact(name="Kit " * 29, role="Housing " * 14)
    (name,) = _told(contacts=(worker,), who=())
    assert LONGEST - 10 < len(name) <= LONGEST and not_yet_told((name,), (name,)) == ()


@pytest.mark.parametrize(
    ("told", "left"),
    [
        ((), ("Police DA unit", "GP")),
        (("PC Ali, police DA Unit",), ("GP",)),
        (("Police",), ("Police DA unit", "GP")),
        (("Police DA unit", "the g.p."), ("GP",)),
        (("Dr Ash, GP", "Police  da-unit"), ()),
    ],
)
def test_who_was_told_is_known_by_their_whole_name_who_11(told, left):
    assert not_yet_told(("Police DA unit", "GP"), told) == left


@pytest.mark.parametrize("level", [None, *RiskLevel])
def test_at_very_high_partners_know_that_it_comes_first_map_09(level):
    assert bool(comes_first(level)) is (level is RiskLevel.VERY_HIGH)
