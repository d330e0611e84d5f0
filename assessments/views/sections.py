"""Pages that hold one row: why now, Step 2, Step 3, Step 4, reduction; and the nine levels."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts import access_log
from assessments.facts import facts_for, with_rows
from assessments.forms import (
    BestFitForm,
    DecisionForm,
    ImmediacyForm,
    LevelsForm,
    ReductionForm,
    WhyNowForm,
)
from assessments.models import Decision
from assessments.views.desk import Desk, open_to_edit, posted, save_and_go, show
from rosh.fields import normalise
from rules import rationale
from rules.descriptors import CRITERIA, LEVEL_MEANING
from rules.four_step import is_reduction, step_levels
from rules.terms import Page, RiskLevel
from rules.wording import group_in

SECTION = "assessments/section.html"


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def why_now(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Why now, when, where the person is, and whether information was limited."""
    desk = open_to_edit(request, uuid)
    form = WhyNowForm(posted(request), instance=desk.assessment, depth=desk.depth.depth)
    return save_and_go(desk, form, desk.task_list_url) or show(
        desk, Page.WHY_NOW, SECTION, form=form
    )


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def step_2(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The factors that drive the level, and the best fit."""
    desk = open_to_edit(request, uuid)
    row = desk.assessment
    form = BestFitForm(
        posted(request),
        instance=row.best_fit,
        depth=desk.depth.depth,
        factors=list(row.factors.all()),
    )
    return save_and_go(desk, form, desk.task_list_url) or show(
        desk, Page.STEP_2, "assessments/step_2.html", form=form, has_factors=bool(form.risks)
    )


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def step_3(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """How active, how exposed, and the best fit."""
    desk = open_to_edit(request, uuid)
    row = desk.assessment.immediacy
    form = ImmediacyForm(posted(request), instance=row, depth=desk.depth.depth)
    return save_and_go(desk, form, desk.task_list_url) or show(
        desk, Page.STEP_3, SECTION, form=form
    )


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def reduction(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What lowering the level must answer."""
    desk = open_to_edit(request, uuid)
    form = ReductionForm(posted(request), instance=desk.assessment.reduction)
    before = desk.facts.case.levels.highest
    return save_and_go(desk, form, desk.task_list_url) or show(
        desk, Page.REDUCTION, "assessments/reduction.html", form=form, before=before
    )


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def levels(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The level of every group in both settings, on one page."""
    desk = open_to_edit(request, uuid)
    form = LevelsForm(posted(request), cells=list(desk.assessment.cells.all()))
    return save_and_go(desk, form, desk.task_list_url) or show(
        desk, Page.LEVELS, "assessments/levels.html", form=form
    )


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def step_4(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The three steps side by side, the level, and the rationale."""
    desk = open_to_edit(request, uuid)
    row = desk.assessment.decision
    form = DecisionForm(posted(request), instance=row, depth=desk.depth.depth)
    then = desk.task_list_url
    if "compose" in request.POST:
        then = reverse("assessments:step_4", args=[uuid]) + "?rows=shown#id_rationale"
    gone = save_and_go(desk, form, then)
    if gone and "compose" in request.POST and (too_long := compose_rationale(uuid)):
        messages.warning(request, too_long)
    return gone or show(
        desk, Page.STEP_4, "assessments/step_4.html", form=form, **_beside_step_4(desk)
    )


def compose_rationale(uuid: UUID) -> str:
    """Put the composed text into an empty rationale; a text that is there stays.

    A text that does not fit is not cut: what is returned says so, and the page shows it whole.
    """
    assessment = with_rows(uuid)
    row = assessment.decision
    if row.rationale:
        return ""
    composed = normalise(rationale.compose(facts_for(assessment, timezone.localdate())))
    over = len(composed) - (Decision._meta.get_field("rationale").max_length or 0)
    if over > 0:
        return f"What your answers say is {over:,} characters too long. Take from it what counts."
    row.rationale, row.is_rationale_owned = composed, False
    row.save()
    return ""


def _beside_step_4(desk: Desk) -> dict[str, object]:
    """What stands beside the form: the steps, the highest group, the meaning of each level."""
    known = [cell for cell in desk.judged.cells if cell.level]
    top = max((cell.level for cell in known if cell.level), default=None)
    names = [group_in(cell.setting, cell.group) for cell in known if cell.level is top]
    composed = rationale.compose(desk.facts) if "rows" in desk.request.GET else ""
    return {
        "steps": rationale.reconciler(desk.facts),
        "do_steps_differ": step_levels(desk.facts).differ,
        "top": top,
        "top_groups": names,
        "meanings": [(level, LEVEL_MEANING[level], CRITERIA[level]) for level in RiskLevel],
        "is_reduction": is_reduction(desk.facts),
        "composed": composed,
    }
