"""What a specialist tool found: add, edit, remove. They are listed in Step 1."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts import access_log
from assessments.forms import SpecialistForm
from assessments.models import SpecialistTool
from assessments.pages import page_url
from assessments.views.desk import Desk, open_to_edit, posted, row_of, save_and_go, show
from assessments.views.removing import ask_and_remove, back_from_removed
from rules.terms import Page


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def specialist_add(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Add what a specialist tool found."""
    desk = open_to_edit(request, uuid)
    return _edit(desk, SpecialistTool(assessment=desk.assessment), "Add a specialist tool")


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def specialist_edit(request: HttpRequest, uuid: UUID, row: UUID) -> HttpResponse:
    """Change what a specialist tool found."""
    desk = open_to_edit(request, uuid)
    found = row_of(desk.assessment.specialist_tools.all(), row)
    return _edit(desk, found, str(found))


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def specialist_remove(request: HttpRequest, uuid: UUID, row: UUID) -> HttpResponse:
    """Remove what a specialist tool found; history keeps it."""
    desk = open_to_edit(request, uuid)
    found = next((one for one in desk.assessment.specialist_tools.all() if one.uuid == row), None)
    if found is None:
        return back_from_removed(desk, Page.STEP_1, SpecialistTool, row)
    return ask_and_remove(
        desk,
        Page.STEP_1,
        what=str(found),
        remove=lambda: _remove(found),
        edit_url=reverse("assessments:specialist_edit", args=[uuid, row]),
    )


def _remove(found: SpecialistTool) -> None:
    found.delete()


def _edit(desk: Desk, found: SpecialistTool, title: str) -> HttpResponse:
    form = SpecialistForm(posted(desk.request), instance=found, depth=desk.depth.depth)
    url = page_url(Page.STEP_1, desk.assessment.uuid)
    remove = "assessments:specialist_remove"
    return save_and_go(desk, form, url) or show(
        desk,
        Page.STEP_1,
        "assessments/row.html",
        form=form,
        title=title,
        back_url=url,
        back_label="Back to Step 1",
        row=found,
        remove_url=reverse(remove, args=[desk.assessment.uuid, found.uuid]) if found.pk else "",
        remove_label=f"Remove {found}" if found.pk else "",
    )
