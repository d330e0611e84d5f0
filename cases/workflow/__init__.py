"""The verbs of a case: open, close, reopen, allocate; a person at risk, an event, an enquiry.

Beside them: `living` (MAPPA, appointments, allowed words) and `victims` (what victims hear of).
Each locks the case, asks its permission rule, changes the rows and writes register, tasks and
timeline, or does nothing. Forms have checked the shape before. Levels are not moved here.
"""

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from accounts.models import Team, User
from cases import (
    first_assessment,
    links,
    permissions,
    plan_clock,
    risk_register,
    tasks,
    timeline,
    working_days,
)
from cases.models import (
    Allocation,
    Case,
    CivilOrder,
    Enquiry,
    Event,
    OrderProtects,
    PersonAtRisk,
    RestrictedDetails,
    Task,
)
from cases.workflow import victims
from cases.workflow.ground import refuse_if, working_days_from_now
from rules.clock import REPLY_WORKING_DAYS, add_working_days, written
from rules.terms import REFERENCE_PREFIX, PersonKind

REVIEW_WORKING_DAYS = 10
EVENT_WORKING_DAYS = 1


@transaction.atomic
def open_case(case: Case, *, by: User) -> Case:
    """Save a new case with its first allocation and its empty register."""
    refuse_if(permissions.why_not_create(by))
    today = timezone.localdate()
    case.setting_on = today if case.setting else None
    case.save()
    Allocation.objects.create(
        case=case, practitioner=case.practitioner, team=case.team, started_on=today
    )
    risk_register.of(case)
    first_assessment.ask(case)
    timeline.record(case, "case.opened", "Case opened", by=by)
    return case


def record_changed(case: Case, *, by: User) -> None:
    """Bring up to date what is due by the sentence and by where the person is (RMP-11)."""
    first_assessment.ask(case)
    plan_clock.keep_before_release(case, by=by)


@transaction.atomic
def close(case: Case, *, by: User, reason: str) -> Case:
    """Close a case; what was due on it is due no more."""
    case = Case.objects.hold(case.pk)
    refuse_if(permissions.why_not_close(by, case))
    case.closed_at, case.closed_by, case.close_reason = timezone.now(), by, reason
    case.save()
    tasks.close_for_case(case, *Task.Kind, by=by)
    why = Case.CloseReason(reason).label
    timeline.record(case, "case.closed", "Case closed", by=by, note=why)
    return case


@transaction.atomic
def reopen(case: Case, *, by: User) -> Case:
    """Open a closed case again: what was due is due again, and one review of what was known.

    A case that nobody has assessed is counted from this day (RMP-11).
    """
    case = Case.objects.hold(case.pk)
    refuse_if(permissions.why_not_reopen(by, case))
    tasks.bring_back(case, Task.Kind.REVIEW)
    case.closed_at, case.closed_by, case.close_reason = None, None, ""
    case.save()
    timeline.record(case, first_assessment.REOPENED, "Case reopened", by=by)
    if first_assessment.is_owed(case):
        first_assessment.ask(case)
    else:
        _ask_for_review(case, "The case was reopened: review the risk of serious harm")
    return case


@transaction.atomic
def allocate(case: Case, *, to: User, team: Team, by: User) -> Case:
    """Give the case to a practitioner of a team; a change of practitioner asks for a review.

    REV-04, "Reviewing".
    """
    case = Case.objects.hold(case.pk)
    refuse_if(permissions.why_not_allocate(by, case))
    before, today = case.practitioner, timezone.localdate()
    for allocation in case.allocations.filter(ended_on__isnull=True):
        allocation.ended_on = today
        allocation.save()
    Allocation.objects.create(case=case, practitioner=to, team=team, started_on=today)
    case.practitioner, case.team = to, team
    case.save()
    risk_register.moved_team(case)
    if before != to:
        tasks.hand_over(case, to=to)
        _ask_for_review(case, "The practitioner has changed: review the risk of serious harm")
    sentence = f"Given to {to.full_name}, {team.name}"
    timeline.record(case, "case.allocated", sentence, by=by, note=f"Before: {before.full_name}")
    return case


@transaction.atomic
def add_person(person: PersonAtRisk, *, by: User) -> PersonAtRisk:
    """Save a person at risk under the next free reference of their kind, such as KA-2 (WHO-05)."""
    case = Case.objects.hold(person.case_id)
    refuse_if(permissions.why_not_edit(by, case))
    person.reference = _next_reference(case, PersonKind(person.kind))
    person.save()
    RestrictedDetails.objects.create(person=person)
    timeline.record(case, "person.added", f"{person.reference} added to people at risk", by=by)
    return person


def set_protected(order: CivilOrder, people: Iterable[PersonAtRisk]) -> None:
    """Make the people whom an order protects exactly these, one tracked row each."""
    wanted = set(people)
    for link in order.protections.select_related("person"):
        if link.person in wanted:
            wanted.discard(link.person)
        else:
            link.delete()
    for person in sorted(wanted, key=lambda person: person.pk):
        OrderProtects.objects.create(order=order, person=person)


