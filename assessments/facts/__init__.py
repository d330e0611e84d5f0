"""Turn an assessment's rows into the frozen facts that rules judge.

An answer whose parent is no longer chosen stays in its row and is left out here (architecture,
Forms). Links between rows are lineages. `with_rows` asks one query whatever their number.
"""

import dataclasses
import datetime
from typing import Any

from django.conf import settings

from assessments.facts.answers import (
    answer_of,
    replies_about,
    reply_of,
    risk_to_self_of,
    scenario_of,
    screening_of,
)
from assessments.facts.copied import pages_as_copied
from assessments.facts.evidence import (
    cells_of,
    factors_of,
    level_of,
    score_of,
    source_of,
    specialist_of,
)
from assessments.facts.steps import step1_of, step3_of, step4_of
from assessments.fetching import is_whole, rows, settle, with_rows
from assessments.models import Assessment
from cases import facts as case_facts
from cases.facts.protected import allowed_in, protected_of
from rules import facts
from rules.leaks import find as find_leaks
from rules.questions import OWN_BIAS
from rules.screening import with_low_cells
from rules.terms import AssessmentKind, EventKind, Page, Setting

__all__ = [
    "carried_pages",
    "facts_for",
    "of_assessment",
    "replies_about",
    "rows",
    "with_rows",
]


def facts_for(
    assessment: Assessment, on: datetime.date, plan: facts.PlanFacts | None = None
) -> facts.Facts:
    """The whole picture that the rules judge, as of a day.

    Where the case is screened out, its level and its groups are Low by that one answer.
    """
    assessment = _whole(assessment)
    found = with_low_cells(
        facts.Facts(
            on=on,
            case=case_facts.of_case(assessment.case, on),
            assessment=of_assessment(assessment),
            plan=plan,
            score_months=settings.SCORE_AGE_MONTHS,
        )
    )
    protected = protected_of(assessment.case)
    leaks = find_leaks(found, protected, allowed_in(assessment.case))
    return dataclasses.replace(found, leaks=leaks)


def of_assessment(assessment: Assessment) -> facts.AssessmentFacts:
    """The facts of an assessment; its rows are fetched first where `rows` did not bring them."""
    row = _whole(assessment)
    return facts.AssessmentFacts(
        uuid=str(row.uuid),
        number=row.number,
        kind=AssessmentKind(row.kind),
        assessed_on=row.assessed_on,
        author=row.author.full_name,
        setting=Setting(row.setting) if row.setting else None,
        why_now=row.why_now,
        is_limited=row.is_limited,
        limited_note=row.limited_note if row.is_limited else "",
        is_initial_view=row.is_initial_view,
        event=EventKind(row.event.kind) if row.event else None,
        guidance_version=row.guidance_version,
        screening=screening_of(row.screening),
        answers=tuple(
            answer_of(answer) for answer in row.answers.all() if answer.question not in OWN_BIAS
        ),
        risk_to_self=risk_to_self_of(row),
        scenarios=tuple(scenario_of(scenario) for scenario in row.scenarios.all()),
        specialist=tuple(specialist_of(result) for result in row.specialist_tools.all()),
        sources=tuple(source_of(source) for source in row.sources.all()),
        scores=tuple(score_of(score) for score in row.scores.all()),
        step1=step1_of(row.starting_point),
        factors=factors_of(row),
        step2=facts.Step2(level=level_of(row.best_fit.level), reason=row.best_fit.reason),
        step3=step3_of(row),
        cells=cells_of(row),
        step4=step4_of(row),
        driving_behaviour=tuple(str(key) for key in row.driving_behaviour),  # type: ignore[attr-defined]
        replies=tuple(reply_of(one) for one in row.replies.all() if one.plan_uuid is None),
        carried_over=tuple(page.value for page in carried_pages(row)),
        as_copied=tuple(page.value for page in pages_as_copied(row, _one_row_pages(row))),
    )


def carried_pages(row: Assessment) -> tuple[Page, ...]:
    """The pages whose own answers nobody has confirmed; copied sources, scores, factors, answers
    to questions, scenarios and tools say so themselves."""
    held: dict[Page, list[Any]] = {
        Page.WHY_NOW: [row],
        Page.GROUPS: list(row.cells.all()),
        **_one_row_pages(row),
    }
    return tuple(page for page, rows in held.items() if any(one.is_carried_over for one in rows))


def _one_row_pages(row: Assessment) -> dict[Page, list[Any]]:
    return {
        Page.SCREENING: [row.screening],
        Page.SELF: [row.risk_to_self],
        Page.STEP_1: [row.starting_point],
        Page.STEP_2: [row.best_fit],
        Page.STEP_3: [row.immediacy],
        Page.STEP_4: [row.decision],
        Page.REDUCTION: [row.reduction],
    }


def _whole(assessment: Assessment) -> Assessment:
    """The assessment with its rows at hand."""
    if is_whole(assessment):
        return assessment
    is_brought = hasattr(assessment, "brought_factors")
    return settle(assessment) if is_brought else with_rows(assessment.uuid)
