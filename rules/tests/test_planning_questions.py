"""The guidance's questions about a plan: each is there once, and asked where it concerns a case."""

import datetime

import pytest

from rules.facts import Mappa, PlanAnswer, TravelDecision
from rules.planning import (
    CUSTODY_MEETINGS,
    MAPPA_ACTIONS,
    MAPPA_LEVEL,
    OWN_WORDS,
    PLAN_BY_KEY,
    PLAN_CATALOGUE,
    PREMISES_WORKER,
    PlanSection,
    asked_of,
    of_plan_section,
)
from rules.terms import ActionKind, Setting
from rules.tests.builders import action, change, high


@pytest.mark.parametrize(
    ("section", "count"),
    [
        (PlanSection.SUPERVISION, 4),  # SUP-01, SUP-04; contact is a column of the plan
        (PlanSection.RESPONSIVITY, 3),  # RMP-08, RMP-14, RMP-15
        (PlanSection.LEARNING, 4),  # RMP-09
        (PlanSection.CONTROL, 13),  # MON-07
        (PlanSection.INTERVENTIONS, 2),  # INT-02, CON-10
        (PlanSection.CONDITIONS, 3),  # MON-13
        (PlanSection.TRAVEL, 1),  # MON-14
        (PlanSection.CONTINGENCY, 4),  # CON-03, CON-15
        (PlanSection.PARTNERS, 4),  # RMP-02, MAP-06, MAP-08, MAP-09, WHO-11
        (PlanSection.PERSON, 3),  # RMP-12, RMP-13
    ],
)
def test_every_question_about_a_plan_is_there(section, count):
    assert len(of_plan_section(section)) == count


def test_each_question_has_a_key_of_its_section_once_and_ends_as_a_question_or_a_request():
    assert len(PLAN_BY_KEY) == len(PLAN_CATALOGUE) == 41
    for question in PLAN_CATALOGUE:
        assert question.key.startswith(f"{question.section.value}.")
        assert question.name[0].isupper() and question.text.endswith(("?", "."))


def _asked(facts):
    return {question.key for question in asked_of(facts.case, facts.plan)}


@pytest.mark.parametrize(
    ("more", "is_asked"),
    [
        ({}, False),
        ({"premises_location": "Far from both"}, True),
        ({"premises_ends_on": datetime.date(2026, 11, 2)}, True),
    ],
)
def test_the_key_workers_part_is_asked_where_there_is_a_place_sup_04(more, is_asked):
    facts = change(high(), "case", mappa=Mappa(**more))
    assert (PREMISES_WORKER in _asked(facts)) is is_asked


def test_work_with_premises_staff_shows_that_there_is_a_place_sup_04():
    facts = change(high(), "plan", actions=(action(kind=ActionKind.PREMISES_STAFF),))
    assert PREMISES_WORKER in _asked(facts)


@pytest.mark.parametrize("key", [OWN_WORDS, MAPPA_ACTIONS, "travel.restrictions"])
@pytest.mark.parametrize(
    ("mappa", "is_asked"),
    [(Mappa(), False), (Mappa(category=1), True), (Mappa(level=2), True)],
)
def test_mappa_questions_are_asked_of_mappa_cases_map_06_mon_14(key, mappa, is_asked):
    assert (key in _asked(change(high(), "case", mappa=mappa))) is is_asked


def test_travel_is_asked_wherever_somebody_asked_to_travel_mon_14():
    facts = change(high(), "plan", travel=(TravelDecision(lineage="t", request="Spain"),))
    assert "travel.restrictions" in _asked(facts) and OWN_WORDS not in _asked(facts)


@pytest.mark.parametrize(("level", "is_asked"), [(None, True), (1, True), (2, False), (3, False)])
def test_a_higher_mappa_level_is_a_question_where_there_is_one_map_07(level, is_asked):
    facts = change(high(), "case", mappa=Mappa(level=level))
    assert (MAPPA_LEVEL in _asked(facts)) is is_asked


def test_the_prisons_meetings_are_recorded_on_the_case_and_what_was_answered_stays_map_08():
    facts = change(high(), "case", setting=Setting.CUSTODY)
    assert CUSTODY_MEETINGS not in _asked(facts)
    answers = (PlanAnswer(question=CUSTODY_MEETINGS, text="The May meeting"),)
    assert CUSTODY_MEETINGS in _asked(change(facts, "plan", answers=answers))


def test_what_is_answered_stays_whatever_changed():
    answers = tuple(PlanAnswer(question=one.key, text="Yes") for one in PLAN_CATALOGUE)
    assert asked_of(high().case, change(high(), "plan", answers=answers).plan) == PLAN_CATALOGUE
    empty = (PlanAnswer(question=OWN_WORDS, text="-"),)
    assert OWN_WORDS not in _asked(change(high(), "plan", answers=empty))
