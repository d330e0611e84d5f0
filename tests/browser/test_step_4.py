"""Where everything agrees, Step 4 is short: what has to be answered fits one screen."""

import pytest

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
