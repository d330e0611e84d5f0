"""Turn a case's rows into the frozen facts that rules judge. References only: no names of people
at risk, no addresses."""

import datetime

from django.db.models import Prefetch

from cases.models import Case, CivilOrder, PersonAtRisk
from rules import facts
from rules.terms import (
    ChildPlan,
    OrderKind,
    PersonKind,
    RiskLevel,
    Sex,
    Tag,
    YesNoUnknown,
)

ROWS = (
    "sentences",
    "offences",
    "unconvicted",
    "people_at_risk",
    Prefetch("orders", CivilOrder.objects.prefetch_related("protections__person")),
)


def with_rows(crn: str) -> Case:
    """The case with all rows that its facts need, in a fixed number of queries."""
    cases = Case.objects.select_related("practitioner", "mappa", "risk_register")
    return cases.prefetch_related(*ROWS).get(crn=crn)


def of_case(case: Case, on: datetime.date) -> facts.CaseFacts:
    """The facts of a case on a day; fetch it by `with_rows` to keep the number of queries fixed."""
    sentence = case.current_sentence
    return facts.CaseFacts(
        crn=case.crn,
        name=case.name,
        setting=case.setting_at(on),
        pnc_id=case.pnc_id,
        pronouns=case.pronouns,
        date_of_birth=case.date_of_birth,
        sex=Sex(case.sex),
        has_sexual_history=YesNoUnknown(case.has_sexual_history)
        if case.has_sexual_history
        else None,
        is_child_safeguarding=case.is_child_safeguarding,
        sentence=sentence.description if sentence else "",
        sentenced_on=sentence.sentenced_on if sentence else None,
        release_on=sentence.release_on if sentence else None,
        needs=case.needs,
        practitioner=case.practitioner.full_name,
        offences=_offences(case),
        unconvicted=_unconvicted(case),
        orders=tuple(_order(order) for order in case.orders.all()),
        people=tuple(_person(person) for person in case.people_at_risk.all()),
        mappa=_mappa(case),
        levels=_levels(case),
    )


def _offences(case: Case) -> tuple[facts.Offence, ...]:
    return tuple(
        facts.Offence(
            lineage=str(row.lineage),
            is_index=row.is_index,
            description=row.description,
            date_text=row.date_text,
            outcome=row.outcome,
            harm=row.harm,
            tags=tuple(Tag(tag) for tag in row.tags),
            is_charge_reduced=row.is_charge_reduced,
            original_allegation=row.original_allegation,
        )
        for row in case.offences.all()
    )


def _unconvicted(case: Case) -> tuple[facts.Unconvicted, ...]:
    return tuple(
        facts.Unconvicted(
            lineage=str(row.lineage),
            what=row.what,
            nature=row.nature,
            reliability=row.reliability,
            meaning=row.meaning,
        )
        for row in case.unconvicted.all()
    )


def _order(row: CivilOrder) -> facts.Order:
    return facts.Order(
        lineage=str(row.lineage),
        kind=OrderKind(row.kind),
        title=str(row),
        route=row.route,
        made_on=row.made_on,
        expires_on=row.expires_on,
        expires_text=row.expires_text,
        protects=tuple(sorted(link.person.reference for link in row.protections.all())),
    )


def _person(row: PersonAtRisk) -> facts.PersonAtRisk:
    return facts.PersonAtRisk(
        lineage=str(row.lineage),
        reference=row.reference,
        kind=PersonKind(row.kind),
        relationship=row.relationship,
        vulnerability=row.vulnerability,
        age=row.age,
        child_plan=ChildPlan(row.child_plan) if row.child_plan else None,
    )


def _mappa(case: Case) -> facts.Mappa:
    mappa = getattr(case, "mappa", None)
    if mappa is None:
        return facts.Mappa()
    return facts.Mappa(
        category=mappa.category,
        level=mappa.level,
        approved_premises=mappa.approved_premises,
        cppc=mappa.cppc,
        level_reason=mappa.level_reason,
    )


def _levels(case: Case) -> facts.LevelsInForce:
    register = getattr(case, "risk_register", None)
    if register is None:
        return facts.LevelsInForce()
    working, countersigned = register.working_level, register.countersigned_level
    return facts.LevelsInForce(
        working=RiskLevel(working) if working else None,
        countersigned=RiskLevel(countersigned) if countersigned else None,
        set_on=register.working_on,
        is_external=register.is_external,
    )
