"""Frozen pictures of a case, an assessment and a plan: all that a rule may look at.

Apps build them from rows (`<app>/facts.py`); signing stores them as canonical JSON; pages and PDF
of signed things are rendered from them. What may not live here: judgements, restricted details of
people at risk (references only), Django. None always means "not answered"; it is never "no".
"""

from rules.facts.answers import Answer, Reply, RiskToSelf, Scenario, Screening
from rules.facts.assessment import AssessmentFacts, Reduction, Step1, Step2, Step3, Step4
from rules.facts.case import (
    CaseFacts,
    Children,
    Enquiry,
    LatestEvent,
    LevelsInForce,
    Mappa,
    Offence,
    Order,
    PersonAtRisk,
    Referral,
    Unconvicted,
)
from rules.facts.evidence import Cell, Factor, Score, Source, SpecialistResult
from rules.facts.plain import as_plain, from_plain
from rules.facts.plan import Action, Contingency, NoAction, PlanFacts
from rules.facts.whole import SCHEMA_VERSION, Facts

__all__ = [
    "Action",
    "Answer",
    "AssessmentFacts",
    "CaseFacts",
    "Cell",
    "Children",
    "Contingency",
    "Enquiry",
    "Factor",
    "Facts",
    "LatestEvent",
    "LevelsInForce",
    "Mappa",
    "NoAction",
    "Offence",
    "Order",
    "PersonAtRisk",
    "PlanFacts",
    "Reduction",
    "Referral",
    "Reply",
    "RiskToSelf",
    "SCHEMA_VERSION",
    "Scenario",
    "Score",
    "Screening",
    "Source",
    "SpecialistResult",
    "Step1",
    "Step2",
    "Step3",
    "Step4",
    "Unconvicted",
    "as_plain",
    "from_plain",
]
