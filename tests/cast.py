"""The named cast of every test: who works in which team, and one case. All fictional."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from accounts.models import Role, Team, User
from cases.models import Case
from tests.factories import CaseFactory, TeamFactory, UserFactory


@pytest.fixture
def team(db: None) -> Team:
    return TeamFactory(name="North team")


@pytest.fixture
def other_team(db: None) -> Team:
    """A team of another delivery unit."""
    return TeamFactory(name="Far team")


@pytest.fixture
def priya(team: Team) -> User:
    """The practitioner of the case."""
    return UserFactory(username="priya", full_name="Priya Practitioner", team=team)


@pytest.fixture
def colin(team: Team) -> User:
    """A colleague of the practitioner, in the same team."""
    return UserFactory(username="colin", full_name="Colin Colleague", team=team)


@pytest.fixture
def mo(team: Team) -> User:
    """The team's manager."""
    return UserFactory(username="mo", full_name="Mo Manager", role=Role.MANAGER, team=team)


@pytest.fixture
def mia(team: Team) -> User:
    """A second manager of the team."""
    return UserFactory(username="mia", full_name="Mia Manager", role=Role.MANAGER, team=team)


@pytest.fixture
def hanna(team: Team) -> User:
    """The head of the delivery unit."""
    return UserFactory(username="hanna", full_name="Hanna Head", role=Role.HEAD, team=team)


@pytest.fixture
def ines(db: None) -> User:
    """An inspector."""
    return UserFactory(username="ines", full_name="Ines Inspector", role=Role.INSPECTOR)


@pytest.fixture
def ada(db: None) -> User:
    """An administrator."""
    return UserFactory(username="ada", full_name="Ada Administrator", role=Role.ADMINISTRATOR)


@pytest.fixture
def oscar(other_team: Team) -> User:
    """An outsider: a practitioner of another team in another unit."""
    return UserFactory(username="oscar", full_name="Oscar Outsider", team=other_team)


@pytest.fixture
def case(team: Team, priya: User) -> Case:
    return CaseFactory(crn="X123456", team=team, practitioner=priya)


@pytest.fixture(scope="module")
def for_all(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Callable[[], AbstractContextManager[None]]]:
    """`with for_all():` makes rows that all tests of a module read, each undoing only its own.

    No test of that module may have real transactions.
    """
    around = transaction.atomic()
    with django_db_blocker.unblock():
        around.__enter__()
    yield django_db_blocker.unblock
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        around.__exit__(None, None, None)
