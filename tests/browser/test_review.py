"""A review: what still holds is confirmed, and time alone lowers no level."""

from rules.terms import RiskLevel
from signing import workflow
from signing.forms import LEVEL_DECLARED
from signing.tests.builder import signable

MOST_ACTS = 15  # what a review in which nothing changed may ask for, its plan included
PAGES = (
    "Why now", "Sources", "Screening", "Children", "Risk to self", "Who is at risk", "Scenarios",
    "Step 1: scores", "Step 2: risk and protective", "Step 2: best fit", "Step 3: immediacy",
    "Levels by group",
)  # fmt: skip
CONFIRM = (
    "Confirm F1",
    "Confirm: nothing has changed",
    "Confirm all actions: they still hold",
    "Confirm: it still holds",
    "Confirm: this is right today",
)
TIME_ALONE = "He has kept to everything for six months."
ASKED = "Say what changed, who else saw it, or what the person put into it"
DECLARED = "I have read this assessment and its plan. They are my professional judgement."


def test_a_review_is_not_lowered_on_time_alone(visit, scripts, ready, case, priya, mo):
    _complete(case, priya, mo)
    visitor = visit("priya", scripts=scripts).open(f"/cases/{case.crn}/")
    visitor.follow("Assess the risk", "main").follow("Start an assessment")
    visitor.pick("Kind of assessment", "Review").press("Start assessment")
    tasks = visitor.path
    acts = _confirm_what_holds(visitor, tasks) + _answer_anew(visitor, tasks)
    acts += _ask_the_person_again(visitor, tasks) + _confirm_the_plan(visitor)
    assert acts <= MOST_ACTS
    visitor.open(tasks).follow("Check and sign", "main")
    assert visitor.reads("Nothing is missing."), visitor.main.inner_text()[:1500]
    _lower_it_for_time(visitor, tasks)
    _leave_it_high_and_sign(visitor, tasks)

    mo = visit("mo", scripts=scripts).follow("Review queue").follow("Review", "main")
    assert mo.reads("What changed since the last assessment") and mo.reads("No level has moved.")
    assert mo.page.locator("ins", has_text="weighed against").count()


def _complete(case, priya, mo):
    """The first assessment, High, complete."""
    signed = workflow.sign(signable(case, RiskLevel.HIGH), by=priya)
    workflow.countersign(signed, by=mo, comment="Agreed.", read_hash=signed.record_hash)


def _confirm_what_holds(visitor, tasks):
    """Press each button of the assessment that confirms; how many that were."""
    pressed = 0
    for page in PAGES:
        visitor.open(tasks).follow(page, "main")
        pressed += _press_all(visitor)
    return pressed


def _answer_anew(visitor, tasks):
    """What no review copies; how many answers that are."""
    visitor.open(tasks).follow("Why now", "main")
    visitor.fill("Why are you assessing now?", "Six months since the first.")
    visitor.pick("Was information limited?", "No").press("Save and continue")
    visitor.open(tasks).follow("Step 4: level", "main")
    visitor.tick("I have read this rationale and it is mine").press("Save and continue")
    return 2


def _ask_the_person_again(visitor, tasks):
    """What they say to the plan is never copied, and saving it confirms that page; one answer."""
    visitor.open(tasks).press("Go to the risk management plan")
    visitor.follow("Change contact, capacity, conditions and review")
    visitor.choose("What the person says to the plan", "Agrees").press("Save")
    return 1


def _confirm_the_plan(visitor):
    """Confirm what was copied, section by section; how often that was."""
    pressed = _press_all(visitor)
    assert pressed
    return pressed


def _press_all(visitor):
    """Press what confirms on this page until nothing is left to confirm; how often that was."""
    pressed = 0
    while found := [words for words in CONFIRM if _button(visitor, words).count()]:
        with visitor.page.expect_navigation():
            _button(visitor, found[0]).first.click()
        visitor.arrive()
        pressed += 1
    return pressed


def _button(visitor, words):
    return visitor.main.get_by_role("button", name=words, exact=True)


def _lower_it_for_time(visitor, tasks):
    """The checks ask what changed besides the time, and the signature is stopped."""
    visitor.open(tasks).follow("Step 4: level", "main")
    visitor.pick("Level of risk of serious harm", "Medium").fill("Why this level", TIME_ALONE)
    visitor.tick("I have read this rationale and it is mine").press("Save and continue")
    visitor.open(tasks).follow("Check and sign", "main")
    assert visitor.reads(ASKED) and visitor.reads("time alone is no progress")
    assert not visitor.page.get_by_role("button", name="Sign", exact=True).count()
    visitor.follow("Answer what a lower level takes")
    assert visitor.reads("Before it can be lowered, say what has changed and who else has seen it.")


def _leave_it_high_and_sign(visitor, tasks):
    visitor.open(tasks).follow("Step 4: level", "main")
    visitor.pick("Level of risk of serious harm", "High")
    visitor.fill("Why this level", "Six quiet months, weighed against what happened before.")
    visitor.tick("I have read this rationale and it is mine")
    visitor.press("Save and continue").open(tasks).follow("Check and sign", "main")
    visitor.tick(DECLARED).tick(LEVEL_DECLARED).press("Sign")
    assert visitor.reads("It now waits for a countersignature")
