"""One small world for the promises of the whole service: each kind of row, each state of a case.

Everybody and everything here is fictional. What lives here: the rows, and the address of any view
on them. What may not: what is allowed there (`access_matrix`).
"""

import datetime
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from accounts import authority
from accounts.models import Membership, Role, User
from assessments.models import Assessment, Factor, FactorSource, SpecialistTool
from cases import timeline, workflow
from cases.models import (
    AllowedWord,
    Appointment,
    Case,
    CivilOrder,
    Contact,
    CustodyMeeting,
    Enquiry,
    Event,
    Mappa,
    Offence,
    OrderProtects,
    PredictableChange,
    Referral,
    RestrictedDetails,
    Sentence,
    UnconvictedBehaviour,
    VictimContact,
    VictimViews,
)
from riskplans import workflow as planning
from riskplans.models import NoActionReason, Plan
from rules.terms import EventKind, FactorKind, OrderKind, RiskLevel
from signing import workflow as signing_workflow
from signing.models import Submission
from signing.tests.builder import signable
from tests import beside
from tests.factories import CaseFactory, PersonAtRiskFactory, TeamFactory, UserFactory

SURNAME = "Zanderquill"  # of every case here: nobody else may be shown it
SECRETS = ("Marigold Canary", "9 Hidden Lane", "01632 960987", "Quietwater School", "Canarynote")
VICTIM_SAYS, ALLOWED_WORD = "Canaryvoice", "Canaryville"  # restricted, each on a page of its own
ABSENT_CRN = "Z999999"
NAMES = ("priya", "colin", "mo", "hanna", "ines", "ada", "oscar", "gone", "anonymous")
IN_DEBUG_ONLY = {"components"}


@dataclass
class Thing:
    """One case with the rows that addresses may name."""

    case: Case
    assessment: Assessment | None = None
    plan: Plan | None = None
    submission: Submission | None = None
    rows: dict[str, Any] = field(default_factory=dict)


@dataclass
class World:
    """Who works here, and one case in each state that addresses differ on."""

    people: dict[str, User]
    things: dict[str, Thing]

    @property
    def users(self) -> dict[str, User | None]:
        """Everybody whom the matrix names; nobody is signed in as `anonymous`."""
        return {name: self.people.get(name) for name in NAMES}

    def url(self, name: str, on: str) -> str:
        """The address of that view on that case."""
        return reverse(name, kwargs=_kwargs(name, self.things[on]) if on else {})


def absent_url(name: str) -> str:
    """The address of that view on a case that does not exist."""
    return reverse(name, kwargs=_kwargs(name, None))


@cache
def routes() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Each named address of the service but the administration's: its pattern, its parameters."""
    found = dict(_routes(get_resolver().url_patterns))
    return {name: route for name, route in found.items() if name not in IN_DEBUG_ONLY}


def _routes(
    patterns: list[Any], space: str = "", before: str = "", held: tuple[str, ...] = ()
) -> Iterator[tuple[str, tuple[str, tuple[str, ...]]]]:
    for pattern in patterns:
        text = before + str(pattern.pattern)
        names = (*held, *pattern.pattern.converters)
        if isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}", (text, names)
        elif isinstance(pattern, URLResolver) and pattern.namespace != "admin":
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _routes(pattern.url_patterns, inner, text, names)


def is_about_a_case(name: str) -> bool:
    """Whether the address names a case or a row of one."""
    return bool(routes()[name][1])


def _kwargs(name: str, thing: Thing | None) -> dict[str, Any]:
    route, names = routes()[name]
    return {key: _value(key, route, thing) for key in names}


def _value(key: str, route: str, thing: Thing | None) -> Any:
    words = {"page": "why-now", "tool": "rsr", "section": "contingencies"}
    if key in words:
        return words[key]
    if thing is None:
        return ABSENT_CRN if key == "crn" else uuid.UUID(int=7, version=4)
    if key == "crn":
        return thing.case.crn
    segment = route.split(f"<uuid:{key}>")[0].rstrip("/").split("/")[-1]
    whole = {
        "assessments": thing.assessment,
        "plans": thing.plan,
        "submissions": thing.submission,
    }
    return (whole.get(segment) or thing.rows[segment]).uuid


def build() -> World:
    """Make the world; within the transaction of a test."""
    authority.set_defaults()
    team, far = TeamFactory(name="North team"), TeamFactory(name="Far team")
    roles = {
        "priya": Role.PRACTITIONER,
        "colin": Role.PRACTITIONER,
        "gone": Role.PRACTITIONER,
        "mo": Role.MANAGER,
        "hanna": Role.HEAD,
    }
    people = {
        name: UserFactory(username=name, role=role, team=team) for name, role in roles.items()
    }
    people["ines"] = UserFactory(username="ines", role=Role.INSPECTOR)
    people["ada"] = UserFactory(username="ada", role=Role.ADMINISTRATOR)
    people["oscar"] = UserFactory(username="oscar", team=far)
    things = {
        "draft": _draft(_case("X100001", people["priya"]), people["priya"]),
        "fresh": _fresh(_case("X100002", people["priya"])),
        "waiting": _signed(_case("X100003", people["priya"]), RiskLevel.HIGH),
        "complete": _signed(_case("X100004", people["priya"]), RiskLevel.MEDIUM),
        "revised": _revised(_case("X100006", people["priya"])),
        "closed": Thing(_case("X100005", people["priya"])),
    }
    workflow.close(things["closed"].case, by=people["mo"], reason=Case.CloseReason.TRANSFERRED)
    people["gone"].is_active = False
    people["gone"].save()
    return World(people, things)


