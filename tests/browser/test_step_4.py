"""Where everything agrees, Step 4 is short; a link to what is missing shows the question."""

import pytest

from assessments.pages import at_the_question
from rules.terms import RiskLevel
from signing.tests.builder import signable

SCREEN = 900


@pytest.mark.parametrize("level", [RiskLevel.LOW, RiskLevel.MEDIUM])
def test_from_its_title_to_its_button_step_4_fits_one_screen_st4_17(visit, case, priya, level):
    assessment = signable(case, level)
    visitor = visit("priya").open(f"/assessments/{assessment.uuid}/step-4/")
    title = visitor.page.locator("h1").bounding_box()
    button = visitor.page.get_by_role("button", name="Save and continue").bounding_box()
    assert button["y"] + button["height"] - title["y"] <= SCREEN
    for question in ("Level of risk of serious harm", "Why this level"):
        assert visitor.main.get_by_text(question, exact=True).first.is_visible()


@pytest.mark.parametrize("level", [RiskLevel.LOW, RiskLevel.MEDIUM])
def test_a_link_to_what_is_missing_shows_the_question_above_its_box(visit, case, priya, level):
    """Also where the question stands in a closed part of the page."""
    assessment = signable(case, level)
    step_4 = f"/assessments/{assessment.uuid}/step-4/"
    visitor = visit("priya").open(at_the_question(step_4, "opposing evidence"))
    box = visitor.main.get_by_label("What points the other way, and why does it weigh less?")
    question = visitor.page.locator(f"label[for={box.get_attribute('id')}]").bounding_box()
    assert 0 <= question["y"] <= SCREEN - 100
