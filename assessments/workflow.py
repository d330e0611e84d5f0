"""Verbs that start an assessment and record who edits it. States after signing: `signing`.

Every writer of an assessment's rows calls `touched`, so that an editor can never countersign.
"""

import datetime
import re

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from assessments import carry_over, current_thoughts, draft_pages, drafts
from assessments.models import (
    Assessment,
    BestFit,
    BiasNote,
    Decision,
    Editor,
    Factor,
    GroupLevel,
    Immediacy,
    PredictorScore,
    Reduction,
    RiskToSelf,
    Screening,
    Source,
    StartingPoint,
)
from cases import timeline
from cases.models import Case
from rules.terms import CELLS, AssessmentKind, Page, Tool

GUIDANCE_VERSION = "October 2023, version 3"
NOTE_LIMIT = 8000  # characters, as the note's own form has it
STEP_ROWS = (Screening, RiskToSelf, StartingPoint, BestFit, Immediacy, Decision, Reduction)


class AlreadyInProgress(Exception):
    """The case has an assessment in progress; `assessment` is that one."""

    def __init__(self, assessment: Assessment) -> None:
        super().__init__(f"{assessment} is in progress")
        self.assessment = assessment


@transaction.atomic
def start_empty(
    case: Case,
    *,
    by: User,
    kind: AssessmentKind = AssessmentKind.INITIAL,
    assessed_on: datetime.date | None = None,
) -> Assessment:
    """Start an assessment with its empty rows: four steps, the reduction, nine cells."""
    case = Case.objects.select_for_update().get(pk=case.pk)
    assessed_on = assessed_on or timezone.localdate()
    assessment = Assessment.objects.create(
        case=case,
        number=next_number(case),
        kind=kind,
        author=by,
        assessed_on=assessed_on,
        setting=case.setting_at(assessed_on) or "",
        guidance_version=GUIDANCE_VERSION,
    )
    for row in STEP_ROWS:
        row.objects.create(assessment=assessment)
    for setting, group in CELLS:
        GroupLevel.objects.create(assessment=assessment, setting=setting, group=group)
    touched(assessment, by=by)
    return assessment


@transaction.atomic
def start(case: Case, *, by: User, kind: AssessmentKind) -> Assessment:
    """Start the assessment that the case has not got yet, copied from the last complete one.

    Raises AlreadyInProgress; the case is locked meanwhile, so that two people start one.
    """
    case = Case.objects.select_for_update().get(pk=case.pk)
    open_one = case.assessments.in_progress().filter(is_urgent=False).first()
    if open_one:
        raise AlreadyInProgress(open_one)
    old = last_complete(case)
    new = start_empty(case, by=by, kind=kind)
    if old:
        copy_into(new, old, by=by)
    timeline.record(
        case,
        "assessment.started",
        f"{new} was started.",
        by=by,
        about=new.uuid,
        link_name="assessments:task_list",
    )
    return new


@transaction.atomic
def start_review(
    case: Case, *, by: User, old: Assessment, kind: AssessmentKind = AssessmentKind.REVIEW
) -> Assessment:
    """Start an assessment that holds a copy of `old`, each row to be confirmed or changed."""
    new = start_empty(case, by=by, kind=kind)
    copy_into(new, old, by=by)
    return new


@transaction.atomic
def copy_into(new: Assessment, old: Assessment, *, by: User) -> None:
    """Copy the rows of `old` into `new`, which must hold only its empty rows."""
    new.carried_from = old
    new.save()
    carry_over.copy_rows(new, old)
    touched(new, by=by)


def last_complete(case: Case) -> Assessment | None:
    """The assessment of the case that was completed last."""
    done = case.assessments.filter(completed_at__isnull=False)
    return done.order_by("-completed_at", "-number").first()


def next_number(case: Case) -> int:
    """The next number of an assessment on a case; the case must be locked."""
    newest = case.assessments.order_by("-number").values_list("number", flat=True).first()
    return (newest or 0) + 1


def next_row_number(row: Source | Factor, letter: str) -> str:
    """The number of a new source or factor, such as S4; hold the assessment locked.

    Never one that was used before in the assessment: texts and history may still name it.
    """
    past = type(row).history.filter(assessment=row.assessment_id)
    numbers = past.values_list("number", flat=True).distinct()
    form = re.compile(rf"{letter}(\d{{1,6}})", re.ASCII | re.IGNORECASE)
    used = [int(found[1]) for number in numbers if (found := form.fullmatch(number))]
    return f"{letter}{max(used, default=0) + 1}"


def touched(assessment: Assessment, *, by: User) -> None:
    """Remember that `by` edited the assessment, which bars them from countersigning it."""
    Editor.objects.get_or_create(assessment=assessment, user=by)


def keep_own_note(assessment: Assessment, *, by: User) -> None:
    """Save the private note as its author typed it; it is no part of the record (BIA-02)."""
    draft = drafts.on(by, draft_pages.own_view_address(assessment))
    if draft is None:
        return
    note, _ = BiasNote.objects.get_or_create(assessment=assessment, author=by)
    note.text = dict(draft.fields).get("text", "")[:NOTE_LIMIT]
    note.save()
    drafts.forget(by, draft.address)


def confirm_page(assessment: Assessment, page: Page, *, by: User) -> None:
    """Confirm what a page copied, except factors that drive the level."""
    carry_over.confirm(carry_over.unconfirmed(assessment, page))
    if page is Page.SELF:
        current_thoughts.keep_tasks(assessment, by=by)
    touched(assessment, by=by)


def confirm_factor(factor: Factor, *, by: User) -> None:
    """Confirm one copied factor."""
    carry_over.confirm([factor])
    touched(factor.assessment, by=by)


def supersede(assessment: Assessment, tool: Tool) -> PredictorScore | None:
    """Make room for a newer score of that tool; the old one, which stays, or None."""
    old = assessment.scores.filter(tool=tool, is_superseded=False).first()
    if old:
        old.is_superseded = True
        old.save()
    return old
