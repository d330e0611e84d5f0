"""The author's pages of a plan that is revised alone: check and sign, abandon, take over."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts import access_log
from cases.doors import visible_row
from riskplans.models import Plan
from signing import pages, permissions, readiness, workflow
from signing.forms import AbandonPlanForm, ReasonForm, SignForm, SignPlanForm, TakeOverForm
from signing.models import OPEN, Status, Submission
from signing.readiness import Readiness
from signing.views.answers import overtaken, posted, what_follows


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def sign_plan(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Check and sign a plan alone: what stops it, who must countersign, the declaration."""
    plan = _draft(request, uuid)
    signed = _already_signed(plan)
    if signed and (request.method == "GET" or signed.signed_by_id == request.user.pk):
        return redirect(signed)
    why_not = permissions.why_not_sign_plan(request.user, plan)
    ready = readiness.of_plan(plan, by=request.user)
    form = SignPlanForm(posted(request), initial={"read_hash": ready.read_hash})
    answer = _signed(request, form, why_not, plan) if request.method == "POST" else None
    context = _picture(plan, ready, then=request.path) | {"why_not": why_not, "bound": form}
    is_signable = not (why_not or ready.stops or ready.unsaved)
    context["form"] = form if is_signable else None
    return answer or render(request, "signing/sign_plan.html", context)


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


def _picture(plan: Plan, ready: Readiness, *, then: str) -> dict[str, Any]:
    """What the page shows of the plan and of what stands in its way; mending leads back here."""
    return {
        "plan": plan,
        "case": plan.case,
        "facts": ready.facts,
        "ready": ready,
        "stops": pages.mends(ready.stops, plan.assessment, then=then),
        "warned": pages.mends(ready.warnings, plan.assessment, then=then),
        "unsaved": ready.unsaved,
    }


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


def _already_signed(plan: Plan) -> Submission | None:
    """The submission under which the plan is locked now, whether alone or with its assessment."""
    if plan.locked_at is None:
        return None
    standing = plan.submissions.filter(status__in=(*OPEN, Status.COMPLETE))
    return standing.order_by("-signed_at").first()


def _signed(request: HttpRequest, form: SignForm, why_not: str, plan: Plan) -> HttpResponse | None:
    """Sign where the form allows it; None shows the page again with what is wrong."""
    if why_not:
        raise PermissionDenied(why_not)
    if not form.is_valid():
        return None
    try:
        submission = workflow.sign_plan(
            plan, by=request.user, read_hash=form.cleaned_data["read_hash"]
        )
    except workflow.NotReady:
        form.add_error(None, "Something still stops the signature. It is listed below.")
        return None
    except workflow.Overtaken as problem:
        return overtaken(request, plan.case, str(problem))
    messages.success(request, what_follows(submission))
    return redirect(submission)


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
    if request.method == "POST" and form.is_valid():
        verb(plan, by=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, done)
        return redirect(plan)
    context = {"plan": plan, "case": plan.case, "form": form}
    return render(request, f"signing/{verb.__name__}.html", context)
