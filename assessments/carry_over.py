"""Copy one assessment into another with lineage, and confirm what was copied.

What is never copied: why now, who it was discussed with, who owns the rationale, why the level
differs from the highest group, and the answers about a reduction (domain model, Carry-over).
"""

from collections.abc import Iterable
from typing import TypeVar

from assessments.facts import of_assessment
from assessments.models import (
    Assessment,
    CellFactor,
    Driver,
    Factor,
    FactorSource,
    GroupLevel,
    PredictorScore,
    Source,
    SourceConflict,
)
from rosh.rows import LineageRow
from rules.terms import Page

Row = TypeVar("Row", bound=LineageRow)

OWN = {"id", "uuid", "version", "updated_at", "lineage", "carried_from", "is_carried_over"}
OWN |= {"assessment"}
LEFT_OUT = {"is_rationale_owned", "discussion", "difference_reason"}
STEPS = ("starting_point", "best_fit", "immediacy", "decision")


def copy_rows(new: Assessment, old: Assessment) -> None:
    """Copy the rows of `old` into `new`, which holds its empty rows, and re-point their links."""
    for name in STEPS:
        _fill(getattr(new, name), getattr(old, name))
    _copy_scores(new, old)
    sources = {row.pk: _copied(row, Source(assessment=new)) for row in old.sources.all()}
    factors = {row.pk: _copied(row, Factor(assessment=new)) for row in old.factors.all()}
    cells = _fill_cells(new, old)
    for clash in SourceConflict.objects.filter(source__assessment=old):
        SourceConflict.objects.create(
            source=sources[clash.source_id], other=sources[clash.other_id]
        )
    for citation in FactorSource.objects.filter(factor__assessment=old):
        FactorSource.objects.create(
            factor=factors[citation.factor_id], source=sources[citation.source_id]
        )
    for link in CellFactor.objects.filter(factor__assessment=old):
        CellFactor.objects.create(cell=cells[link.cell_id], factor=factors[link.factor_id])
    for driver in old.drivers.all():
        Driver.objects.create(assessment=new, factor=factors[driver.factor_id])


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
    new.is_carried_over = has_answers
    new.save()
    return new


def _copied(old: Row, new: Row) -> Row:
    """A new row with the old row's answers, to be confirmed."""
    for name in _contents(old):
        setattr(new, name, getattr(old, name))
    new.lineage, new.carried_from = old.lineage, old.uuid
    new.is_carried_over = True
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
    }
    return [row for row in held.get(page, ()) if row.is_carried_over]


def confirm(rows: Iterable[LineageRow | Assessment]) -> None:
    """Mark copied rows as confirmed."""
    for row in rows:
        if row.is_carried_over:
            row.is_carried_over = False
            row.save()
