"""Every free text of a case, its assessment and its plan, with where it stands.

What lives here: the walk over the parts, and answers to questions. A test walks all facts and fails
on a text that is missing here. What may not: comparing.

A reply to the finding of a leak is not read: it may have to name the word.
"""

from collections.abc import Iterator
from typing import Any

from rules.facts import Facts
from rules.leaks.assessment_texts import ASSESSMENT
from rules.leaks.case_texts import CASE
from rules.leaks.part import Free, Part
from rules.leaks.plan_texts import PLAN
from rules.planning import PLAN_BY_KEY
from rules.questions import BY_KEY, PAGE_OF
from rules.terms import Page


def free_texts(facts: Facts) -> Iterator[Free]:
    """All of them that say something."""
    yield from _of_parts(CASE, facts.case)
    if facts.assessment:
        yield from _of_parts(ASSESSMENT, facts.assessment)
        yield from _answers(facts.assessment)
    if facts.plan:
        yield from _of_parts(PLAN, facts.plan)
        for line in facts.plan.licence_conditions:
            yield Free(Page.CONDITIONS, "licence conditions", "licence conditions", line)
        yield from _plan_answers(facts.plan)


def _of_parts(parts: tuple[Part, ...], parent: Any) -> Iterator[Free]:
    for part in parts:
        for row in part.rows(parent):
            for field, words in part.fields.items():
                text = getattr(row, field)
                if text:
                    yield _free(part, row, field, words, text)


def _free(part: Part, row: Any, field: str, words: str, text: str) -> Free:
    name = part.name(row)
    about = part.about(row) if part.about else ""
    about = about or getattr(row, "lineage", "") or f"{part.page.value} {field}"
    return Free(part.page, about, f"{name}: {words}" if name else words, text)


def _answers(assessment: Any) -> Iterator[Free]:
    for row in assessment.answers:
        if row.text:
            page = PAGE_OF.get(row.question, Page.STEP_4)
            question = BY_KEY.get(row.question)
            yield Free(page, row.lineage, question.name if question else row.question, row.text)


def _plan_answers(plan: Any) -> Iterator[Free]:
    for row in plan.answers:
        question = PLAN_BY_KEY.get(row.question)
        place = question.name if question else row.question
        yield Free(Page.PLAN_QUESTIONS, row.question, place, row.text)
