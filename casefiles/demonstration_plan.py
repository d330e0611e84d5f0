"""The plan of the demonstration's High case, beyond what the form rosh-case/1 has a place for.

What lives here: the words a practitioner would have entered about the plan and around it, all made
up. What may not: anything that an import does. The telephone numbers are kept for fiction.
"""

import datetime
from collections.abc import Mapping
from typing import Any

from cases.models import (
    Appointment,
    Case,
    Contact,
    CustodyMeeting,
    Mappa,
    PredictableChange,
    VictimContact,
)
from riskplans.models import (
    Contingency,
    ContingencyFactor,
    ContingencyPerson,
    OtherPlan,
    Plan,
    PlanAnswer,
)
from rules.terms import (
    ActionKind,
    Agreement,
    AppointmentKind,
    Attendance,
    Focus,
    Obligation,
    PersonAgrees,
    VictimScheme,
)

Columns = Mapping[str, Any]

PREMISES_END = datetime.date(2027, 1, 1)
PLAN: Columns = {
    "contact_frequency": "Twice a week at the office for eight weeks, 40 minutes each, and weekly"
    " at the premises",
    "capacity": "ADHD, with medication. He loses track in long sessions: 40 minutes at most, one"
    " thing at a time, and the next day and place on a card.",
    "person_view": "He says that the tag and the curfew are too much, and that the programme may"
    " help. He wants to see CH-1 and CH-2.",
    "discussed_on": datetime.date(2026, 10, 9),
    "person_agrees": PersonAgrees.PARTLY,
}
ANSWERS = {
    "supervision.accommodation": "Approved premises for twelve weeks: curfew and staff who see him"
    " every evening, away from KA-1 and KA-2.",
    "supervision.activity": "Job coaching from November, towards plastering. Work gave his days"
    " a shape, and is not relied on alone.",
    "supervision.role": "Both. It holds him to his conditions now, and prepares him for the"
    " programme. Each meeting looks at a day on which he was calm.",
    "supervision.premises_worker": "Weekly key work on mood and evenings. Visits to an address"
    " begin four weeks before the move. Mornings: gym and job coach.",
    "responsivity.strengths": "A trade, and pride in it. His mother, who answers when he is low. He"
    " finishes what is short and practical.",
    "responsivity.sequencing": "First safety and routine, then the programme in December, and work"
    " beside it. No two new things in one week.",
    "learning.worked": "Curfew with visits was kept in 2021. A programme in a large group was left"
    " after two sessions.",
    "learning.detected": "His mother rang before the police did, twice.",
    "learning.barriers": "Letters were missed. He now gets a text the evening before.",
    "control.warning_signs": "He asks where KA-2 was, stops sleeping, or rings more than ten times"
    " a day.",
    "control.meeting_victims": "Through work and through friends of friends. He tells us of"
    " every new relationship.",
    "control.compliance": "He kept to conditions while somebody looked. Contact through others came"
    " when nobody did.",
    "conditions.enough": "Yes. The order protects KA-1, the zone and the tag show where he is.",
    "conditions.necessary": "Yes, while he is in the first weeks. Each has its day of review.",
    "conditions.proportionate": "The zone is as small as it can be. A ban on relationships was"
    " rejected.",
    "contingency.first": "A row by telephone with KA-2, then silence, then he goes there.",
    "contingency.goes_wrong": "The programme has no place by week eight: one-to-one work instead.",
    "contingency.stop": "That he meets KA-1 or KA-2 alone.",
    "contingency.rapid_response": "The premises’ duty officer by night, the on-call manager, and"
    " the police control room. They can recall him at any hour.",
    "partners.told": "Police, premises, children’s services and the advocate have their part in"
    " writing since 9 October 2026.",
    "person.explained": "Each condition, with a map and one page in plain words. He said them"
    " back.",
    "person.disagrees": "With the tag. It is looked at again on 4 January 2027.",
}
ACTIONS: Mapping[str, Columns] = {
    "a1": {"kind": ActionKind.OFFICE, "frequency": "Twice a week", "agreement": Agreement.AGREED},
    "a3": {"kind": ActionKind.RESIDENCE, "focus": Focus.COMPLIANCE},
    "a4": {
        "kind": ActionKind.TAGGING,
        "focus": Focus.ACCESS,
        "agreed_at_mappa_on": datetime.date(2026, 10, 6),
    },
    "a5": {"kind": ActionKind.MOVEMENT, "focus": Focus.NETWORKS},
    "a6": {
        "kind": ActionKind.RELATIONSHIPS,
        "obligation": Obligation.MANDATORY,
        "agreement": Agreement.SOUGHT,
        "agreement_note": "Programmes team: a place is asked for",
        "sequence": 1,
    },
    "a6b": {
        "kind": ActionKind.EMPLOYMENT,
        "obligation": Obligation.VOLUNTARY,
        "sequence": 2,
    },
    "a7": {"agreement": Agreement.AGREED, "is_priority": True},
    "a9": {"kind": ActionKind.CHILDRENS_SERVICES, "agreement": Agreement.AGREED},
}
# What a contingency prepares for, and whom it protects: its factors and people, by their names.
CONTINGENCIES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...], Columns]] = {
    "c1": (
        ("r2", "r4"),
        ("KA-1",),
        {
            "threshold": "More than 15 minutes inside the zone, or any contact with KA-1",
            "agreed_with": "Police control room, premises manager",
            "agreed_on": datetime.date(2026, 10, 8),
        },
    ),
    "c2": (("r2",), ("KA-2", "CH-1", "CH-2"), {}),
    "c3": (("r2", "r4"), ("KA-1",), {}),
    "c4": (("r3",), (), {"threshold": "A second missed appointment without a reason"}),
    "c5": (("r4", "r5"), ("KA-1", "KA-2"), {}),
    "c6": (("r2",), (), {}),
}
CONTACTS: tuple[Columns, ...] = (
    {
        "name": "S. Imre",
        "role": "Key worker",
        "agency": "Approved premises",
        "telephone": "01632 960141",
        "out_of_hours": "01632 960149",
    },
    {
        "name": "Duty sergeant",
        "role": "Domestic abuse unit",
        "agency": "Police",
        "telephone": "01632 960151",
        "out_of_hours": "101, and ask for the control room",
    },
    {
        "name": "Lowri Vantage",
        "role": "Social worker of CH-1 and CH-2",
        "agency": "Children’s services",
        "telephone": "01632 960161",
        "out_of_hours": "01632 960169",
    },
)
# By the reference of the person; nothing here says who they are.
VICTIM_CONTACTS: Mapping[str, Columns] = {
    "KA-1": {
        "scheme": VictimScheme.STATUTORY,
        "officer": "Orla Fennimore",
        "officer_telephone": "01632 960171",
        "told_on": datetime.date(2026, 10, 9),
        "told_about": "His release, the zone and the order. The address was not named.",
    },
    "KA-2": {
        "scheme": VictimScheme.NOT_ELIGIBLE,
        "link_worker": "Bethan Quist",
        "link_worker_telephone": "01632 960181",
    },
}
APPOINTMENTS: tuple[Columns, ...] = (
    {
        "kind": AppointmentKind.PREMISES,
        "planned_on": datetime.date(2026, 10, 9),
        "purpose": "Arrival: rules, curfew and tag",
        "attendance": Attendance.KEPT,
        "findings": "On time, and quiet. He asked twice when the curfew ends.",
    },
    {
        "kind": AppointmentKind.OFFICE,
        "planned_on": datetime.date(2026, 10, 12),
        "purpose": "First meeting: conditions, mood, who he has spoken with",
        "attendance": Attendance.KEPT,
        "findings": "Stayed 40 minutes. He spoke of KA-2 most of the time.",
    },
    {
        "kind": AppointmentKind.OFFICE,
        "planned_on": datetime.date(2026, 10, 15),
        "purpose": "Mood, and a day on which he was calm",
        "attendance": Attendance.ACCEPTABLE,
        "findings": "The GP saw him at that hour about his medication. The surgery confirmed it.",
    },
)
MAPPA: Columns = {
    "premises_ends_on": PREMISES_END,
    "premises_told_on": datetime.date(2026, 10, 8),
    "premises_staff": "Key work each week, curfew checks, and his key worker at each meeting.",
}
CUSTODY_MEETING: Columns = {
    "held_on": datetime.date(2026, 9, 22),
    "meeting": "Risk management meeting before release",
    "brought": "Calls to KA-1 through others, and what the police know of them.",
    "agreed": "Calls stay watched until release. The prison tells us the same day of any contact.",
}
CHANGE: Columns = {
    "what": "The place at the approved premises ends",
    "expected_on": PREMISES_END,
    "response": "Review in the first week of December. No move without it, and no address near KA-1"
    " or KA-2. Ask for four more weeks if there is none.",
}
CHILD_PLAN: Columns = {
    "title": "Child in need plan for CH-1 and CH-2",
    "agency": "Children’s services",
    "says": "Weekly visits. No contact with him until the social worker agrees.",
    "fits": "His no-contact rule rests on it. What he says about the children is passed on the same"
    " day.",
}


