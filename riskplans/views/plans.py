"""A plan's own pages: the list, the plan, its matrix, its review, its history, and its start."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts import access_log
from accounts.models import User
from assessments import drafts
from assessments.models import Assessment
from cases import history as case_history
from cases import plan_clock, tasks
from cases.doors import visible_case, visible_row
from riskplans import facts as plan_facts
from riskplans import matrix, past, shown, workflow
from riskplans.doors import (
    editable_plan,
    save_form,
    saved_form,
    show,
    visible_plan,
    whole_plan,
)
from riskplans.forms import PlanReviewForm, TwoLinesForm
from riskplans.in_force import plan_in_force
from riskplans.models import Plan
from riskplans.permissions import (
    why_not_abandon,
    why_not_edit,
    why_not_revise,
    why_not_take_over,
)
from rules.terms import Pillar, PlanKind

SECTIONS = {*Pillar, *workflow.SECTIONS, "review"}


@access_log.shows_case_content()
@require_GET
def list_plans(request: HttpRequest, crn: str) -> HttpResponse:
    """The plan that holds now, and all plans of the case."""
    case = visible_case(request, crn)
    plans = list(case.plans.select_related("assessment", "author"))
    in_force = plan_in_force(case)
    current = in_force or next((plan for plan in plans if not plan.abandoned_at), None)
    context = {"case": case, "plans": plans, "current": current, "in_force": in_force}
    return render(request, "riskplans/list.html", context)


@access_log.shows_case_content()
@require_POST
def start(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Start the plan that answers an assessment, or go to it where there is one."""
    assessment = visible_row(request, Assessment.objects.select_related("case"), uuid)
    kind = PlanKind.INTERIM if request.POST.get("kind") == PlanKind.INTERIM else PlanKind.FULL
    plan = workflow.start(assessment, by=request.user, kind=kind)  # type: ignore[arg-type]
    return redirect(plan)


@access_log.shows_case_content()
@require_POST
def revise(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Start a revision of a complete plan while the level stands, or go to the one there is."""
    plan = visible_row(request, Plan.objects.select_related("case"), uuid)
    return redirect(workflow.revise(plan, by=request.user))  # type: ignore[arg-type]


@access_log.shows_case_content()
@require_http_methods(["GET", "POST"])
def show_plan(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The plan as a list of what is to be done; at Low its two lines are answered right here."""
    if request.method == "GET":
        return _page(request, whole_plan(request, uuid))
    plan = editable_plan(request, uuid)
    form = TwoLinesForm(request.POST, instance=plan)
    saved = saved_form(request, plan, form, saved="The plan was saved.")
    return saved or _page(request, whole_plan(request, uuid), form)


def _page(request: HttpRequest, plan: Plan, form: TwoLinesForm | None = None) -> HttpResponse:
    facts = plan_facts.whole(plan, timezone.localdate())
    may_edit = not why_not_edit(request.user, plan)  # type: ignore[arg-type]
    rows = matrix.rows_of(facts, plan, may_edit=may_edit)
    context = shown.plan_page(facts, plan, rows)
    context |= _ways_on(request.user, plan)  # type: ignore[arg-type]
    if not (plan.completed_at or plan.abandoned_at):
        context["due"] = plan_clock.due(plan.case)
    if not plan.locked_at:
        context["returned"] = tasks.returned(plan.case, plan.uuid, str(plan))
    if form is None and may_edit and context["depth"]["is_low"]:
        form = TwoLinesForm(instance=plan)
    if form is not None:
        context["draft"] = drafts.beside(request, plan.assessment, form, str(plan))
    status = 409 if form is not None and form.conflict else 200
    return show(request, plan, "riskplans/plan.html", status=status, form=form, **context)


def _ways_on(user: User, plan: Plan) -> dict[str, str]:
    """What this user may not do with the plan as a whole, each with its sentence."""
    return {
        "why_not_revise": why_not_revise(user, plan),
        "why_not_take_over": why_not_take_over(user, plan),
        "why_not_abandon": why_not_abandon(user, plan),
    }


@access_log.shows_case_content()
@require_GET
def show_matrix(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What addresses what: factors, people and groups against the plan, with the gaps."""
    plan = whole_plan(request, uuid)
    facts = plan_facts.whole(plan, timezone.localdate())
    may_edit = not why_not_edit(request.user, plan)  # type: ignore[arg-type]
    rows = matrix.rows_of(facts, plan, may_edit=may_edit)
    return show(request, plan, "riskplans/matrix.html", **matrix.page(rows))


@access_log.shows_case_content()
@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Contact, capacity, the person's view, conditions, and whether the plan is enough."""
    plan = editable_plan(request, uuid)
    form = PlanReviewForm(request.POST or None, instance=plan)
    return save_form(request, plan, form, title="About this plan", saved="The plan was saved.")


@access_log.shows_case_content()
@require_POST
def confirm(request: HttpRequest, uuid: UUID, section: str) -> HttpResponse:
    """Confirm what was copied from the plan before, one section at once."""
    if section not in SECTIONS:
        raise Http404
    plan = editable_plan(request, uuid)
    workflow.confirm(plan, section, by=request.user)  # type: ignore[arg-type]
    messages.success(request, "Confirmed: it still holds.")
    return redirect(plan)


@access_log.shows_case_content()
@require_GET
def history(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Who changed what in the plan, when, from what to what."""
    plan = visible_plan(request, uuid)
    page = case_history.changes(past.tracked_rows(plan), request.GET.get("before", ""))
    return show(request, plan, "riskplans/history.html", page=page)
