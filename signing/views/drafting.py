"""Pages about an assessment that is not signed: check and sign, sign urgently, abandon, take over.

Each fetches what the user may see, asks, and calls one verb.
"""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts import access_log
from accounts.models import User
from assessments import drafts
from assessments import workflow as assessing
from assessments.forms import RepliesForm
from assessments.models import Assessment
from assessments.permissions import why_not_edit
from cases.doors import visible_row
from cases.models import Case
from cases.views import identifying
from rosh.returning import go_back_or, way_back
from signing import facts, late, pages, permissions, readiness, record, workflow
from signing.forms import AbandonForm, ReasonForm, SignForm, TakeOverForm, UrgentForm
from signing.models import Submission
from signing.readiness import Readiness
from signing.views.answers import already_signed, posted, sign_with


@dataclass(frozen=True)
class Way:
    """One of the two ways to sign: its rule, its form, its verb."""

    why_not: Callable[[User, Assessment], str]
    form: type[SignForm]
    verb: Callable[..., Submission]
    is_urgent: bool = False


ORDINARY = Way(permissions.why_not_sign, SignForm, workflow.sign)
URGENT = Way(permissions.why_not_sign_urgently, UrgentForm, workflow.sign_urgently, True)


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def sign(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Check and sign: what stops it, who must countersign, the declaration."""
    return _check_and_sign(request, uuid, ORDINARY)


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def sign_urgently(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Sign a raised level now, with an interim plan; the rest is owed."""
    return _check_and_sign(request, uuid, URGENT)


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def abandon(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """End the work with a reason; it is kept."""
    assessment = _draft(request, uuid)
    why_not = permissions.why_not_abandon(request.user, assessment)
    form = AbandonForm(posted(request))
    _refuse(why_not)
    if request.method == "POST" and identifying.is_clear(form, assessment.case):
        reason = form.cleaned_data["reason"]
        submission = workflow.abandon(assessment, by=request.user, reason=reason)
        messages.success(request, f"{assessment} was abandoned. It is kept.")
        return redirect(submission)
    return _reason_page(request, assessment, form, "abandon")


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def take_over(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Become the author of somebody's draft, with a reason."""
    assessment = _draft(request, uuid)
    _refuse(permissions.why_not_take_over(request.user, assessment))
    form = TakeOverForm(posted(request))
    if request.method == "POST" and identifying.is_clear(form, assessment.case):
        workflow.take_over(assessment, by=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, f"You are now the author of {assessment}.")
        return redirect("assessments:task_list", assessment.uuid)
    return _reason_page(request, assessment, form, "take_over")


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def reply(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Reply to what the checks warn of: the manager reads it beside the warning."""
    if request.method == "GET":  # what was typed and not saved leads here; the page shows it
        _refuse(why_not_edit(request.user, _draft(request, uuid)))
        return redirect(reverse("signing:sign", args=[uuid]) + "#replies")
    assessment = _held(request, uuid)
    ready = readiness.of(assessment, by=request.user)
    form = RepliesForm(request.POST, findings=ready.findings, assessment=assessment)
    if form.is_valid():
        form.save(by=request.user)
        drafts.forget(request.user, request.path)
        assessing.touched(assessment, by=request.user)
        return go_back_or(request, reverse("signing:sign", args=[uuid]))
    drafts.stop_if_replayed(request)
    is_urgent = way_back(request) == reverse("signing:sign_urgently", args=[uuid])
    blank = _sign_form(URGENT if is_urgent else ORDINARY, assessment, ready)
    return _sign_page(request, assessment, ready, blank, "", is_urgent=is_urgent, replies=form)


def _check_and_sign(request: HttpRequest, uuid: UUID, way: Way) -> HttpResponse:
    """What both ways share: go to what is signed, else show the page or sign."""
    assessment = _draft(request, uuid)
    signed = already_signed(assessment)
    if signed and (request.method == "GET" or signed.signed_by_id == request.user.pk):
        return redirect(signed)
    why_not = way.why_not(request.user, assessment)
    ready = readiness.of(assessment, by=request.user)
    form = _sign_form(way, assessment, ready, posted(request))
    answer = None
    if request.method == "POST":
        answer = sign_with(request, form, why_not, assessment, way.verb)
    return answer or _sign_page(request, assessment, ready, form, why_not, is_urgent=way.is_urgent)


def _sign_form(
    way: Way, assessment: Assessment, ready: Readiness, data: QueryDict | None = None
) -> SignForm:
    """The declaration, with what is asked of this assessment only."""
    late_plan = None if way.is_urgent else late.at_signing(assessment)
    form = way.form(data, initial={"read_hash": ready.read_hash}, late=late_plan)
    if ready.facts.plan is None and not way.is_urgent:
        form.leave_out_plan()
    if not ready.asks_about_level:
        form.leave_out_level()
    return form


def _draft(request: HttpRequest, uuid: UUID) -> Assessment:
    rows = Assessment.objects.select_related(
        "case__team", "case__practitioner", "case__risk_register", "case__mappa", "author"
    )
    return visible_row(request, rows, uuid)


def _held(request: HttpRequest, uuid: UUID) -> Assessment:
    """The draft for what its author writes, held until the commit."""
    seen = _draft(request, uuid)
    Case.objects.hold(seen.case_id)
    Assessment.objects.select_for_update().get(pk=seen.pk)
    assessment = _draft(request, uuid)
    _refuse(why_not_edit(request.user, assessment))
    return assessment


def _refuse(why_not: str) -> None:
    if why_not:
        raise PermissionDenied(why_not)


def _sign_page(
    request: HttpRequest,
    assessment: Assessment,
    ready: Readiness,
    form: SignForm,
    why_not: str,
    *,
    is_urgent: bool,
    replies: RepliesForm | None = None,
) -> HttpResponse:
    replies = replies or RepliesForm(findings=ready.findings, assessment=assessment)
    back = reverse(f"signing:{'sign_urgently' if is_urgent else 'sign'}", args=[assessment.uuid])
    mending = pages.each_mend([one.finding for one in replies.warned], assessment, back)
    stops = pages.in_order(ready.urgent_stops if is_urgent else ready.stops)
    not_confirmed = record.not_confirmed(ready.facts)
    said = {(gap.page, gap.about) for gap in (*stops, *not_confirmed)}
    owed = [gap for gap in ready.stops if (gap.page, gap.about) not in said]
    context = {
        "assessment": assessment,
        "case": assessment.case,
        "facts": ready.facts,
        "ready": ready,
        "plan": facts.plan_of(assessment),
        "ends": facts.ended_by(assessment),
        "stops": pages.mends(stops, assessment, back),
        "stop_parts": len({gap.page for gap in stops}),
        "owed": pages.mends(pages.in_order(owed), assessment, back) if is_urgent else [],
        "unsaved": ready.unsaved,
        "replies": replies,
        "replies_draft": None if why_not else drafts.beside_replies(request, replies),
        "warned": [(one, m.href) for one, m in zip(replies.warned, mending, strict=True)],
        "not_confirmed": pages.mends(not_confirmed, assessment, back),
        "why_not": why_not,
        "form": None if why_not or stops or (ready.unsaved and not is_urgent) else form,
        "bound": form,
        "is_urgent": is_urgent,
        "here": back,
        "can_be_urgent": ready.is_raise and bool(stops) and not why_not,
    }
    return render(request, "signing/sign.html", context, status=409 if replies.conflict else 200)


def _reason_page(
    request: HttpRequest, assessment: Assessment, form: ReasonForm, act: str
) -> HttpResponse:
    context = {"assessment": assessment, "case": assessment.case, "form": form}
    return render(request, f"signing/{act}.html", context)
