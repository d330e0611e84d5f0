"""Add, change and remove a plan's rows: actions, contingencies, reasons for no action."""

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
def add_action(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Add an action; the address may prefill the pillar, factors and people."""
    plan = editable_plan(request, uuid)
    pillar = request.GET.get("pillar", "")
    initial = {
        "pillar": pillar if pillar in list(Pillar) else "",
        "factors": _uuids(request, "factor"),
        "people": _uuids(request, "person"),
    }
    form = ActionForm(request.POST or None, instance=Action(plan=plan), plan=plan, initial=initial)
    return save_form(request, plan, form, title="Add an action", saved="The action was saved.")


@access_log.shows_case_content()
@form_page
def edit_action(request: HttpRequest, uuid: UUID, row: UUID) -> HttpResponse:
    """Change an action; saving a copied one confirms it."""
    plan = editable_plan(request, uuid)
    action = get_object_or_404(plan.actions, uuid=row)
    form = ActionForm(request.POST or None, instance=action, plan=plan)
    title = f"Change action {action.number}"
    return save_form(request, plan, form, title=title, saved="The action was saved.")


@access_log.shows_case_content()
@form_page
def remove_action(request: HttpRequest, uuid: UUID, row: UUID) -> HttpResponse:
    """Remove an action after asking."""
    plan = editable_plan(request, uuid)
    action = plan.actions.filter(uuid=row).first()
    seen = plan.contingencies.filter(detections__action=action) if action else []
    notes = [f"It would notice contingency {c.number}: {c.if_text}" for c in seen]
    return remove_row(request, plan, action, workflow.remove_action, what="action", notes=notes)


@access_log.shows_case_content()
@form_page
def add_contingency(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Add a contingency; the address may prefill its theme."""
    plan = editable_plan(request, uuid)
    theme = request.GET.get("theme", "")
    initial = {"theme": theme if theme in list(Theme) else ""}
    form = ContingencyForm(
        request.POST or None, instance=Contingency(plan=plan), plan=plan, initial=initial
    )
    saved = "The contingency was saved."
    return save_form(request, plan, form, title="Add a contingency", saved=saved)


@access_log.shows_case_content()
@form_page
def edit_contingency(request: HttpRequest, uuid: UUID, row: UUID) -> HttpResponse:
    """Change a contingency; saving a copied one confirms it."""
    plan = editable_plan(request, uuid)
    contingency = get_object_or_404(plan.contingencies, uuid=row)
    form = ContingencyForm(request.POST or None, instance=contingency, plan=plan)
    title = f"Change contingency {contingency.number}"
    return save_form(request, plan, form, title=title, saved="The contingency was saved.")


@access_log.shows_case_content()
@form_page
def remove_contingency(request: HttpRequest, uuid: UUID, row: UUID) -> HttpResponse:
    """Remove a contingency after asking."""
    plan = editable_plan(request, uuid)
    contingency = plan.contingencies.filter(uuid=row).first()
    return remove_row(
        request, plan, contingency, workflow.remove_contingency, what="contingency", notes=[]
    )


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
