"""The facts of the four steps' answers, from their rows."""

from assessments.facts.evidence import level_of
from assessments.models import Assessment, Reduction, StartingPoint
from rules import facts
from rules.terms import Basis, Influence, LowRoute, Reliance, RiskLevel, UnsuitableHarm, Variance


def step1_of(row: StartingPoint) -> facts.Step1:
    """The recorded starting point, without what its basis leaves out."""
    basis = Basis(row.basis) if row.basis else None
    reasons = tuple(Reliance(word) for word in row.reliance_reasons if row.is_reduced_reliance)
    has_none = basis in (Basis.UNSUITABLE, Basis.MISSING)
    return facts.Step1(
        level=None if has_none else level_of(row.level),
        basis=basis,
        reason=row.reason,
        is_rsr_suitable=row.is_rsr_suitable,
        unsuitable_for=tuple(UnsuitableHarm(harm) for harm in row.unsuitable_for),
        missing_reason=row.missing_reason if basis in (None, Basis.MISSING) else "",
        is_reduced_reliance=row.is_reduced_reliance,
        reliance_reasons=reasons,
        reliance=row.reliance if row.is_reduced_reliance else "",
        not_dynamic_reason=row.not_dynamic_reason,
        is_out_of_date=row.is_out_of_date,
        changes_since=row.changes_since if row.is_out_of_date else "",
    )


def step3_of(row: Assessment) -> facts.Step3:
    """Immediacy, without a route or an imminence that its level leaves out."""
    step = row.immediacy
    level = level_of(step.level)
    is_imminent = RiskLevel.VERY_HIGH in (level, level_of(row.decision.level))
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


def step4_of(row: Assessment) -> facts.Step4:
    """The level and its reasons."""
    step = row.decision
    return facts.Step4(
        level=level_of(step.level),
        influence=Influence(step.influence) if step.influence else None,
        variance=tuple(Variance(word) for word in step.variance),
        variance_reason=step.variance_reason,
        difference_reason=step.difference_reason,
        is_rationale_owned=step.is_rationale_owned,
        rationale=step.rationale,
        opposing_evidence=step.opposing_evidence,
        discussion=step.discussion,
        positive_risks=step.positive_risks,
        is_bias_considered=step.is_bias_considered,
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
