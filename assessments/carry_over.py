"""Copy one assessment into another with lineage, and confirm what was copied.

What is never copied: why now, who it was discussed with, who owns the rationale, why the level
differs from the highest group, whether bias was considered, what decided a threshold, when the
screening was made, replies to findings, and the answers about a reduction (domain model,
Carry-over).
"""

from collections.abc import Iterable
from typing import TypeVar

from assessments.facts import of_assessment
from assessments.models import (
    Answer,
    AnswerSource,
    Assessment,
    CellFactor,
    Driver,
    Factor,
    FactorSource,
    GroupLevel,
    PredictorScore,
    RiskToSelfSource,
    Scenario,
    Source,
    SourceConflict,
    SourceShows,
    SpecialistTool,
)
from rosh.rows import LineageRow
from rules.questions import LOOKED_AT_CHILDREN, NEVER_COPIED, PAGE_OF
from rules.terms import AnswerValue, Page

Row = TypeVar("Row", bound=LineageRow)

OWN = {"id", "uuid", "version", "updated_at", "lineage", "carried_from", "is_carried_over"}
OWN |= {"assessment", "is_as_copied"}
LEFT_OUT = {"is_rationale_owned", "discussion", "difference_reason", "is_bias_considered"}
LEFT_OUT |= {"is_deciding", "screened_on", "outcome", "has_considered_rest", "manager_told"}
STEPS = ("starting_point", "best_fit", "immediacy", "decision", "screening", "risk_to_self")


def copy_rows(new: Assessment, old: Assessment) -> None:
    """Copy the rows of `old` into `new`, which holds its empty rows, and re-point their links."""
    for name in STEPS:
        _fill(getattr(new, name), getattr(old, name))
    _copy_scores(new, old)
    sources = {row.pk: _copied(row, Source(assessment=new)) for row in old.sources.all()}
    factors = {row.pk: _copied(row, Factor(assessment=new)) for row in old.factors.all()}
    for row in old.scenarios.all():
        _copied(row, Scenario(assessment=new))
    for tool in old.specialist_tools.all():
        _copied(tool, SpecialistTool(assessment=new))
    _ask_to_look_at_children(new)
    _link_sources(new, old, sources)
    _link_factors(new, old, factors, sources)


def _ask_to_look_at_children(new: Assessment) -> None:
    """The children belong to the case: a review confirms that somebody looked at them (CHD-01)."""
    Answer.objects.create(
        assessment=new,
        question=LOOKED_AT_CHILDREN,
        value=AnswerValue.YES.value,
        is_carried_over=True,
    )


def _link_sources(new: Assessment, old: Assessment, sources: dict[int, Source]) -> None:
    """Copy the answers, and let everything point to the new sources as it did to the old."""
    for row in old.answers.exclude(question__in=NEVER_COPIED):
        answer = _copied(row, Answer(assessment=new))
        for cited in AnswerSource.objects.filter(answer=row):
            AnswerSource.objects.create(answer=answer, source=sources[cited.source_id])
    for clash in SourceConflict.objects.filter(source__assessment=old):
        SourceConflict.objects.create(
            source=sources[clash.source_id], other=sources[clash.other_id]
        )
    for shown in SourceShows.objects.filter(source__assessment=old):
        SourceShows.objects.create(
            source=sources[shown.source_id],
            behaviour_id=shown.behaviour_id,
            order_id=shown.order_id,
        )
    for rests in RiskToSelfSource.objects.filter(risk_to_self=old.risk_to_self):
        RiskToSelfSource.objects.create(
            risk_to_self=new.risk_to_self, source=sources[rests.source_id]
        )


def _link_factors(
    new: Assessment, old: Assessment, factors: dict[int, Factor], sources: dict[int, Source]
) -> None:
    """Copy what factors cite, which cells they bear on, and what drives the level."""
    cells = _fill_cells(new, old)
    for citation in FactorSource.objects.filter(factor__assessment=old):
        FactorSource.objects.create(
            factor=factors[citation.factor_id], source=sources[citation.source_id]
        )
    for link in CellFactor.objects.filter(factor__assessment=old):
        CellFactor.objects.create(cell=cells[link.cell_id], factor=factors[link.factor_id])
    for driver in old.drivers.all():
        Driver.objects.create(
            assessment=new,
            factor=factors[driver.factor_id] if driver.factor_id else None,
            behaviour_id=driver.behaviour_id,
        )


