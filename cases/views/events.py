"""Something happened: save it at once, then say what was done."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts import access_log
from cases import forms, links, workflow
from cases.models import Case, Event
from cases.views import pages
from rules.terms import EventKind

PLAN_STARTED = "plan.started"


@access_log.shows_case_content()
@require_http_methods(["GET", "POST"])
def event_add(request: HttpRequest, crn: str) -> HttpResponse:
    """Record that something happened; where there is a plan, what it says to do comes next."""
    case = pages.editable_case(request, crn)
    initial = _asked_for(request, case)
    form = forms.EventForm(request.POST or None, instance=Event(case=case), initial=initial)
    back = resolve_url("cases:overview", case.crn)

    def save() -> None:
        workflow.record_event(form.save(commit=False), by=request.user)

    def then() -> str:
        return _what_to_do(case, form.instance) or back

    return pages.save_row(
        request, case, form, "Something happened", back=back, save=save, then=then
    )


def has_plan(case: Case) -> bool:
    """Whether a plan was ever started: it may say what to do."""
    return case.timeline.filter(act=PLAN_STARTED).exists()


def _what_to_do(case: Case, event: Event) -> str:
    """The page on which the plan says what to do; "" where there is no plan."""
    name = links.AFTER_EVENT if has_plan(case) else ""
    return links.page_of(name, crn=case.crn, about=event.uuid)


def _asked_for(request: HttpRequest, case: Case) -> dict[str, Any]:
    """What the address prefills: an appointment that was missed, a change that has come, a kind."""
    missed = _named(request, case.appointments.all(), "appointment")
    if missed is not None:
        purpose = f": {missed.purpose}" if missed.purpose else ""
        what = f"Did not come to an appointment ({missed.get_kind_display().lower()}){purpose}"
        return {"kind": EventKind.MISSED, "what": what, "happened_on": missed.planned_on}
    come = _named(request, case.predictable_changes.all(), "change")
    if come is not None:
        is_past = come.expected_on is not None and come.expected_on <= timezone.localdate()
        return {"what": come.what} | ({"happened_on": come.expected_on} if is_past else {})
    kind = request.GET.get("kind", "")
    return {"kind": kind} if kind in list(EventKind) else {}


def _named(request: HttpRequest, rows: QuerySet[Any], name: str) -> Any:
    """The row whose public id the address gives; None for none, or for one of another case."""
    try:
        return rows.filter(uuid=UUID(request.GET[name])).first()
    except (KeyError, ValueError):
        return None


@access_log.shows_case_content()
@require_http_methods(["GET", "POST"])
def event_respond(request: HttpRequest, crn: str, uuid: UUID) -> HttpResponse:
    """Say what was done about an event, or why nothing was needed."""
    case = pages.editable_case(request, crn)
    event = pages.row_of(case, "events", uuid)
    form = forms.ResponseForm(request.POST or None, instance=event)
    back = resolve_url("cases:overview", case.crn)
    if form.is_valid():
        return pages.save_row(
            request,
            case,
            form,
            "",
            back=back,
            save=lambda: workflow.respond(form.save(commit=False), by=request.user),
        )
    return pages.form_page(request, case, form, "What was done", back=back, event=event)
