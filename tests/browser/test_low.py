"""A Low case from nothing to signed: short, as the depth of the case promises."""

from signing.forms import LEVEL_DECLARED

MOST_TOUCHED = 45  # controls: what a Low case may ask for at most (domain model, Depth)
TEXT = "Fictional words that say enough to be an answer."
DECLARED = "I have read this assessment and its plan. They are my professional judgement."
GROUPS = ("Children", "Public", "Known adult", "Staff")


def test_a_low_case_is_opened_assessed_and_signed(visit, scripts, priya):
    visitor = visit("priya", scripts=scripts)
    _open_a_case(visitor)
    opened = len(visitor.touched)
    visitor.follow("Assess the risk", "main").follow("Start an assessment")
    visitor.pick("Kind of assessment", "First assessment").press("Start assessment")
    tasks = visitor.path
    _say_why_and_what_is_known(visitor, tasks)
    _screen(visitor, tasks)
    _take_the_four_steps(visitor, tasks)
    _write_the_plan(visitor, tasks)
    visitor.follow("Check and sign", "main")
    assert visitor.reads("Nothing is missing."), visitor.main.inner_text()[:1500]
    visitor.tick(DECLARED).tick(LEVEL_DECLARED).press("Sign")
    assert visitor.reads("Signed. This is complete.") and visitor.reads("Complete")
    assert len(visitor.touched) - opened <= MOST_TOUCHED
    visitor.open("/cases/Y700007/")
    assert visitor.reads("Low risk of serious harm") and not visitor.reads("Not countersigned")


def _open_a_case(visitor):
    visitor.follow("Open a case").press("Open case")
    assert visitor.page.get_by_role("link", name="Enter CRN").count()
    visitor.fill("CRN", "y700007").fill("First names", "Lowell").fill("Surname", "Quietly-Made")
    visitor.date("Date of birth", 14, 2, 1990).pick("Sex as recorded", "Male")
    visitor.pick("Where is the person now?", "Community")
    visitor.pick("Is there any history of sexual offences?", "No").press("Open case")
    assert visitor.path == "/cases/Y700007/"


def _say_why_and_what_is_known(visitor, tasks):
    visitor.open(tasks).follow("Why now", "main")
    visitor.fill("Why are you assessing now?", TEXT).pick("Where is the person now?", "Community")
    visitor.pick("Was information limited?", "No").press("Save and continue")
    visitor.open(tasks).follow("Sources", "main").follow("Add a source")
    visitor.fill("What is the source?", "Court report")
    visitor.choose("Kind of source", "Partner agencies: something else")
    visitor.pick("Has it been verified?", "Verified")
    visitor.press("Save and continue")


def _screen(visitor, tasks):
    """Nothing points to more than Low, and each answer says that somebody looked."""
    visitor.open(tasks).follow("Screening", "main")
    visitor.tick("I considered those without an answer. They are not there.")
    visitor.date("Date of the screening", 20, 11, 2026)
    visitor.pick(
        "What did the screening find?",
        "There is evidence of behaviour that could cause serious harm",
    )
    visitor.press("Save and continue").open(tasks).follow("Children", "main")
    visitor.follow("Change what is said of all children")
    visitor.pick("Are there children in the person’s life?", "No known contact")
    visitor.fill("Who says so, and when did they say it?", "Children’s services, 16 November 2026")
    visitor.press("Save and continue").open(tasks).follow("Risk to self", "main")
    visitor.pick("Is there a risk to the person themselves?", "No").press("Save and continue")


def _take_the_four_steps(visitor, tasks):
    visitor.open(tasks).follow("Step 1: scores", "main").follow("Add Risk of Serious Recidivism")
    visitor.fill("Score for two years", "1.20").pick("Is it static or dynamic?", "Dynamic")
    visitor.date("Date of the score", 16, 11, 2026).press("Save score")
    visitor.open(tasks).follow("Step 1: scores", "main")
    visitor.pick("What does the starting point rest on?", "RSR")
    visitor.pick("Starting point", "Low").press("Save and continue")
    visitor.open(tasks).follow("Step 2: best fit", "main").pick(
        "Which description fits best?", "Low"
    )
    visitor.fill("Why does it fit best?", TEXT).press("Save and continue")
    visitor.open(tasks).follow("Step 3: immediacy", "main").fill(
        "How active is the risk now?", TEXT
    )
    visitor.fill("How exposed are the people at risk?", TEXT)
    visitor.pick("Which description fits best?", "Low")
    visitor.pick("Why is it Low?", "No current behaviour related to serious harm")
    visitor.fill("Why does it fit best?", TEXT).press("Save and continue")
    visitor.open(tasks).follow("Levels by group", "main")
    for group in GROUPS:
        visitor.pick(f"{group} in the community", "Low")
    visitor.press("Save and continue").open(tasks).follow("Step 4: level", "main")
    visitor.pick("Level of risk of serious harm", "Low")
    visitor.fill("Why this level", TEXT).tick("I have read this rationale and it is mine")
    visitor.press("Save and continue")


def _write_the_plan(visitor, tasks):
    visitor.open(tasks).press("Go to the risk management plan")
    visitor.fill("How often will the person be seen?", "Every four weeks at the office")
    visitor.fill("If this happens", "He misses two appointments in a row.")
    visitor.fill("Then do this", "Ring him the same day and tell the manager.")
    visitor.press("Save both")
