"""Add, change and remove a plan's actions and contingencies; addresses may prefill a new one."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts import access_log
from riskplans import shown, workflow
from riskplans.doors import editable_plan, remove_row, save_form
from riskplans.forms import ActionForm, ContingencyForm
from riskplans.models import Action, Contingency
from rules.library import BY_KEY
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
    """What the address prefills: what it answers, the pillar, and an offer of the library."""
    pillar = request.GET.get("pillar", "")
    wanted = {
        "pillar": pillar if pillar in list(Pillar) else "",
        "is_restriction": "restriction" in request.GET,
        **_answers(request),
    }
    offer = BY_KEY.get(request.GET.get("offer", ""))
    if offer is None:
        return wanted
    return wanted | {
        "pillar": offer.pillar.value,
        "what": offer.what,
        "kind": offer.kind.value,
        "strategy": offer.strategy.value,
        "is_restriction": offer.is_restriction,
    }


def _answers(request: HttpRequest) -> dict[str, Any]:
    """The factors, the people and the risk to self that the address says a row answers."""
    return {
        "factors": _uuids(request, "factor"),
        "people": _uuids(request, "person"),
        "answers_risk_to_self": "self" in request.GET,
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
    initial = {"theme": theme if theme in list(Theme) else "", **_answers(request)}
    form = ContingencyForm(
        request.POST or None, instance=found, plan=plan, initial=None if row else initial
    )
    return save_form(
        request,
        plan,
        form,
        title=f"Change contingency {found.number}" if row else "Add a contingency",
        saved="The contingency was saved.",
        template="riskplans/contingency.html",
        prompts=shown.prompts(plan),
        thinking_url=reverse("riskplans:thinking", args=[plan.uuid]),
    )


@access_log.shows_case_content()
@form_page
def remove_contingency(request: HttpRequest, uuid: UUID, row: UUID) -> HttpResponse:
    """Remove a contingency after asking."""
    plan = editable_plan(request, uuid)
    found = plan.contingencies.filter(uuid=row).first()
    remove = workflow.remove_contingency
    return remove_row(request, plan, found, remove, what="contingency", notes=[])
