"""The administration pages: for administrators alone, their own rows, nothing deleted."""

import pytest
from django.contrib import admin
from django.urls import reverse

from accounts.models import Membership, Role, User

NEW = "quite another long phrase"

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_ada(client, ada):
    client.force_login(ada)
    return client


def test_only_rows_of_accounts_are_kept_there():
    assert {model._meta.label for model in admin.site._registry} == {
        "accounts.DeliveryUnit",
        "accounts.Policy",
        "accounts.SigningAuthority",
        "accounts.Team",
        "accounts.User",
    }


@pytest.mark.parametrize("name", ["priya", "mo", "hanna", "ines"])
def test_nobody_but_an_administrator_comes_in(client, request, name):
    client.force_login(request.getfixturevalue(name))
    page = client.get(reverse("admin:index"), follow=True)
    assert page.status_code == 403
    assert "Only an administrator" in page.content.decode()


def test_a_stranger_is_sent_to_our_own_sign_in(client, db):
    page = client.get(reverse("admin:index"), follow=True)
    assert page.redirect_chain[-1][0].startswith(reverse("accounts:sign_in"))
    assert page.status_code == 200


@pytest.mark.parametrize("model", ["deliveryunit", "team", "user", "signingauthority", "policy"])
def test_each_list_opens(as_ada, model):
    assert as_ada.get(reverse(f"admin:accounts_{model}_changelist")).status_code == 200


@pytest.mark.parametrize("model", ["deliveryunit", "team", "user"])
def test_nothing_is_deleted(as_ada, priya, model):
    row = {"deliveryunit": priya.teams.get().unit, "team": priya.teams.get(), "user": priya}[model]
    url = reverse(f"admin:accounts_{model}_delete", args=[row.pk])
    assert as_ada.post(url, {"post": "yes"}).status_code == 403
    row.refresh_from_db()


def inline(**rows):
    return {
        "memberships-TOTAL_FORMS": "0",
        "memberships-INITIAL_FORMS": "0",
        **rows,
    }


def test_a_user_is_added_in_small_letters_and_must_choose_a_password(as_ada, team):
    answers = {
        "username": "New.Person",
        "full_name": "New Person",
        "role": Role.PRACTITIONER,
        "password1": NEW,
        "password2": NEW,
    }
    assert as_ada.post(reverse("admin:accounts_user_add"), answers | inline()).status_code == 302
    made = User.objects.get(username="new.person")
    assert made.check_password(NEW)
    assert made.must_change_password
    assert made.history.first().history_user.username == "ada"


def edit(user, **changes):
    return {
        "username": user.username,
        "full_name": user.full_name,
        "role": user.role,
        "is_active": "on",
        "memberships-TOTAL_FORMS": "0",
        "memberships-INITIAL_FORMS": "0",
    } | changes


def test_a_user_is_moved_into_a_team(as_ada, oscar, team):
    answers = edit(oscar) | {
        "memberships-TOTAL_FORMS": "1",
        "memberships-0-team": str(team.pk),
        "memberships-0-user": str(oscar.pk),
    }
    url = reverse("admin:accounts_user_change", args=[oscar.pk])
    assert as_ada.post(url, answers).status_code == 302
    assert Membership.objects.filter(user=oscar, team=team).exists()


def test_nothing_of_a_password_is_shown(as_ada, priya):
    url = reverse("admin:accounts_user_change", args=[priya.pk])
    page = as_ada.get(url).content.decode()
    assert "Reset password" in page
    assert "salt" not in page


def test_a_user_is_deactivated(as_ada, priya):
    answers = edit(priya)
    del answers["is_active"]
    url = reverse("admin:accounts_user_change", args=[priya.pk])
    assert as_ada.post(url, answers).status_code == 302
    priya.refresh_from_db()
    assert not priya.is_active


def test_nobody_takes_their_own_key_away(as_ada, ada):
    url = reverse("admin:accounts_user_change", args=[ada.pk])
    answers = edit(ada, role=Role.PRACTITIONER)
    del answers["is_active"]
    as_ada.post(url, answers)
    ada.refresh_from_db()
    assert ada.is_active
    assert ada.role == Role.ADMINISTRATOR


def test_a_reset_password_holds_for_one_sign_in_and_ends_sessions(as_ada, priya):
    from django.test import Client

    open_session = Client()
    open_session.force_login(priya)
    url = reverse("admin:auth_user_password_change", args=[priya.pk])
    answers = {"password1": NEW, "password2": NEW}
    assert as_ada.post(url, answers).status_code == 302
    priya.refresh_from_db()
    assert priya.check_password(NEW)
    assert priya.must_change_password
    assert open_session.get(reverse("accounts:password")).status_code == 302


def test_a_reset_password_unlocks_the_name(client, priya, ada):
    sign_in = reverse("accounts:sign_in")
    for _ in range(11):
        client.post(sign_in, {"username": "priya", "password": "wrong wrong wrong"})
    assert client.post(sign_in, {"username": "priya", "password": NEW}).status_code == 429
    client.force_login(ada)
    url = reverse("admin:auth_user_password_change", args=[priya.pk])
    client.post(url, {"password1": NEW, "password2": NEW})
    client.logout()
    answer = client.post(sign_in, {"username": "priya", "password": NEW})
    assert answer.status_code == 302


def test_signing_out_of_the_administration_is_signing_out(as_ada):
    assert as_ada.post(reverse("admin:logout")).url == reverse("accounts:sign_in")
