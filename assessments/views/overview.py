"""Pages about an assessment as a whole: list, start, task list, check, history, confirm."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts import access_log
from assessments import drafts, models, workflow
from assessments.facts import facts_for, with_rows
from assessments.forms import RepliesForm, StartForm
from assessments.pages import GROUPS_OF_PAGES, PAGES, case_page_url, in_order, page_url
from assessments.past import tracked_rows
from assessments.permissions import why_not_edit, why_not_start
from assessments.progress import CARRIED, COMPLETE, OPTIONAL, state_of
from assessments.views.desk import (
    REPLY,
    Desk,
    open_to_edit,
    open_to_read,
    parted,
    posted,
    row_of,
    still_open,
    urls_of,
)
from cases import history as row_history
from cases import tasks
from cases.doors import visible_case
from cases.models import Case
from rosh.returning import with_way_back
from rules.four_step import is_reduction
from rules.screening import is_screened_out
from rules.terms import AssessmentKind, Page


@require_GET
@access_log.shows_case_content()
def list_assessments(request: HttpRequest, crn: str) -> HttpResponse:
    """All assessments of a case, the newest first."""
    case = visible_case(request, crn)
    rows = case.assessments.select_related("author", "decision").prefetch_related("submissions")
    current = next((row for row in rows if row.is_in_progress and not row.is_urgent), None)
    context = {
        "case": case,
        "title": "Assessments",
        "rows": [
            (row, state_words(row), is_low_by_screening(row), _record_url(row)) for row in rows
        ],
        "why_not": why_not_start(request.user, case),  # type: ignore[arg-type]
        "in_progress": current,
        "why_not_go_on": why_not_edit(request.user, current) if current else "",  # type: ignore[arg-type]
    }
    return render(request, "assessments/list.html", context)


def is_low_by_screening(row: models.Assessment) -> bool:
    """Whether its level is Low because it was screened out (SCR-02).

    Nothing else can be signed without a level; of what is open, the rules know.
    """
    if row.decision.level is not None:
        return False
    if row.locked_at:
        return True
    return row.is_editable and is_screened_out(facts_for(with_rows(row.uuid), timezone.localdate()))


def state_words(row: models.Assessment) -> tuple[str, str]:
    """Where an assessment stands, with the colour of its tag."""
    if row.abandoned_at:
        return "Abandoned", "grey"
    if row.completed_at:
        return "Complete", "green"
    return ("Awaiting countersignature", "yellow") if row.locked_at else ("Draft", "blue")


def _record_url(row: models.Assessment) -> str:
    """The signed record of what is signed now; an app above keeps it, and names itself by URL."""
    signed = next(iter(row.submissions.all()), None) if row.locked_at else None  # type: ignore[attr-defined]
    return reverse("signing:record", args=[signed.uuid]) if signed else ""


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def start(request: HttpRequest, crn: str) -> HttpResponse:
    """Start the first assessment or a review; one may be in progress at a time."""
    case = visible_case(request, crn)
    if request.method == "POST":
        case = Case.objects.hold(case.pk)
    reason = why_not_start(request.user, case)  # type: ignore[arg-type]
    if reason:
        raise PermissionDenied(reason)
    old = workflow.last_complete(case)
    kind = AssessmentKind.REVIEW if old else AssessmentKind.INITIAL
    form = StartForm(posted(request), initial={"kind": kind}, is_first=old is None)
    if request.method == "POST" and form.is_valid():
        return _started(request, case, form)
    return _start_page(request, case, form=form, old=old)


def _started(request: HttpRequest, case: Case, form: StartForm) -> HttpResponse:
    try:
        new = workflow.start(
            case,
            by=request.user,  # type: ignore[arg-type]
            kind=AssessmentKind(form.cleaned_data["kind"]),
        )
    except workflow.AlreadyInProgress as found:
        return _start_page(request, case, open_one=found.assessment, status=409)
    return redirect("assessments:task_list", new.uuid)


def _start_page(
    request: HttpRequest, case: Case, *, status: int = 200, **context: Any
) -> HttpResponse:
    if "open_one" not in context:
        open_ones = case.assessments.in_progress().filter(is_urgent=False)
        context["open_one"] = open_ones.first()
    context |= {
        "case": case,
        "title": "Start an assessment",
        "back_url": reverse("assessments:list", args=[case.crn]),
    }
    return render(request, "assessments/start.html", context, status=status)


@require_GET
@access_log.shows_case_content()
def task_list(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Every page with its state, what the case's depth is and why, and the next step."""
    desk = open_to_read(request, uuid)
    groups = [(heading, _items(desk, pages)) for heading, pages in GROUPS_OF_PAGES]
    items = [item for _, held in groups for item in held]
    context = {
        "desk": desk,
        "assessment": desk.assessment,
        "case": desk.assessment.case,
        "title": str(desk.assessment),
        "groups": [(heading, held) for heading, held in groups if held],
        "next": next((item for item in items if item["status"] not in (COMPLETE, OPTIONAL)), None),
        "done": sum(item["status"] in (COMPLETE, OPTIONAL) for item in items),
        "all": len(items),
        "state": state_words(desk.assessment),
        **_of_signing(desk.assessment),
        "unsaved": drafts.of(request.user, desk.assessment),
    }
    return render(request, "assessments/task_list.html", context)


