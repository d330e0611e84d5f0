"""Every page opens, at a fixed number of queries, for its author and for nobody else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import AccessEntry
from assessments.pages import GROUPS_OF_PAGES, PAGES, case_page_url, page_url
from cases.models import CivilOrder
from rules.terms import Page, RiskLevel, Setting
from tests.factories import PersonAtRiskFactory, make_assessment

SECTIONS = [page.value for page in PAGES]
ADDS = [
    "sources/add",
    "scenarios/add",
    "factors/add",
    "factors/add/protective",
    "step-1/rsr",
    "specialist/add",
]
READ = ["", "check", "history"]


@pytest.mark.parametrize("name", [*SECTIONS, *ADDS, *READ])
def test_the_author_opens_every_page(as_priya, at, name, case):
    answer = as_priya.get(at(name))
    assert answer.status_code == 200
    assert case.crn in answer.content.decode()
    assert AccessEntry.objects.filter(crns=[case.crn]).count() == 1


@pytest.mark.parametrize("name", [*SECTIONS, *ADDS, *READ])
def test_an_outsider_does_not_learn_that_it_exists(client, oscar, ada, at, name):
    for user in (oscar, ada):
        client.force_login(user)
        assert client.get(at(name)).status_code == 404


@pytest.mark.parametrize("name", [*SECTIONS, *ADDS])
def test_who_may_not_edit_is_told_why(client, ines, colin, mo, at, name):
    for user in (ines, colin, mo):
        client.force_login(user)
        for answer in (client.get(at(name)), client.post(at(name), {})):
            assert answer.status_code in (403, 405)
    assert "take it over" in client.get(at("step-3")).content.decode()


@pytest.mark.parametrize("name", READ)
def test_those_of_the_team_and_inspectors_read(client, ines, colin, mo, at, name):
    for user in (ines, colin, mo):
        client.force_login(user)
        answer = client.get(at(name))
        assert answer.status_code == 200
        assert "/why-now/" not in answer.content.decode()


def test_a_signed_assessment_cannot_change(as_priya, assessment, at):
    from django.utils import timezone

    assessment.locked_at = timezone.now()
    assessment.save()
    answer = as_priya.post(at("step-3"), {"how_active": "Very"})
    assert answer.status_code == 403
    assessment.immediacy.refresh_from_db()
    assert assessment.immediacy.how_active == ""


def test_a_row_of_another_assessment_is_not_found(as_priya, at, other_team, oscar):
    from tests.factories import CaseFactory

    other = make_assessment(CaseFactory(team=other_team, practitioner=oscar))
    theirs = other.sources.create(number="S1", what="Theirs")
    assert as_priya.get(at(f"sources/{theirs.uuid}")).status_code == 404
    assert as_priya.post(at(f"sources/{theirs.uuid}/remove")).status_code == 404
    assert other.sources.count() == 1


def test_a_get_changes_nothing(as_priya, at, assessment):
    for name in [*SECTIONS, *ADDS, *READ]:
        as_priya.get(at(name))
    assessment.refresh_from_db()
    assert (assessment.version, assessment.sources.count(), assessment.scores.count()) == (1, 0, 0)
    assert as_priya.get(at("step-1/confirm")).status_code == 405


def fill(assessment, many):
    case = assessment.case
    for n in range(many):
        person = PersonAtRiskFactory(case=case)
        order = CivilOrder.objects.create(case=case, kind="restraining")
        order.protections.create(person=person)
        case.offences.create(description="Assault", is_index=True)
        case.unconvicted.create(what="Threats")
        source = assessment.sources.create(number=f"S{n + 1}", what="Log")
        factor = assessment.factors.create(number=f"R{n + 1}", label="Drink", kind="acute")
        factor.citations.create(source=source)
        factor.links.create(cell=assessment.cells.first())
    assessment.scores.create(tool="RSR", percent="1.00")


def cost(client, url):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(url).status_code == 200
    return [q["sql"] for q in asked if "SAVEPOINT" not in q["sql"]]


@pytest.mark.parametrize(
    ("name", "most"), [*((n, 15) for n in [*SECTIONS, *ADDS]), ("", 25), ("check", 25)]
)
def test_a_page_costs_the_same_for_one_row_and_thirty(as_priya, at, assessment, name, most):
    fill(assessment, 1)
    as_priya.get(at(name))  # the first visit of a session also writes when it was
    few = cost(as_priya, at(name))
    case = assessment.case
    for n in range(2, 31):
        assessment.sources.create(number=f"S{n}", what="Log")
        assessment.factors.create(number=f"R{n}", label="Drink", kind="acute")
        PersonAtRiskFactory(case=case)
        case.offences.create(description="Assault")
    many = cost(as_priya, at(name))
    assert len(few) == len(many)
    assert len(many) <= most, "\n".join(sql[:150] for sql in many)


def test_every_page_key_has_its_address(assessment):
    for key in PAGES:
        assert page_url(key, assessment.uuid) == f"/assessments/{assessment.uuid}/{key.value}/"
    assert page_url(Page.ACTIONS, assessment.uuid) == ""
    assert case_page_url(Page.PEOPLE, "X123456") == reverse("cases:people", args=["X123456"])
    assert case_page_url(Page.STEP_1, "X123456") == ""


PARTS = ("duties", "hints", "later")


def test_hints_stand_apart_from_what_has_to_be_done(as_priya, at, case, assessment):
    inside = assessment.cells.get(setting="custody", group="staff")
    inside.level = RiskLevel.VERY_HIGH
    inside.save()
    assessment.setting = Setting.COMMUNITY
    assessment.save()
    assessment.decision.level = RiskLevel.HIGH
    assessment.decision.save()
    said = as_priya.get(at("check")).context
    duties, hints, later = ([one["text"] for one in said[part]] for part in PARTS)
    assert len(hints) == 1 and "in custody" in hints[0]
    assert len(later) == 1 and "countersign" in later[0]
    assert duties and not {*duties} & {*hints, *later}
    before, after = as_priya.get(at("step-4")).content.decode().split("Worth a look (1)")
    assert "Before you sign" in before and hints[0] not in before and hints[0] in after


def test_what_is_open_stands_in_the_order_of_the_task_list(as_priya, at):
    """As on Check and sign: who mends it goes from part to part."""
    duties = [item["page"] for item in as_priya.get(at("check")).context["duties"]]
    listed = [page for _, held in GROUPS_OF_PAGES for page in held]
    assert duties == sorted(duties, key=listed.index) and len(set(duties)) > 5


def test_the_check_page_does_not_link_to_itself(as_priya, at):
    assert f'href="{at("check")}"' not in as_priya.get(at("check")).content.decode()
    assert f'href="{at("check")}"' in as_priya.get(at()).content.decode()
