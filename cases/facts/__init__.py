"""Turn a case's rows into the frozen facts that rules judge. References only: no names of people
at risk, no addresses."""

import datetime
from functools import cache
from typing import Any

from django.db.models import F, OuterRef, QuerySet
from django.db.models.functions import JSONObject

from cases.facts.around import (
    TOLD_KINDS,
    custody_meeting_of,
    latest_event,
    mappa_of,
    predictable_of,
    victim_contact_of,
    worker_of,
)
from cases.facts.protected import with_details
from cases.models import (
    AllowedWord,
    Case,
    CivilOrder,
    Contact,
    CustodyMeeting,
    Enquiry,
    Event,
    Offence,
    OrderProtects,
    PersonAtRisk,
    PredictableChange,
    Referral,
    Sentence,
    UnconvictedBehaviour,
    VictimContact,
)
from rosh.bringing import ArrayOnce, attach, hydrate, of_parent, the_one
from rules import facts
from rules.terms import (
    REVIEW_KINDS,
    VICTIM_KINDS,
    BehaviourKind,
    ChildPlan,
    Done,
    Excuses,
    OrderKind,
    OrderRoute,
    PeopleAnswer,
    PersonKind,
    ReferralKind,
    RiskLevel,
    Sex,
    Tag,
    YesNoUnknown,
)


@cache
def registers() -> dict[str, QuerySet[Any]]:
    """The rows of a case that its facts need, by the name that gives them."""
    protected = OrderProtects.objects.filter(order=OuterRef("pk")).order_by("person__reference")
    return {
        "sentences": Sentence.objects.all(),
        "offences": Offence.objects.all(),
        "unconvicted": UnconvictedBehaviour.objects.all(),
        "people_at_risk": with_details(PersonAtRisk.objects.all()),
        "allowed_words": AllowedWord.objects.all(),
        "orders": CivilOrder.objects.annotate(
            protected=ArrayOnce(protected.values("person__reference"))
        ),
        "enquiries": Enquiry.objects.all(),
        "referrals": Referral.objects.all(),
        "victim_contacts": VictimContact.objects.annotate(reference=F("person__reference")),
        "contacts": Contact.objects.all(),
        "predictable_changes": PredictableChange.objects.all(),
        "custody_meetings": CustodyMeeting.objects.all(),
    }


def trigger_events(case: str = "pk") -> ArrayOnce:
    """The events that ask for a review, or that a victim hears of, newest first, as JSON."""
    events = Event.objects.filter(case=OuterRef(case), kind__in=TOLD_KINDS)
    plain = JSONObject(kind="kind", happened_on="happened_on")
    return ArrayOnce(events.order_by("-happened_on", "-id").values(plain=plain))


@cache
def _rows() -> QuerySet[Case]:
    """Cases that bring every row their facts need. Built once; every use filters it."""
    arrays = {f"brought_{name}": of_parent(rows, "case") for name, rows in registers().items()}
    cases = Case.objects.select_related(
        "practitioner", "mappa", "risk_register", "children_summary"
    )
    return cases.annotate(trigger_events=trigger_events(), **arrays)


def with_rows(crn: str) -> Case:
    """The case with all rows that its facts need, in a fixed number of queries."""
    case = the_one(_rows().filter(crn=crn))
    if case is None:
        raise Case.DoesNotExist
    for name, queryset in registers().items():
        plain = case.__dict__.pop(f"brought_{name}")
        attach(case, name, [hydrate(queryset.model, row) for row in plain])
    return case


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
        is_licence=_is_licence(sentence),
        needs=case.needs,
        practitioner=case.practitioner.full_name,
        offences=_offences(case),
        unconvicted=_unconvicted(case),
        orders=tuple(_order(order) for order in case.orders.all()),
        people=tuple(_person(person) for person in case.people_at_risk.all()),
        children=_children(case),
        enquiries=tuple(_enquiry(row) for row in case.enquiries.all()),
        referrals=tuple(_referral(row) for row in case.referrals.all()),
        latest_event=latest_event(case, on, REVIEW_KINDS),
        victim_contacts=tuple(victim_contact_of(row) for row in case.victim_contacts.all()),
        latest_victim_event=latest_event(case, on, VICTIM_KINDS),
        contacts=tuple(worker_of(row) for row in case.contacts.all()),
        predictable_changes=tuple(predictable_of(row) for row in case.predictable_changes.all()),
        custody_meetings=tuple(custody_meeting_of(row) for row in case.custody_meetings.all()),
        mappa=mappa_of(case),
        levels=_levels(case),
    )


