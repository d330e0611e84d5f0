"""Living with the plan: MAPPA and its papers, appointments, words that may stand in free text."""

import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from cases import tasks, timeline
from cases.models import AllowedWord, Appointment, Mappa, Task
from cases.workflow.ground import hold
from rules.terms import AppointmentKind, Attendance
from rules.wording import written

PAPERS_DAYS = 7


@transaction.atomic
def save_mappa(mappa: Mappa, *, by: User) -> Mappa:
    """Save MAPPA; an agreed registration owes its papers within seven days (MAP-04)."""
    case = hold(mappa.case_id, by=by)
    mappa.save()
    agreed_on = mappa.cppc_agreed_on
    if agreed_on is None or mappa.cppc_paperwork_on is not None:
        tasks.close(mappa.uuid, Task.Kind.PAPERS, by=by)
        return mappa
    tasks.keep_open(
        case,
        Task.Kind.PAPERS,
        "Send the papers for registration as a critical public protection case",
        due_on=agreed_on + datetime.timedelta(days=PAPERS_DAYS),
        because=f"Seven days after it was agreed on {written(agreed_on)}",
        about=mappa.uuid,
        link_name="cases:mappa",
        assignee=case.practitioner,
    )
    return mappa


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
