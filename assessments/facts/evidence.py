"""The facts of sources, scores, factors and group levels, from their rows."""

from decimal import Decimal

from assessments.models import (
    Assessment,
    Factor,
    GroupLevel,
    PredictorScore,
    Source,
    SpecialistTool,
)
from rules import facts
from rules.terms import (
    FactorKind,
    FactorSetting,
    FactorState,
    Group,
    RiskLevel,
    ScoreType,
    Setting,
    SourceCategory,
    SourceKind,
    SpecialistKind,
    Tag,
    Tool,
    Verification,
    Weight,
)


def level_of(value: int | None) -> RiskLevel | None:
    """The level that a column holds."""
    return RiskLevel(value) if value else None


def _percent(value: Decimal | None) -> str:
    """The percentage as shown: two decimals, as the bands are cut."""
    return "" if value is None else f"{value:.2f}"


def source_of(row: Source) -> facts.Source:
    """The facts of a source."""
    return facts.Source(
        lineage=str(row.lineage),
        number=row.number,
        category=SourceCategory(row.category) if row.category else None,
        what=row.what,
        kind=SourceKind(row.kind) if row.kind else None,
        date_text=row.date_text,
        credibility=row.credibility,
        motivation=row.motivation,
        validity=row.validity,
        weight=Weight(row.weight) if row.weight else None,
        weight_why=row.weight_why,
        verification=Verification(row.verification) if row.verification else None,
        limits=row.limits,
        conflicts_with=tuple(str(lineage) for lineage in row.against),  # type: ignore[attr-defined]
        conflict_resolution=row.conflict_resolution,
        shows=(*row.shows_behaviour, *row.shows_orders),  # type: ignore[attr-defined]
        is_carried_over=row.is_carried_over,
    )


def score_of(row: PredictorScore) -> facts.Score:
    """The facts of a score."""
    return facts.Score(
        lineage=str(row.lineage),
        tool=Tool(row.tool),
        score_type=ScoreType(row.score_type) if row.score_type else None,
        percent=_percent(row.percent),
        percent_one_year=_percent(row.percent_one_year),
        band=level_of(row.band),
        scored_on=row.scored_on,
        is_date_unknown=row.is_date_unknown and row.scored_on is None,
        is_calculated=row.is_calculated,
        tool_version=row.tool_version,
        community_on=row.community_on,
        is_carried_over=row.is_carried_over,
    )


def factors_of(row: Assessment) -> tuple[facts.Factor, ...]:
    """The facts of an assessment's factors, with the cells that they bear on."""
    cells = {cell.pk: (Setting(cell.setting), Group(cell.group)) for cell in row.cells.all()}
    return tuple(_factor(factor, cells) for factor in row.factors.all())


def _factor(row: Factor, cells: dict[int, tuple[Setting, Group]]) -> facts.Factor:
    return facts.Factor(
        lineage=str(row.lineage),
        number=row.number,
        kind=FactorKind(row.kind),
        label=row.label,
        state=FactorState(row.state) if row.state else None,
        setting=FactorSetting(row.setting) if row.setting else None,
        cells=tuple(cells[key] for key in row.linked),  # type: ignore[attr-defined]
        watching_for=row.watching_for,
        why_important=row.why_important,
        evidence=row.evidence,
        why_relevant=row.why_relevant,
        observed=row.observed,
        shows_change=row.shows_change,
        investment=row.investment,
        is_in_rsr=row.is_in_rsr,
        is_driver=row.drives,  # type: ignore[attr-defined]
        was_at_past_offence=row.was_at_past_offence,
        relies_on_external_control=row.relies_on_external_control,
        tags=tuple(Tag(tag) for tag in row.tags),
        sources=tuple(str(lineage) for lineage in row.cited),  # type: ignore[attr-defined]
        is_carried_over=row.is_carried_over,
    )


def cells_of(row: Assessment) -> tuple[facts.Cell, ...]:
    """The facts of an assessment's cells, with the factors that bear on them."""
    linked: dict[int, list[str]] = {}
    for factor in row.factors.all():
        for key in factor.linked:  # type: ignore[attr-defined]
            linked.setdefault(key, []).append(str(factor.lineage))
    return tuple(_cell(cell, tuple(linked.get(cell.pk, ()))) for cell in row.cells.all())


def _cell(row: GroupLevel, factors: tuple[str, ...]) -> facts.Cell:
    return facts.Cell(
        setting=Setting(row.setting),
        group=Group(row.group),
        level=level_of(row.level),
        who=row.who,
        harm=row.harm,
        factors=factors,
    )


def specialist_of(row: SpecialistTool) -> facts.SpecialistResult:
    """The facts of a specialist tool's result."""
    return facts.SpecialistResult(
        lineage=str(row.lineage),
        tool=SpecialistKind(row.tool),
        name=str(row),
        finding=row.finding,
        date_text=row.date_text,
        about=row.about,
        is_carried_over=row.is_carried_over,
    )
