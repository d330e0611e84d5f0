"""Step 1: all scores side by side, one score, and the starting point."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts import access_log
from assessments.facts import facts_for, with_rows
from assessments.forms import BandForm, PercentForm, StartingPointForm
from assessments.missing_score import keep_task
from assessments.models import PredictorScore
from assessments.pages import page_url
from assessments.views.desk import Desk, open_to_edit, posted, save_and_go, show
from rules.clock import written
from rules.four_step import band_rsr, bases_for, osp_applies, percent_of, starting_point
from rules.predictors import (
    BANDED,
    DOES_NOT_MEASURE,
    FIRST_GENERATION,
    MEASURES,
    PARTS_OF_RSR,
    SECOND_GENERATION,
    SEXUAL,
)
from rules.step_1 import age_in_words, prompts
from rules.terms import Basis, Page, RiskLevel, ScoreType, Setting, Tool, YesNoUnknown

SLUGS = {tool.value.lower().replace("/", "-"): tool for tool in Tool}
WORDS = {tool: slug for slug, tool in SLUGS.items()}
STARTS = {basis.value for basis in Basis} - {Tool.OVP.value}
OSP_NOT_HERE = "{tool} is for men aged 18 or over with a history of sexual offences."
OSP_UNKNOWN = (
    "{tool} is for men aged 18 or over with a history of sexual offences. The case record does not "
    "say yet whether that is so."
)


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def step_1(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The scores, what they give, and the starting point that the author records."""
    desk = open_to_edit(request, uuid)
    rsr = desk.judged.score(Tool.RSR)
    form = StartingPointForm(
        posted(request),
        instance=desk.assessment.starting_point,
        depth=desk.depth.depth,
        bases=bases_for(desk.facts.case, desk.judged),
        is_static=bool(rsr and rsr.score_type is ScoreType.STATIC),
        is_dynamic=bool(rsr and rsr.score_type is ScoreType.DYNAMIC),
        rsr_level=_band(desk, Tool.RSR),
    )
    return _save_and_keep_task(desk, form, desk.task_list_url) or show(
        desk, Page.STEP_1, "assessments/step_1.html", form=form, **_beside_step_1(desk)
    )


def _save_and_keep_task(desk: Desk, form: Any, then: str) -> HttpResponse | None:
    """Save as any page does; a missing RSR becomes a task, and one that is there ends it."""
    saved = save_and_go(desk, form, then)
    if saved:
        facts = facts_for(with_rows(desk.assessment.uuid), timezone.localdate())
        keep_task(desk.assessment.case, facts, by=desk.request.user)  # type: ignore[arg-type]
    return saved


def _beside_step_1(desk: Desk) -> dict[str, object]:
    second = [_tool(desk, tool) for tool in SECOND_GENERATION]
    return {
        "first": [_tool(desk, tool) for tool in FIRST_GENERATION],
        "second": second,
        "has_second": any(row["score"] for row in second),
        "specialist": list(desk.assessment.specialist_tools.all()),
        "derived": starting_point(desk.facts.case, desk.judged),
        "prompts": prompts(desk.facts),
        "is_initial_view": desk.judged.is_initial_view,
        "earlier": desk.assessment.scores.model.objects.filter(
            assessment=desk.assessment, is_superseded=True
        ),
    }


def _tool(desk: Desk, tool: Tool) -> dict[str, object]:
    score = desk.judged.score(tool)
    why_not = _why_not_score(desk, tool)
    is_asked = tool in SEXUAL and not why_not and _osp(desk) is not YesNoUnknown.YES
    day = score.scored_on if score else None
    return {
        "tool": tool,
        "slug": WORDS[tool],
        "score": score,
        "age": age_in_words(day, desk.facts.on) if day else "",
        "stale": [f.message for f in desk.findings if score and f.about == score.lineage],
        "band": _band(desk, tool),
        "is_part": tool in PARTS_OF_RSR,
        "measures": MEASURES[tool],
        "does_not": DOES_NOT_MEASURE[tool],
        "why_not": why_not,
        "note": OSP_UNKNOWN.format(tool=tool.value) if is_asked else "",
        "sets_level": tool is Tool.RSR or tool.value in STARTS,
    }


def _osp(desk: Desk) -> YesNoUnknown:
    return osp_applies(desk.facts.case, desk.facts.on)


def _why_not_score(desk: Desk, tool: Tool) -> str:
    is_refused = tool in SEXUAL and _osp(desk) is YesNoUnknown.NO
    return OSP_NOT_HERE.format(tool=tool.value) if is_refused else ""


def _band(desk: Desk, tool: Tool) -> RiskLevel | None:
    """The level that a score starts at: RSR's by its bands, OSP's own; the others give none."""
    score = desk.judged.score(tool)
    if tool is Tool.RSR:
        percent = percent_of(score)
        return None if percent is None else band_rsr(percent)
    return score.band if score and tool.value in STARTS else None


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def score_add(request: HttpRequest, uuid: UUID, tool: str) -> HttpResponse:
    """Record a score, or replace the one there is: the old one stays as superseded."""
    desk = open_to_edit(request, uuid)
    named = SLUGS.get(tool)
    if named is None or _why_not_score(desk, named):
        raise Http404
    form = _score_form(desk, named)
    url = page_url(Page.STEP_1, uuid)
    beside = {
        "title": named.label,
        "back_url": url,
        "back_label": "Back to Step 1",
        "current": desk.judged.score(named),
        "tool": named,
        "measures": MEASURES[named],
        "does_not": DOES_NOT_MEASURE[named],
    }
    return _save_and_keep_task(desk, form, url) or show(
        desk, Page.STEP_1, "assessments/score.html", form=form, **beside
    )


def _score_form(desk: Desk, tool: Tool) -> BandForm | PercentForm:
    """The form of a new score beside the one that it would replace."""
    current = next((row for row in desk.assessment.scores.all() if row.tool == tool), None)
    make = BandForm if tool in BANDED else PercentForm
    return make(
        posted(desk.request),
        instance=PredictorScore(assessment=desk.assessment, tool=tool),
        depth=desk.depth.depth,
        current=current,
        release_words=_release_words(desk),
    )


def _release_words(desk: Desk) -> str:
    """The hint about the date in the community, in custody only; the date is never assumed."""
    if desk.facts.setting is not Setting.CUSTODY:
        return ""
    release = desk.facts.case.release_on
    known = f" The sentence says {written(release)}." if release else ""
    return f"The date of release that the score was worked out for.{known}"
