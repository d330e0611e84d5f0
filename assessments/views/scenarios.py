"""Scenarios: the list, and one scenario: add, edit, remove."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.text import Truncator
from django.views.decorators.http import require_GET, require_http_methods

from accounts import access_log
from assessments.forms.scenarios import ScenarioForm
from assessments.models import Scenario
from assessments.pages import page_url
from assessments.views.desk import Desk, open_to_edit, posted, row_of, save_and_go, show
from assessments.views.removing import ask_and_remove, back_from_removed
from rules.terms import Page


@require_GET
@access_log.shows_case_content()
def scenarios(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What could happen, to whom, when and why."""
    desk = open_to_edit(request, uuid)
    rows = list(desk.assessment.scenarios.all())
    return show(desk, Page.SCENARIOS, "assessments/scenarios.html", rows=rows)


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def scenario_add(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Add a scenario."""
    desk = open_to_edit(request, uuid)
    return _edit(desk, Scenario(assessment=desk.assessment), "Add a scenario")


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def scenario_edit(request: HttpRequest, uuid: UUID, row: UUID) -> HttpResponse:
    """Change a scenario."""
    desk = open_to_edit(request, uuid)
    scenario = row_of(desk.assessment.scenarios.all(), row)
    return _edit(desk, scenario, "Change a scenario")


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def scenario_remove(request: HttpRequest, uuid: UUID, row: UUID) -> HttpResponse:
    """Remove a scenario; nothing rests on one."""
    desk = open_to_edit(request, uuid)
    scenario = next((held for held in desk.assessment.scenarios.all() if held.uuid == row), None)
    if scenario is None:
        return back_from_removed(desk, Page.SCENARIOS, Scenario, row)
    return ask_and_remove(
        desk,
        Page.SCENARIOS,
        what=f"the scenario “{Truncator(scenario.what).chars(60)}”",
        remove=lambda: _remove(scenario),
        edit_url=reverse("assessments:scenario_edit", args=[uuid, row]),
    )


def _remove(scenario: Scenario) -> None:
    scenario.delete()


def _edit(desk: Desk, scenario: Scenario, title: str) -> HttpResponse:
    form = ScenarioForm(posted(desk.request), instance=scenario, depth=desk.depth.depth)
    url = page_url(Page.SCENARIOS, desk.assessment.uuid)
    return save_and_go(desk, form, url) or show(
        desk,
        Page.SCENARIOS,
        "assessments/scenario.html",
        form=form,
        title=title,
        back_url=url,
        back_label="Back to scenarios",
        row=scenario,
    )
