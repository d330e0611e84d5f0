"""A session ends after 30 idle minutes: it says so in time, can be kept, and loses no word."""

import datetime
import re

import pytest
import time_machine
from playwright.sync_api import expect

from assessments.models import Assessment, DraftText
from tests.browser.conftest import NOW
from tests.factories import PASSWORD, make_assessment

WHY = "Why are you assessing now?"
WORDS = "He rang twice.\nThen he came to the door."
STAY = "Stay signed in"


@pytest.fixture
def why_now(ready, case, priya):
    return f"/assessments/{make_assessment(case, priya).uuid}/why-now/"


@pytest.fixture
def after():
    """after(visitor, 25): so many minutes have passed, for the browser and for the server."""
    travels = []

    def go_on(visitor, minutes):
        travels.append(time_machine.travel(NOW + datetime.timedelta(minutes=minutes), tick=True))
        travels[-1].start()
        visitor.page.clock.fast_forward(minutes * 60 * 1000 - visitor.gone)
        visitor.gone = minutes * 60 * 1000

    yield go_on
    for travel in reversed(travels):
        travel.stop()


@pytest.fixture
def visitor(visit, why_now):
    """Somebody whose browser's clock can be moved on."""
    visitor = visit("priya")
    visitor.page.clock.install(time=NOW)
    visitor.gone = 0
    return visitor.open(why_now)


def sign_in_elsewhere(visitor):
    page = visitor.new_page()
    page.goto(visitor.home)
    page.get_by_label("User name").fill("priya")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    with page.expect_navigation():
        page.get_by_role("button", name="Sign in").click()
    return page


def test_after_25_minutes_a_warning_stands_and_staying_signed_in_starts_anew(
    visitor, after, why_now
):
    notice = visitor.page.locator("#session-notice")
    after(visitor, 24)
    expect(notice).to_be_hidden()
    after(visitor, 25)
    expect(notice).to_be_visible()
    assert visitor.reads("You will be signed out in 5 minutes")
    visitor.page.get_by_role("button", name=STAY).click()
    expect(notice).to_be_hidden()
    after(visitor, 49)
    expect(notice).to_be_hidden()
    after(visitor, 51)
    expect(notice).to_be_visible()
    visitor.open(why_now)  # more than half an hour after signing in, and still signed in
    assert visitor.page.get_by_label(WHY).is_visible()


def test_whoever_stays_away_longer_is_told_and_finds_the_words_again(visitor, after, why_now):
    after(visitor, 31)
    expect(visitor.page.locator("#session-notice")).to_be_visible()
    visitor.fill(WHY, WORDS)
    status = visitor.page.locator("[data-draft-status]")
    expect(status).to_have_text(re.compile("^You are signed out"))
    assert not DraftText.objects.exists()
    again = sign_in_elsewhere(visitor)
    assert again.get_by_role("heading", name="We kept what you typed").is_visible()
    assert again.locator("textarea[name=why_now]").input_value() == WORDS
    visitor.expected.add(403)  # the page still holds the token of the session before
    visitor.press("Save and continue")
    assert Assessment.objects.get().why_now == WORDS


def test_staying_signed_in_too_late_says_so(visitor, after):
    after(visitor, 31)
    visitor.page.get_by_role("button", name=STAY).click()
    notice = visitor.page.locator("#session-notice")
    expect(notice).to_contain_text("You have been signed out. Copy what you wrote")


def test_without_scripts_the_words_of_an_ended_session_are_there_after_signing_in(visit, why_now):
    visitor = visit("priya", scripts=False).open(why_now).fill(WHY, WORDS)
    with time_machine.travel(NOW + datetime.timedelta(minutes=31), tick=True):
        visitor.press("Save and continue")
        visitor.page.get_by_label("User name").fill("priya")
        visitor.page.get_by_label("Password", exact=True).fill(PASSWORD)
        visitor.press("Sign in")
        assert visitor.reads("We kept what you typed")
        visitor.press("Save it now").open(why_now)
        assert visitor.page.get_by_label(WHY).input_value() == WORDS
