"""Appointments: what is planned, whether it was kept, and what was found."""

import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts import access_log
from cases import above, doors, forms, permissions
from cases.models import Appointment, Case
from cases.views import pages
from cases.workflow import living
from rules.appointments import WEEKS, kept_in_words
from rules.terms import Attendance, EventKind

ROWS_A_PAGE = 25
ONE_PRESS = {"kept": Attendance.KEPT, "missed": Attendance.MISSED}


@access_log.shows_case_content()
@require_GET
def appointments(request: HttpRequest, crn: str) -> HttpResponse:
    """Planned against actual in words, a quick way to add one, and every appointment."""
    case, user = doors.visible_case(request, crn), request.user
    page = Paginator(case.appointments.all(), ROWS_A_PAGE).get_page(request.GET.get("page"))
    missed = case.events.filter(kind=EventKind.MISSED)
    why_not_edit = permissions.why_not_edit(user, case)
    context = {
        "case": case,
        "page": page,
        "kept": kept(case),
        "weeks": WEEKS,
        "planned": above.told(above.CONTACT, case),
        "today": timezone.localdate(),
        "days_recorded": set(missed.values_list("happened_on", flat=True)),
        "form": None if why_not_edit else forms.NewAppointmentForm(instance=Appointment(case=case)),
        "why_not_edit": why_not_edit,
    }
    return render(request, "cases/appointments.html", context)


def kept(case: Case) -> str:
    """How many of the appointments of the last weeks were kept, in words (SUP-06)."""
    today = timezone.localdate()
    rows = case.appointments.filter(planned_on__gte=today - datetime.timedelta(weeks=WEEKS))
    planned = rows.values_list("planned_on", "attendance")
    return kept_in_words(
        [(day, Attendance(how) if how else None) for day, how in planned], on=today
    )


@access_log.shows_case_content()
@require_http_methods(["GET", "POST"])
def appointment_add(request: HttpRequest, crn: str) -> HttpResponse:
    """Add an appointment."""
    case = pages.editable_case(request, crn)
    form = forms.NewAppointmentForm(request.POST or None, instance=Appointment(case=case))
    return _save(request, case, form, "Add an appointment")


@access_log.shows_case_content()
@require_http_methods(["GET", "POST"])
def appointment_edit(request: HttpRequest, crn: str, uuid: UUID) -> HttpResponse:
    """Say what became of an appointment, and what was found."""
    case = pages.editable_case(request, crn)
    row: Appointment = pages.row_of(case, "appointments", uuid)
    form = forms.AppointmentForm(request.POST or None, instance=row)
    return _save(
        request, case, form, f"Appointment: {row.get_kind_display().lower()}", appointment=row
    )


def _save(request: HttpRequest, case: Case, form: Any, title: str, **context: Any) -> HttpResponse:
    def save() -> None:
        living.save_appointment(form.save(commit=False), by=request.user)

    back = resolve_url("cases:appointments", case.crn)
    return pages.save_row(request, case, form, title, back=back, save=save, **context)


@access_log.shows_case_content()
@require_POST
def appointment_mark(request: HttpRequest, crn: str, uuid: UUID) -> HttpResponse:
    """Kept or missed in one press; what was found, or anything else, is asked next."""
    case = pages.editable_case(request, crn)
    row: Appointment = pages.row_of(case, "appointments", uuid)
    attendance = ONE_PRESS.get(request.POST.get("attendance", ""))
    if attendance is not None:
        row = living.mark(row, attendance, by=request.user)
        if row.attendance:
            messages.success(request, f"Recorded: {row.get_attendance_display().lower()}")
    return redirect("cases:appointment_edit", case.crn, row.uuid)
