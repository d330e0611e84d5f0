"""What is typed is saved as it is typed, and lost by nothing: leaving, a lost connection, another
window, an ended session. Without scripts the button saves, as ever."""

import re

import pytest
from playwright.sync_api import expect

from assessments.models import Assessment, DraftText
from tests.browser.visitor import Visitor
from tests.factories import PASSWORD, make_assessment

WHY = "Why are you assessing now?"
WORDS = "He rang twice.\nThen he came to the door."


@pytest.fixture
def pages(ready, case, priya):
    """The address of the assessment's pages."""
    return f"/assessments/{make_assessment(case, priya).uuid}/"


def says(visitor: Visitor, text: str) -> None:
    """Wait until the line about saving says so."""
    expect(visitor.page.locator("[data-draft-status]")).to_have_text(re.compile(text))


def stored() -> str:
    return Assessment.objects.get().why_now


def test_a_page_is_saved_as_it_is_typed_and_when_it_is_left(visit, pages):
    visitor = visit("priya").open(f"{pages}why-now/")
    visitor.fill(WHY, WORDS)
    says(visitor, r"^Draft saved at 10:3\dam\. Press Save to keep it\.$")
    assert (stored(), DraftText.objects.count()) == ("", 1)
    visitor.open(f"{pages}why-now/")
    assert visitor.reads("did not save")
    assert visitor.page.get_by_label(WHY).input_value() == WORDS
    visitor.press("Throw away what I typed")
    assert visitor.page.get_by_label(WHY).input_value() == ""
    visitor.fill(WHY, WORDS).follow("Back to the task list")
    assert (stored(), DraftText.objects.count()) == (WORDS, 0)
    visitor.open(f"{pages}why-now/").fill(WHY, "More words.").press("Save and continue")
    assert (stored(), DraftText.objects.count()) == ("More words.", 0)


SLOW_ANSWERS = """
    const ask = window.fetch;
    window.fetch = async (...asked) => {
      const answer = await ask(...asked);
      await new Promise((done) => setTimeout(done, 1000));
      return answer;
    };
"""


def test_no_draft_that_waits_for_another_follows_the_save(visit, pages):
    """It would come after the save, and be shown as what nobody saved."""
    visitor, sent = visit("priya"), []
    visitor.page.add_init_script(SLOW_ANSWERS)
    visitor.page.on("request", lambda one: "/draft" in one.url and sent.append(one.url))
    visitor.open(f"{pages}why-now/")
    for words in ("He rang.", WORDS):  # the first is on its way, the second waits for it
        visitor.fill(WHY, words).page.evaluate("document.activeElement.blur()")
        visitor.page.wait_for_timeout(50)
    visitor.pick("Where is the person now?", "Community")
    visitor.pick("Was information limited?", "No").press("Save and continue")
    assert (stored(), DraftText.objects.count(), len(sent)) == (WORDS, 0, 1)


def test_what_is_not_whole_waits_and_is_led_to(visit, pages):
    visitor = visit("priya").open(f"{pages}sources/add/")
    visitor.fill("What is the source?", "Police log of May")
    visitor.follow("Back to sources").open(f"{pages}check/")
    assert visitor.reads("What you typed and did not save")
    visitor.follow("Add a source", "#main-content")
    assert visitor.page.get_by_label("What is the source?").input_value() == "Police log of May"


def test_a_lost_connection_and_another_window_lose_no_word(visit, pages):
    visitor = visit("priya").open(f"{pages}why-now/")
    second = visitor.new_page()
    second.goto(f"{visitor.home}{pages}why-now/")
    visitor.context.set_offline(True)
    visitor.fill(WHY, WORDS)
    says(visitor, "Not saved: no connection. Keep this page open.")
    visitor.complaints.clear()  # the browser says the same
    visitor.context.set_offline(False)
    says(visitor, "Draft saved at")
    second.get_by_label(WHY).fill("From the second window.")
    with second.expect_navigation():
        second.get_by_role("button", name="Save and continue").click()
    visitor.expected.add(409)
    visitor.fill(WHY, f"{WORDS} Again.")
    says(visitor, "^Changed by somebody else since you opened it")
    visitor.press("Save and continue")
    assert visitor.page.get_by_role("heading", name="What differs").is_visible()
    assert visitor.page.get_by_label(WHY).input_value() == f"{WORDS} Again."
    visitor.press("Save and continue")
    assert stored() == f"{WORDS} Again."


def test_signing_in_again_in_another_window_goes_on_where_it_was(visit, pages):
    visitor = visit("priya").open(f"{pages}why-now/")
    visitor.fill(WHY, "First words.")
    says(visitor, "Draft saved at")
    second = visitor.new_page()
    second.goto(f"{visitor.home}{pages}")
    with second.expect_navigation():
        second.get_by_role("button", name="Sign out").click()
    visitor.fill(WHY, WORDS)
    says(visitor, "You are signed out. Sign in on another tab, then press Save here.")
    visitor.page.get_by_role("button", name="Save and continue").click()
    assert visitor.path == f"{pages}why-now/"  # it waits, and loses nothing
    second.get_by_label("User name").fill("priya")
    second.get_by_label("Password", exact=True).fill(PASSWORD)
    with second.expect_navigation():
        second.get_by_role("button", name="Sign in").click()
    visitor.expected.add(403)  # the page still holds the token of the session before
    visitor.page.wait_for_timeout(1_000)  # the button takes no second press within a second
    visitor.press("Save and continue")
    assert stored() == WORDS
    assert not DraftText.objects.exists()


def test_without_scripts_the_button_saves(visit, pages):
    visitor = visit("priya", scripts=False).open(f"{pages}why-now/")
    visitor.fill(WHY, WORDS)
    assert visitor.page.locator("[data-draft-status]").inner_text() == ""
    visitor.press("Save and continue")
    assert (stored(), DraftText.objects.count()) == (WORDS, 0)