def _of_signing(row: models.Assessment) -> dict[str, Any]:
    """Where its signed record is, why it came back, and which of two drafts to write in."""
    return {
        "record_url": _record_url(row),
        "returned": tasks.returned(row.case, row.uuid, str(row)),
        "two_drafts": _two_drafts(row),
    }


def _two_drafts(row: models.Assessment) -> str:
    """Which of two to write in, where an urgent signature was withdrawn after its follow-up."""
    urgent = row if row.is_urgent else row.carried_from
    if urgent is None or not urgent.is_urgent or not urgent.is_editable or not row.is_editable:
        return ""
    following = models.Assessment.objects.filter(carried_from=urgent).in_progress().first()
    if following is None:
        return ""
    go_on = f"Go on with {str(following).lower()}; its signature closes {str(urgent).lower()}."
    return f"{urgent} was signed urgently, and is open again. {go_on}"


def _items(desk: Desk, pages: tuple[Page, ...]) -> list[dict[str, Any]]:
    """The pages as items of a task list; the page of a reduction only where there is one."""
    shown = [page for page in pages if page is not Page.REDUCTION or is_reduction(desk.facts)]
    return [_item(desk, page) for page in shown]


def _item(desk: Desk, page: Page) -> dict[str, Any]:
    judged, depth = desk.judged, desk.depth.depth
    state = state_of(page, judged, depth, desk.gaps, desk.findings, desk.facts.case)
    url = "" if desk.why_not else _address(desk, page)
    return {
        "page": page,
        "label": page.label,
        "url": url,
        "status": state.status,
        "colour": state.colour,
        "hint": "Check it: confirm or change it" if state.status == CARRIED else "",
    }


def _address(desk: Desk, page: Page) -> str:
    """Where a page is answered; a page of the case leads back to this task list."""
    crn = desk.assessment.case.crn
    own = page_url(page, desk.assessment.uuid)
    return own or with_way_back(case_page_url(page, crn), desk.task_list_url)


@require_GET
@access_log.shows_case_content()
def check(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Check your answers: everything as others will read it, and what is still open."""
    desk = open_to_read(request, uuid)
    context = {
        "desk": desk,
        "assessment": desk.assessment,
        "case": desk.assessment.case,
        "title": "Check your answers"
        if not desk.why_not
        else f"Read {str(desk.assessment).lower()}",
        "facts": desk.facts,
        **_left_to_do(desk),
        **_left_to_say(desk),
        "back_url": desk.task_list_url,
    }
    return render(request, "assessments/check.html", context)


def _left_to_do(desk: Desk) -> dict[str, Any]:
    """What is open before the signature and after it, and each part with its state."""
    duties, hints, later = parted(still_open(desk))
    groups = [(heading, _items(desk, pages)) for heading, pages in GROUPS_OF_PAGES]
    to_do = [item for item in duties if item["part"] != REPLY] + _to_confirm(groups)
    return {"duties": in_order(to_do), "hints": hints, "later": later, "groups": groups}


def _to_confirm(groups: list[tuple[str, list[dict[str, Any]]]]) -> list[dict[str, Any]]:
    """The parts that were copied and not confirmed: each stops the signature."""
    copied = [item for _, items in groups for item in items if item["status"] == CARRIED]
    text = "Confirm or change what was carried over: {}."
    return [{**item, "text": text.format(item["label"])} for item in copied]


def _left_to_say(desk: Desk) -> dict[str, Any]:
    """What takes a reply, and what was typed and not saved."""
    replies = RepliesForm(findings=desk.findings, assessment=desk.assessment)
    urls = urls_of(desk, [one.finding for one in replies.warned])
    return {
        "replies": replies,
        "replies_draft": None if desk.why_not else drafts.beside_replies(desk.request, replies),
        "warned": list(zip(replies.warned, urls, strict=True)),
        "unsaved": drafts.of(desk.request.user, desk.assessment),  # type: ignore[arg-type]
    }


@require_GET
@access_log.shows_case_content()
def history(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Who changed what in this assessment, newest first."""
    desk = open_to_read(request, uuid)
    context = {
        "assessment": desk.assessment,
        "case": desk.assessment.case,
        "title": "Changes to this assessment",
        "page": row_history.changes(tracked_rows(desk.assessment), request.GET.get("before", "")),
        "back_url": desk.task_list_url,
    }
    return render(request, "assessments/history.html", context)


@require_POST
@access_log.shows_case_content()
def confirm(request: HttpRequest, uuid: UUID, page: str) -> HttpResponse:
    """Confirm what a page copied from the last assessment."""
    desk = open_to_edit(request, uuid)
    where = page_named(page)
    workflow.confirm_page(desk.assessment, where, by=request.user)  # type: ignore[arg-type]
    messages.success(request, f"Confirmed: {where.label}.")
    return redirect(desk.task_list_url)


def page_named(text: str) -> Page:
    """The page of that key that an assessment may have copied, or 404."""
    if text in {page.value for page in (*PAGES, Page.CHILDREN)}:
        return Page(text)
    raise Http404


@require_POST
@access_log.shows_case_content()
def factor_confirm(request: HttpRequest, uuid: UUID, row: UUID) -> HttpResponse:
    """Confirm one copied factor: those that drive the level are confirmed singly."""
    desk = open_to_edit(request, uuid)
    factor = row_of(desk.assessment.factors.all(), row)
    workflow.confirm_factor(factor, by=request.user)  # type: ignore[arg-type]
    messages.success(request, f"Confirmed: factor {factor.number}.")
    return redirect(page_url(Page.FACTORS, uuid))
