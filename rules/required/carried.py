"""What was copied from the last assessment and nobody has confirmed (domain model, Carry-over)."""

from collections.abc import Iterator

from rules.facts import AssessmentFacts, Facts, PlanFacts
from rules.required.question import Gap
from rules.terms import Page

_PAGES = {page.value: page for page in Page}


def carried_over(facts: Facts) -> tuple[Gap, ...]:
    """One gap for each copied section and each copied row; `carried_over` names pages."""
    gaps: list[Gap] = []
    if facts.assessment:
        gaps += _sections(facts.assessment.carried_over)
        gaps += _assessment_rows(facts.assessment)
    if facts.plan:
        gaps += _sections(facts.plan.carried_over)
        gaps += _plan_rows(facts.plan)
    return tuple(gaps)


def _sections(names: tuple[str, ...]) -> Iterator[Gap]:
    for name in names:
        page = _PAGES.get(name)
        what = f": {page.label}" if page else ""
        yield Gap(page or Page.SIGN, name, f"Confirm or change what was copied{what}.")


def _assessment_rows(assessment: AssessmentFacts) -> Iterator[Gap]:
    for source in assessment.sources:
        if source.is_carried_over:
            yield _row(Page.SOURCES, source.lineage, f"source {source.number}")
    for score in assessment.scores:
        if score.is_carried_over:
            yield _row(Page.STEP_1, score.lineage, f"{score.tool.value} score")
    for factor in assessment.factors:
        if factor.is_carried_over:
            yield _row(Page.FACTORS, factor.lineage, f"factor {factor.number}")


def _plan_rows(plan: PlanFacts) -> Iterator[Gap]:
    for action in plan.actions:
        if action.is_carried_over:
            yield _row(Page.ACTIONS, action.lineage, f"action {action.number}")
    for contingency in plan.contingencies:
        if contingency.is_carried_over:
            yield _row(Page.CONTINGENCIES, contingency.lineage, f"contingency {contingency.number}")


def _row(page: Page, lineage: str, what: str) -> Gap:
    return Gap(page, lineage, f"Confirm or change the copied {what}.")
