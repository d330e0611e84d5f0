"""Something happened: save it at once, then say what was done."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.views.decorators.http import require_http_methods

from accounts import access_log
from cases import forms, workflow
from cases.models import Event
from cases.views import pages


@access_log.shows_case_content()
@require_http_methods(["GET", "POST"])
def event_add(request: HttpRequest, crn: str) -> HttpResponse:
    """Record that something happened."""
    case = pages.editable_case(request, crn)
    form = forms.EventForm(request.POST or None, instance=Event(case=case))
    back = resolve_url("cases:overview", case.crn)

    def save() -> None:
        workflow.record_event(form.save(commit=False), by=request.user)

    return pages.save_row(request, case, form, "Something happened", back=back, save=save)


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
