"""Living with the plan: MAPPA and its papers, appointments, words that may stand in free text."""

import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from cases import tasks, timeline
from cases.models import AllowedWord, Appointment, Case, Mappa, Task
from cases.workflow.ground import hold
from rules.terms import AppointmentKind, Attendance
from rules.wording import written

PAPERS_DAYS = 7
SEND_PAPERS = "Send the papers for registration as a critical public protection case"
TELL_MEETING = "Tell the next MAPPA meeting what was decided on registration"


@transaction.atomic
def save_mappa(mappa: Mappa, *, by: User) -> Mappa:
    """Save MAPPA; an agreed registration owes its papers within seven days, and word to the next
    meeting, once its day is known (MAP-04)."""
    case = hold(mappa.case_id, by=by)
    mappa.save()
    agreed_on, meeting_on = mappa.cppc_agreed_on, mappa.next_meeting_on
    papers_due = agreed_on + datetime.timedelta(days=PAPERS_DAYS) if agreed_on else None
    because = f"Seven days after it was agreed on {written(agreed_on)}" if agreed_on else ""
    _owe(mappa, case, SEND_PAPERS, None if mappa.cppc_paperwork_on else papers_due, because, by=by)
    is_told = mappa.cppc_told_on is not None
    is_next = agreed_on is not None and meeting_on is not None and agreed_on <= meeting_on
    because = f"The next meeting is on {written(meeting_on)}" if meeting_on else ""
    tell_on = meeting_on if is_next and not is_told else None
    _owe(mappa, case, TELL_MEETING, tell_on, because, by=by)
    return mappa


def _owe(
    mappa: Mappa, case: Case, title: str, due_on: datetime.date | None, because: str, *, by: User
) -> None:
    """Keep the one task of that title open until the day it is due; no day: nothing is owed."""
    if due_on is None:
        tasks.close(mappa.uuid, Task.Kind.PAPERS, by=by, title=title)
        return
    tasks.keep_open(
        case,
        Task.Kind.PAPERS,
        title,
        due_on=due_on,
        because=because,
        about=mappa.uuid,
        link_name="cases:mappa",
        assignee=case.practitioner,
        was=title,
    )


@transaction.atomic
def save_appointment(appointment: Appointment, *, by: User) -> Appointment:
    """Save an appointment; a home visit that was made, with purpose and findings, is no longer due.

    SUP-05.
    """
    case = hold(appointment.case_id, by=by)
    before = Appointment.objects.filter(pk=appointment.pk).first()
    appointment.save()
    if _is_visit_made(appointment) and not (before and _is_visit_made(before)):
        tasks.close_for_case(case, Task.Kind.HOME_VISIT, by=by)
        timeline.record(
            case,
            "visit.made",
            f"Home visit made, on {written(appointment.planned_on)}: {appointment.purpose}"[:300],
            by=by,
            note=appointment.findings,
            about=appointment.uuid,
            link_name="cases:appointments",
        )
    return appointment


def _is_visit_made(appointment: Appointment) -> bool:
    """Whether it is a home visit that took place, with what it was for and what was found."""
    is_kept_visit = (appointment.kind, appointment.attendance) == (
        AppointmentKind.HOME_VISIT,
        Attendance.KEPT,
    )
    is_past = appointment.planned_on <= timezone.localdate()
    return is_kept_visit and is_past and bool(appointment.purpose and appointment.findings)


@transaction.atomic
def mark(appointment: Appointment, attendance: Attendance, *, by: User) -> Appointment:
    """Say with one press whether an appointment was kept; what somebody said before stands.

    Before its day nobody can say.
    """
    hold(appointment.case_id, by=by)
    found = Appointment.objects.select_for_update().get(pk=appointment.pk)
    if not found.attendance and found.planned_on <= timezone.localdate():
        found.attendance = attendance
        save_appointment(found, by=by)
    return found


@transaction.atomic
def allow_word(word: AllowedWord, *, by: User) -> AllowedWord:
    """Let a word of somebody's restricted details stand in free text (VIC-02).

    The timeline says that it was done; the word itself stays restricted.
    """
    case = hold(word.case_id, by=by)
    word.by = by
    word.save()
    timeline.record(
        case, "word.allowed", "A word of restricted details was allowed in free text", by=by
    )
    return word


@transaction.atomic
def withdraw_word(word: AllowedWord, *, by: User) -> None:
    """Let the word stand no longer; history keeps that it did."""
    case = hold(word.case_id, by=by)
    word.delete()
    sentence = "A word of restricted details is no longer allowed in free text"
    timeline.record(case, "word.withdrawn", sentence, by=by)
