"""Risk to self: kept apart from the level, urgent where there are current thoughts."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from accounts import access_log
from assessments.current_thoughts import are_waiting, keep_tasks
from assessments.forms.self_risk import RiskToSelfForm
from assessments.thoughts_known import page_for
from assessments.views.desk import Desk, open_to_edit, posted, save_and_go, show
from cases.doors import visible_case
from rules.self_harm import must_tell_manager, prompts
from rules.terms import Page


@require_GET
@access_log.shows_case_content()
def thoughts(request: HttpRequest, crn: str) -> HttpResponse:
    """Lead to where the current thoughts can be answered now, whatever became of the draft."""
    case = visible_case(request, crn)
    return redirect(page_for(request.user, case))  # type: ignore[arg-type]


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def risk_to_self(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Suicide, self-harm and harm by others, in both settings; never part of the level."""
    desk = open_to_edit(request, uuid)
    row = desk.assessment
    is_waiting = are_waiting(row)
    form = RiskToSelfForm(
        posted(request),
        instance=row.risk_to_self,
        depth=desk.depth.depth,
        sources=list(row.sources.all()),
        is_waiting=is_waiting,
    )
    if saved := save_and_go(desk, form, desk.task_list_url):
        row.risk_to_self = form.instance
        keep_tasks(row, by=request.user)  # type: ignore[arg-type]
        return saved
    said = list(prompts(desk.facts))
    beside = {"prompts": said, "is_urgent": _is_urgent(desk), "is_waiting": is_waiting}
    return show(desk, Page.SELF, "assessments/self.html", form=form, **beside)


def _is_urgent(desk: Desk) -> bool:
    return must_tell_manager(desk.judged.risk_to_self)
