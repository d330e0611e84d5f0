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

from accounts.models import User
from assessments import drafts, workflow
from assessments import facts as assessment_facts
from assessments.models import Assessment
from assessments.pages import case_page_url, page_url
from assessments.permissions import why_not_edit
from assessments.progress import copied_pages, has_begun, has_copied_beside_drivers
from cases.doors import visible_row
from cases.models import Case
from guidance.beside import BESIDE
from rosh.returning import go_back_or
from rules import checks
from rules.checks import Finding, Severity
from rules.depth import DepthResult, depth_of
from rules.facts import AssessmentFacts, Facts
from rules.required import Gap, unanswered
from rules.terms import Page

Row = TypeVar("Row", bound=models.Model)
SHOWN_FIRST = 3
HINT, LATER, REPLY = "hints", "after_signing", "replies"
# What is no duty: hints, and what comes after the signature. All else has to be done or answered.
NO_DUTIES = {Severity.INFO: HINT, Severity.FLAG: HINT, Severity.AWAIT: LATER, Severity.WARN: REPLY}


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
        return row.is_editable and row.author_id != user.pk and user.writes_on_cases  # type: ignore[union-attr]

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

    A post holds the case and the assessment until the commit, and reads its rows only then: nobody
    closes or signs meanwhile, and no row is written back as it was before somebody else's save.
    """
    if request.method == "POST":
        row = visible_row(request, Assessment.objects.select_related("case"), uuid)
        Case.objects.hold(row.case_id)
        Assessment.objects.select_for_update().get(pk=row.pk)
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
    user: User = desk.request.user  # type: ignore[assignment]
    if form.has_changed() or not drafts.is_replayed(desk.request):
        form.save()
        workflow.touched(desk.assessment, by=user)
    drafts.forget(user, desk.request.path)
    return go_back_or(desk.request, then)


def show(
    desk: Desk, page: Page, template: str, *, form: Any = None, **context: Any
) -> HttpResponse:
    """Show a page with what carries over and what its checks say; 409 where a save was stale.

    A form that was typed in and not saved shows what was typed.
    """
    drafts.stop_if_replayed(desk.request)
    context = {
        "desk": desk,
        "assessment": desk.assessment,
        "case": desk.assessment.case,
        "title": page.label,
        "caption": str(desk.assessment),
        "back_url": desk.task_list_url,
        "back_label": "Back to the task list",
        "page": page,
        "asked": BESIDE.get(page),
        "form": form,
        **notes(desk, page),
        **context,
    }
    if form is not None:
        context["draft"] = drafts.beside(desk.request, desk.assessment, form, context["title"])
    is_refused = form is not None and getattr(form, "conflict", None)
    return render(desk.request, template, context, status=409 if is_refused else 200)


def notes(desk: Desk, page: Page) -> dict[str, Any]:
    """What stands at the head of a page: copied answers to confirm, findings with links."""
    said = [item for item in still_open(desk) if item["page"] is page]
    duties, hints, _ = parted(said if has_begun(desk.judged, page) else [])
    copied = copied_pages(desk.judged)
    return {
        "carried_from": desk.assessment.carried_from if page in copied else None,
        "can_confirm": page is not Page.FACTORS or has_copied_beside_drivers(desk.judged),
        "confirm_url": reverse("assessments:confirm", args=[desk.assessment.uuid, page.value]),
        "findings": duties[:SHOWN_FIRST],
        "more_findings": duties[SHOWN_FIRST:],
        "hints": hints,
        "is_begun": has_begun(desk.judged, page),
    }


def still_open(desk: Desk) -> list[dict[str, Any]]:
    """What is still open, each as a sentence with where it is mended; findings before gaps.

    What is only to be confirmed says so itself, with a button.
    """
    copied = {row.lineage for row in rows_with_lineage(desk) if row.is_carried_over}
    copied |= set(desk.judged.carried_over)
    told = [(f.message, f.where, f.about, NO_DUTIES.get(f.severity, "")) for f in desk.findings]
    gaps = (gap for gap in desk.gaps if not gap.is_copied and gap.about not in copied)
    told += [(gap.message, gap.page, gap.about, "") for gap in gaps]
    urls = _row_urls(desk)
    return [
        {"text": text, "page": page, "url": urls.get(about) or _page_url(desk, page), "part": part}
        for text, page, about, part in dict.fromkeys(told)
    ]


def parted(items: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], ...]:
    """What has to be done or answered before signing; hints; what comes after signing."""
    parts = (("", REPLY), (HINT,), (LATER,))
    return tuple([item for item in items if item["part"] in those] for those in parts)


def url_of(desk: Desk, finding: Finding) -> str:
    """The page that mends what a finding says."""
    return _row_urls(desk).get(finding.about) or _page_url(desk, finding.where)


def rows_with_lineage(desk: Desk) -> list[Any]:
    """The facts of copied rows that are confirmed by themselves."""
    judged = desk.judged
    return [
        *judged.sources,
        *judged.scores,
        *judged.specialist,
        *judged.factors,
        *judged.scenarios,
    ]


def _page_url(desk: Desk, page: Page) -> str:
    row = desk.assessment
    return page_url(page, row.uuid) or case_page_url(page, row.case.crn)


def _row_urls(desk: Desk) -> dict[str, str]:
    """Where each source, factor, tool and group is mended, by what findings call it."""
    key = desk.assessment.uuid
    held: dict[str, dict[str, Any]] = {
        "source_edit": {str(row.lineage): row for row in desk.assessment.sources.all()},
        "factor_edit": {str(row.lineage): row for row in desk.assessment.factors.all()},
        "specialist_edit": {
            str(row.lineage): row for row in desk.assessment.specialist_tools.all()
        },
        "scenario_edit": {str(row.lineage): row for row in desk.assessment.scenarios.all()},
        "cell_edit": {f"{row.setting}/{row.group}": row for row in desk.assessment.cells.all()},
    }
    return {
        about: reverse(f"assessments:{name}", args=[key, row.uuid])
        for name, rows in held.items()
        for about, row in rows.items()
    }
