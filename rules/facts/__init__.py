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
    Contact,
    CustodyMeeting,
    Enquiry,
    LatestEvent,
    LevelsInForce,
    Mappa,
    Offence,
    Order,
    PersonAtRisk,
    PredictableChange,
    Referral,
    Unconvicted,
    VictimContact,
)
from rules.facts.evidence import Cell, Factor, Score, Source, SpecialistResult
from rules.facts.plain import as_plain, from_plain
from rules.facts.plan import (
    Action,
    Contingency,
    NoAction,
    OtherPlan,
    PlanAnswer,
    PlanFacts,
    RejectedCondition,
    TravelDecision,
)
from rules.facts.whole import SCHEMA_VERSION, Facts, Leak

__all__ = [
    "Action",
    "Answer",
    "as_plain",
    "AssessmentFacts",
    "CaseFacts",
    "Cell",
    "Children",
    "Contact",
    "Contingency",
    "CustodyMeeting",
    "Enquiry",
    "Factor",
    "Facts",
    "from_plain",
    "LatestEvent",
    "Leak",
    "LevelsInForce",
    "Mappa",
    "NoAction",
    "Offence",
    "Order",
    "OtherPlan",
    "PersonAtRisk",
    "PlanAnswer",
    "PlanFacts",
    "PredictableChange",
    "Reduction",
    "Referral",
    "RejectedCondition",
    "Reply",
    "RiskToSelf",
    "Scenario",
    "SCHEMA_VERSION",
    "Score",
    "Screening",
    "Source",
    "SpecialistResult",
    "Step1",
    "Step2",
    "Step3",
    "Step4",
    "TravelDecision",
    "Unconvicted",
    "VictimContact",
]
