"""The history of an assessment tells of its links: who tied what together, and who untied it."""

import html
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import CaseFactory, make_assessment

LONG = "A very long name of a source of information " * 8


@pytest.fixture
def told(as_priya, at):
    """told(): the sentences of the history page, the newest first."""

    def read():
        page = html.unescape(as_priya.get(at("history")).content.decode())
        return re.findall(r"<h2[^>]*>([^<]*)</h2>", page)

    return read


@pytest.fixture
def sources(assessment):
    return [
        assessment.sources.create(number=f"S{n}", what=what)
        for n, what in enumerate(("Police log", "Own account"), start=1)
    ]


def test_a_conflict_between_sources_is_told_when_it_is_made_and_when_it_is_gone_src_07(
    save, at, told, sources
):
    one, other = sources
    save(at(f"sources/{one.uuid}"), conflicts=[str(other.uuid)], weight_reason="One saw it.")
    assert "Conflict between sources added: S1: Police log and S2: Own account" in told()
    save(at(f"sources/{one.uuid}"), conflicts=[])
    assert told()[0] == "Conflict between sources removed: S1: Police log and S2: Own account"


def test_what_a_source_shows_is_told_scr_09(told, sources, case):
    behaviour = case.unconvicted.create(what="Followed her home")
    orders = [
        case.orders.create(kind="restraining"),
        case.orders.create(kind="other", title="Curfew"),
    ]
    shown = [sources[0].shown.create(behaviour=behaviour)]
    shown += [sources[0].shown.create(order=order) for order in orders]
    shown[0].delete()
    assert told()[:4] == [
        "Link from a source removed: S1: Police log shows Followed her home",
        "Link from a source added: S1: Police log shows Curfew",
        "Link from a source added: S1: Police log shows Restraining order",
        "Link from a source added: S1: Police log shows Followed her home",
    ]


def test_the_links_of_a_factor_are_told_even_when_it_is_gone_st2_04(
    save, as_priya, at, told, assessment, sources
):
    cell = assessment.cells.get(setting="community", group="children")
    save(
        at("factors/add"),
        label="Drinking",
        kind="acute",
        drives="on",
        groups=[str(cell.uuid)],
        cited=[str(sources[0].uuid)],
    )
    links = {
        "Source of a factor": "r1: Drinking cites S1: Police log",
        "Link from a factor to a group": "r1: Drinking bears on children in the community",
        "Mark “The level rests on this”": "r1: Drinking",
    }
    assert {f"{kind} added: {name}" for kind, name in links.items()} <= set(told())
    as_priya.post(at(f"factors/{assessment.factors.get().uuid}/remove"))
    assert {f"{kind} removed: {name}" for kind, name in links.items()} <= set(told())


def test_a_source_of_an_answer_is_told_by_the_question(told, assessment, sources):
    answer = assessment.answers.create(question="indicators.weapons", value="yes")
    answer.citations.create(source=sources[1])
    assert told()[0] == "Source of an answer added: Has or uses weapons cites S2: Own account"


def test_behaviour_on_which_the_level_rests_is_told_and_long_names_are_cut(told, assessment, case):
    behaviour = case.unconvicted.create(what=LONG)
    assessment.drivers.create(behaviour=behaviour)
    assert told()[0] == f"Mark “The level rests on this” added: {LONG[:49]}…"


def test_links_of_another_assessment_are_not_told(told, assessment):
    other = make_assessment(CaseFactory())
    factor = other.factors.create(number="r1", label="Drinking", kind="acute")
    other.drivers.create(factor=factor)
    factor.citations.create(source=other.sources.create(number="S1", what="Police log"))
    assert not any("Drinking" in sentence for sentence in told())


def test_one_link_and_thirty_cost_the_same(as_priya, at, assessment, sources):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            as_priya.get(at("history"))
        return len(queries)

    def add(number):
        factor = assessment.factors.create(number=f"r{number}", label="Drink", kind="acute")
        factor.citations.create(source=sources[0])
        assessment.drivers.create(factor=factor)

    add(1)
    cost()
    before = cost()
    for number in range(2, 7):
        add(number)
    assert cost() == before
