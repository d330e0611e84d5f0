"""The page that tells somebody what became of their draft, until they have read it.

It was taken over, or somebody signed what ends it.
"""

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
from riskplans.models import Plan

PAGES = ("signing:handed_on", "signing:plan_handed_on")
ACTS = ("signing.taken_over", "signing.superseded")


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def handed_on(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Who took the assessment over, when and why; reading it ends the note on one's caseload."""
    assessment = visible_row(request, Assessment.objects.select_related("case"), uuid)
    return _page(request, assessment, "assessment")


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def plan_handed_on(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The same of a plan that was revised alone, and of one that a signature ended."""
    return _page(request, visible_row(request, Plan.objects.select_related("case"), uuid), "plan")


def _page(request: HttpRequest, row: Assessment | Plan, called: str) -> HttpResponse:
    mine = Task.objects.open().filter(about=row.uuid, assignee=request.user, link_name__in=PAGES)
    if request.method == "POST":
        if not request.user.writes_on_cases:  # type: ignore[union-attr]
            raise PermissionDenied(READ_ONLY)
        for task in mine:
            tasks.close(row.uuid, Task.Kind.INFORMATION, by=request.user, title=task.title)  # type: ignore[arg-type]
        return redirect("cases:caseload")
    told = row.case.timeline.filter(act__in=ACTS, about=row.uuid)
    context = {
        "row": row,
        "called": called,
        "tab": "plan" if called == "plan" else "assessments",
        "case": row.case,
        "told": told.select_related("by").first(),
        "is_unread": mine.exists(),
    }
    return render(request, "signing/handed_on.html", context)
