"""Step 4: the level with what it is decided on, the rationale, and the lowering of a level."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts import access_log
from assessments import drafts
from assessments.facts import facts_for, with_rows
from assessments.forms import (
    CriteriaForm,
    DecisionForm,
    OtherAnswersForm,
    OwnViewForm,
    ReductionForm,
    ThresholdForm,
    Together,
)
from assessments.forms.decision import Typed, is_short
from assessments.models import BiasNote, Decision
from assessments.pages import page_url
from assessments.views.desk import Desk, open_to_edit, posted, save_and_go, show
from guidance.beside import WAYS_OF_ASSESSING
from rosh.fields import normalise
from rosh.returning import way_back, with_way_back
from rules import rationale
from rules.descriptors import BASE_RATE, CRITERIA, LEVEL_MEANING
from rules.four_step import is_reduction, step_levels
from rules.questions import Section, of_section
from rules.reconciler import reconciler
from rules.step_4 import (
    considerations,
    crossing,
    highest_cell,
    missing_of_four,
    not_captured,
    with_level,
)
from rules.terms import Page, RiskLevel
from rules.weighing import is_independent
from rules.wording import group_in

LEVELS = {str(level.value): level for level in RiskLevel}


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def step_4(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The three steps side by side, the level, and the rationale."""
    desk = open_to_edit(request, uuid)
    form = _form(desk)
    if _asked_for(request):
        return render(request, "assessments/level_questions.html", {"form": form.decision})
    gone = save_and_go(desk, form, desk.task_list_url)
    if gone and "compose" in request.POST and (too_long := compose_rationale(uuid)):
        messages.warning(request, too_long)
    if gone and (place := _stays_at(request)):
        return redirect(with_way_back(request.path + place, way_back(request)))
    return gone or show(
        desk, Page.STEP_4, "assessments/step_4.html", form=form, **_beside_step_4(desk)
    )


def _stays_at(request: HttpRequest) -> str:
    """Where a button leads that saves and stays on the page; "" where it leads on."""
    if "compose" in request.POST:
        return "?rows=shown#id_rationale"
    return "#level-questions" if "questions" in request.POST else ""


def _asked_for(request: HttpRequest) -> RiskLevel | None:
    """The level whose questions the page's script asks for."""
    return LEVELS.get(request.GET.get("level", "")) if request.method == "GET" else None


def _form(desk: Desk) -> Together:
    """The level with the questions of the level that is chosen on the page.

    A page that was typed on before and not saved comes back with the questions that it showed.
    """
    row, data, asked_for = desk.assessment, posted(desk.request), _asked_for(desk.request)
    typed = Typed(data) if data is not None else None if asked_for else _typed_before(desk)
    level = asked_for or _level_in(typed) or desk.judged.step4.level
    facts = with_level(desk.facts, level)
    criteria = CriteriaForm(data, assessment=row, level=level, facts=facts, typed=typed)
    thresholds = ThresholdForm(data, assessment=row, level=level, typed=typed)
    others = OtherAnswersForm(data, assessment=row, crossing=crossing(facts), typed=typed)
    decision = DecisionForm(
        data,
        instance=row.decision,
        depth=desk.depth.depth,
        is_short=is_short(desk.facts, desk.depth.depth),
        answers=(criteria, thresholds, others),
        not_captured=not_captured(desk.facts),
        questions_of=level,
    )
    return Together(decision=decision, criteria=criteria, thresholds=thresholds, others=others)


def _typed_before(desk: Desk) -> Typed | None:
    """What was typed on this page before and not saved, which the page will show."""
    draft = drafts.on(desk.request.user, desk.request.path)  # type: ignore[arg-type]
    return Typed(drafts.as_posted(draft), is_draft=True) if draft else None


def _level_in(typed: Typed | None) -> RiskLevel | None:
    return LEVELS.get(typed.data.get("level", "")) if typed else None


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


def _beside_step_4(desk: Desk) -> dict[str, Any]:
    """What stands beside the form: the steps, the highest group, the meaning of each level."""
    top, uuid = highest_cell(desk.judged), desk.assessment.uuid
    names = [group_in(c.setting, c.group) for c in desk.judged.cells if top and c.level is top]
    composed = rationale.compose(desk.facts) if "rows" in desk.request.GET else ""
    missing = ((name, page_url(page, uuid)) for name, page in missing_of_four(desk.facts))
    weighed = ((one, page_url(one.page, uuid)) for one in considerations(desk.facts))
    return {
        "steps": reconciler(desk.facts),
        "do_steps_differ": step_levels(desk.facts).differ,
        "top": top,
        "top_groups": names,
        "missing": list(missing),
        "weighed": list(weighed),
        "base_rate": BASE_RATE,
        "meanings": [(level, LEVEL_MEANING[level], CRITERIA[level]) for level in RiskLevel],
        "is_reduction": is_reduction(desk.facts),
        "composed": composed,
    }


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def own_view(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The author's private note, with what to ask oneself; nobody else is shown it (BIA-02)."""
    desk = open_to_edit(request, uuid)
    own = {"assessment": desk.assessment, "author": request.user}
    note = BiasNote.objects.filter(**own).first() or BiasNote(**own)
    form = OwnViewForm(posted(request), instance=note)
    url = page_url(Page.STEP_4, uuid)
    return save_and_go(desk, form, url) or show(
        desk,
        Page.STEP_4,
        "assessments/own_view.html",
        form=form,
        title="Your own view",
        back_url=url,
        back_label="Back to Step 4",
        prompts=of_section(Section.BIAS),
        ways=WAYS_OF_ASSESSING,
        hide_notes=True,
    )


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def reduction(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What lowering the level must answer (REV-11 to REV-14, SRC-19)."""
    desk = open_to_edit(request, uuid)
    form = ReductionForm(posted(request), instance=desk.assessment.reduction)
    return save_and_go(desk, form, desk.task_list_url) or show(
        desk,
        Page.REDUCTION,
        "assessments/reduction.html",
        form=form,
        before=desk.facts.case.levels.highest,
        seen_elsewhere=[source for source in desk.judged.sources if is_independent(source)],
    )
