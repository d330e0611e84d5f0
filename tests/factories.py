"""The smallest valid rows, for every test. Everybody and everything here is fictional."""

import datetime
from functools import cache

import factory
from django.contrib.auth.hashers import make_password
from django.db import connection
from factory.django import DjangoModelFactory

from accounts.models import DeliveryUnit, Membership, Role, Team, User
from assessments import workflow as assessments_workflow
from assessments.models import Assessment
from cases.models import Case, PersonAtRisk
from riskplans.models import Plan
from rules.terms import PersonKind, PlanKind, Setting, Sex
from tests import kept

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


_hashed = cache(make_password)


class UserFactory(DjangoModelFactory):
    """A user; `team=` puts them into one."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"user{n}")
    full_name = factory.Sequence(lambda n: f"Test User {n}")
    role = Role.PRACTITIONER

    password = PASSWORD

    @classmethod
    def _create(cls, model_class: type[User], *args: object, **values: object) -> User:
        values["password"] = _hashed(values["password"])
        return super()._create(model_class, *args, **values)

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
    author = author or case.practitioner
    setting, is_untouched = about(case)

    def make() -> Assessment:
        return assessments_workflow.start_empty(case, by=author)

    key = "assessment", setting
    row = kept.again(key, make, case=case, author=author) if is_untouched else make()
    row.author = author
    for name, value in fields.items():
        setattr(row, name, value)
    if fields:
        row.save()
    return row


def about(case: Case) -> tuple[str, bool]:
    """Where the person is, and whether nothing but the case's own row may shape an assessment."""
    with connection.cursor() as cursor:
        cursor.execute(ABOUT, [case.pk])
        setting, *others = cursor.fetchone()
    return setting, not any(others)


ABOUT = """
    SELECT setting,
        EXISTS (SELECT FROM assessments_assessment WHERE case_id = c.id),
        EXISTS (SELECT FROM riskplans_plan WHERE case_id = c.id),
        EXISTS (SELECT FROM cases_enquiry WHERE case_id = c.id),
        EXISTS (SELECT FROM cases_childrensummary WHERE case_id = c.id),
        EXISTS (SELECT FROM cases_riskregister WHERE case_id = c.id),
        EXISTS (SELECT FROM cases_sentence WHERE case_id = c.id)
    FROM cases_case c WHERE id = %s
"""


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
