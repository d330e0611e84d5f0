"""What changed since the last assessment: levels, rows, words."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts import access_log
from assessments.since import since_last
from assessments.views.desk import open_to_read


@require_GET
@access_log.shows_case_content()
def changes(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Everything that this assessment says and the one before did not, on one page."""
    desk = open_to_read(request, uuid)
    context = {
        "assessment": desk.assessment,
        "case": desk.assessment.case,
        "title": "What changed since the last assessment",
        "since": since_last(desk.assessment, desk.judged),
        "back_url": desk.task_list_url,
    }
    return render(request, "assessments/changes.html", context)
