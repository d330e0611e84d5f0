"""How the actions of the plan in force went: the list, and recording one."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from accounts import access_log
from cases.models import Case
from cases.views import identifying
from riskplans import facts as plan_facts
from riskplans import going
from riskplans.doors import show, visible_plan, whole_plan
from riskplans.forms import ProgressForm
from riskplans.in_force import plan_in_force
from riskplans.models import ActionProgress
from riskplans.permissions import why_not_record_progress


@access_log.shows_case_content()
@require_GET
def show_progress(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Each action with how far it has come; what is overdue first."""
    plan = whole_plan(request, uuid)
    why_not = why_not_record_progress(request.user, plan, plan_in_force(plan.case))  # type: ignore[arg-type]
    on = timezone.localdate()
    context = going.page(plan, plan_facts.of_plan(plan), on)
    return show(request, plan, "riskplans/progress.html", why_not=why_not, **context)


@access_log.shows_case_content()
@require_http_methods(["GET", "POST"])
def record_progress(request: HttpRequest, uuid: UUID, row: UUID) -> HttpResponse:
    """Record how an action went. A row is added, never changed; the plan itself stays as signed."""
    plan = visible_plan(request, uuid)
    if request.method == "POST":
        Case.objects.hold(plan.case_id)
        plan = visible_plan(request, uuid)
    why_not = why_not_record_progress(request.user, plan, plan_in_force(plan.case))  # type: ignore[arg-type]
    if why_not:
        raise PermissionDenied(why_not)
    action = get_object_or_404(plan.actions, uuid=row)
    entry = ActionProgress(action=action, recorded_by=request.user)
    form = ProgressForm(request.POST or None, instance=entry)
    back = reverse("riskplans:progress", args=[plan.uuid])
    if request.method == "POST" and form.is_valid():
        saved = form.save()  # the row of the first press, where this is the second
        messages.success(request, "The progress was saved.")
        identifying.warn(request, plan.case, saved.note)
        return redirect(back)
    context = {"form": form, "action": action, "plan": plan, "case": plan.case, "back_url": back}
    return render(request, "riskplans/record_progress.html", context)
