"""The full PDF and the signed record carry the whole plan: each text of it, in its place."""

import re
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string

from documents.tests.stuffed import largest
from rules.facts import Facts
from rules.planning import PLAN_CATALOGUE

WORDS: dict[str, str] = {}
# Who wrote the plan stands elsewhere
ELSEWHERE = {"plan.author"}


def _canary(path: str) -> str:
    word = f"Qz{len(WORDS)}zq"
    WORDS[word] = re.sub(r"\[\d+\]", "", path)
    return word


@pytest.fixture(scope="module")
def facts() -> Facts:
    return largest(_canary)


@pytest.fixture(scope="module")
def written(facts: Facts) -> str:
    html = render_to_string("facts/plan.html", {"facts": facts})
    return " ".join(BeautifulSoup(html, "lxml").get_text(" ").split())


def test_every_text_of_the_plan_is_on_it(facts: Facts, written: str) -> None:
    shown = {WORDS[word] for word in re.findall(r"Qz\d+zq", written)}
    of_plan = {path for path in WORDS.values() if path.startswith("plan.")}
    # where an action or a travel decision has its date, the date is shown and not its text
    missing = of_plan - shown - ELSEWHERE - {"plan.actions.when_text"}
    assert len(of_plan) > 35
    assert missing == set()


def test_every_answer_stands_beside_its_question(facts: Facts, written: str) -> None:
    assert facts.plan is not None
    for question in PLAN_CATALOGUE:
        assert f"{question.text} {facts.plan.answer(question.key)}" in written


def test_what_stands_beside_the_plan_is_on_it(written: str) -> None:
    shown = {WORDS[word] for word in re.findall(r"Qz\d+zq", written)}
    for path in ("withheld", "approved_premises", "cppc", "level_reason", "premises_location"):
        assert f"case.mappa.{path}" in shown
    for path in ("premises_staff", "views_recorded"):
        assert f"case.mappa.{path}" in shown
    for path in ("custody_meetings.meeting", "custody_meetings.brought", "custody_meetings.agreed"):
        assert f"case.{path}" in shown
    for path in ("contacts.telephone", "predictable_changes.response", "victim_contacts.officer"):
        assert f"case.{path}" in shown


def test_restrictions_have_their_reasons_under_a_heading(facts: Facts, written: str) -> None:
    assert facts.plan is not None
    own = [row for row in facts.plan.actions if row.is_restriction]
    assert own
    for row in own:
        told = f"Why it is needed {row.necessary} Why nothing less would do {row.proportionate}"
        assert told in written


def test_a_long_contingency_may_be_broken_so_that_its_heading_is_not_alone(facts: Facts) -> None:
    row = replace(facts.plan.contingencies[0], if_text="A word. " * 200)  # type: ignore[union-attr]
    for shown, is_long in ((row, True), (replace(row, if_text="A word."), False)):
        context = {"row": shown, "plan": facts.plan, "facts": None}
        page = render_to_string("facts/_contingency.html", context)
        assert ("facts-long" in page) is is_long
