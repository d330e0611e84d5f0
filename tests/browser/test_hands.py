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
    "events/add/", "people/add/", "orders/add/", "children/", "enquiries/",
)  # fmt: skip
PARTS = (
    "", "why-now/", "sources/", "screening/", "risk-to-self/", "groups/", "scenarios/", "step-1/",
    "factors/", "factors/add/", "step-2/", "step-3/", "levels/", "step-4/", "check/", "sign/",
    "history/", "changes/", "oasys/",
)  # fmt: skip
OF_PLAN = (
    "", "matrix/", "review/", "thinking/", "progress/", "history/", "actions/add/",
    "contingencies/add/", "rejected/add/", "other-plans/add/", "travel/add/",
)  # fmt: skip
# No journey passes through these at full width, so their barriers are looked for here
ASIDE = ("children/edit/", "enquiries/add/", "referrals/add/", "behaviour/add/")
ASIDE_PARTS = (
    "sources/add/", "scenarios/add/", "factors/add/protective/", "specialist/add/", "own-view/",
    "reduction/", "step-1/ovp/",
)  # fmt: skip


def test_on_a_phone_nothing_is_wider_than_the_screen(visit, high_case, priya):
    visitor = visit("priya", width=375)
    case, assessment = f"/cases/{high_case.crn}/", high_case.assessments.get()
    parts, plan = f"/assessments/{assessment.uuid}/", f"/plans/{high_case.plans.get().uuid}/"
    for path in (*(f"{case}{aside}" for aside in ASIDE), *(f"{parts}{a}" for a in ASIDE_PARTS)):
        visitor.open(path)
    visitor.scripts = False  # the others are judged at full width; here only their width is
    for path in ("/", "/cases/new/", *(f"{case}{page}" for page in PAGES)):
        visitor.open(path)
    for path in (*(f"{parts}{part}" for part in PARTS), *(f"{plan}{part}" for part in OF_PLAN)):
        visitor.open(path)
    assert len(visitor.seen) > 45
    assert not [kind for kind in visitor.seen if re.search("sign-in", kind)][1:]