def _case(crn: str, holder: User) -> Case:
    team = Membership.objects.get(user=holder).team
    case = CaseFactory(crn=crn, surname=SURNAME, team=team, practitioner=holder)
    timeline.record(case, "case.opened", "The case was opened.", by=holder)
    return case


def _fresh(case: Case) -> Thing:
    """An assessment without a plan."""
    assessment = signable(case, RiskLevel.MEDIUM)
    plan = assessment.plans.get()
    plan.abandoned_at = datetime.datetime(2026, 5, 3, 10, tzinfo=datetime.UTC)
    plan.save()
    return Thing(case, assessment, plan)


def _signed(case: Case, level: RiskLevel) -> Thing:
    assessment = signable(case, level)
    submission = signing_workflow.sign(assessment, by=case.practitioner)
    event = Event(case=case, kind=EventKind.MISSED, what="Did not come.")
    plan = submission.plan
    assert plan is not None
    rows = {
        "events": workflow.record_event(event, by=case.practitioner),
        "actions": plan.actions.first(),
        "contingencies": plan.contingencies.first(),
        "editions": beside.issued(submission),
        "told": beside.told(submission),
    }
    return Thing(case, assessment, plan, submission, rows)


def _revised(case: Case) -> Thing:
    """A complete assessment whose plan is revised alone."""
    thing = _signed(case, RiskLevel.MEDIUM)
    assert thing.plan is not None
    thing.plan = planning.revise(thing.plan, by=case.practitioner)
    return thing


def _draft(case: Case, by: User) -> Thing:
    rows = _rows_of_the_record(case, by)
    assessment = signable(case, RiskLevel.MEDIUM)
    plan, source = assessment.plans.get(), assessment.sources.get()
    driver = assessment.factors.get()
    FactorSource.objects.create(factor=driver, source=source)
    protective = Factor.objects.create(
        assessment=assessment, number="F2", label="A steady job", kind=FactorKind.PROTECTIVE
    )
    NoActionReason.objects.create(plan=plan, factor=protective, reason="Nothing is needed.")
    rows |= {
        "sources": source,
        "specialist": SpecialistTool.objects.create(
            assessment=assessment, tool="SARA", finding="High for KA-1."
        ),
        "factors": protective,
        "scenarios": assessment.scenarios.create(what="Somebody is hurt in a fight."),
        "groups": assessment.cells.first(),
        "actions": plan.actions.first(),
        "contingencies": plan.contingencies.first(),
        "rejected": plan.rejected_conditions.create(condition="A fictional curfew."),
        "other-plans": plan.other_plans.create(title="Fictional plan"),
        "travel": plan.travel_decisions.create(request="A fictional journey."),
    }
    return Thing(case, assessment, plan, rows=rows)


def _rows_of_the_record(case: Case, by: User) -> dict[str, Any]:
    person = workflow.add_person(PersonAtRiskFactory.build(case=case, reference=""), by=by)
    name, address, telephone, school, note = SECRETS
    details = RestrictedDetails.objects.get(person=person)
    details.name, details.note = f"Earlier {name}", note
    details.save()
    details.name, details.address, details.telephone = name, address, telephone
    details.school = school
    details.save()
    order = CivilOrder.objects.create(case=case, kind=OrderKind.OTHER, title="Fictional order")
    OrderProtects.objects.create(order=order, person=person)
    Mappa.objects.create(case=case, category=2, level=2)
    event = workflow.record_event(
        Event(case=case, kind=EventKind.OFFENCE, what="Something fictional."), by=by
    )
    return {
        "people": person,
        "sentences": Sentence.objects.create(case=case, kind="community", description="12 months"),
        "offences": Offence.objects.create(case=case, description="Wounding", is_index=True),
        "behaviour": UnconvictedBehaviour.objects.create(case=case, what="A call-out"),
        "orders": order,
        "enquiries": workflow.save_enquiry(
            Enquiry(case=case, agency="Police", asked_on=datetime.date(2026, 5, 4)), by=by
        ),
        "referrals": Referral.objects.create(
            case=case, kind="early help", made_on=datetime.date(2026, 5, 4)
        ),
        "contacts": Contact.objects.create(case=case, name="Kit Keyworker", role="Housing"),
        "events": event,
    } | _rows_of_living(case, by)


def _rows_of_living(case: Case, by: User) -> dict[str, Any]:
    """Victim contact, what victims say, allowed words, appointments, and a change to come."""
    VictimViews.objects.create(case=case, views=VICTIM_SAYS)
    return {
        "victim-contacts": VictimContact.objects.create(case=case, officer="Vic Officer"),
        "allowed-words": AllowedWord.objects.create(
            case=case, word=ALLOWED_WORD, reason="A large town.", by=by
        ),
        "appointments": Appointment.objects.create(
            case=case, kind="office", planned_on=datetime.date(2026, 5, 4)
        ),
        "changes": PredictableChange.objects.create(case=case, what="Move on"),
        "custody-meetings": CustodyMeeting.objects.create(
            case=case, held_on=datetime.date(2026, 5, 4), agreed="Mail is watched."
        ),
    }
