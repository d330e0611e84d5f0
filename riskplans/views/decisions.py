"""Conditions that were rejected, other agencies' plans, travel abroad, and no action because."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from accounts import access_log
from riskplans import workflow
from riskplans.doors import editable_plan, remove_row, save_form
from riskplans.forms import DECISIONS, NoActionForm
from riskplans.models import NoActionReason

form_page = require_http_methods(["GET", "POST"])


@access_log.shows_case_content()
@form_page
def decision(request: HttpRequest, uuid: UUID, kind: str, row: UUID | None = None) -> HttpResponse:
    """Add or change one row of a kind of decision; saving confirms a copied one."""
    plan = editable_plan(request, uuid)
    form_class, called, adding = DECISIONS[kind]
    model = form_class.Meta.model
    found = get_object_or_404(model, plan=plan, uuid=row) if row else model(plan=plan)
    form = form_class(request.POST or None, instance=found)
    title = f"Change this {called}" if row else adding
    return save_form(request, plan, form, title=title, saved=f"The {called} was saved.")


@access_log.shows_case_content()
@form_page
def remove_decision(request: HttpRequest, uuid: UUID, kind: str, row: UUID) -> HttpResponse:
    """Remove one row of a kind of decision after asking."""
    plan = editable_plan(request, uuid)
    form_class, called, _ = DECISIONS[kind]
    found = form_class.Meta.model.objects.filter(plan=plan, uuid=row).first()
    return remove_row(request, plan, found, workflow.remove_decision, what=called, notes=[])


@access_log.shows_case_content()
@form_page
def no_action(request: HttpRequest, uuid: UUID, factor: UUID) -> HttpResponse:
    """Say why nothing is planned for a factor."""
    plan = editable_plan(request, uuid)
    found = get_object_or_404(plan.assessment.factors, uuid=factor)
    reason = plan.no_actions.filter(factor=found).first()
    reason = reason or NoActionReason(plan=plan, factor=found)
    form = NoActionForm(request.POST or None, instance=reason)
    title = f"No action for “{found.label}”"
    return save_form(request, plan, form, title=title, saved="The reason was saved.")


@access_log.shows_case_content()
@form_page
def remove_no_action(request: HttpRequest, uuid: UUID, factor: UUID) -> HttpResponse:
    """Withdraw a reason for no action after asking."""
    plan = editable_plan(request, uuid)
    reason = plan.no_actions.filter(factor__uuid=factor).select_related("factor").first()
    return remove_row(request, plan, reason, workflow.remove_decision, what="reason", notes=[])
