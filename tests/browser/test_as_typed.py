"""What a page says or shows as somebody types or chooses, in the server's own words."""

import pytest
from playwright.sync_api import expect

from assessments.models import Decision
from rules.terms import RiskLevel
from signing.tests.builder import signable
from tests.factories import make_assessment

LEVEL = "Level of risk of serious harm"
NOTE = "Weighs most here"


@pytest.fixture
def step_4(ready, case, priya):
    return f"/assessments/{signable(case, RiskLevel.HIGH).uuid}/step-4/"


def takes(visitor, level):
    return visitor.page.locator("summary", has_text=f"What {level} takes")


def test_the_questions_follow_the_level_and_nothing_typed_is_lost_st4_07(visit, step_4):
    visitor = visit("priya").open(step_4)
    assert not visitor.page.get_by_role("button", name="show the questions").is_visible()
    takes(visitor, "High").click()
    note = visitor.page.locator("[name=criteria-high-1-text]")
    note.fill(NOTE)
    visitor.pick(LEVEL, "Medium")
    expect(takes(visitor, "Medium")).to_be_visible()
    expect(takes(visitor, "High")).to_be_hidden()
    expect(visitor.page.get_by_text("The questions below are those for Medium.")).to_have_count(1)
    takes(visitor, "Medium").click()
    visitor.page.locator("[name=criteria-medium-1-text]").fill("Fits better")
    visitor.pick(LEVEL, "High")
    expect(takes(visitor, "High")).to_be_visible()
    expect(takes(visitor, "Medium")).to_be_hidden()
    assert note.input_value() == NOTE
    visitor.pick(LEVEL, "Medium")
    expect(takes(visitor, "Medium")).to_be_visible()
    visitor.press("Save and continue")
    decision = Decision.objects.get()
    assert decision.level == RiskLevel.MEDIUM
    texts = decision.assessment.answers.filter(question__startswith="criteria.")
    assert set(texts.values_list("text", flat=True)) >= {NOTE, "Fits better"}


def test_what_stood_for_two_levels_comes_back_as_a_draft_st4_07(visit, step_4):
    visitor = visit("priya").open(step_4)
    visitor.pick(LEVEL, "Medium")
    takes(visitor, "Medium").click()
    visitor.page.locator("[name=criteria-medium-1-text]").fill("Fits better")
    with visitor.page.expect_response(lambda answer: answer.url.endswith("/draft/")):
        visitor.page.locator("[name=criteria-medium-1-text]").blur()
    expect(visitor.page.locator("[data-draft-status]")).to_contain_text("Draft saved at")
    visitor.open(step_4)
    assert visitor.page.locator("[name=criteria-medium-1-text]").input_value() == "Fits better"
    visitor.pick(LEVEL, "High").pick(LEVEL, "Medium")
    expect(visitor.page.locator("[name=criteria-medium-1-text]")).to_have_count(1)


def test_without_scripts_a_button_shows_them_st4_07(visit, step_4):
    visitor = visit("priya", scripts=False).open(step_4)
    visitor.pick(LEVEL, "Medium").press("Save, and show the questions for this level")
    assert visitor.page.url.endswith(f"{step_4}#level-questions")
    assert takes(visitor, "Medium").is_visible()
    assert Decision.objects.get().level == RiskLevel.MEDIUM


def test_time_or_a_completed_programme_alone_is_pointed_out_as_it_is_typed_rev_14(
    visit, case, priya
):
    visitor = visit("priya").open(f"/assessments/{make_assessment(case, priya).uuid}/reduction/")
    box = visitor.page.get_by_label("What did the work or treatment change?")
    hint = visitor.page.locator("[data-says-nothing-else=id_impact]")
    for text, is_shown in (
        ("Six months without trouble", True),
        ("Six months in which he walked away when provoked", False),
        ("He completed the programme.", True),
        ("", False),
    ):
        box.fill(text)
        (expect(hint).to_be_visible if is_shown else expect(hint).to_be_hidden)()
    box.fill("Two years.")
    visitor.press("Save and continue").open(f"{visitor.path}reduction/")
    expect(hint).to_be_visible()
    expect(visitor.page.locator("[data-says-nothing-else=id_investment]")).to_be_hidden()


def test_what_is_wrong_in_a_text_that_was_put_away_is_shown(visit, case, priya):
    visitor = visit("priya").open(f"/assessments/{make_assessment(case, priya).uuid}/reduction/")
    visitor.tick("The earlier level was an error").fill("What was the error?", "x" * 4_001)
    visitor.main.get_by_label("The earlier level was an error", exact=True).uncheck()
    visitor.press("Save and continue")
    wrong = "The answer to “What was the error?” must be 4,000 characters or fewer"
    visitor.page.get_by_role("link", name=wrong).click()
    expect(visitor.page.get_by_label("What was the error?")).to_be_focused()
