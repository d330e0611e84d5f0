"""The list of sources, and one source: add, edit, remove."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from accounts import access_log
from assessments.forms import SourceForm
from assessments.models import Source
from assessments.pages import page_url
from assessments.removal import remove_source, why_not_remove_source
from assessments.views.desk import Desk, open_to_edit, posted, row_of, save_and_go, show
from assessments.views.removing import ask_and_remove, back_from_removed
from rules.terms import Page


@require_GET
@access_log.shows_case_content()
def sources(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Every source with its weight."""
    desk = open_to_edit(request, uuid)
    rows = list(desk.assessment.sources.all())
    numbers = {str(row.lineage): row.number for row in rows}
    pairs = [(row, [numbers[str(key)] for key in row.against]) for row in rows]  # type: ignore[attr-defined]
    return show(desk, Page.SOURCES, "assessments/sources.html", rows=pairs)


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def source_add(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Add a source."""
    desk = open_to_edit(request, uuid)
    return _edit(desk, Source(assessment=desk.assessment), "Add a source")


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def source_edit(request: HttpRequest, uuid: UUID, row: UUID) -> HttpResponse:
    """Change a source."""
    desk = open_to_edit(request, uuid)
    source = row_of(desk.assessment.sources.all(), row)
    return _edit(desk, source, f"Source {source.number}")


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def source_remove(request: HttpRequest, uuid: UUID, row: UUID) -> HttpResponse:
    """Remove a source that no factor cites."""
    desk = open_to_edit(request, uuid)
    source = next((held for held in desk.assessment.sources.all() if held.uuid == row), None)
    if source is None:
        return back_from_removed(desk, Page.SOURCES, Source, row)
    return ask_and_remove(
        desk,
        Page.SOURCES,
        what=f"source {source}",
        why_not=why_not_remove_source(source),
        remove=lambda: remove_source(source),
        edit_url=reverse("assessments:source_edit", args=[uuid, row]),
    )


def _edit(desk: Desk, source: Source, title: str) -> HttpResponse:
    form = SourceForm(
        posted(desk.request),
        instance=source,
        depth=desk.depth.depth,
        others=list(desk.assessment.sources.all()),
    )
    url = page_url(Page.SOURCES, desk.assessment.uuid)
    return save_and_go(desk, form, url) or show(
        desk,
        Page.SOURCES,
        "assessments/row.html",
        form=form,
        title=title,
        back_url=url,
        back_label="Back to sources",
        row=source,
    )
