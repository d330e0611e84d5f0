"""The smallest valid rows, for every test. Everybody and everything here is fictional."""

import datetime

import factory
from factory.django import DjangoModelFactory

from accounts.models import DeliveryUnit, Membership, Role, Team, User
from assessments import workflow as assessments_workflow
from assessments.models import Assessment
from cases.models import Case, PersonAtRisk
from riskplans.models import Plan
from rules.terms import PersonKind, PlanKind, Setting, Sex

PASSWORD = "a long enough pass phrase"


class UnitFactory(DjangoModelFactory):
    class Meta:
        model = DeliveryUnit

    name = factory.Sequence(lambda n: f"Unit {n}")


class TeamFactory(DjangoModelFactory):
    class Meta:
        model = Team

    name = factory.Sequence(lambda n: f"Team {n}")
    unit = factory.SubFactory(UnitFactory)


class UserFactory(DjangoModelFactory):
    """A user; `team=` puts them into one."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"user{n}")
    full_name = factory.Sequence(lambda n: f"Test User {n}")
    role = Role.PRACTITIONER

    @factory.post_generation
    def password(self: User, create: bool, extracted: str | None, **_: object) -> None:  # type: ignore[misc]
        self.set_password(extracted or PASSWORD)
        self.save()

    @factory.post_generation
    def team(self: User, create: bool, extracted: Team | None, **_: object) -> None:  # type: ignore[misc]
        if extracted:
            Membership.objects.create(user=self, team=extracted)


class CaseFactory(DjangoModelFactory):
    """An open case in the community; give `practitioner` and `team`, or get fresh ones."""

    class Meta:
        model = Case

    crn = factory.Sequence(lambda n: f"T{n:06d}")
    first_names = "Fictional"
    surname = factory.Sequence(lambda n: f"Person{n}")
    date_of_birth = datetime.date(1985, 6, 15)
    sex = Sex.MALE
    setting = Setting.COMMUNITY
    setting_on = datetime.date(2026, 1, 5)
    team = factory.SubFactory(TeamFactory)
    practitioner = factory.LazyAttribute(lambda made: UserFactory(team=made.team))


class PersonAtRiskFactory(DjangoModelFactory):
    class Meta:
        model = PersonAtRisk

    case = factory.SubFactory(CaseFactory)
    reference = factory.Sequence(lambda n: f"KA-{n + 1}")
    kind = PersonKind.KNOWN_ADULT


def make_assessment(case: Case, author: User | None = None, **fields: object) -> Assessment:
    """A draft with its empty rows, then the given columns."""
    assessment = assessments_workflow.start_empty(case, by=author or case.practitioner)
    for name, value in fields.items():
        setattr(assessment, name, value)
    if fields:
        assessment.save()
    return assessment


def make_plan(assessment: Assessment, author: User | None = None, **fields: object) -> Plan:
    """An empty draft plan that answers the assessment."""
    number = assessment.case.plans.count() + 1
    defaults: dict[str, object] = {"kind": PlanKind.FULL, "number": number}
    return Plan.objects.create(
        case=assessment.case,
        assessment=assessment,
        author=author or assessment.author,
        **(defaults | fields),
    )
