"""The page that tells somebody that their draft was taken over, until they have read it."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts import access_log
from assessments.models import Assessment
from cases import tasks
from cases.doors import visible_row
from cases.models import Task
from cases.permissions import READ_ONLY
from signing.workflow.ending import TAKEN_OVER


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def handed_on(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Who took it over, when and why; reading it ends the note on one's caseload."""
    assessment = visible_row(request, Assessment.objects.select_related("case"), uuid)
    mine = Task.objects.open().filter(about=uuid, assignee=request.user, link_name=TAKEN_OVER)
    if request.method == "POST":
        if not request.user.writes_on_cases:  # type: ignore[union-attr]
            raise PermissionDenied(READ_ONLY)
        for task in mine:
            tasks.close(uuid, Task.Kind.INFORMATION, by=request.user, title=task.title)  # type: ignore[arg-type]
        return redirect("cases:caseload")
    taken = assessment.case.timeline.filter(act="signing.taken_over", about=uuid)
    context = {
        "assessment": assessment,
        "case": assessment.case,
        "taken": taken.select_related("by").first(),
        "is_unread": mine.exists(),
    }
    return render(request, "signing/handed_on.html", context)
