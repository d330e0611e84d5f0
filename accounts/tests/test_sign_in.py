"""Signing in and out: who gets in, what is said, where it leads (P19, P20, P22, P27)."""

import pytest
from axes.utils import reset
from django.urls import reverse

from tests.factories import PASSWORD

SIGN_IN = reverse("accounts:sign_in")
HOME = reverse("cases:caseload")
WRONG = "Enter the user name and password of an active account"
OUTSIDE = [
    "https://evil.example/",
    "//evil.example/",
    "///evil.example",
    "\\\\evil.example",
    "/\\evil.example",
    "http:evil.example",
    "http:///evil.example",
    "javascript:alert(1)",
    "data:text/html,hello",
    "https:evil.example",
    " //evil.example",
    "\t//evil.example",
    "https://testserver@evil.example/",
]
NO_ADDRESS = ["caseload", "-1", "cases:edit", "a\x00b", "9" * 5000]

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_earlier_attempts(db):
    reset()


def sign_in(client, username="priya", password=PASSWORD, **more):
    return client.post(SIGN_IN, {"username": username, "password": password, **more})


def test_a_user_signs_in_whatever_the_capitals(client, priya):
    assert sign_in(client, "Priya").url == HOME
    assert client.session["_auth_user_id"] == str(priya.pk)


def test_an_administrator_starts_in_the_administration(client, ada):
    assert sign_in(client, "ada").url == reverse("admin:index")


def test_signing_in_changes_the_session_key(client, priya):
    client.get(SIGN_IN)
    client.session["kept"] = True
    before = client.session.session_key
    sign_in(client)
    assert client.session.session_key != before


def test_every_failure_reads_the_same(client, priya, colin):
    colin.is_active = False
    colin.save()
    pages = [
        sign_in(client, "priya", "not the password"),
        sign_in(client, "nobody", "not the password"),
        sign_in(client, "colin", PASSWORD),
    ]
    for page in pages:
        assert page.status_code == 200
        assert WRONG in page.content.decode()
    assert "_auth_user_id" not in client.session


def test_both_fields_are_asked_for(client, db):
    page = sign_in(client, "", "").content.decode()
    assert "Enter your user name" in page
    assert "Enter your password" in page


def test_the_password_is_never_sent_back(client, priya):
    assert "not the password" not in sign_in(client, "priya", "not the password").content.decode()


@pytest.mark.parametrize("spellings", [["priya"] * 11, ["priya", "PRIYA", " priya", "Ｐriya"] * 3])
def test_ten_failures_lock_the_name_however_it_is_spelt(client, priya, spellings):
    for number, name in enumerate(spellings):
        address = f"10.0.0.{number}"
        client.post(
            SIGN_IN,
            {"username": name, "password": "wrong wrong wrong"},
            HTTP_X_FORWARDED_FOR=address,
            REMOTE_ADDR=address,
        )
    assert sign_in(client).status_code == 429


def test_a_name_that_is_unknown_locks_like_one_that_exists(client, priya):
    answers = [sign_in(client, "nobody", "wrong wrong wrong").status_code for _ in range(11)]
    assert answers[-1] == 429


def test_one_locked_name_locks_nobody_else(client, priya, colin):
    for _ in range(11):
        sign_in(client, "priya", "wrong wrong wrong")
    assert sign_in(client, "colin").status_code == 302


def test_the_way_back_stays_inside_the_site(client, priya):
    asked = reverse("accounts:password")
    assert client.get("/").url.startswith(SIGN_IN)
    assert sign_in(client, next=asked).url == asked


@pytest.mark.parametrize("asked", OUTSIDE)
def test_no_spelling_of_next_leaves_the_site(client, priya, asked):
    assert sign_in(client, next=asked).url == HOME
    assert client.get(SIGN_IN, {"next": asked}).url == HOME


@pytest.mark.parametrize("asked", NO_ADDRESS)
def test_a_next_that_is_no_address_leads_home(client, priya, asked):
    assert sign_in(client, next=asked).url == HOME
    assert client.get(SIGN_IN, {"next": asked}).url == HOME


def test_next_survives_a_mistyped_password(client, priya):
    page = sign_in(client, password="mistyped mistyped", next="/accounts/password/")
    assert 'name="next" value="/accounts/password/"' in page.content.decode()


def test_signing_out_takes_a_post_and_clears_the_browser(client, priya):
    client.force_login(priya)
    assert client.get(reverse("accounts:sign_out")).status_code == 405
    response = client.post(reverse("accounts:sign_out"))
    assert response["Clear-Site-Data"] == '"cache", "storage"'
    assert response.url == SIGN_IN
    assert "You have signed out" in client.get(SIGN_IN).content.decode()
    assert client.get(reverse("accounts:password")).status_code == 302


def test_our_page_for_a_buttons_address_keeps_the_headers_of_the_answer(client, settings):
    settings.SECURE_HSTS_SECONDS = 60
    answer = client.get(reverse("accounts:sign_out"), secure=True)
    assert answer.status_code == 405 and "max-age=60" in answer["Strict-Transport-Security"]


def test_signing_in_needs_a_token(priya):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    assert sign_in(strict).status_code == 403


def test_staying_signed_in_answers_nothing(client, priya):
    client.force_login(priya)
    assert client.get(reverse("accounts:stay_signed_in")).status_code == 204
