"""How the pages of an assessment open it, save a form and show it again.

What may not live here: rules, words of one page.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from assessments import facts as assessment_facts
from assessments import workflow
from assessments.models import Assessment
from assessments.pages import case_page_url, page_url
from assessments.permissions import WRITERS, why_not_edit
from assessments.progress import copied_pages, has_begun, has_copied_beside_drivers
from cases.doors import visible_row
from rosh.returning import go_back_or
from rules import checks
from rules.checks import Finding
from rules.depth import DepthResult, depth_of
from rules.facts import AssessmentFacts, Facts
from rules.required import Gap, unanswered
from rules.terms import Page

Row = TypeVar("Row", bound=models.Model)
SHOWN_FIRST = 3


@dataclass
class Desk:
    """One assessment with all its rows, and what the rules see in it."""

    assessment: Assessment
    request: HttpRequest
    why_not: str
    facts: Facts = field(init=False)

    def __post_init__(self) -> None:
        self.facts = assessment_facts.facts_for(self.assessment, timezone.localdate())

    @property
    def judged(self) -> AssessmentFacts:
        """The assessment's own facts."""
        return assessment_facts_of(self.facts)

    @cached_property
    def depth(self) -> DepthResult:
        return depth_of(self.facts)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        return checks.run(self.facts)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        return unanswered(self.facts)

    @property
    def is_others_draft(self) -> bool:
        """Whether somebody else wrote this draft; who may take it over is said there."""
        row, user = self.assessment, self.request.user
        return row.is_editable and row.author_id != user.pk and user.role in WRITERS  # type: ignore[union-attr]

    @property
    def task_list_url(self) -> str:
        return reverse("assessments:task_list", args=[self.assessment.uuid])


def assessment_facts_of(facts: Facts) -> AssessmentFacts:
    """The assessment part, which these pages always have."""
    if facts.assessment is None:
        raise LookupError("facts of an assessment page hold an assessment")
    return facts.assessment


def open_to_read(request: HttpRequest, uuid: UUID) -> Desk:
    """The assessment for a page that only shows it; 404 where the user may not see the case."""
    row = visible_row(request, assessment_facts.rows(), uuid)
    return Desk(row, request, why_not_edit(request.user, row))  # type: ignore[arg-type]


def open_to_edit(request: HttpRequest, uuid: UUID) -> Desk:
    """The assessment for its author's pages; 403 with the reason for everybody else.

    A post holds the assessment until the commit, and reads its rows only then: nobody signs it
    meanwhile, and no row is written back as it was before somebody else's save.
    """
    if request.method == "POST":
        held = Assessment.objects.select_related("case").select_for_update(of=("self",))
        visible_row(request, held, uuid)
    desk = open_to_read(request, uuid)
    if desk.why_not:
        raise PermissionDenied(desk.why_not)
    return desk


def posted(request: HttpRequest) -> QueryDict | None:
    """What was posted, were it nothing at all; None on a visit."""
    return request.POST if request.method == "POST" else None


def row_of(rows: Iterable[Row], uuid: UUID) -> Row:
    """The row with that public id among those of the assessment, or 404."""
    for row in rows:
        if row.uuid == uuid:  # type: ignore[attr-defined]
            return row
    raise Http404


def save_and_go(desk: Desk, form: Any, then: str) -> HttpResponse | None:
    """Save a posted form and go on; None where there is nothing to save or something is wrong."""
    if desk.request.method != "POST" or not form.is_valid():
        return None
    form.save()
    workflow.touched(desk.assessment, by=desk.request.user)  # type: ignore[arg-type]
    return go_back_or(desk.request, then)


def show(
    desk: Desk, page: Page, template: str, *, form: Any = None, **context: Any
) -> HttpResponse:
    """Show a page with what carries over and what its checks say; 409 where a save was stale."""
    context = {
        "desk": desk,
        "assessment": desk.assessment,
        "case": desk.assessment.case,
        "title": page.label,
        "caption": str(desk.assessment),
        "back_url": desk.task_list_url,
        "back_label": "Back to the task list",
        "page": page,
        "form": form,
        **notes(desk, page),
        **context,
    }
    is_refused = form is not None and getattr(form, "conflict", None)
    return render(desk.request, template, context, status=409 if is_refused else 200)


def notes(desk: Desk, page: Page) -> dict[str, Any]:
    """What stands at the head of a page: copied answers to confirm, findings with links."""
    said = [item for item in still_open(desk) if item["page"] is page]
    copied = copied_pages(desk.judged)
    is_begun = has_begun(desk.judged, page)
    return {
        "carried_from": desk.assessment.carried_from if page in copied else None,
        "can_confirm": page is not Page.FACTORS or has_copied_beside_drivers(desk.judged),
        "confirm_url": reverse("assessments:confirm", args=[desk.assessment.uuid, page.value]),
        "findings": said[:SHOWN_FIRST] if is_begun else [],
        "more_findings": said[SHOWN_FIRST:] if is_begun else [],
        "is_begun": is_begun,
    }


def still_open(desk: Desk) -> list[dict[str, Any]]:
    """What is still open, each as a sentence with where it is mended; findings before gaps.

    What is only to be confirmed says so itself, with a button.
    """
    copied = {row.lineage for row in rows_with_lineage(desk) if row.is_carried_over}
    copied |= set(desk.judged.carried_over)
    told = [(f.message, f.where, f.about) for f in desk.findings]
    told += [(g.message, g.page, g.about) for g in desk.gaps if g.about not in copied]
    urls = _row_urls(desk)
    return [
        {"text": text, "page": page, "url": urls.get(about) or _page_url(desk, page)}
        for text, page, about in dict.fromkeys(told)
    ]


def rows_with_lineage(desk: Desk) -> list[Any]:
    """The facts of copied rows that are confirmed by themselves."""
    return [*desk.judged.sources, *desk.judged.scores, *desk.judged.factors]


def _page_url(desk: Desk, page: Page) -> str:
    row = desk.assessment
    return page_url(page, row.uuid) or case_page_url(page, row.case.crn)


def _row_urls(desk: Desk) -> dict[str, str]:
    """Where each source, factor and group is mended, by what findings call it."""
    key = desk.assessment.uuid
    held: dict[str, dict[str, Any]] = {
        "source_edit": {str(row.lineage): row for row in desk.assessment.sources.all()},
        "factor_edit": {str(row.lineage): row for row in desk.assessment.factors.all()},
        "cell_edit": {f"{row.setting}/{row.group}": row for row in desk.assessment.cells.all()},
    }
    return {
        about: reverse(f"assessments:{name}", args=[key, row.uuid])
        for name, rows in held.items()
        for about, row in rows.items()
    }
