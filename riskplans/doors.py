"""How pages fetch a plan, refuse, and save one form: the steps that every view shares."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from assessments import draft_pages, drafts
from assessments import facts as assessment_facts
from cases.doors import visible_row
from cases.models import Case
from riskplans import facts, workflow
from riskplans.models import Plan
from riskplans.permissions import why_not_edit
from rosh.returning import go_back_or

HEADER = ("case__team", "case__practitioner", "case__risk_register", "case__mappa")


def visible_plan(request: HttpRequest, uuid: UUID) -> Plan:
    """The plan for a page about it, or 404 where the user may not know that it exists."""
    plans = Plan.objects.select_related("assessment__author", "author", *HEADER)
    return visible_row(request, plans, uuid)


def whole_plan(request: HttpRequest, uuid: UUID) -> Plan:
    """The plan with all its rows, and its assessment and case with all of theirs; or 404.

    Two queries whatever their number.
    """
    plan = facts.settle(visible_row(request, facts.rows(), uuid))
    plan.assessment = assessment_facts.with_rows(plan.assessment.uuid)
    plan.case = plan.assessment.case
    return plan


def editable_plan(request: HttpRequest, uuid: UUID) -> Plan:
    """The plan for its author's pages; 403 with the reason for everybody else.

    A post holds case and plan until the commit, and asks only then: nobody closes the one or takes
    over the other meanwhile. Rows are locked by key: a lock with joins loses a row whose author
    was changed while it waited.
    """
    plans = Plan.objects.select_related("assessment", "author", "case")
    plan = visible_row(request, plans, uuid)
    if request.method == "POST":
        Case.objects.hold(plan.case_id)
        Plan.objects.select_for_update().get(pk=plan.pk)
        plan = visible_row(request, plans, uuid)
    reason = why_not_edit(request.user, plan)  # type: ignore[arg-type]
    if reason:
        raise PermissionDenied(reason)
    return plan


def show(
    request: HttpRequest, plan: Plan, template: str, *, status: int = 200, **context: Any
) -> HttpResponse:
    """A page of the plan, with the case's header and the reason why it cannot be changed."""
    reason = why_not_edit(request.user, plan)  # type: ignore[arg-type]
    usual = {"plan": plan, "case": plan.case, "why_not_edit": reason}
    return render(request, template, {**usual, **context}, status=status)


def save_form(
    request: HttpRequest,
    plan: Plan,
    form: Any,
    *,
    title: str,
    saved: str,
    template: str = "riskplans/form.html",
    **context: Any,
) -> HttpResponse:
    """Save the form and go back to the plan; or show it again, with 409 where it was stale."""
    answer = saved_form(request, plan, form, saved=saved)
    if answer is not None:
        return answer
    back = plan.get_absolute_url()
    usual = {
        "form": form,
        "draft": drafts.beside(request, plan.assessment, form, title),
        "title": title,
        "caption": f"{plan.case.name}, {plan.case.crn}",
        "back_url": back,
        "cancel_url": back,
    }
    return render(request, template, usual | context, status=409 if form.conflict else 200)


def saved_form(request: HttpRequest, plan: Plan, form: Any, *, saved: str) -> HttpResponse | None:
    """Save a posted form and go back to the plan; None where it has to be shown."""
    if request.method == "POST" and form.is_valid():
        if form.has_changed() or not drafts.is_replayed(request):
            form.save()
            workflow.touched(plan, by=request.user)  # type: ignore[arg-type]
        drafts.forget(request.user, request.path)  # type: ignore[arg-type]
        messages.success(request, saved)
        return go_back_or(request, plan.get_absolute_url())
    drafts.stop_if_replayed(request)
    return None


def remove_row(
    request: HttpRequest, plan: Plan, row: Any, remove: Any, *, what: str, notes: list[str]
) -> HttpResponse:
    """Ask before a row is removed; a second press finds it gone and goes back to the plan."""
    back = plan.get_absolute_url()
    if row is not None and request.method == "GET":
        context = {"plan": plan, "case": plan.case, "row": row, "what": what, "notes": notes}
        return render(request, "riskplans/remove.html", {**context, "back_url": back})
    if row is not None:
        remove(row, by=request.user)
        draft_pages.forget_under(f"/{row.uuid}/")
        messages.success(request, f"The {what} was removed. It is kept in the history.")
    else:
        messages.info(request, f"The {what} is no longer in the plan.")
    return redirect(back)
