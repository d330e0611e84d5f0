"""Changing a password, and being made to; what ends other sessions (P22)."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Membership, Role
from tests.factories import PASSWORD

PAGE = reverse("accounts:password")
NEW = "quite another long phrase"

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_home(client, priya):
    client.force_login(priya)
    return client


@pytest.fixture
def elsewhere(priya):
    """The same user's session on another machine."""
    other = Client()
    other.force_login(priya)
    return other


def change(client, old=PASSWORD, new=NEW, again=NEW):
    return client.post(PAGE, {"old": old, "new": new, "again": again})


def is_signed_in(client):
    return client.get(PAGE).status_code == 200


def test_a_changed_password_ends_sessions_elsewhere(at_home, elsewhere, priya):
    assert change(at_home).status_code == 302
    priya.refresh_from_db()
    assert priya.check_password(NEW)
    assert is_signed_in(at_home)
    assert not is_signed_in(elsewhere)


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"old": "not mine at all"}, "Enter your current password as it is now"),
        ({"new": "short", "again": "short"}, "at least 12 characters"),
        ({"new": "123456789012345", "again": "123456789012345"}, "not numbers alone"),
        ({"new": "priya practitioner", "again": "priya practitioner"}, "less like your name"),
        ({"again": "another phrase again"}, "Enter the same new password in both boxes"),
        ({"new": PASSWORD, "again": PASSWORD}, "that is not the current one"),
    ],
)
def test_a_bad_choice_is_refused_with_a_sentence(at_home, priya, answers, said):
    page = change(at_home, **answers)
    assert page.status_code == 200
    assert said in page.content.decode()
    priya.refresh_from_db()
    assert priya.check_password(PASSWORD)


def test_a_password_set_by_somebody_else_must_be_changed_first(at_home, priya):
    priya.must_change_password = True
    priya.save()
    assert at_home.get(reverse("cases:caseload")).url == PAGE
    assert at_home.post(reverse("accounts:sign_out")).status_code == 302
    at_home.force_login(priya)
    assert "Choose your own before you go on" in at_home.get(PAGE).content.decode()
    change(at_home)
    priya.refresh_from_db()
    assert not priya.must_change_password
    assert at_home.get(PAGE).status_code == 200


def test_a_deactivated_user_is_out_on_the_next_request(at_home, priya):
    assert is_signed_in(at_home)
    priya.is_active = False
    priya.save()
    assert not is_signed_in(at_home)


def test_a_changed_role_bites_on_the_next_request(client, ada):
    client.force_login(ada)
    assert client.get(reverse("admin:index")).status_code == 200
    ada.role = Role.PRACTITIONER
    ada.save()
    assert client.get(reverse("admin:index"), follow=True).status_code == 403


def test_leaving_a_team_bites_on_the_next_request(at_home, priya, case):
    page = reverse("cases:overview", args=[case.crn])
    assert at_home.get(page).status_code == 200
    Membership.objects.get(user=priya).delete()
    assert at_home.get(page).status_code == 404
