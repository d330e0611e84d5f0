"""What each agency does, from the plan's own rows (SUP-03)."""

import pytest

from rules.agency_work import services
from rules.facts import Contact
from rules.terms import ActionKind, Agreement
from rules.tests.builders import action, change, high

IMRE = Contact(name="S. Imre", role="Worker", agency="Northern Hope")


def _of(*actions, contacts=(), practitioner="Priya Practitioner"):
    facts = change(change(high(), "plan", actions=actions, author="Colin Colleague"), "case")
    facts = change(facts, "case", contacts=contacts, practitioner=practitioner)
    return services(facts.plan, facts.case)


def _agencies(who, **more):
    contacts = more.pop("contacts", ())
    return [row.agency for row in _of(action("a1", who=who, **more), contacts=contacts)]


@pytest.mark.parametrize(
    ("who", "agencies"),
    [
        ("Police DA unit / PLW", ["Police DA unit", "PLW"]),
        ("Social worker with R. Demetriou", ["Social worker"]),
        ("drug and alcohol service", ["Drug and alcohol service"]),
        ("AP key worker S. Imre", ["Approved premises key worker S. Imre"]),
        ("AP", ["Approved premises"]),
        ("EMS; Priya Practitioner", ["EMS"]),
        ("P. Practitioner / Colin Colleague", []),
        ("The practitioner, and duty officer", []),
        ("Probation", []),
        ("He", []),
        ("Fictional Person", []),
        ("His sister", []),
        ("Children’s services", ["Children’s services"]),
        ("Young people’s service", ["Young people’s service"]),
        ("All agencies", []),
        ("tbc", []),
        ("", []),
        ("Police / police", ["Police"]),
    ],
)
def test_who_acts_beside_probation_is_an_agency_sup_03(who, agencies):
    assert _agencies(who) == agencies


def test_an_agency_is_called_as_the_contacts_of_the_case_call_it_sup_03():
    rows = _of(
        action("a1", who="S. Imre, weekly", frequency="Weekly", agreement=Agreement.AGREED),
        action("a2", who="northern hope", agreement=Agreement.SOUGHT, agreement_note="rang twice"),
        action("a3", who="Police"),
        contacts=(IMRE, Contact(name="J. Tutor", role="Tutor", agency="Probation Service")),
    )
    assert [(row.agency, row.action.number) for row in rows] == [
        ("Northern Hope", "a1"),
        ("Northern Hope", "a2"),
        ("Police", "a3"),
    ]
    assert [row.how_often for row in rows] == ["Weekly", "2026-09-20", "2026-09-20"]
    assert [row.agreed for row in rows] == ["Agreed", "Asked, no answer yet: rang twice", ""]


def test_an_agency_without_an_action_is_there_too_sup_03():
    (row,) = _of(action("a1"), contacts=(IMRE,))
    assert (row.agency, row.action, row.how_often, row.agreed) == ("Northern Hope", None, "", "")


def test_a_kind_that_takes_an_agency_which_nobody_names_comes_last_sup_03():
    treated = action("a1", who="Priya Practitioner", kind=ActionKind.TREATMENT)
    assert [row.agency for row in _of(treated, action("a2", who="Police"))] == ["Police", ""]


def test_without_a_plan_the_contacts_are_all_there_is_sup_03():
    facts = change(high(), "case", contacts=(IMRE,))
    assert [row.agency for row in services(None, facts.case)] == ["Northern Hope"]