def _is_licence(sentence: Sentence | None) -> bool | None:
    """Whether the sentence ends in a licence; None where its kind does not tell."""
    if sentence is None or sentence.kind == Sentence.Kind.OTHER:
        return None
    return sentence.kind not in (Sentence.Kind.COMMUNITY, Sentence.Kind.SUSPENDED)


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
            account=row.account,
            is_denied=row.is_denied,
            assessed_by=row.assessed_by if row.is_denied else "",
            excuses=Excuses(row.excuses) if row.excuses else None,
        )
        for row in case.offences.all()
    )


def _unconvicted(case: Case) -> tuple[facts.Unconvicted, ...]:
    return tuple(
        facts.Unconvicted(
            lineage=str(row.lineage),
            what=row.what,
            kind=BehaviourKind(row.kind) if row.kind else None,
            nature=row.nature,
            reliability=row.reliability,
            meaning=row.meaning,
            evidence_for=row.evidence_for,
            evidence_against=row.evidence_against,
            no_action_reason=row.no_action_reason,
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
        protects=tuple(row.protected),  # type: ignore[attr-defined]
        protects_note=row.protects_note,
        on_conviction=OrderRoute(row.on_conviction) if row.on_conviction else None,
        is_sought=_done(row.is_sought),
        is_explained=_done(row.is_explained),
        is_reviewed=_done(row.is_reviewed),
        meaning=row.meaning,
        is_in_plan=_done(row.is_in_plan),
        is_monitored=_done(row.is_monitored),
    )


def _done(value: str) -> Done | None:
    return Done(value) if value else None


def _person(row: PersonAtRisk) -> facts.PersonAtRisk:
    return facts.PersonAtRisk(
        lineage=str(row.lineage),
        reference=row.reference,
        kind=PersonKind(row.kind),
        relationship=row.relationship,
        vulnerability=row.vulnerability,
        age=row.age,
        child_plan=ChildPlan(row.child_plan) if row.child_plan else None,
        contact=row.contact,
        is_known_to_services=YesNoUnknown(row.is_known_to_services)
        if row.is_known_to_services
        else None,
        voice=row.voice,
    )


def _children(case: Case) -> facts.Children:
    row = getattr(case, "children_summary", None)
    if row is None:
        return facts.Children()
    answer = PeopleAnswer(row.is_there_contact) if row.is_there_contact else None
    return facts.Children(
        is_there_contact=answer,
        none_known_from=row.none_known_from if answer is PeopleAnswer.NONE else "",
        contact=row.contact,
        voice=row.voice,
        impact=row.impact,
        future=row.future,
        poses_risk=row.poses_risk,
    )


def _enquiry(row: Enquiry) -> facts.Enquiry:
    return facts.Enquiry(
        lineage=str(row.lineage),
        agency=row.agency,
        asked_on=row.asked_on,
        is_about_children=row.is_about_children,
        due_on=row.due_on,
        chased_on=row.chased_on,
        replied_on=row.replied_on,
        outcome=row.outcome,
    )


def _referral(row: Referral) -> facts.Referral:
    return facts.Referral(kind=ReferralKind(row.kind), made_on=row.made_on, outcome=row.outcome)


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
