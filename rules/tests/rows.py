"""The rows that tests build facts from: each whole, for a test to break. All fictional."""

import datetime
from typing import Any

from rules.facts import (
    Action,
    Answer,
    Cell,
    Contingency,
    Enquiry,
    Factor,
    Order,
    PersonAtRisk,
    Reduction,
    Scenario,
    Score,
    Source,
    Unconvicted,
)
from rules.terms import (
    AnswerValue,
    Done,
    FactorKind,
    FactorState,
    Group,
    Impact,
    Likelihood,
    OrderKind,
    PersonKind,
    Pillar,
    RiskLevel,
    ScoreType,
    Setting,
    SourceCategory,
    Theme,
    Tool,
    Verification,
)

ON = datetime.date(2026, 9, 14)
LOW, MEDIUM = RiskLevel.LOW, RiskLevel.MEDIUM
HIGH, VERY_HIGH = RiskLevel.HIGH, RiskLevel.VERY_HIGH
COMMUNITY, CUSTODY = Setting.COMMUNITY, Setting.CUSTODY
COMMUNITY_GROUPS = (Group.CHILDREN, Group.PUBLIC, Group.KNOWN_ADULT, Group.STAFF)


def rsr(percent="1.20", **more: Any) -> Score:
    given = {
        "lineage": "rsr",
        "tool": Tool.RSR,
        "score_type": ScoreType.DYNAMIC,
        "percent": percent,
        "scored_on": ON,
    }
    return Score(**(given | more))


def source(**more: Any) -> Source:
    given = {
        "lineage": "s1",
        "number": "1",
        "category": SourceCategory.PARTNERS,
        "what": "Police check",
        "verification": Verification.VERIFIED,
    }
    return Source(**(given | more))


def account(**more: Any) -> Source:
    """The person's own account, a source of another kind."""
    given = {
        "lineage": "s2",
        "number": "2",
        "category": SourceCategory.ACCOUNT,
        "what": "Interview",
        "verification": Verification.PART,
        "weight_why": "He was there",
        "credibility": "Says what the log says",
        "motivation": "Wants to be believed",
        "validity": "Shows how he sees it",
    }
    return Source(**(given | more))


def answer(question: str, value: AnswerValue | None = AnswerValue.YES, **more: Any) -> Answer:
    return Answer(lineage=f"answer {question}", question=question, value=value, **more)


def scenario(lineage="sc1", **more: Any) -> Scenario:
    given = {
        "lineage": lineage,
        "what": "He hits a neighbour in a row",
        "to_whom": "Neighbours",
        "circumstances": "After drinking",
        "why": "He feels slighted",
        "likelihood": Likelihood.UNLIKELY,
        "impact": Impact.TRAUMA,
    }
    return Scenario(**(given | more))


def enquiry(**more: Any) -> Enquiry:
    given = {
        "lineage": "e1",
        "agency": "Children’s services",
        "asked_on": ON - datetime.timedelta(days=20),
        "is_about_children": True,
        "replied_on": ON - datetime.timedelta(days=3),
        "outcome": "Not known to them",
    }
    return Enquiry(**(given | more))


def behaviour(lineage="b1", **more: Any) -> Unconvicted:
    given = {
        "lineage": lineage,
        "what": "Police called to a row",
        "nature": "Shouting, nobody hurt",
        "reliability": "Officer’s log",
        "meaning": "Rows follow drink",
    }
    return Unconvicted(**(given | more))


def order(lineage="o1", **more: Any) -> Order:
    """An order in force with its whole checklist."""
    given = {
        "lineage": lineage,
        "kind": OrderKind.RESTRAINING,
        "title": "Restraining order",
        "protects": ("KA-1",),
        "is_sought": Done.YES,
        "is_explained": Done.YES,
        "is_reviewed": Done.NOT_APPLICABLE,
        "meaning": "He harassed her",
        "is_in_plan": Done.YES,
        "is_monitored": Done.YES,
    }
    return Order(**(given | more))


def factor(lineage="f1", **more: Any) -> Factor:
    given = {
        "lineage": lineage,
        "number": lineage,
        "kind": FactorKind.STABLE,
        "label": f"Drinking {lineage}",
        "state": FactorState.ACTIVE,
        "watching_for": "Bottles",
        "why_important": "Harm was done in drink",
        "evidence": "Police log",
        "why_relevant": "Drank last week",
        "is_in_rsr": False,
    }
    return Factor(**(given | more))


def protective(lineage="p1", **more: Any) -> Factor:
    given = {
        "lineage": lineage,
        "number": lineage,
        "kind": FactorKind.PROTECTIVE,
        "label": f"Steady work {lineage}",
        "state": FactorState.ESTABLISHED,
        "observed": "Turns up each day",
        "shows_change": "Never held a job before",
    }
    return Factor(**(given | more))


def cell(group=Group.PUBLIC, level: RiskLevel | None = LOW, setting=COMMUNITY, **more: Any) -> Cell:
    given = {"who": "Neighbours", "harm": "Assault", "factors": ("f1",)}
    return Cell(setting=setting, group=group, level=level, **(given | more))


def cells(level: RiskLevel | None, groups=COMMUNITY_GROUPS, setting=COMMUNITY) -> tuple[Cell, ...]:
    return tuple(cell(group, level, setting) for group in groups)


def action(lineage="a1", pillar=Pillar.SUPERVISION, **more: Any) -> Action:
    given = {
        "lineage": lineage,
        "number": lineage,
        "pillar": pillar,
        "what": "See weekly",
        "who": "F. Practitioner (fictional)",
        "when_text": "2026-09-20",
        "when_on": datetime.date(2026, 9, 20),
        "factors": ("f1", "f2"),
    }
    return Action(**(given | more))


def contingency(lineage="c1", theme: Theme | None = Theme.LIFESTYLE, **more: Any) -> Contingency:
    given = {
        "lineage": lineage,
        "number": lineage,
        "theme": theme,
        "if_text": "he drinks again",
        "then_text": "see him the same day",
        "why": "harm was done in drink",
        "who": "duty officer",
        "when_text": "same day",
        "detected_by": ("a1",),
    }
    return Contingency(**(given | more))


def person(reference="KA-1", kind=PersonKind.KNOWN_ADULT, **more: Any) -> PersonAtRisk:
    return PersonAtRisk(lineage=f"row-{reference}", reference=reference, kind=kind, **more)


def answered_reduction(**more: Any) -> Reduction:
    given = {
        "impact": "Walked away twice",
        "verified_elsewhere": "By police",
        "frequency": "Once in ten years",
        "investment": "Two years of work",
        "self_perception": "Sees himself as changed",
        "is_pessimism_checked": True,
        "is_optimism_checked": True,
    }
    return Reduction(**(given | more))
