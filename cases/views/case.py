"""The case itself: its overview, and open, edit, close, reopen, give to somebody."""

import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from accounts import access_log
from accounts.models import User
from cases import above, doors, first_assessment, forms, owed, permissions, workflow
from cases.models import Case, Event
from cases.views import appointments, events, pages

RECENT = 5
DAYS_AHEAD, DAYS_PAST = 14, 7  # of a change to come
SIGNED = ("signing.signed", "signing.signed_urgently")


@access_log.shows_case_content()
@require_GET
def overview(request: HttpRequest, crn: str) -> HttpResponse:
    """What somebody who has never met the person must know first."""
    case = doors.visible_case(request, crn)
    context = {
        "case": case,
        "tasks": case.tasks.open().not_folded().danger_first().with_people(),
        "owed": owed.by_case(case.tasks.open().folded().with_people()),
        "orders": case.orders.prefetch_related("protections__person"),
        "events": _lately(case),
        "contacts": case.contacts.all(),
        "signed": case.timeline.filter(act__in=SIGNED).select_related("by").first(),
        "has_plan": events.has_plan(case),
        "who_told": above.shown(above.WHO_TOLD, case),
        "thoughts": above.told(above.THOUGHTS, case),
        "start_url": above.told(above.START, case),
        "setting": _setting_now(case),
        "today": timezone.localdate(),
    }
    why_not = _why_not(request.user, case)  # type: ignore[arg-type]
    return render(request, "cases/overview.html", context | _coming(case) | why_not)


def _lately(case: Case) -> list[Event]:
    """The latest events, with what was done about each."""
    return above.with_done(case.events.select_related("recorded_by", "responded_by")[:RECENT])


def _why_not(user: User, case: Case) -> dict[str, str]:
    """What this user may not do with the case, each with its sentence."""
    return {
        "why_not_edit": permissions.why_not_edit(user, case),
        "why_not_close": permissions.why_not_close(user, case),
        "why_not_reopen": permissions.why_not_reopen(user, case),
        "why_not_allocate": permissions.why_not_allocate(user, case),
    }


def _coming(case: Case) -> dict[str, Any]:
    """What comes within two weeks, or came in the last (REV-05), and how appointments go."""
    today = timezone.localdate()
    first = today - datetime.timedelta(days=DAYS_PAST)
    last = today + datetime.timedelta(days=DAYS_AHEAD)
    changes = list(case.predictable_changes.filter(expected_on__range=(first, last)))
    mappa = getattr(case, "mappa", None)
    ends_on = mappa.premises_ends_on if mappa else None
    is_said = any(change.expected_on == ends_on for change in changes)
    return {
        "changes": changes,
        "premises_end_on": ends_on
        if ends_on and first <= ends_on <= last and not is_said
        else None,
        "kept": appointments.kept(case),
        "next_appointment": case.appointments.filter(planned_on__gte=today, attendance="")
        .order_by("planned_on", "id")
        .first(),
    }


def _setting_now(case: Case) -> str:
    now = case.setting_at(timezone.localdate())
    return now.label if now else ""


@require_http_methods(["GET", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    """Open a case."""
    pages.refuse_if(permissions.why_not_create(request.user))
    form = forms.NewCaseForm(request.POST or None, instance=Case(), by=request.user)
    if form.is_valid():
        if pages.writes(form):
            workflow.open_case(form.save(commit=False), by=request.user)
            messages.success(request, "Case opened")
        return redirect(form.instance)
    home = resolve_url("cases:caseload")
    context = {"form": form, "title": "Open a case", "back_url": home, "cancel_url": home}
    return render(request, "form_page.html", context)


@access_log.shows_case_content()
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, crn: str) -> HttpResponse:
    """Change who the person is."""
    case = pages.editable_case(request, crn)
    form = forms.CaseForm(request.POST or None, instance=case)
    back = case.get_absolute_url()

    def save() -> None:
        form.save()
        workflow.record_changed(case, by=request.user)  # type: ignore[arg-type]

    return pages.save_row(request, case, form, "Change the case record", back=back, save=save)


@access_log.shows_case_content()
@require_http_methods(["GET", "POST"])
def close(request: HttpRequest, crn: str) -> HttpResponse:
    """Close the case, with a reason."""
    case = doors.visible_case(request, crn)
    pages.refuse_if(permissions.why_not_close(request.user, case))
    form = forms.CloseForm(request.POST or None)
    if form.is_valid():
        workflow.close(case, by=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, "Case closed")
        return redirect(case)
    warning = "Tasks that are due on this case end. It can be reopened."
    back = case.get_absolute_url()
    return pages.form_page(request, case, form, "Close the case", back=back, warning=warning)


@access_log.shows_case_content()
@require_http_methods(["GET", "POST"])
def reopen(request: HttpRequest, crn: str) -> HttpResponse:
    """Open a closed case again, after a page that asks."""
    case = doors.visible_case(request, crn)
    pages.refuse_if(permissions.why_not_reopen(request.user, case))
    if request.method == "POST":
        workflow.reopen(case, by=request.user)
        messages.success(request, "Case reopened")
        return redirect(case)
    context = {"case": case, "is_owed": first_assessment.is_owed(case)}
    return render(request, "cases/reopen.html", context)


@access_log.shows_case_content()
@require_http_methods(["GET", "POST"])
def allocate(request: HttpRequest, crn: str) -> HttpResponse:
    """Give the case to somebody else."""
    case = doors.visible_case(request, crn)
    pages.refuse_if(permissions.why_not_allocate(request.user, case))
    form = forms.AllocateForm(request.POST or None, case=case)
    if form.is_valid():
        holder = form.cleaned_data["holder"]
        workflow.allocate(case, to=holder.user, team=holder.team, by=request.user)
        messages.success(request, f"The case was given to {holder.user.full_name}")
        return redirect("cases:caseload")
    title, back = "Give the case to somebody else", case.get_absolute_url()
    allocations = case.allocations.select_related("practitioner", "team")
    return pages.form_page(request, case, form, title, back=back, allocations=allocations)