def write(case: Case, plan: Plan) -> None:
    """Write all of it into the case and its draft plan."""
    _set(plan, PLAN)
    for question, words in ANSWERS.items():
        PlanAnswer.objects.create(plan=plan, question=question, text=words)
    for number, columns in ACTIONS.items():
        _set(plan.actions.get(number=number), columns)
    OtherPlan.objects.create(plan=plan, **CHILD_PLAN)
    _link_contingencies(case, plan)
    _around(case)


def _link_contingencies(case: Case, plan: Plan) -> None:
    factors = {row.number: row for row in plan.assessment.factors.all()}
    people = {row.reference: row for row in case.people_at_risk.all()}
    for number, (prepared_for, protected, columns) in CONTINGENCIES.items():
        row: Contingency = plan.contingencies.get(number=number)
        _set(row, columns)
        for name in prepared_for:
            ContingencyFactor.objects.create(contingency=row, factor=factors[name])
        for name in protected:
            ContingencyPerson.objects.create(contingency=row, person=people[name])
    instead = plan.actions.get(number="a4")
    _set(instead, {"falls_to": plan.contingencies.get(number="c1")})


def _around(case: Case) -> None:
    _set(Mappa.objects.get(case=case), MAPPA)
    CustodyMeeting.objects.create(case=case, **CUSTODY_MEETING)
    for columns in CONTACTS:
        Contact.objects.create(case=case, **columns)
    for reference, columns in VICTIM_CONTACTS.items():
        person = case.people_at_risk.get(reference=reference)
        VictimContact.objects.create(case=case, person=person, **columns)
    for columns in APPOINTMENTS:
        Appointment.objects.create(case=case, **columns)
    PredictableChange.objects.create(case=case, **CHANGE)


def _set(row: Any, values: Columns) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
