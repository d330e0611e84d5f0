"""The card of behaviour without a conviction: its sources, what rests on it, what answers it."""

import html

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import make_assessment, make_plan


@pytest.fixture
def assessment(case, priya):
    return make_assessment(case, priya)


@pytest.fixture
def plan(assessment):
    return make_plan(assessment)


@pytest.fixture
def read(client, case, priya):
    client.force_login(priya)

    def page():
        answer = client.get(f"/cases/{case.crn}/sentence/")
        return " ".join(html.unescape(answer.content.decode()).split())

    return page


def tie(assessment, plan, behaviour, number):
    source = assessment.sources.create(number=f"S{number}", what=f"Police log {number}")
    source.shown.create(behaviour=behaviour)
    action = plan.actions.create(number=f"a{number}", pillar="supervision", what=f"Ask {number}")
    action.behaviour_links.create(behaviour=behaviour)
    one = plan.contingencies.create(number=f"c{number}", if_text=f"He is seen there {number}")
    one.behaviour_links.create(behaviour=behaviour)
    assessment.drivers.create(behaviour=behaviour)


def test_the_card_shows_what_ties_it_to_assessment_and_plan_scr_09(read, case, assessment, plan):
    behaviour = case.unconvicted.create(what="Followed her home")
    assert "No source shows it, and no action answers it." in read()
    tie(assessment, plan, behaviour, 1)
    page = read()
    for text in (
        "Sources that show it",
        "S1: Police log 1",
        "The level rests on this behaviour",
        "Actions that answer it",
        "a1: Ask 1",
        "Contingencies that answer it",
        "c1: He is seen there 1",
        f'href="{plan.get_absolute_url()}"',
        f'href="/assessments/{assessment.uuid}/check/"',
    ):
        assert text in page
    assert "No source shows it" not in page


def test_what_was_abandoned_or_is_of_an_older_one_is_not_shown_scr_09(
    read, case, priya, assessment, plan
):
    tie(assessment, plan, case.unconvicted.create(what="Followed her home"), 1)
    for row in (assessment, plan):
        row.abandoned_at = assessment.created_at
        row.save()
    assert "Police log 1" not in read() and "Ask 1" not in read()
    make_assessment(case, priya)
    assert "No source shows it, and no action answers it." in read()


def test_one_behaviour_and_ten_cost_the_same(client, read, case, assessment, plan):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            read()
        return len(queries)

    tie(assessment, plan, case.unconvicted.create(what="One"), 1)
    read()
    before = cost()
    for number in range(2, 11):
        tie(assessment, plan, case.unconvicted.create(what=f"Number {number}"), number)
    assert cost() == before
