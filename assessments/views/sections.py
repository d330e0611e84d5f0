"""Pages that hold one row: why now; and the nine levels."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from accounts import access_log
from assessments.forms import LevelsForm, WhyNowForm
from assessments.views.desk import open_to_edit, posted, save_and_go, show
from rules.terms import Page

SECTION = "assessments/section.html"


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def why_now(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Why now, when, where the person is, and whether information was limited."""
    desk = open_to_edit(request, uuid)
    form = WhyNowForm(posted(request), instance=desk.assessment, depth=desk.depth.depth)
    return save_and_go(desk, form, desk.task_list_url) or show(
        desk, Page.WHY_NOW, SECTION, form=form
    )


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def levels(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The level of every group in both settings, on one page."""
    desk = open_to_edit(request, uuid)
    form = LevelsForm(posted(request), cells=list(desk.assessment.cells.all()))
    return save_and_go(desk, form, desk.task_list_url) or show(
        desk, Page.LEVELS, "assessments/levels.html", form=form
    )
