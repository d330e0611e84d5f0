"""The list of sources, and one source: add, record as seen, edit, remove."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts import access_log
from assessments import workflow
from assessments.forms import SourceForm
from assessments.models import Source
from assessments.pages import page_url
from assessments.removal import remove_source, why_not_remove_source
from assessments.views.desk import Desk, open_to_edit, posted, row_of, save_and_go, show
from assessments.views.removing import ask_and_remove, back_from_removed
from rules import facts
from rules.looked_at import looked_at
from rules.terms import (
    PRIMARY_KINDS,
    SOURCE_KINDS,
    Page,
    SourceCategory,
    SourceKind,
    Verification,
)
from rules.weighing import against, is_weighed


@require_GET
@access_log.shows_case_content()
def sources(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Every source with its weight, and what a careful reader looks at (SRC-02, SRC-17)."""
    desk = open_to_edit(request, uuid)
    rows = list(desk.assessment.sources.all())
    kinds = {row.kind for row in rows}
    return show(
        desk,
        Page.SOURCES,
        "assessments/sources.html",
        rows=[_card(desk, row) for row in rows],
        looked_at=looked_at(desk.judged),
        primary=[kind for kind in SourceKind if kind in PRIMARY_KINDS and kind not in kinds],
        accounts=[row for row in rows if row.category == SourceCategory.ACCOUNT],
        offences=[row for row in desk.assessment.case.offences.all() if row.account],
        enquiries=[row for row in desk.facts.case.enquiries if row.replied_on is None],
    )


def _card(desk: Desk, row: Source) -> dict[str, object]:
    """A source with what it conflicts with, what it shows and what cites it, in words."""
    key = str(row.lineage)
    case = desk.assessment.case
    shown = {*row.shows_behaviour, *row.shows_orders}  # type: ignore[attr-defined]
    held = (*case.unconvicted.all(), *case.orders.all())
    return {
        "row": row,
        "against": [other.number for other in against(_seen(desk, row), desk.judged.sources)],
        "shows": [str(thing) for thing in held if str(thing.lineage) in shown],
        "cited_by": [one.number for one in desk.judged.factors if key in one.sources],
    }


def _seen(desk: Desk, row: Source) -> facts.Source:
    """What the rules see in the source; in one that is not stored yet, what it is."""
    key = str(row.lineage)
    held = next((one for one in desk.judged.sources if one.lineage == key), None)
    return held or facts.Source(
        lineage=key,
        number="",
        category=SourceCategory(row.category) if row.category else None,
        what="",
        kind=SourceKind(row.kind) if row.kind else None,
    )


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def source_add(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Add a source; the address may name its kind."""
    desk = open_to_edit(request, uuid)
    kind = next((kind for kind in SourceKind if kind == request.GET.get("kind")), None)
    row = _of_kind(desk, kind) if kind else Source(assessment=desk.assessment)
    return _edit(desk, row, "Add a source")


@require_POST
@access_log.shows_case_content()
def source_seen(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Record with one press that a primary record was read; a second press finds it there."""
    desk = open_to_edit(request, uuid)
    kind = next((kind for kind in PRIMARY_KINDS if kind == request.POST.get("kind")), None)
    if kind is None:
        messages.info(request, "Choose one of the records that you have read.")
    elif not any(row.kind == kind for row in desk.assessment.sources.all()):
        row = _of_kind(desk, kind)
        row.number = workflow.next_row_number(row, "s")
        row.verification = Verification.VERIFIED
        row.save()
        workflow.touched(desk.assessment, by=request.user)  # type: ignore[arg-type]
    return redirect(page_url(Page.SOURCES, uuid))


def _of_kind(desk: Desk, kind: SourceKind) -> Source:
    """A source of that kind that is not stored yet, named after it."""
    group = next(category for category, kinds in SOURCE_KINDS.items() if kind in kinds)
    return Source(assessment=desk.assessment, kind=kind, category=group, what=kind.label)


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
    """Remove a source that nothing cites."""
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
    case, rows = desk.assessment.case, list(desk.assessment.sources.all())
    form = SourceForm(
        posted(desk.request),
        instance=source,
        depth=desk.depth.depth,
        others=rows,
        behaviours=list(case.unconvicted.all()),
        orders=list(case.orders.all()),
        is_weighed=is_weighed(_seen(desk, source), desk.judged.sources),
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
        remove_url=_remove_url(source) if source.pk else "",
        remove_label=f"Remove {source.number}",
    )


def _remove_url(source: Source) -> str:
    return reverse("assessments:source_remove", args=[source.assessment.uuid, source.uuid])
