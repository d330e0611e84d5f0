"""The smallest facts that may be signed, for tests to break. Everybody in them is fictional.

`low()`, `medium()` and `high()` give whole, signable facts; `with_` helpers change one part.
"""

import dataclasses
import datetime
from typing import Any

from rules.facts import (
    Action,
    AssessmentFacts,
    CaseFacts,
    Cell,
    Contingency,
    Factor,
    Facts,
    LevelsInForce,
    PersonAtRisk,
    PlanFacts,
    Reduction,
    Score,
    Source,
    Step1,
    Step2,
    Step3,
    Step4,
)
from rules.terms import (
    AssessmentKind,
    Basis,
    FactorKind,
    FactorState,
    Group,
    LowRoute,
    PersonKind,
    Pillar,
    PlanKind,
    RiskLevel,
    ScoreType,
    Setting,
    Sex,
    SourceCategory,
    Theme,
    Tool,
    Verification,
    YesNoUnknown,
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
        "factors": ("f1",),
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


def case(**more: Any) -> CaseFacts:
    given = {
        "crn": "X999999",
        "name": "Fictional Person",
        "setting": COMMUNITY,
        "date_of_birth": datetime.date(1980, 1, 1),
        "sex": Sex.MALE,
        "has_sexual_history": YesNoUnknown.NO,
    }
    return CaseFacts(**(given | more))


def _assessment(level: RiskLevel, percent: str) -> AssessmentFacts:
    start = min(level, HIGH)
    return AssessmentFacts(
        uuid="assessment",
        number=1,
        kind=AssessmentKind.INITIAL,
        assessed_on=ON,
        why_now="First assessment",
        is_limited=False,
        sources=(source(),),
        scores=(rsr(percent),),
        step1=Step1(level=start, basis=Basis.RSR, reason="The score", is_rsr_suitable=True),
        factors=(factor(),) if level > LOW else (protective(),),
        step2=Step2(level=level, reason="Fits best"),
        step3=Step3(
            how_active="A little",
            how_exposed="Hardly",
            person="Acts on impulse",
            victim="Lives near",
            circumstances="Drinks at home",
            level=level,
            low_route=LowRoute.NO_BEHAVIOUR if level is LOW else None,
            reason="Fits best",
            imminent_when="This week",
            imminent_who="His neighbour",
            imminent_what="He has bought a knife",
        ),
        cells=cells(level),
        step4=Step4(
            level=level,
            rationale="It all agrees.",
            is_rationale_owned=True,
            opposing_evidence="Some clear tests, but few.",
        ),
    )


def _plan(level: RiskLevel) -> PlanFacts:
    if level is LOW:
        return PlanFacts(
            uuid="plan",
            number=1,
            kind=PlanKind.FULL,
            contact_frequency="Every four weeks",
            actions=(action(),),
            contingencies=(contingency(),),
        )
    return PlanFacts(
        uuid="plan",
        number=1,
        kind=PlanKind.FULL,
        actions=tuple(action(f"a{place}", pillar) for place, pillar in enumerate(Pillar, 1)),
        contingencies=tuple(contingency(f"c{place}", theme) for place, theme in enumerate(Theme)),
        is_sufficient=True,
        is_necessary=True,
        is_proportionate=True,
    )


def signable(level: RiskLevel) -> Facts:
    percent = {LOW: "1.20", MEDIUM: "4.00", HIGH: "7.40", VERY_HIGH: "9.00"}[level]
    return Facts(on=ON, case=case(), assessment=_assessment(level, percent), plan=_plan(level))


def low() -> Facts:
    return signable(LOW)


def medium() -> Facts:
    return signable(MEDIUM)


def high() -> Facts:
    return signable(HIGH)


def change(facts: Facts, path: str, **more: Any) -> Facts:
    """The facts with fields of one part changed: "case", "assessment.step4", "plan"."""
    return _change(facts, path.split("."), more)


def _change(thing: Any, path: list[str], more: dict[str, Any]) -> Any:
    if not path:
        return dataclasses.replace(thing, **more)
    name, *rest = path
    return dataclasses.replace(thing, **{name: _change(getattr(thing, name), rest, more)})


def before(
    facts: Facts, working: RiskLevel | None, countersigned: RiskLevel | None = None
) -> Facts:
    return change(facts, "case", levels=LevelsInForce(working=working, countersigned=countersigned))


def codes(findings: Any) -> list[tuple[str, str]]:
    """(code, severity) of each finding."""
    return [(finding.code, finding.severity.value) for finding in findings]
