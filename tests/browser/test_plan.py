"""The plan of the High domestic abuse case, from its assessment to a matrix without a gap.

Each row that the assessment found is answered with a common action, adapted.
"""

import json
import re

import pytest

from casefiles.form import DATA
from casefiles.importing import import_files
from riskplans.models import ActionFactor, ActionPerson
from rules.terms import Theme
from tests.browser.conftest import HIGH_CASE

EMPTY = (
    "supervision", "monitoring_control", "interventions", "victim_safety", "licence_conditions",
    "rejected_conditions", "contingencies",
)  # fmt: skip
FACTORS = ("Possessive, controlling beliefs", "Poor temper control")
ACUTE = ("Recent separation and release", "No work; waiting for payments")
ORDER = "Non-molestation order"
WHEN = "30 November 2026"
WHY_NEEDED = {
    "What it rests on in law": "Licence",
    "Why it is needed": "He asked others where KA-1 is.",
    "Why nothing less would do": "Telling us is narrower than a ban on relationships.",
    "Can the person keep to it?": "Yes: he told us of KA-2.",
    "How it is checked and enforced": "Visits, and the phone log each week.",
}
HAPPENS = "He is seen near the home of KA-1."
ANSWERS = {
    "supervision": (
        "Do they need accommodation that is supervised? If so, which; if not, why not?",
        "Which activity will build what protects them, and with whom?",
        "What is supervision for here: keeping to conditions, motivation, or both, and how?",
    ),
    "responsivity": ("Which strengths, skills and resources of theirs does this plan build on?",),
    "contingency": ("Who is told at once, day and night, and what can they do?",),
}


@pytest.fixture
def without_plan(ready, priya, tmp_path):
    """The fictional High case as its file has it, and nothing in its plan."""
    told = json.loads((DATA / HIGH_CASE).read_text())
    told["rmp"] = {part: [] for part in EMPTY}
    path = tmp_path / HIGH_CASE
    path.write_text(json.dumps(told))
    return import_files([path], practitioner=priya)[0].case


def test_a_plan_is_written_until_its_matrix_has_no_gap(visit, without_plan, priya):
    visitor = visit("priya").open(f"/cases/{without_plan.crn}/").follow("Plan").follow("Plan 1")
    plan = visitor.path
    assert visitor.follow("What addresses what").reads("16 of 17 rows have gaps.")
    _talk_it_through(visitor, plan)
    _alarm_with_the_keyboard(visitor, plan)
    _restrict(visitor, plan)
    _answer_the_rest(visitor, plan)
    _contingency(visitor, plan)
    _three_more_like_it(without_plan.plans.get())
    _say_what_is_left(visitor, plan)
    assert visitor.open(plan).follow("What addresses what").reads("There is no gap.")
    assert visitor.page.locator(".plan-picture__cell--gap").count() == 0
    assert not visitor.open(plan).reads("What is still missing"), visitor.main.inner_text()[:3000]


def test_the_last_gaps_are_closed_without_scripts(visit, high_case, priya):
    """A factor, a person and what notices a breach: offered, adapted, argued, linked."""
    plan = high_case.plans.get()
    ActionPerson.objects.filter(action__plan=plan, person__reference="KA-2").delete()
    ActionFactor.objects.filter(action__plan=plan, factor__label=FACTORS[0]).delete()
    visitor = visit("priya", scripts=False, width=375).open(plan.get_absolute_url())
    plan = visitor.path
    assert visitor.open(f"{plan}matrix/").reads("2 of 17 rows have gaps.")
    _restrict(visitor, plan)
    _take_up(visitor, plan, "KA-2", "Flag on the address")
    _save_action(visitor)
    _contingency(visitor, plan)
    assert visitor.open(f"{plan}matrix/").reads("There is no gap.")


def _unfold(visitor, summary):
    """Open what is folded under the line that begins so, where it is not open yet."""
    words = re.compile(rf"^\s*{re.escape(summary)}")
    box = visitor.main.locator("details").filter(
        has=visitor.page.locator("summary", has_text=words)
    )
    if box.last.get_attribute("open") is None:
        box.last.locator("summary").first.click()


def _row(visitor, row):
    return visitor.main.locator("#to-answer-title ~ ul > li").filter(
        has=visitor.page.locator("strong", has_text=re.compile(f"^{re.escape(row)}$"))
    )


def _take_up(visitor, plan, row, offer):
    """Open the form of a common action for a row that is not yet answered."""
    found = _row(visitor.open(plan), row)
    found.locator("summary").click()
    with visitor.page.expect_navigation():
        found.get_by_role("link", name=offer).click()
    visitor.arrive()
    assert (
        visitor.main.get_by_label("What will be done", exact=True).input_value().startswith(offer)
    )


def _save_action(visitor):
    visitor.fill("Who will do it", "Police domestic abuse unit, duty sergeant")
    visitor.fill("By when", WHEN).press("Save action")
    assert visitor.reads("The action was saved.")


def _talk_it_through(visitor, plan):
    """One action for all factors, which also answers the risk to self."""
    _take_up(visitor, plan, ACUTE[0], "Talk about this at each appointment")
    for name in (*FACTORS, *ACUTE[1:]):
        visitor.main.get_by_label(re.compile(f"^{re.escape(name)}")).check()
    visitor.tick("This answers the risk to self")
    _save_action(visitor)


