"""Danger is never kept waiting: a raised level, signed urgently with an interim plan."""

from signing.forms import LEVEL_DECLARED

DECLARED = (
    "I have read this assessment and interim plan. The level is my professional judgement, "
    "and I owe what is left out."
)


def test_a_raised_level_is_signed_urgently_and_takes_effect_at_once(visit, scripts, case, mo):
    visitor = visit("priya", scripts=scripts)
    visitor.open(f"/cases/{case.crn}/").follow("Assess the risk", "main").follow(
        "Start an assessment"
    )
    visitor.pick("Kind of assessment", "First assessment").press("Start assessment")
    tasks = visitor.path
    _say_the_level_and_who(visitor, tasks)
    visitor.open(tasks).follow("Check and sign").follow("Sign urgently", "main")
    assert visitor.reads("What stops the signature")
    _write_the_interim_plan(visitor, tasks)
    visitor.open(tasks).follow("Check and sign").follow("Sign urgently", "main")
    assert visitor.reads("Nothing is missing for an urgent signature.")
    visitor.tick(DECLARED).tick(LEVEL_DECLARED).press("Sign urgently")
    assert visitor.reads("Urgent")

    visitor.open(f"/cases/{case.crn}/")
    assert visitor.reads("High risk of serious harm")
    assert visitor.reads("Complete the full assessment and plan")
    visitor.follow("Complete the full assessment and plan", "main")
    assert visitor.reads("Assessment 2") and visitor.reads("Draft")

    assert visit("mo", scripts=scripts).reads("Countersign Assessment 1 at High")


def _say_the_level_and_who(visitor, tasks):
    visitor.open(tasks).follow("Who is at risk", "main").follow("Known adult", "table")
    visitor.fill("Who exactly is at risk?", "KA-1, a former partner (fictional)")
    visitor.fill("What harm could come to them?", "Strangulation at or near the home")
    visitor.pick("Level of risk of serious harm", "High").press("Save and continue")
    visitor.open(tasks).follow("Step 4: level", "main")
    visitor.pick("Level of risk of serious harm", "High").press("Save and continue")


def _write_the_interim_plan(visitor, tasks):
    visitor.open(tasks).press("Go to the risk management plan")
    plan = visitor.path
    visitor.follow("Change contact, capacity, conditions and review")
    visitor.pick("Is this an interim or a full plan?", "Interim plan")
    visitor.fill("Contact: how often, where and with whom", "Daily by telephone").press("Save")
    visitor.open(plan).follow("Add an action to Victim safety planning")
    visitor.fill("What will be done", "Police visit to KA-1 and a safety plan tonight")
    visitor.fill("Who will do it", "Police domestic abuse unit, duty sergeant")
    visitor.fill("By when", "23 November 2026").press("Save action")
    visitor.open(plan).follow("Add a contingency")
    visitor.fill("If this happens", "He is seen near the home of KA-1.")
    visitor.fill("Then do this", "Ring 999, then the duty manager, who considers recall.")
    visitor.press("Save contingency")
