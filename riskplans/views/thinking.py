"""Thinking about the plan: the guidance's questions, by section, as one form."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts import access_log
from riskplans import facts as plan_facts
from riskplans.doors import editable_plan, save_form, whole_plan
from riskplans.forms import PlanAnswersForm
from rules import planning
from rules.required import unanswered
from rules.terms import Page


@access_log.shows_case_content()
@require_http_methods(["GET", "POST"])
def thinking(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The questions that this case is asked; a post is judged on the rows as they are then."""
    editable_plan(request, uuid)
    plan = whole_plan(request, uuid)
    facts = plan_facts.whole(plan, timezone.localdate())
    asked = planning.asked_of(facts.case, facts.plan) if facts.plan else ()
    form = PlanAnswersForm(
        request.POST if request.method == "POST" else None, plan=plan, questions=asked
    )
    gaps = [gap.message for gap in unanswered(facts) if gap.page is Page.PLAN_QUESTIONS]
    return save_form(
        request,
        plan,
        form,
        title=Page.PLAN_QUESTIONS.label,
        saved="The answers were saved.",
        template="riskplans/thinking.html",
        gaps=gaps,
        open_section=request.GET.get("section", ""),
    )