def _fill_cells(new: Assessment, old: Assessment) -> dict[int, GroupLevel]:
    """Fill the nine cells of `new`; which old cell became which."""
    empty = {(cell.setting, cell.group): cell for cell in new.cells.all()}
    filled: dict[int, GroupLevel] = {}
    for cell in old.cells.all():
        filled[cell.pk] = _fill(empty[cell.setting, cell.group], cell)
    return filled


def _copy_scores(new: Assessment, old: Assessment) -> None:
    for score in old.scores.filter(is_superseded=False):
        _copied(score, PredictorScore(assessment=new))


def _contents(row: LineageRow) -> Iterable[str]:
    names = (field.attname for field in row._meta.concrete_fields if field.name not in OWN)
    return [name for name in names if name not in LEFT_OUT]


def _fill(new: Row, old: Row) -> Row:
    """Put the old row's answers into the new one; a row without answers has none to confirm."""
    empty = type(old)()
    has_answers = False
    for name in _contents(old):
        value = getattr(old, name)
        has_answers |= name not in ("setting", "group") and value != getattr(empty, name)
        setattr(new, name, value)
    new.lineage, new.carried_from = old.lineage, old.uuid
    new.is_carried_over = new.is_as_copied = has_answers
    new.save()
    return new


def _copied(old: Row, new: Row) -> Row:
    """A new row with the old row's answers, to be confirmed."""
    for name in _contents(old):
        setattr(new, name, getattr(old, name))
    new.lineage, new.carried_from = old.lineage, old.uuid
    new.is_carried_over = new.is_as_copied = True
    new.save()
    return new


def unconfirmed(assessment: Assessment, page: Page) -> list[LineageRow | Assessment]:
    """The copied rows of a page that one button confirms; level-driving factors are not among them.

    Factors that drive the level are confirmed one by one (domain model, Carry-over).
    """
    drivers = {factor.lineage for factor in of_assessment(assessment).drivers}
    held: dict[Page, Iterable[LineageRow | Assessment]] = {
        Page.WHY_NOW: [assessment],
        Page.SOURCES: assessment.sources.all(),
        Page.GROUPS: assessment.cells.all(),
        Page.LEVELS: assessment.cells.all(),
        Page.STEP_1: [assessment.starting_point, *assessment.scores.filter(is_superseded=False)],
        Page.FACTORS: [row for row in assessment.factors.all() if str(row.lineage) not in drivers],
        Page.STEP_2: [assessment.best_fit],
        Page.STEP_3: [assessment.immediacy],
        Page.STEP_4: [assessment.decision],
        Page.REDUCTION: [assessment.reduction],
        Page.SCENARIOS: assessment.scenarios.all(),
        Page.SELF: [assessment.risk_to_self],
        Page.SCREENING: [assessment.screening, *_answers(assessment, Page.SCREENING)],
    }
    held[Page.STEP_3] = [assessment.immediacy, *_answers(assessment, Page.STEP_3)]
    held[Page.STEP_4] = [assessment.decision, *_answers(assessment, Page.STEP_4)]
    held[Page.CHILDREN] = _answers(assessment, Page.CHILDREN)
    held[Page.GROUPS] = [*assessment.cells.all(), *_answers(assessment, Page.GROUPS)]
    held[Page.STEP_1] = [*held[Page.STEP_1], *assessment.specialist_tools.all()]
    return [row for row in held.get(page, ()) if row.is_carried_over]


def _answers(assessment: Assessment, page: Page) -> list[Answer]:
    """The answers to the questions that stand on a page."""
    return [row for row in assessment.answers.all() if PAGE_OF[row.question] is page]


def confirm(rows: Iterable[LineageRow | Assessment]) -> None:
    """Mark copied rows as confirmed."""
    for row in rows:
        if row.is_carried_over:
            row.is_carried_over = False
            row.save()
