"""An event came: what the plan says to do, and what was done (CON-14, MON-10)."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts import access_log
from cases.models import Case, Event
from cases.views import identifying, pages
from riskplans import uses
from riskplans.asked import AskedOf, asked_of
from riskplans.forms.uses import UsesForm

MORE = "Saved. Say what you did with each contingency that may fit."


@access_log.shows_case_content()
@require_http_methods(["GET", "POST"])
def what_to_do(request: HttpRequest, crn: str, uuid: UUID) -> HttpResponse:
    """The contingencies that the event may call for, and what was done with each."""
    case = pages.editable_case(request, crn)
    event: Event = pages.row_of(case, "events", uuid)
    asked = asked_of(event)
    if asked is None:
        return redirect("cases:event_respond", case.crn, event.uuid)
    form = UsesForm(request.POST or None, asked=asked)
    if not form.is_valid():
        return _page(request, case, asked, form)
    if not form.is_the_same:
        words = form.cleaned_data["words"].strip()
        uses.answer(event, form.answers, words=words, is_whole=form.is_whole, by=request.user)
        identifying.warn(request, case, words, *(one.because for one in form.answers))
    is_answered = event.responded_at is not None  # by this, or before: on duty, it may be read only
    messages.success(request, "Saved" if is_answered else MORE)
    return redirect(case) if is_answered else redirect(request.path)


def _page(request: HttpRequest, case: Case, asked: AskedOf, form: UsesForm) -> HttpResponse:
    context = {
        "case": case,
        "event": asked.event,
        "plan": asked.plan,
        "form": form,
        "is_to_read": uses.waits_to_be_read(asked.event),
        "done": [(row, uses.in_words(row.use)) for row in asked.rows if uses.is_used(row.use)],
        "title": "What the plan says to do",
        "caption": f"{case.name}, {case.crn}",
        "back_url": case.get_absolute_url(),
        "cancel_url": case.get_absolute_url(),
        "cancel_label": "Say it later",
    }
    return render(request, "riskplans/use.html", context, status=409 if form.is_stale else 200)
