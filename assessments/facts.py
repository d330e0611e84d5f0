"""Turn an assessment's rows into the frozen facts that rules judge.

An answer whose parent is no longer chosen stays in its row and is left out here (architecture,
Forms). Links between rows are lineages. `with_rows` asks a fixed number of queries.
"""

import datetime
from decimal import Decimal

from assessments.fetching import rows, with_rows
from assessments.models import (
    Assessment,
    Factor,
    GroupLevel,
    PredictorScore,
    Reduction,
    Source,
    StartingPoint,
)
from cases import facts as case_facts
from rules import facts
from rules.terms import (
    AssessmentKind,
    Basis,
    FactorKind,
    FactorSetting,
    FactorState,
    Group,
    Influence,
    LowRoute,
    Page,
    RiskLevel,
    ScoreType,
    Setting,
    SourceCategory,
    Tag,
    Tool,
    UnsuitableHarm,
    Variance,
    Verification,
    Weight,
)

__all__ = ["carried_pages", "facts_for", "of_assessment", "rows", "with_rows"]


def facts_for(
    assessment: Assessment, on: datetime.date, plan: facts.PlanFacts | None = None
) -> facts.Facts:
    """The whole picture that the rules judge, as of a day."""
    assessment = _whole(assessment)
    return facts.Facts(
        on=on,
        case=case_facts.of_case(assessment.case, on),
        assessment=of_assessment(assessment),
        plan=plan,
    )


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
        guidance_version=row.guidance_version,
        sources=tuple(_source(source) for source in row.sources.all()),
        scores=tuple(_score(score) for score in row.scores.all()),
        step1=_step1(row.starting_point),
        factors=_factors(row),
        step2=facts.Step2(level=_level(row.best_fit.level), reason=row.best_fit.reason),
        step3=_step3(row),
        cells=_cells(row),
        step4=_step4(row),
        carried_over=tuple(page.value for page in carried_pages(row)),
    )


def carried_pages(row: Assessment) -> tuple[Page, ...]:
    """The pages whose own answers nobody has confirmed; copied sources, scores and factors say so
    themselves."""
    sections = {
        Page.WHY_NOW: row.is_carried_over,
        Page.GROUPS: any(cell.is_carried_over for cell in row.cells.all()),
        Page.STEP_1: row.starting_point.is_carried_over,
        Page.STEP_2: row.best_fit.is_carried_over,
        Page.STEP_3: row.immediacy.is_carried_over,
        Page.STEP_4: row.decision.is_carried_over,
        Page.REDUCTION: row.reduction.is_carried_over,
    }
    return tuple(page for page, is_carried in sections.items() if is_carried)


def _whole(assessment: Assessment) -> Assessment:
    brought = getattr(assessment, "_prefetched_objects_cache", {})
    return assessment if "factors" in brought else with_rows(assessment.uuid)


def _level(value: int | None) -> RiskLevel | None:
    return RiskLevel(value) if value else None


def _percent(value: Decimal | None) -> str:
    """The percentage as shown: two decimals, as the bands are cut."""
    return "" if value is None else f"{value:.2f}"


def _source(row: Source) -> facts.Source:
    return facts.Source(
        lineage=str(row.lineage),
        number=row.number,
        category=SourceCategory(row.category) if row.category else None,
        what=row.what,
        date_text=row.date_text,
        credibility=row.credibility,
        motivation=row.motivation,
        validity=row.validity,
        weight=Weight(row.weight) if row.weight else None,
        verification=Verification(row.verification) if row.verification else None,
        limits=row.limits,
        conflicts_with=tuple(str(lineage) for lineage in row.against),  # type: ignore[attr-defined]
        conflict_resolution=row.conflict_resolution,
        is_carried_over=row.is_carried_over,
    )