def _restrict(visitor, plan):
    """A restriction is offered as one: it asks for its reasons and for the day of its review."""
    if _row(visitor.open(plan), FACTORS[0]).count():
        _take_up(visitor, plan, FACTORS[0], "Tell us of any new relationship")
    else:
        visitor.follow("Add a restriction", "main").fill(
            "What will be done", "Tell us of any new relationship"
        )
        _unfold(visitor, "What it answers")
        visitor.main.get_by_label(re.compile(f"^{re.escape(FACTORS[0])}")).check()
    _unfold(visitor, "Restriction")
    for question, words in WHY_NEEDED.items():
        visitor.fill(question, words)
    visitor.main.get_by_label(re.compile(ORDER)).first.check()
    _unfold(visitor, "How often")
    visitor.date("Reviewed on", 4, 1, 2027)
    _save_action(visitor)


def _answer_the_rest(visitor, plan):
    """Work with him; and each person and group that nothing keeps safe yet."""
    visitor.open(plan).follow("Add an action to Interventions and treatment", "main")
    visitor.fill("What will be done", "Building Better Relationships, from week three")
    _save_action(visitor)
    for row, offer in (
        ("KA-2", "Partner link worker in touch"),
        ("CH-1", "Agree with children’s social care"),
        ("CH-2", "Agree with children’s social care"),
        ("Staff (community)", "Warning to staff"),
    ):
        if _row(visitor.open(plan), row).count():
            _take_up(visitor, plan, row, offer)
            _save_action(visitor)


def _alarm_with_the_keyboard(visitor, plan):
    """An offer is taken up, adapted and saved without a mouse."""
    keys = visitor.open(plan).page.keyboard
    _row(visitor, "KA-1").locator("summary").focus()
    keys.press("Enter")
    _tab_to(visitor, "Alarm at home")
    _press(visitor, "Enter")
    _tab_to(visitor, "Who will do it")
    keys.type("Police, and the fire service")
    _tab_to(visitor, "By when")
    keys.type(WHEN)
    _tab_to(visitor, ORDER)
    keys.press("Space")
    _tab_to(visitor, "Save action")
    _press(visitor, "Enter")
    assert visitor.reads("The action was saved.")


def _press(visitor, key):
    with visitor.page.expect_navigation():
        visitor.page.keyboard.press(key)
    visitor.arrive()


def _tab_to(visitor, words):
    """Press Tab until what has the focus is called so."""
    named = """() => {
        const it = document.activeElement;
        return (it.labels?.length ? it.labels[0].textContent : it.textContent).trim();
    }"""
    for _ in range(40):
        visitor.page.keyboard.press("Tab")
        if visitor.page.evaluate(named).startswith(words):
            return
    pytest.fail(f"Tab never reached “{words}” on {visitor.path}")


def _contingency(visitor, plan):
    """If, then, why, who, how soon; and the action that would notice it."""
    visitor.open(plan).follow("Add a contingency", "main").fill("If this happens", HAPPENS)
    visitor.fill("Then do this", "Ring the police control room, then the duty manager.")
    visitor.fill("Because", "It came before the offence.").fill("Who acts", "Duty officer")
    visitor.fill("How soon", "At once")
    visitor.main.get_by_label(Theme.SITUATIONAL.label, exact=True).check()
    _unfold(visitor, "What notices it")
    visitor.main.get_by_label(re.compile("^a1:")).check()
    _unfold(visitor, "Which factors and people")
    visitor.tick("This is about a new person at risk, such as a new partner")
    _unfold(visitor, "The answer in each pillar")
    visitor.fill("Supervision", "See him the same day").fill(
        "Safety of victims, children and adults at risk", "Tell the advocate of KA-1"
    )
    _unfold(visitor, "Recall or breach")
    visitor.tick("This leads to recall or breach").fill("From when on", "15 minutes in the zone")
    visitor.press("Save contingency")


def _three_more_like_it(plan):
    """The other kinds of change, as the first was written."""
    first = plan.contingencies.get()
    told = {name: getattr(first, name) for name in ("if_text", "then_text", "why", "who")}
    told["when_text"] = first.when_text
    for place, theme in enumerate([one for one in Theme if one != first.theme], start=2):
        row = plan.contingencies.create(number=f"c{place}", theme=theme, **told)
        row.detections.create(action=plan.actions.first())


def _say_what_is_left(visitor, plan):
    """The questions that a High case must answer, its contact, conditions and what he says."""
    visitor.open(f"{plan}thinking/")
    for section, questions in ANSWERS.items():
        visitor.main.locator(f"#section-{section}").evaluate("part => { part.open = true; }")
        for question in questions:
            visitor.fill(question, "Fictional words that say enough to be an answer.")
    visitor.press("Save answers")
    visitor.open(f"{plan}review/")
    visitor.fill("Contact: how often, where and with whom", "Twice a week at the office")
    visitor.fill("Capacity and responsivity", "ADHD: 40 minutes, one thing at a time")
    visitor.choose("What the person says to the plan", "Agrees in part")
    visitor.fill("Conditions of the licence or order", "Reside at the premises\nExclusion zone A")
    visitor.press("Save")
    visitor.open(plan).follow("Add a condition that was considered and rejected", "main")
    visitor.fill("Which condition was considered", "A ban on relationships")
    visitor.fill("Why it was rejected", "Telling us of them is enough.").press("Save")
