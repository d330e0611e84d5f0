"""Each role finds its own places at the head of every page."""

import pytest
from django.urls import reverse

from accounts.context import navigation

pytestmark = pytest.mark.django_db


def labels(rf, user, path="/somewhere/"):
    request = rf.get(path)
    request.user = user
    return [item["label"] for item in navigation(request)["navigation"]]


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("priya", ["My caseload", "Level definitions"]),
        ("mo", ["Cases", "Review queue", "Consistency", "Level definitions"]),
        ("hanna", ["Cases", "Review queue", "Consistency", "Level definitions"]),
        ("ines", ["Cases", "Review queue", "Consistency", "Level definitions"]),
        ("ada", ["Level definitions", "Administration"]),
    ],
)
def test_each_role_has_its_places(rf, request, name, places):
    assert labels(rf, request.getfixturevalue(name)) == places


def test_the_place_where_one_is_says_so(rf, priya):
    request = rf.get(reverse("cases:caseload"))
    request.user = priya
    here = [item["label"] for item in navigation(request)["navigation"] if item["is_current"]]
    assert here == ["My caseload"]


def test_a_stranger_is_shown_no_places(client, db):
    assert b"My caseload" not in client.get(reverse("accounts:sign_in")).content
