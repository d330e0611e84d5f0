"""Frozen pictures of a case, an assessment and a plan: all that a rule may look at.

Apps build them from rows (`<app>/facts.py`); signing stores them as canonical JSON; pages and PDF
of signed things are rendered from them. What may not live here: judgements, restricted details of
people at risk (references only), Django. None always means "not answered"; it is never "no".
"""

from rules.facts.assessment import AssessmentFacts, Reduction, Step1, Step2, Step3, Step4
from rules.facts.case import (
    CaseFacts,
    LevelsInForce,
    Mappa,
    Offence,
    Order,
    PersonAtRisk,
    Unconvicted,
)
from rules.facts.evidence import Cell, Factor, Score, Source
from rules.facts.plain import as_plain, from_plain
from rules.facts.plan import Action, Contingency, NoAction, PlanFacts
from rules.facts.whole import SCHEMA_VERSION, Facts

__all__ = [
    "Action",
    "AssessmentFacts",
    "CaseFacts",
    "Cell",
    "Contingency",
    "Factor",
    "Facts",
    "LevelsInForce",
    "Mappa",
    "NoAction",
    "Offence",
    "Order",
    "PersonAtRisk",
    "PlanFacts",
    "Reduction",
    "SCHEMA_VERSION",
    "Score",
    "Source",
    "Step1",
    "Step2",
    "Step3",
    "Step4",
    "Unconvicted",
    "as_plain",
    "from_plain",
]
