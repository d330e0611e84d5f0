"""What was copied from the last assessment and nobody has confirmed (domain model, Carry-over)."""

from collections.abc import Iterator
from typing import Any

from rules.facts import AssessmentFacts, Facts, PlanFacts
from rules.questions import PAGE_OF
from rules.required.question import Gap
from rules.terms import Page
from rules.wording import shortened

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
        yield _copied(page or Page.SIGN, name, f"what was copied{what}")


def _assessment_rows(assessment: AssessmentFacts) -> Iterator[Gap]:
    """Each copied row of its own: all but the answers to questions."""
    named: list[tuple[Page, str, bool, str]] = [
        (Page.SOURCES, row.lineage, row.is_carried_over, f"source {row.number}")
        for row in assessment.sources
    ]
    named += [
        (Page.STEP_1, row.lineage, row.is_carried_over, f"{row.tool.value} score")
        for row in assessment.scores
    ]
    named += [
        (Page.STEP_1, row.lineage, row.is_carried_over, f"result of {row.name}")
        for row in assessment.specialist
    ]
    named += [
        (Page.FACTORS, row.lineage, row.is_carried_over, f"factor {row.number}")
        for row in assessment.factors
    ]
    named += [
        (Page.SCENARIOS, row.lineage, row.is_carried_over, f"scenario “{shortened(row.what)}”")
        for row in assessment.scenarios
    ]
    for page, about, is_copied, what in named:
        if is_copied:
            yield _copied(page, about, f"the copied {what}")
    yield from _answers(assessment)


def _answers(assessment: AssessmentFacts) -> Iterator[Gap]:
    """One gap for the copied answers of a page, however many they are."""
    copied = [answer for answer in assessment.answers if answer.is_carried_over]
    pages = dict.fromkeys(PAGE_OF.get(answer.question, Page.STEP_4) for answer in copied)
    for page in pages:
        yield _copied(page, f"answers {page.value}", f"the copied answers: {page.label}")


def _plan_rows(plan: PlanFacts) -> Iterator[Gap]:
    for action in plan.actions:
        if action.is_carried_over:
            yield _copied(Page.ACTIONS, action.lineage, f"the copied action {action.number}")
    for contingency in plan.contingencies:
        if contingency.is_carried_over:
            what = f"the copied contingency {contingency.number}"
            yield _copied(Page.CONTINGENCIES, contingency.lineage, what)
    decided: tuple[tuple[tuple[Any, ...], str], ...] = (
        (plan.rejected, "the copied conditions that were rejected"),
        (plan.travel, "the copied decisions on travel"),
        (plan.other_plans, "the copied plans of other agencies"),
    )
    for rows, what in decided:
        copied = next((row for row in rows if row.is_carried_over), None)
        if copied:
            yield _copied(Page.CONDITIONS, copied.lineage, what)
    if any(answer.is_carried_over for answer in plan.answers):
        page = Page.PLAN_QUESTIONS
        yield _copied(page, f"answers {page.value}", f"the copied answers: {page.label}")


def _copied(page: Page, about: str, what: str) -> Gap:
    return Gap(page, about, f"Confirm or change {what}.", is_copied=True)
