"""Journeys: who visits, in which browser, and what fails a journey whatever it is about.

Everybody and everything here is fictional. What may not live here: the journeys.
"""

import datetime
import zoneinfo
from collections.abc import Callable, Iterator

import pytest
import time_machine

from accounts import authority
from casefiles import demonstration_answers
from casefiles.form import DATA
from casefiles.importing import import_files
from tests.browser.visitor import Visitor

# A Monday after every date in the fictional files
NOW = datetime.datetime(2026, 11, 23, 10, 32, tzinfo=zoneinfo.ZoneInfo("Europe/London"))
HIGH_CASE = "case-03-high-domestic-abuse.json"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests need tables that another thread can read."""
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    """The clock runs, from the same moment in every run."""
    with time_machine.travel(NOW, tick=True):
        yield


@pytest.fixture
def ready(transactional_db: None) -> None:
    """What the migrations write; the test before emptied the tables."""
    authority.set_defaults()


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def scripts(request: pytest.FixtureRequest) -> bool:
    """A journey that takes this is made twice: with JavaScript and without."""
    return request.param


@pytest.fixture
def visit(browser, live_server, ready) -> Iterator[Callable[..., Visitor]]:
    """Sit down at a browser; afterwards nothing may have been wrong with any page met."""
    visitors: list[Visitor] = []

    def sit_down(
        username: str, *, scripts: bool = True, width: int = 1280, by_hand: bool = False
    ) -> Visitor:
        visitor = Visitor(browser, live_server.url, scripts=scripts, width=width)
        visitors.append(visitor)
        if not username:
            return visitor
        return visitor.sign_in(username) if by_hand else visitor.come_in(username)

    yield sit_down
    for visitor in visitors:
        visitor.leave()
    assert [fault for visitor in visitors for fault in visitor.faults()] == []


@pytest.fixture
def high_case(ready, priya):
    """The fictional High case as the demonstration has it: imported, and nearly all answered."""
    case = import_files([DATA / HIGH_CASE], practitioner=priya)[0].case
    demonstration_answers.answer(case, by=priya)
    return case