@transaction.atomic
def record_event(event: Event, *, by: User) -> Event:
    """Save what happened at once, and ask the practitioner what was done (REV-08)."""
    case = Case.objects.hold(event.case_id)
    refuse_if(permissions.why_not_edit(by, case))
    event.recorded_by = by
    event.save()
    label = event.get_kind_display()
    tasks.open_task(
        case,
        Task.Kind.EVENT,
        f"Say what was done: {label.lower()}, {written(event.happened_on)}",
        due_on=working_days_from_now(EVENT_WORKING_DAYS),
        because="One working day after it was recorded",
        about=event.uuid,
        link_name=links.AFTER_EVENT,
        assignee=case.practitioner,
    )
    victims.tell_of_event(event, case)
    sentence = f"{label}, on {written(event.happened_on)}"
    _tell(event, "event.recorded", sentence, note=event.what, by=by)
    return event


@transaction.atomic
def respond(event: Event, *, by: User) -> Event:
    """Save what was done about an event, and close its task (REV-08)."""
    case = Case.objects.hold(event.case_id)
    refuse_if(permissions.why_not_edit(by, case))
    event.responded_at, event.responded_by = timezone.now(), by
    event.save()
    tasks.close(event.uuid, Task.Kind.EVENT, by=by)
    sentence = f"What was done: {event.get_kind_display().lower()}"
    _tell(event, "event.answered", sentence, note=event.response, by=by)
    return event


@transaction.atomic
def save_enquiry(enquiry: Enquiry, *, by: User) -> Enquiry:
    """Save a question to another agency; one task waits for the reply until there is one.

    Where no day is given, the reply is due ten working days after the question (SRC-13, CHD-02).
    """
    case = Case.objects.hold(enquiry.case_id)
    refuse_if(permissions.why_not_edit(by, case))
    before = Enquiry.objects.filter(pk=enquiry.pk).first()
    enquiry.due_on = enquiry.due_on or _usual_reply(enquiry)
    enquiry.save()
    if before is None:
        _tell_of_enquiry(enquiry, "enquiry.asked", f"Asked: {enquiry.agency}", by=by)
    if enquiry.replied_on is None:
        _wait_for_reply(enquiry, case)
    elif before is None or before.replied_on is None:
        tasks.close(enquiry.uuid, Task.Kind.ENQUIRY, by=by)
        _tell_of_enquiry(enquiry, "enquiry.answered", f"Reply from: {enquiry.agency}", by=by)
    return enquiry


def _usual_reply(enquiry: Enquiry) -> datetime.date:
    return add_working_days(enquiry.asked_on, REPLY_WORKING_DAYS, working_days.bank_holidays())


def _wait_for_reply(enquiry: Enquiry, case: Case) -> None:
    is_usual = enquiry.due_on == _usual_reply(enquiry)
    tasks.keep_open(
        case,
        Task.Kind.ENQUIRY,
        f"Get a reply from {enquiry.agency}, asked on {written(enquiry.asked_on)}",
        due_on=enquiry.due_on,  # type: ignore[arg-type]  # it was set above
        because="Ten working days after it was asked" if is_usual else "",
        about=enquiry.uuid,
        link_name="cases:enquiry_edit",
        assignee=case.practitioner,
    )


def _tell_of_enquiry(enquiry: Enquiry, act: str, sentence: str, *, by: User) -> None:
    timeline.record(
        enquiry.case, act, sentence, by=by, about=enquiry.uuid, link_name="cases:enquiries"
    )


def _tell(event: Event, act: str, sentence: str, *, note: str, by: User) -> None:
    timeline.record(
        event.case,
        act,
        sentence,
        by=by,
        note=note,
        about=event.uuid,
        link_name=links.AFTER_EVENT,
    )


def _next_reference(case: Case, kind: PersonKind) -> str:
    """The case must be locked. A number is never used twice, even if its person was removed."""
    prefix = REFERENCE_PREFIX[kind]
    given = PersonAtRisk.history.filter(case=case, reference__startswith=f"{prefix}-")
    now = case.people_at_risk.filter(reference__startswith=f"{prefix}-")
    taken = {*given.values_list("reference", flat=True), *now.values_list("reference", flat=True)}
    highest = max((int(reference.split("-")[1]) for reference in taken), default=0)
    return f"{prefix}-{highest + 1}"


def _ask_for_review(case: Case, title: str) -> None:
    tasks.open_task(
        case,
        Task.Kind.REVIEW,
        title,
        due_on=working_days_from_now(REVIEW_WORKING_DAYS),
        because="Ten working days after the change",
        about=case.uuid,
        link_name="assessments:list",
        assignee=case.practitioner,
    )
