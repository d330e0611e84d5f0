"""Add, change and remove a plan's rows: actions, contingencies, reasons for no action."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from accounts import access_log
from riskplans import workflow
from riskplans.doors import editable_plan, remove_row, save_form
from riskplans.forms import ActionForm, ContingencyForm, NoActionForm
from riskplans.models import Action, Contingency, NoActionReason
from rules.terms import Pillar, Theme

form_page = require_http_methods(["GET", "POST"])


def _uuids(request: HttpRequest, name: str) -> list[str]:
    """The public ids that the address asks for; anything else is left out."""
    found = []
    for text in request.GET.getlist(name):
        try:
            found.append(str(UUID(text)))
        except ValueError:
            continue
    return found


@access_log.shows_case_content()
@form_page
def action(request: HttpRequest, uuid: UUID, row: UUID | None = None) -> HttpResponse:
    """Add an action, which the address may prefill; or change one, and so confirm a copied one."""
    plan = editable_plan(request, uuid)
    found = get_object_or_404(plan.actions, uuid=row) if row else Action(plan=plan)
    initial = None if row else _action_asked_for(request)
    form = ActionForm(request.POST or None, instance=found, plan=plan, initial=initial)
    title = f"Change action {found.number}" if row else "Add an action"
    return save_form(request, plan, form, title=title, saved="The action was saved.")


def _action_asked_for(request: HttpRequest) -> dict[str, Any]:
    """The pillar, factors and people that the address prefills."""
    pillar = request.GET.get("pillar", "")
    return {
        "pillar": pillar if pillar in list(Pillar) else "",
        "factors": _uuids(request, "factor"),
        "people": _uuids(request, "person"),
    }


@access_log.shows_case_content()
@form_page
def remove_action(request: HttpRequest, uuid: UUID, row: UUID) -> HttpResponse:
    """Remove an action after asking."""
    plan = editable_plan(request, uuid)
    found = plan.actions.filter(uuid=row).first()
    seen = plan.contingencies.filter(detections__action=found) if found else []
    notes = [f"It would notice contingency {c.number}: {c.if_text}" for c in seen]
    return remove_row(request, plan, found, workflow.remove_action, what="action", notes=notes)


@access_log.shows_case_content()
@form_page
def contingency(request: HttpRequest, uuid: UUID, row: UUID | None = None) -> HttpResponse:
    """Add a contingency, whose theme the address may prefill; or change one, and so confirm it."""
    plan = editable_plan(request, uuid)
    found = get_object_or_404(plan.contingencies, uuid=row) if row else Contingency(plan=plan)
    theme = request.GET.get("theme", "")
    initial = {"theme": theme} if not row and theme in list(Theme) else None
    form = ContingencyForm(request.POST or None, instance=found, plan=plan, initial=initial)
    title = f"Change contingency {found.number}" if row else "Add a contingency"
    return save_form(request, plan, form, title=title, saved="The contingency was saved.")


@access_log.shows_case_content()
@form_page
def remove_contingency(request: HttpRequest, uuid: UUID, row: UUID) -> HttpResponse:
    """Remove a contingency after asking."""
    plan = editable_plan(request, uuid)
    found = plan.contingencies.filter(uuid=row).first()
    remove = workflow.remove_contingency
    return remove_row(request, plan, found, remove, what="contingency", notes=[])


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
    return remove_row(request, plan, reason, workflow.remove_reason, what="reason", notes=[])
