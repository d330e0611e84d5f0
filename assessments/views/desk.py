"""How the pages of an assessment open it, save a form and show it again.

What may not live here: rules, words of one page.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar
from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from assessments import drafts, workflow
from assessments import facts as assessment_facts
from assessments.fields import anchor_of
from assessments.models import Assessment
from assessments.pages import at_the_question, case_page_url, page_url
from assessments.permissions import why_not_abandon, why_not_edit, why_not_take
from assessments.progress import copied_pages, has_begun, has_copied_beside_drivers
from assessments.row_pages import PAGES_OF_PEOPLE, people_urls, row_urls
from cases.doors import visible_row
from cases.models import Case
from guidance.beside import BESIDE
from rosh.returning import go_back_or, with_way_back
from rules import checks
from rules.checks import Finding, Severity
from rules.depth import NO_START, Depth, DepthResult, depth_of
from rules.facts import AssessmentFacts, Facts
from rules.long_known import long_known
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

    @property
    def depth_words(self) -> str:
        """What the case's depth asks for, and why."""
        depth, because = self.depth.depth, self.depth.because
        if depth is Depth.SCREENED:
            return "This case is screened out. A short assessment is enough."
        if because.startswith(NO_START):
            return "Until Step 1 has a starting point, you are asked what a Medium case needs."
        named = self.depth.level or depth  # High and Very High are of one depth
        return f"You are asked what a {named.label} case needs. {because}"

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        return checks.run(self.facts)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        return unanswered(self.facts)

    @cached_property
    def long_known(self) -> str:
        """What to ask oneself after a long time with the same person (SFO-04)."""
        case, user = self.assessment.case, self.request.user
        since = case.held_since(user)  # type: ignore[arg-type]
        return long_known(case.name, since, self.facts.on, months=settings.LONG_KNOWN_MONTHS)

    @property
    def is_others_draft(self) -> bool:
        """Whether somebody else wrote this draft, and the reader may take it over."""
        row, user = self.assessment, self.request.user
        is_others = row.is_editable and row.author_id != user.pk and user.writes_on_cases  # type: ignore[union-attr]
        return is_others and not why_not_take(user, row.case)  # type: ignore[arg-type]

    @property
    def may_abandon(self) -> bool:
        """Whether the reader may end this draft."""
        return not why_not_abandon(self.request.user, self.assessment)  # type: ignore[arg-type]

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
    is_refused = getattr(form, "conflict", None) or getattr(form, "is_stale", False)
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
    told = [(f.message, f.where, f.about, NO_DUTIES.get(f.severity, ""), "") for f in desk.findings]
    gaps = (gap for gap in desk.gaps if not gap.is_copied and gap.about not in copied)
    told += [(gap.message, gap.page, gap.about, "", anchor_of(gap.question)) for gap in gaps]
    urls = _row_urls(desk, {page for _, page, *_ in told})
    return [
        {"text": text, "page": page, "url": _url(desk, page, about, urls, field), "part": part}
        for text, page, about, part, field in dict.fromkeys(told)
    ]


def parted(items: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], ...]:
    """What has to be done or answered before signing; hints; what comes after signing."""
    parts = (("", REPLY), (HINT,), (LATER,))
    return tuple([item for item in items if item["part"] in those] for those in parts)


def urls_of(desk: Desk, findings: list[Finding]) -> list[str]:
    """The page that mends what each finding says."""
    rows = _row_urls(desk, {finding.where for finding in findings})
    return [_url(desk, finding.where, finding.about, rows) for finding in findings]


Rows = dict[tuple[bool, str], str]


def _row_urls(desk: Desk, pages: set[Page]) -> Rows:
    """The page of each row, by whether it is a person's and by what gaps and findings call it."""
    rows: Rows = {(False, about): url for about, url in row_urls(desk.assessment).items()}
    if pages & PAGES_OF_PEOPLE:
        rows |= {(True, about): url for about, url in people_urls(desk.assessment).items()}
    return rows


def _url(desk: Desk, page: Page, about: str, urls: Rows, field: str = "") -> str:
    """The page of the row or the part, at the field that answers it."""
    own = urls.get((page in PAGES_OF_PEOPLE, about), "")
    place = own or at_the_question(_page_url(desk, page), about)
    place = place if "#" in place or not place else f"{place}{field}"
    is_of_case = own and page in PAGES_OF_PEOPLE
    return with_way_back(place, desk.task_list_url) if is_of_case else place


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
