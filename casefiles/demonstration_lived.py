"""A case of the demonstration whose plan is signed and lived with: an event that it foresaw.

What lives here: what a practitioner would have answered, signed and recorded, all made up.
"""

import datetime
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from assessments.models import Scenario
from assessments.workflow import touched
from casefiles.importing.rows import history_by
from cases import workflow
from cases.models import Appointment, Case, Contact, Event
from riskplans import uses
from riskplans.models import ActionProgress, Plan, PlanAnswer
from rules.terms import (
    AppointmentKind,
    Attendance,
    EventKind,
    Impact,
    Likelihood,
    PersonAgrees,
    Progress,
    ScreeningOutcome,
    TellingKind,
    UseOutcome,
)
from signing.forms import LEVEL_DECLARED, READ
from signing.models import Told
from signing.workflow import distribution, sign

Columns = Mapping[str, Any]

CRN = "X100009"
SCREENING: Columns = {
    "screened_on": datetime.date(2026, 8, 6),
    "outcome": ScreeningOutcome.EVIDENCE,
    "reason": "He held a knife in an argument. What happened abroad is not known yet.",
    "has_considered_rest": True,
}
SCENARIO: Columns = {
    "what": "He cuts a housemate with a knife that he holds to win an argument.",
    "to_whom": "Whoever shares the house, KA-7 first.",
    "circumstances": "Drink in the evening, a crowded kitchen, a row about noise or money.",
    "why": "Holding a knife has ended arguments for him before.",
    "likelihood": Likelihood.UNLIKELY,
    "impact": Impact.LIFE,
}
PLAN: Columns = {
    "contact_frequency": "Weekly at the office, with an interpreter in the room",
    "capacity": "Polish interpreter each time, never a housemate. He reads Polish only: letters and"
    " texts are in Polish.",
    "person_view": "He wants a room of his own and to start at the bakery.",
    "discussed_on": datetime.date(2026, 8, 10),
    "person_agrees": PersonAgrees.YES,
}
ANSWERS = {
    "supervision.accommodation": "No: a room of his own would do more than a supervised place. He"
    " sleeps on sofas now; housing is asked.",
    "supervision.activity": "The bakery from 17 August, and the English class beside it.",
    "supervision.role": "To find out what is not known, and to keep him away from drink in crowded"
    " rooms. Conditions come second.",
    "responsivity.strengths": "A job offer, and he comes when he knows where and when.",
    "contingency.rapid_response": "The duty officer by day, the police by night: a language line is"
    " on the card that both have.",
    "contingency.goes_wrong": "No interpreter is free, and a week is lost. One by telephone is"
    " asked for the day before.",
}
CONTACT: Columns = {
    "name": "Marek Dunmore",
    "role": "Worker who speaks Polish",
    "agency": "Alcohol service",
    "telephone": "01632 960191",
    "out_of_hours": "01632 960199",
}
TOLD: Columns = {
    "who": "Marek Dunmore, alcohol service",
    "how": TellingKind.PHONE,
    "note": "He asks for an interpreter by telephone when one cancels.",
}
MISSED = "Missed two meetings in a row. The interpreter had cancelled, and the text was in English."
RESPONSE = "He rang back within the hour, and comes tomorrow."
PROGRESS: tuple[tuple[str, Progress, str], ...] = (
    ("a1", Progress.UNDER_WAY, "Four of six meetings kept, with the same interpreter."),
    ("a2", Progress.UNDER_WAY, "Asked for the foreign record again. No reply yet."),
    ("a4", Progress.COULD_NOT, "The worker who speaks Polish was ill. Booked anew."),
)


@transaction.atomic
def live(case: Case, *, by: User) -> None:
    """Answer what is left, sign, and live with the plan until its contingency is needed."""
    assessment = case.assessments.get()
    plan = assessment.plans.get()
    with history_by(by):
        _set(assessment.screening, SCREENING)
        Scenario.objects.create(assessment=assessment, **SCENARIO)
        _set(plan, PLAN)
        for question, words in ANSWERS.items():
            PlanAnswer.objects.create(plan=plan, question=question, text=words)
        Contact.objects.create(case=case, **CONTACT)
        touched(assessment, by=by)
        submission = sign(assessment, by=by, declared=f"{READ} {LEVEL_DECLARED}")
        told = Told(submission=submission, on=timezone.localdate(), **TOLD)
        distribution.tell(told, by=by)
        _see(case)
        _follow(case, plan, by=by)
        _progress(plan, by=by)


def _see(case: Case) -> None:
    """Six weekly meetings, of which the last two were missed; the next is planned."""
    today = timezone.localdate()
    for weeks in range(6, -2, -1):
        missed, kept = Attendance.MISSED, Attendance.KEPT
        attendance = "" if weeks < 1 else missed if weeks in (1, 2) else kept
        Appointment.objects.create(
            case=case,
            kind=AppointmentKind.OFFICE,
            planned_on=today + datetime.timedelta(days=1, weeks=-weeks),
            purpose="Drink, housing and work, with an interpreter",
            attendance=attendance,
        )


def _follow(case: Case, plan: Plan, *, by: User) -> None:
    """Record that he missed two meetings; the plan foresaw it, and was followed (CON-14)."""
    event = Event(case=case, kind=EventKind.MISSED, what=MISSED, told_by="Reception")
    workflow.record_event(event, by=by)
    foreseen = uses.Answer(plan.contingencies.get(number="c2"), UseOutcome.FOLLOWED)
    uses.answer(event, [foreseen], words=RESPONSE, is_whole=True, by=by)


def _progress(plan: Plan, *, by: User) -> None:
    for number, state, note in PROGRESS:
        action = plan.actions.get(number=number)
        ActionProgress.objects.create(
            action=action, state=state, on=timezone.localdate(), note=note, recorded_by=by
        )


def _set(row: Any, values: Columns) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