def _score(row: PredictorScore) -> facts.Score:
    return facts.Score(
        lineage=str(row.lineage),
        tool=Tool(row.tool),
        score_type=ScoreType(row.score_type) if row.score_type else None,
        percent=_percent(row.percent),
        percent_one_year=_percent(row.percent_one_year),
        band=_level(row.band),
        scored_on=row.scored_on,
        community_on=row.community_on,
        is_carried_over=row.is_carried_over,
    )


def _step1(row: StartingPoint) -> facts.Step1:
    basis = Basis(row.basis) if row.basis else None
    has_none = basis in (Basis.UNSUITABLE, Basis.MISSING)
    return facts.Step1(
        level=None if has_none else _level(row.level),
        basis=basis,
        reason=row.reason,
        is_rsr_suitable=row.is_rsr_suitable,
        unsuitable_for=tuple(UnsuitableHarm(harm) for harm in row.unsuitable_for),
        missing_reason=row.missing_reason if basis in (None, Basis.MISSING) else "",
        is_reduced_reliance=row.is_reduced_reliance,
        reliance=row.reliance if row.is_reduced_reliance else "",
    )


def _factors(row: Assessment) -> tuple[facts.Factor, ...]:
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
        is_in_rsr=row.is_in_rsr,
        is_driver=row.drives,  # type: ignore[attr-defined]
        was_at_past_offence=row.was_at_past_offence,
        relies_on_external_control=row.relies_on_external_control,
        tags=tuple(Tag(tag) for tag in row.tags),
        sources=tuple(str(lineage) for lineage in row.cited),  # type: ignore[attr-defined]
        is_carried_over=row.is_carried_over,
    )


def _cells(row: Assessment) -> tuple[facts.Cell, ...]:
    linked: dict[int, list[str]] = {}
    for factor in row.factors.all():
        for key in factor.linked:  # type: ignore[attr-defined]
            linked.setdefault(key, []).append(str(factor.lineage))
    return tuple(_cell(cell, tuple(linked.get(cell.pk, ()))) for cell in row.cells.all())


def _cell(row: GroupLevel, factors: tuple[str, ...]) -> facts.Cell:
    return facts.Cell(
        setting=Setting(row.setting),
        group=Group(row.group),
        level=_level(row.level),
        who=row.who,
        harm=row.harm,
        factors=factors,
    )


def _step3(row: Assessment) -> facts.Step3:
    step = row.immediacy
    level = _level(step.level)
    is_imminent = RiskLevel.VERY_HIGH in (level, _level(row.decision.level))
    route = step.low_route if level is RiskLevel.LOW else ""
    return facts.Step3(
        how_active=step.how_active,
        how_exposed=step.how_exposed,
        person=step.person,
        victim=step.victim,
        circumstances=step.circumstances,
        level=level,
        low_route=LowRoute(route) if route else None,
        reason=step.reason,
        imminent_when=step.imminent_when if is_imminent else "",
        imminent_who=step.imminent_who if is_imminent else "",
        imminent_what=step.imminent_what if is_imminent else "",
    )


def _step4(row: Assessment) -> facts.Step4:
    step = row.decision
    return facts.Step4(
        level=_level(step.level),
        influence=Influence(step.influence) if step.influence else None,
        variance=tuple(Variance(word) for word in step.variance),
        variance_reason=step.variance_reason,
        difference_reason=step.difference_reason,
        is_rationale_owned=step.is_rationale_owned,
        rationale=step.rationale,
        opposing_evidence=step.opposing_evidence,
        discussion=step.discussion,
        reduction=_reduction(row.reduction),
    )


def _reduction(row: Reduction) -> facts.Reduction:
    is_correction = row.is_correction
    return facts.Reduction(
        impact=row.impact,
        verified_elsewhere=row.verified_elsewhere,
        frequency=row.frequency,
        investment=row.investment,
        self_perception=row.self_perception,
        is_pessimism_checked=row.is_pessimism_checked,
        is_optimism_checked=row.is_optimism_checked,
        is_correction=is_correction,
        correction_reason=row.correction_reason if is_correction else "",
        correction_manager=row.correction_manager if is_correction else "",
    )
