"""What happened on a case, and who changed what."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts import access_log
from cases import doors, permissions
from cases import history as rows_history
from cases.models import (
    Allocation,
    AllowedWord,
    Appointment,
    Case,
    ChildrenSummary,
    CivilOrder,
    Contact,
    CustodyMeeting,
    EarlierLevel,
    Enquiry,
    EqualityAnswers,
    Event,
    Mappa,
    Offence,
    OrderProtects,
    PersonAtRisk,
    PredictableChange,
    Referral,
    RestrictedDetails,
    Sentence,
    UnconvictedBehaviour,
    VictimContact,
    VictimViews,
)

ENTRIES_A_PAGE = 25
ROWS_OF_A_CASE = (
    Sentence,
    Offence,
    UnconvictedBehaviour,
    CivilOrder,
    Mappa,
    CustodyMeeting,
    PersonAtRisk,
    ChildrenSummary,
    Enquiry,
    Referral,
    Contact,
    VictimContact,
    VictimViews,
    AllowedWord,
    Appointment,
    PredictableChange,
    Event,
    Allocation,
    EarlierLevel,
    EqualityAnswers,
)


@access_log.shows_case_content()
@require_GET
def timeline(request: HttpRequest, crn: str) -> HttpResponse:
    """Acts and events, newest first."""
    case = doors.visible_case(request, crn)
    entries = Paginator(case.timeline.select_related("by"), ENTRIES_A_PAGE)
    page = entries.get_page(request.GET.get("page"))
    waiting = case.events.filter(responded_at__isnull=True)
    context = {
        "case": case,
        "page": page,
        "unanswered": set(waiting.values_list("uuid", flat=True)),
        "why_not_edit": permissions.why_not_edit(request.user, case),  # type: ignore[arg-type]
    }
    return render(request, "cases/timeline.html", context)


@access_log.shows_case_content()
@require_GET
def history(request: HttpRequest, crn: str) -> HttpResponse:
    """Who changed which field of the record, from what to what; never what is restricted."""
    case = doors.visible_case(request, crn)
    querysets = [
        rows_history.of_model(Case, id=case.pk),
        *(rows_history.of_model(model, case=case) for model in ROWS_OF_A_CASE),
        rows_history.of_model(RestrictedDetails, person__case=case),
        rows_history.of_model(OrderProtects, order__case=case),
    ]
    page = rows_history.changes(querysets, request.GET.get("before", ""))
    return render(request, "cases/history.html", {"case": case, "page": page})
