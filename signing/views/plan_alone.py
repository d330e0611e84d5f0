"""The author's pages of a plan that is revised alone: check and sign, abandon, take over."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts import access_log
from assessments import drafts
from assessments.forms import RepliesForm
from cases import tasks
from cases.doors import visible_row
from cases.views import identifying
from riskplans import workflow as planning
from riskplans.doors import editable_plan
from riskplans.models import Plan
from rosh.returning import go_back_or
from signing import late, pages, permissions, readiness, workflow
from signing.forms import AbandonPlanForm, ReasonForm, SignForm, SignPlanForm, TakeOverForm
from signing.readiness import Readiness
from signing.views.answers import already_signed, posted, sign_with


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def sign_plan(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Check and sign a plan alone: what stops it, who must countersign, the declaration."""
    plan = _draft(request, uuid)
    signed = already_signed(plan)
    if signed and (request.method == "GET" or signed.signed_by_id == request.user.pk):
        return redirect(signed)
    why_not = permissions.why_not_sign_plan(request.user, plan)
    ready = readiness.of_plan(plan, by=request.user)
    read = {"read_hash": ready.read_hash}
    form = SignPlanForm(posted(request), initial=read, late=late.at_signing(plan))
    answer = None
    if request.method == "POST":
        answer = sign_with(request, form, why_not, plan, workflow.sign_plan)
    return answer or _sign_page(request, plan, ready, form)


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def reply_plan(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Reply to what the checks warn of in the plan: the manager reads it beside the warning."""
    back = reverse("signing:sign_plan", args=[uuid])
    if reason := permissions.why_not_sign_plan(request.user, editable_plan(request, uuid)):
        raise PermissionDenied(reason)
    if request.method == "GET":  # what was typed and not saved leads here; the page shows it
        return redirect(f"{back}#replies")
    plan = _draft(request, uuid)
    ready = readiness.of_plan(plan, by=request.user)
    form = _replies(plan, ready, request.POST)
    if form.is_valid():
        form.save(by=request.user)
        drafts.forget(request.user, request.path)
        planning.touched(plan, by=request.user)
        return go_back_or(request, back)
    drafts.stop_if_replayed(request)
    blank = SignPlanForm(initial={"read_hash": ready.read_hash}, late=late.at_signing(plan))
    return _sign_page(request, plan, ready, blank, replies=form)


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def abandon_plan(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """End the revision with a reason; it is kept, and the plan before stays in force."""
    plan = _draft(request, uuid)
    return _act(
        request,
        plan,
        permissions.why_not_abandon_plan(request.user, plan),
        AbandonPlanForm(posted(request)),
        workflow.abandon_plan,
        f"{plan} was abandoned. It is kept.",
    )


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def take_over_plan(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Become the author of somebody's revision, with a reason."""
    plan = _draft(request, uuid)
    return _act(
        request,
        plan,
        permissions.why_not_take_over_plan(request.user, plan),
        TakeOverForm(posted(request)),
        workflow.take_over_plan,
        f"You are now the author of {plan}.",
    )


def _sign_page(
    request: HttpRequest,
    plan: Plan,
    ready: Readiness,
    form: SignForm,
    *,
    replies: RepliesForm | None = None,
) -> HttpResponse:
    """What stands in the plan's way, what takes a reply, and the signature; mending leads back."""
    why_not = permissions.why_not_sign_plan(request.user, plan)
    replies = replies or _replies(plan, ready)
    back = reverse("signing:sign_plan", args=[plan.uuid])
    mending = pages.each_mend([one.finding for one in replies.warned], plan.assessment, back)
    context = {
        "plan": plan,
        "case": plan.case,
        "assessment": plan.assessment,
        "facts": ready.facts,
        "ready": ready,
        "stops": pages.mends(ready.stops, plan.assessment, then=back),
        "replies": replies,
        "replies_draft": None if why_not else drafts.beside_replies(request, replies),
        "warned": [(one, m.href) for one, m in zip(replies.warned, mending, strict=True)],
        "unsaved": ready.unsaved,
        "why_not": why_not,
        "beside": plan.case.assessments.in_progress().first() if why_not else None,
        "returned": tasks.returned(plan.case, plan.uuid, str(plan)),
        "form": None if why_not or ready.stops or ready.unsaved else form,
        "bound": form,
        "back": back,
    }
    status = 409 if replies.conflict else 200
    return render(request, "signing/sign_plan.html", context, status=status)


def _replies(plan: Plan, ready: Readiness, data: QueryDict | None = None) -> RepliesForm:
    return RepliesForm(
        data, findings=ready.findings, assessment=plan.assessment, plan_uuid=plan.uuid
    )


def _draft(request: HttpRequest, uuid: UUID) -> Plan:
    rows = Plan.objects.select_related(
        "case__team",
        "case__practitioner",
        "case__risk_register",
        "case__mappa",
        "author",
        "assessment__author",
    )
    return visible_row(request, rows, uuid)


def _act(
    request: HttpRequest,
    plan: Plan,
    why_not: str,
    form: ReasonForm,
    verb: Callable[..., Any],
    done: str,
) -> HttpResponse:
    """Ask for the reason, then do it."""
    if why_not:
        raise PermissionDenied(why_not)
    if request.method == "POST" and identifying.is_clear(form, plan.case):
        verb(plan, by=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, done)
        return redirect(plan)
    context = {"plan": plan, "case": plan.case, "form": form}
    return render(request, f"signing/{verb.__name__}.html", context)
