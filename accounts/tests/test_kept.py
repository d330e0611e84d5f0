"""What was typed when a session ended survives signing in again, for its author alone (P23)."""

import datetime

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from accounts.models import KeptPost
from cases.models import Event
from tests.factories import PASSWORD, PersonAtRiskFactory

NOON = datetime.datetime(2026, 9, 14, 12, tzinfo=datetime.UTC)
LATER = NOON + datetime.timedelta(minutes=31)
KEPT = reverse("accounts:kept")

pytestmark = pytest.mark.django_db


@pytest.fixture
def event_url(case):
    return reverse("cases:event_add", args=[case.crn])


def fields_of(page: bytes, action: str) -> dict[str, str]:
    """The form of a page, as a browser would send it; with no action it posts to itself."""
    soup = BeautifulSoup(page, "lxml")
    form = next(f for f in soup.select("main form") if (f.get("action") or "") == action)
    fields = {i["name"]: i.get("value", "") for i in form.select("input[type=hidden]")}
    return fields | {t["name"]: t.text.removeprefix("\n") for t in form.select("textarea")}


def sign_in(client: Client, username: str):
    return client.post(
        reverse("accounts:sign_in"), {"username": username, "password": PASSWORD}, follow=True
    )


@pytest.fixture
def timed_out(client, priya, event_url):
    """Priya typed an event, was away for half an hour, and then pressed save."""
    with time_machine.travel(NOON, tick=False):
        client.force_login(priya)
        client.get(reverse("cases:caseload"))
        page = client.get(event_url)
    typed = fields_of(page.content, "") | {
        "kind": "missed appointment",
        "what": "He did not come.\nHe <b>rang</b> later.",
        "happened_on_day": "14",
        "happened_on_month": "9",
        "happened_on_year": "2026",
    }
    with time_machine.travel(LATER, tick=False):
        answer = client.post(event_url, typed)
        assert answer.status_code == 302 and answer.url.endswith("&kept=yes")
        assert not Event.objects.exists()
        yield typed


def test_it_is_offered_after_signing_in_and_saved_word_for_word(client, timed_out, event_url):
    page = sign_in(client, "priya")
    assert page.request["PATH_INFO"] == KEPT
    soup = BeautifulSoup(page.content, "lxml")
    assert "He did not come" not in soup.h1.parent.p.text
    assert "He did not come." in soup.select_one(".rosh-prose").text
    again = fields_of(page.content, event_url)
    answer = client.post(event_url, again)
    assert answer.status_code == 302
    assert Event.objects.get().what == "He did not come.\nHe <b>rang</b> later."
    assert not KeptPost.objects.exists()


def test_nobody_else_is_offered_it(client, timed_out, colin):
    page = sign_in(client, "colin")
    assert page.request["PATH_INFO"] == reverse("cases:caseload")
    assert client.get(KEPT).status_code == 302
    assert KeptPost.objects.count() == 1


def test_it_can_be_thrown_away(client, timed_out):
    sign_in(client, "priya")
    client.post(reverse("accounts:forget"))
    assert not KeptPost.objects.exists()


def test_it_is_not_offered_after_twelve_hours(client, timed_out):
    with time_machine.travel(LATER + datetime.timedelta(hours=13), tick=False):
        assert sign_in(client, "priya").request["PATH_INFO"] == reverse("cases:caseload")


def test_passwords_and_restricted_details_are_never_kept(client, priya, case):
    person = PersonAtRiskFactory(case=case)
    details = reverse("cases:details_edit", args=[case.crn, person.uuid])
    views = reverse("cases:victims_views_edit", args=[case.crn])
    word = reverse("cases:allowed_word_add", args=[case.crn])
    for url in (reverse("accounts:password"), details, views, word):
        with time_machine.travel(NOON, tick=False):
            client.force_login(priya)
            client.get(reverse("cases:caseload"))
        with time_machine.travel(LATER, tick=False):
            assert client.post(url, {"old": PASSWORD, "name": "A name"}).status_code == 302
    assert not KeptPost.objects.exists()


def test_what_a_stranger_or_a_forged_page_sends_is_not_kept(case, priya, event_url):
    strict = Client(enforce_csrf_checks=True)
    with time_machine.travel(NOON, tick=False):
        strict.force_login(priya)
        strict.get(reverse("cases:caseload"))
    with time_machine.travel(LATER, tick=False):
        assert strict.post(event_url, {"what": "forged"}).status_code == 403
    Client().post(event_url, {"what": "unknown"})
    assert not KeptPost.objects.exists()


@pytest.mark.parametrize("name", ["what", "wh\0at"])
def test_what_the_database_cannot_hold_is_left_out_p13(client, priya, event_url, name):
    """A NUL in a value or in a name: the rest is kept, and nothing breaks."""
    with time_machine.travel(NOON, tick=False):
        client.force_login(priya)
        client.get(reverse("cases:caseload"))
    with time_machine.travel(LATER, tick=False):
        answer = client.post(event_url, {name: "He\0 rang", "why": "x"})
    assert answer.status_code == 302
    held = dict(KeptPost.objects.get().fields)
    assert held == ({"what": "He rang", "why": "x"} if name == "what" else {"why": "x"})
