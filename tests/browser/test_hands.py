"""With the keyboard alone, and on a narrow screen."""

import re

import pytest

from tests.factories import PASSWORD


def test_the_whole_way_with_the_keyboard_alone(visit, case, priya):
    visitor = visit("")
    page, keys = visitor.page, visitor.page.keyboard
    page.goto(visitor.home)
    _tab_to(page, "User name")
    keys.type("priya")
    keys.press("Tab")
    keys.type(PASSWORD)
    _press_enter(page)
    keys.press("Tab")
    assert _focused(page) == "Skip to main content"
    keys.press("Enter")
    _tab_to(page, case.name)
    _press_enter(page)
    assert page.url.endswith(f"/cases/{case.crn}/")
    _tab_to(page, "Something happened")
    _press_enter(page)
    _tab_to(page, "What happened?")
    keys.type("Missed")
    _tab_to(page, "Describe it in a sentence or two")
    keys.type("Did not come, and did not ring.")
    _tab_to(page, "Save")
    _press_enter(page)
    assert visitor.reads("Did not come, and did not ring.")


def _press_enter(page):
    with page.expect_navigation():
        page.keyboard.press("Enter")


def _tab_to(page, words):
    """Press Tab until what has the focus is called so; each stop on the way must be visible."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if _focused(page).startswith(words):
            return
    pytest.fail(f"Tab never reached “{words}” on {page.url}")


def _focused(page):
    return page.evaluate(
        """() => {
            const it = document.activeElement;
            const words = it.labels?.length ? it.labels[0].textContent : it.textContent;
            return words.trim().replace(/\\s+/g, " ");
        }"""
    )


PAGES = (
    "", "timeline/", "people/", "sentence/", "history/", "assessments/", "plans/", "edit/",
    "events/add/", "people/add/", "orders/add/",
)  # fmt: skip
PARTS = (
    "", "why-now/", "sources/", "groups/", "step-1/", "factors/", "factors/add/", "step-2/",
    "step-3/", "levels/", "step-4/", "check/", "sign/", "history/", "oasys/",
)  # fmt: skip
OF_PLAN = ("", "matrix/", "review/", "actions/add/", "contingencies/add/")


def test_on_a_phone_nothing_is_wider_than_the_screen(visit, high_case, priya):
    visitor = visit("priya", width=375)
    visitor.scripts = False  # each page was judged at full width; here only its width is
    case, assessment = f"/cases/{high_case.crn}/", high_case.assessments.get()
    plan = high_case.plans.get()
    for path in ("/", "/cases/new/", *(f"{case}{part}" for part in PAGES)):
        visitor.open(path)
    for part in PARTS:
        visitor.open(f"/assessments/{assessment.uuid}/{part}")
    for part in OF_PLAN:
        visitor.open(f"/plans/{plan.uuid}/{part}")
    assert len(visitor.seen) > 30
    assert not [kind for kind in visitor.seen if re.search("sign-in", kind)][1:]
