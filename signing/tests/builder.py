"""Assessments that can be signed, at every level. Everybody and everything here is fictional."""

import datetime

from accounts.models import User
from assessments.models import (
    Assessment,
    CellFactor,
    Driver,
    Factor,
    PredictorScore,
    Scenario,
    Source,
)
from assessments.workflow import touched
from cases import risk_register
from cases.models import Case, ChildrenSummary, Enquiry
from riskplans.models import (
    Action,
    ActionFactor,
    Contingency,
    ContingencyDetection,
    Plan,
    PlanAnswer,
)
from rules.terms import (
    Basis,
    FactorKind,
    FactorState,
    Group,
    PersonAgrees,
    Pillar,
    RiskLevel,
    ScoreType,
    Setting,
    SourceCategory,
    Strategy,
    Theme,
    Tool,
    Verification,
)
from tests import kept
from tests.factories import about, make_assessment, make_plan

TEXT = "Fictional words that say enough to be an answer."
RSR = {RiskLevel.LOW: "1.50", RiskLevel.MEDIUM: "4.20", RiskLevel.HIGH: "7.40"}
STRATEGIES = (Strategy.INTERNAL, Strategy.EXTERNAL, Strategy.PROTECTIVE, Strategy.EXTERNAL)
ANSWERED = (
    "supervision.accommodation",
    "supervision.activity",
    "supervision.role",
    "responsivity.strengths",
    "learning.worked",
    "contingency.rapid_response",
)


def _set(row: object, **values: object) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.save()  # type: ignore[attr-defined]


def signable(case: Case, level: RiskLevel, author: User | None = None) -> Assessment:
    """A draft with its plan from which nothing is missing at that level."""
    author = author or case.practitioner
    setting, is_untouched = about(case)
    if not is_untouched:
        return _made(case, level, author)
    assessment = kept.again(
        ("signable", level, setting),
        lambda: _made(case, level, author),
        case=case,
        author=author,
        team=case.team,
    )
    assessment.author = author
    return assessment


def _made(case: Case, level: RiskLevel, author: User) -> Assessment:
    assessment = make_assessment(
        case, author, why_now=TEXT, is_limited=False, setting=Setting.COMMUNITY
    )
    _begin(assessment)
    Source.objects.create(
        assessment=assessment,
        number="S1",
        what="Court report",
        category=SourceCategory.PARTNERS,
        verification=Verification.VERIFIED,
    )
    start = min(level, RiskLevel.HIGH)
    PredictorScore.objects.create(
        assessment=assessment,
        tool=Tool.RSR,
        score_type=ScoreType.DYNAMIC,
        percent=RSR[start],
        scored_on=datetime.date(2026, 5, 1),
    )
    _set(assessment.starting_point, is_rsr_suitable=True, basis=Basis.RSR, level=start)
    _set(assessment.best_fit, level=level, reason=TEXT)
    _fill_step_3(assessment, level)
    driver = _fill_factors(assessment)
    _fill_cells(assessment, level, driver)
    _set(
        assessment.decision,
        level=level,
        influence=2,
        rationale=TEXT,
        is_rationale_owned=True,
        opposing_evidence=TEXT,
        discussion=TEXT,
        is_bias_considered=True,
    )
    plan = _plan(assessment, driver)
    before = risk_register.of(case).highest
    if before is not None and before < level:
        _set(plan, is_sufficient=True, is_necessary=True, is_proportionate=True)
    touched(assessment, by=author)
    return assessment


def _begin(assessment: Assessment) -> None:
    """Screening, children, risk to self and a scenario, each answered."""
    day = datetime.date(2026, 5, 1)
    _set(assessment.screening, screened_on=day, outcome="evidence", has_considered_rest=True)
    _set(assessment.risk_to_self, is_identified="no")
    Scenario.objects.create(
        assessment=assessment,
        what=TEXT,
        to_whom=TEXT,
        circumstances=TEXT,
        why=TEXT,
        likelihood="unlikely",
        impact="trauma",
    )
    ChildrenSummary.objects.update_or_create(
        case=assessment.case,
        defaults={"is_there_contact": "none", "none_known_from": "Police check, May 2026"},
    )
    if not assessment.case.enquiries.exists():
        Enquiry.objects.create(
            case=assessment.case, agency="Police", asked_on=day, is_about_children=True
        )


def lower(assessment: Assessment) -> Assessment:
    """Answer what a reduction takes."""
    texts = ("impact", "verified_elsewhere", "frequency", "investment", "self_perception")
    _set(
        assessment.reduction,
        is_pessimism_checked=True,
        is_optimism_checked=True,
        **dict.fromkeys(texts, TEXT),
    )
    plan = assessment.plans.get()
    _set(plan, is_sufficient=True, is_necessary=True, is_proportionate=True)
    return assessment


def _fill_step_3(assessment: Assessment, level: RiskLevel) -> None:
    texts = ("how_active", "how_exposed", "person", "victim", "circumstances", "reason")
    texts += ("imminent_when", "imminent_who", "imminent_what")
    values: dict[str, object] = dict.fromkeys(texts, TEXT)
    values |= {"level": level}
    if level is RiskLevel.LOW:
        values["low_route"] = "no behaviour"
    _set(assessment.immediacy, **values)


def _fill_factors(assessment: Assessment) -> Factor:
    driver = Factor.objects.create(
        assessment=assessment,
        number="F1",
        label="Drinking",
        kind=FactorKind.ACUTE,
        state=FactorState.ACTIVE,
        watching_for=TEXT,
        why_important=TEXT,
        evidence=TEXT,
        why_relevant=TEXT,
        is_in_rsr=True,
    )
    Driver.objects.create(assessment=assessment, factor=driver)
    return driver


def _fill_cells(assessment: Assessment, level: RiskLevel, driver: Factor) -> None:
    for cell in assessment.cells.all():
        is_public = cell.group == Group.PUBLIC
        _set(cell, level=level if is_public else RiskLevel.LOW, who=TEXT, harm=TEXT)
        if is_public:
            CellFactor.objects.create(cell=cell, factor=driver)


def _plan(assessment: Assessment, driver: Factor) -> Plan:
    plan = make_plan(
        assessment,
        contact_frequency="Weekly at the office",
        capacity=TEXT,
        person_agrees=PersonAgrees.YES,
    )
    for question in ANSWERED:
        PlanAnswer.objects.create(plan=plan, question=question, text=TEXT)
    day = datetime.date(2026, 12, 1)
    actions = [
        Action.objects.create(
            plan=plan,
            number=f"a{place}",
            pillar=pillar,
            what=TEXT,
            who="Priya Practitioner",
            when_text="1 December 2026",
            when_on=day,
            strategy=strategy,
        )
        for place, (pillar, strategy) in enumerate(zip(Pillar, STRATEGIES, strict=True), start=1)
    ]
    for action in actions:
        ActionFactor.objects.create(action=action, factor=driver)
    for place, theme in enumerate(Theme, start=1):
        contingency = Contingency.objects.create(
            plan=plan,
            number=f"c{place}",
            if_text=TEXT,
            then_text=TEXT,
            why=TEXT,
            who="Priya Practitioner",
            when_text="The same day",
            theme=theme,
            is_enforcement=True,
            covers_new_person=True,
        )
        ContingencyDetection.objects.create(contingency=contingency, action=actions[0])
    return plan
