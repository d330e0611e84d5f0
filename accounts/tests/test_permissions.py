"""Who may administer: the rule itself, for everybody of the cast."""

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.permissions import why_not_administer

CLOSED = "Only an administrator can keep users, teams and signing authority."
pytestmark = pytest.mark.django_db


def test_an_active_administrator_may(ada):
    assert why_not_administer(ada) == ""


def test_an_administrator_whose_account_is_closed_may_not(ada):
    ada.is_active = False
    assert why_not_administer(ada) == CLOSED


def test_nobody_else_may(priya, mo, hanna):
    for user in (priya, mo, hanna, AnonymousUser()):
        assert why_not_administer(user) == CLOSED
