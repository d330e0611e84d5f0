"""The smallest facts that may be signed, for tests to break. Everybody in them is fictional.

`low()`, `medium()` and `high()` give whole, signable facts; `with_` helpers change one part.
"""

import dataclasses
import datetime
from typing import Any

from rules.facts import (
    AssessmentFacts,
    CaseFacts,
    Children,
    Factor,
    Facts,
    LevelsInForce,
    Mappa,
    PlanAnswer,
    PlanFacts,
    RiskToSelf,
    Screening,
    Step1,
    Step2,
    Step3,
    Step4,
)
from rules.terms import (
    AssessmentKind,
    Basis,
    FactorKind,
    LowRoute,
    PeopleAnswer,
    PersonAgrees,
    Pillar,
    PlanKind,
    RiskLevel,
    ScreeningOutcome,
    Sex,
    Strategy,
    Theme,
    YesNoUnknown,
)
from rules.tests.rows import (
    COMMUNITY,
    COMMUNITY_GROUPS,
    CUSTODY,
    HIGH,
    LOW,
    MEDIUM,
    ON,
    VERY_HIGH,
    account,
    action,
    answer,
    answered_reduction,
    behaviour,
    cell,
    cells,
    contingency,
    enquiry,
    factor,
    order,
    person,
    protective,
    rsr,
    scenario,
    source,
)


def case(**more: Any) -> CaseFacts:
    given = {
        "crn": "X999999",
        "name": "Fictional Person",
        "setting": COMMUNITY,
        "date_of_birth": datetime.date(1980, 1, 1),
        "sex": Sex.MALE,
        "has_sexual_history": YesNoUnknown.NO,
        "children": Children(
            is_there_contact=PeopleAnswer.NONE, none_known_from="Police check, 1 September 2026"
        ),
        "enquiries": (enquiry(),),
        "mappa": Mappa(approved_premises="Considered: home is safe enough"),
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
        screening=Screening(
            screened_on=ON, outcome=ScreeningOutcome.EVIDENCE, has_considered_rest=True
        ),
        answers=(answer("circumstances.circumstances_repeating"),) if level is VERY_HIGH else (),
        risk_to_self=RiskToSelf(is_identified=YesNoUnknown.NO),
        scenarios=(scenario(),) if level > LOW else (),
        sources=(source(), account()),
        scores=(rsr(percent),),
        step1=Step1(level=start, basis=Basis.RSR, reason="The score", is_rsr_suitable=True),
        factors=_factors(level),
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
            discussion="With the team’s manager.",
            is_bias_considered=True,
        ),
    )


def _factors(level: RiskLevel) -> tuple[Factor, ...]:
    if level is LOW:
        return (protective(),)
    acute = factor("f2", kind=FactorKind.ACUTE, label="In a rage")
    return (factor(), acute) if level is VERY_HIGH else (factor(),)


_STRATEGIES = (Strategy.INTERNAL, Strategy.EXTERNAL, Strategy.PROTECTIVE, Strategy.EXTERNAL)


_THOUGHT_OF = (
    "supervision.accommodation",
    "supervision.activity",
    "supervision.role",
    "responsivity.strengths",
    "contingency.rapid_response",
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
        capacity="Short sessions",
        person_agrees=PersonAgrees.YES,
        answers=tuple(PlanAnswer(question=key, text="Thought of") for key in _THOUGHT_OF),
        actions=tuple(
            action(f"a{place}", pillar, strategy=strategy)
            for place, (pillar, strategy) in enumerate(zip(Pillar, _STRATEGIES, strict=True), 1)
        ),
        contingencies=tuple(
            contingency(f"c{place}", theme, is_enforcement=True, covers_new_person=True)
            for place, theme in enumerate(Theme)
        ),
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


def screened_out() -> Facts:
    """A screening that found nothing, each part of it answered; nothing else is asked."""
    facts = signable(LOW)
    assessment = AssessmentFacts(
        uuid="assessment",
        number=1,
        kind=AssessmentKind.INITIAL,
        assessed_on=ON,
        setting=COMMUNITY,
        why_now="First assessment",
        is_limited=False,
        screening=Screening(
            screened_on=ON,
            outcome=ScreeningOutcome.NONE,
            reason="One theft from a shop; nothing else is known to police or health",
            has_considered_rest=True,
        ),
        risk_to_self=RiskToSelf(is_identified=YesNoUnknown.NO),
        sources=(source(), account()),
        scores=(rsr("1.20"),),
    )
    return Facts(on=ON, case=facts.case, assessment=assessment)


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


__all__ = [
    "COMMUNITY",
    "COMMUNITY_GROUPS",
    "CUSTODY",
    "HIGH",
    "LOW",
    "MEDIUM",
    "ON",
    "VERY_HIGH",
    "account",
    "action",
    "answer",
    "answered_reduction",
    "behaviour",
    "cell",
    "cells",
    "contingency",
    "enquiry",
    "factor",
    "order",
    "person",
    "protective",
    "rsr",
    "scenario",
    "source",
]
