"""The facts of screening, questions, risk to self, scenarios and replies, from their rows."""

from uuid import UUID

from django.db.models import F

from assessments.models import Answer, Assessment, FindingReply, RiskToSelf, Scenario, Screening
from rules import facts
from rules.terms import AnswerValue, Impact, Likelihood, ScreeningOutcome, YesNoUnknown


def screening_of(row: Screening) -> facts.Screening:
    """The facts of the screening."""
    return facts.Screening(
        screened_on=row.screened_on,
        outcome=ScreeningOutcome(row.outcome) if row.outcome else None,
        reason=row.reason,
        has_considered_rest=row.has_considered_rest,
        most_serious=row.most_serious,
        most_serious_when=row.most_serious_when,
        pattern=row.pattern,
    )


def answer_of(row: Answer) -> facts.Answer:
    """The facts of an answer to a question of the catalogue."""
    return facts.Answer(
        lineage=str(row.lineage),
        question=row.question,
        value=AnswerValue(row.value) if row.value else None,
        text=row.text,
        is_deciding=row.is_deciding,
        sources=tuple(row.cited),  # type: ignore[attr-defined]
        is_carried_over=row.is_carried_over,
    )


def risk_to_self_of(assessment: Assessment) -> facts.RiskToSelf:
    """The facts of risk to self."""
    row: RiskToSelf = assessment.risk_to_self
    return facts.RiskToSelf(
        is_identified=_yes_no(row.is_identified),
        has_current_thoughts=_yes_no(row.has_current_thoughts),
        suicide=row.suicide,
        suicide_custody=row.suicide_custody,
        self_harm=row.self_harm,
        self_harm_custody=row.self_harm_custody,
        function=row.function,
        coping=row.coping,
        vulnerability=row.vulnerability,
        imminence=row.imminence,
        manager_told=row.manager_told,
        sources=tuple(str(key) for key in assessment.self_sources),  # type: ignore[attr-defined]
    )


def scenario_of(row: Scenario) -> facts.Scenario:
    """The facts of a scenario."""
    return facts.Scenario(
        lineage=str(row.lineage),
        what=row.what,
        to_whom=row.to_whom,
        circumstances=row.circumstances,
        why=row.why,
        likelihood=Likelihood(row.likelihood) if row.likelihood else None,
        impact=Impact(row.impact) if row.impact else None,
        is_carried_over=row.is_carried_over,
    )


def reply_of(row: FindingReply) -> facts.Reply:
    """The facts of a reply to a finding."""
    return facts.Reply(
        code=row.code,
        case=row.finding_case,
        about=row.about,
        text=row.text,
        by=row.by_name,  # type: ignore[attr-defined]
    )


def replies_about(plan_uuid: UUID) -> tuple[facts.Reply, ...]:
    """The replies to what the checks said of a plan that is revised alone."""
    rows = FindingReply.objects.filter(plan_uuid=plan_uuid).annotate(by_name=F("by__full_name"))
    return tuple(reply_of(row) for row in rows)


def _yes_no(value: str) -> YesNoUnknown | None:
    return YesNoUnknown(value) if value else None
