"""The screening: when, what it found, the eleven signs, and what the case record adds."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from accounts import access_log
from assessments.forms.reminder import ReminderForm
from assessments.forms.screening import IndicatorsForm, ScreeningForm
from assessments.forms.together import Together
from assessments.views.desk import Desk, open_to_edit, posted, save_and_go, show
from cases.working_days import bank_holidays
from rules import screening as rules
from rules.facts import Facts
from rules.questions import Section, of_section
from rules.screening_record import Incomplete, late_words, unfinished
from rules.terms import Page, ScreeningOutcome

QUESTIONS = of_section(Section.INDICATORS)


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def screening(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Screen the case: what is known, the signs, the outcome."""
    desk = open_to_edit(request, uuid)
    row, data = desk.assessment, posted(request)
    form = Together(
        screening=ScreeningForm(data, instance=row.screening, depth=desk.depth.depth),
        signs=IndicatorsForm(data, assessment=row, questions=QUESTIONS),
        reminder=ReminderForm(
            data,
            assessment=row,
            by=request.user,  # type: ignore[arg-type]
            page=Page.SCREENING,
            questions=QUESTIONS,
        ),
    )
    return save_and_go(desk, form, desk.task_list_url) or show(
        desk, Page.SCREENING, "assessments/screening.html", form=form, **_beside(desk)
    )


def _beside(desk: Desk) -> dict[str, Any]:
    """What the case record says, what it still leaves out, and what follows from the outcome."""
    facts = desk.facts
    is_none = desk.judged.screening.outcome is ScreeningOutcome.NONE
    return {
        "behaviour": _with_gaps(facts, desk.assessment.case.unconvicted.all()),
        "orders": _with_gaps(facts, desk.assessment.case.orders.all()),
        "sentenced_on": facts.case.sentenced_on,
        "late": late_words(facts, bank_holidays(), settings.PLAN_WORKING_DAYS),
        "against": list(rules.against(facts)) if is_none else [],
        "is_screened_out": is_none and rules.is_screened_out(facts),
    }


def _with_gaps(facts: Facts, rows: Any) -> list[tuple[Any, tuple[str, ...]]]:
    """Each row of the case with what is missing in it."""
    missing: dict[str, Incomplete] = {one.lineage: one for one in unfinished(facts)}
    held = [(row, missing.get(str(row.lineage))) for row in rows]
    return [(row, one.missing if one else ()) for row, one in held]
