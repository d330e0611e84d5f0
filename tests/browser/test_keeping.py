"""What is kept: events at once, who looked at restricted details, both texts of a stale save."""

from accounts.models import AccessEntry
from cases.models import RestrictedDetails

NAME = "Zora Fictional-Finch"


def test_an_event_is_saved_at_once_and_its_task_leads_to_what_was_done(visit, scripts, case):
    visitor = visit("priya", scripts=scripts).open(f"/cases/{case.crn}/")
    visitor.follow("Something happened").press("Save")
    assert visitor.page.get_by_role("link", name="Select what happened").is_visible()
    visitor.choose("What happened?", "Missed appointment")
    visitor.fill("Describe it in a sentence or two", "Did not come at 10am and did not ring.")
    visitor.press("Save")
    assert visitor.path == f"/cases/{case.crn}/" and visitor.reads("Did not come at 10am")
    visitor.follow("Say what was done: missed appointment", "main")
    visitor.fill("What did you do, or why was nothing needed?", "Rang him. Seen at 4pm.")
    visitor.press("Save").open(f"/cases/{case.crn}/timeline/")
    assert visitor.reads("Missed appointment") and visitor.reads("Rang him. Seen at 4pm.")


def test_restricted_details_are_apart_and_each_look_is_logged(visit, case, priya):
    visitor = visit("priya").open(f"/cases/{case.crn}/people/").follow("Add a person at risk")
    visitor.pick("Who is this?", "Known adult").fill(
        "Relationship to the person on probation", "former partner"
    )
    visitor.press("Add person").open(f"/cases/{case.crn}/people/")
    visitor.follow("Restricted details of KA-1").follow("Change restricted details")
    visitor.fill("Name", NAME).press("Save and continue")
    assert RestrictedDetails.objects.get().name == NAME
    visitor.open(f"/cases/{case.crn}/people/")
    assert not visitor.reads(NAME)
    before = AccessEntry.objects.filter(act="revealed", user=priya).count()
    visitor.follow("Restricted details of KA-1")
    assert visitor.reads(NAME) and visitor.reads("This look has been logged under your name")
    assert AccessEntry.objects.filter(act="revealed", user=priya).count() == before + 1


def test_a_stale_save_shows_both_texts_and_loses_neither(visit, scripts, case, priya):
    visitor = visit("priya", scripts=scripts)
    visitor.open(f"/cases/{case.crn}/assessments/start/")
    visitor.pick("Kind of assessment", "First assessment").press("Start assessment")
    page = f"{visitor.home}{visitor.path}why-now/"
    second = visitor.new_page()
    for window, text in ((second, "What the second window says."), (visitor.page, "")):
        window.goto(page)
        window.get_by_label("Why are you assessing now?").fill(text or "What the first says.")
    with second.expect_navigation():
        second.get_by_role("button", name="Save and continue").click()
    visitor.expected.add(409)
    visitor.press("Save and continue")
    assert visitor.page.get_by_role("heading", name="What differs").is_visible()
    assert visitor.main.get_by_text("What the second window says.").is_visible()
    assert visitor.page.get_by_label("Why are you assessing now?").input_value() == (
        "What the first says."
    )
    visitor.press("Save and continue").open(page.removeprefix(visitor.home))
    assert visitor.page.get_by_label("Why are you assessing now?").input_value() == (
        "What the first says."
    )
