"""Each form saves what was answered, refuses what is wrong, and loses nothing."""

import datetime

from assessments.facts import facts_for, of_assessment
from assessments.tests.conftest import seen
from rules.terms import LowRoute

TODAY = datetime.date(2026, 6, 1)


def test_answers_of_a_level_not_chosen_are_kept_but_no_facts(save, at, assessment):
    save(at("step-3"), level="1", low_route="limited access", imminent_when="Friday")
    facts = seen(assessment).step3
    assert (facts.low_route, facts.imminent_when) == (LowRoute.LIMITED_ACCESS, "")
    save(at("step-3"), level="4")
    facts = seen(assessment).step3
    assert (facts.low_route, facts.imminent_when) == (None, "Friday")
    assessment.immediacy.refresh_from_db()
    assert assessment.immediacy.low_route == "limited access"


def test_an_empty_draft_says_nothing_and_never_low(save, at, assessment):
    for name in ("why-now", "step-1", "step-2", "step-3", "levels", "step-4", "reduction"):
        assert save(at(name)).status_code == 302
    facts = seen(assessment)
    levels = [facts.step1.level, facts.step2.level, facts.step3.level, facts.step4.level]
    assert {*levels, *(cell.level for cell in facts.cells)} == {None}
    assert facts.is_limited is None
    assert facts.step4.reduction.is_pessimism_checked is None


def test_a_stale_save_shows_both_texts_and_writes_nothing(as_priya, typed, at, assessment):
    posted = typed(at("step-3"), how_active="Mine")
    row = assessment.immediacy
    row.how_active = "Theirs"
    row.save()
    answer = as_priya.post(at("step-3"), posted)
    assert answer.status_code == 409
    assert "Mine" in (text := answer.content.decode()) and "Theirs" in text
    row.refresh_from_db()
    assert row.how_active == "Theirs"


def test_a_stale_level_is_refused_and_the_others_are_not_lost(as_priya, typed, at, assessment):
    children = "community-children"
    posted = typed(at("levels"), **{children: "1", "custody-staff": "2"})
    row = assessment.cells.get(setting="community", group="children")
    row.level = 3
    row.save()
    answer = as_priya.post(at("levels"), posted)
    assert answer.status_code == 409
    assert answer.context["form"].conflict == [
        {"label": "Children in the community", "theirs": "High", "yours": "Low"}
    ]
    row.refresh_from_db()
    assert row.level == 3
    again = answer.context["form"].data
    assert as_priya.post(at("levels"), again).status_code == 302
    row.refresh_from_db()
    assert row.level == 1
    assert assessment.cells.get(setting="custody", group="staff").level == 2


def test_levels_are_saved_and_only_changed_rows_get_a_history(save, at, assessment):
    save(at("levels"), **{"community-public": "2"})
    cells = assessment.cells.all()
    assert [cell.level for cell in cells].count(None) == 8
    assert [cell.history.count() for cell in cells].count(2) == 1
    save(at("levels"), **{"community-public": "none"})
    assert assessment.cells.get(setting="community", group="public").level is None


def test_a_group_is_saved_with_its_factors(save, at, assessment):
    factor = assessment.factors.create(number="R1", label="Drink", kind="acute")
    inside = assessment.factors.create(number="R2", label="Debt", kind="acute", setting="custody")
    cell = assessment.cells.get(setting="community", group="known_adult")
    url = at(f"groups/{cell.uuid}")
    save(url, who="KA-1", harm="Assault", level="3", linked=[str(factor.uuid)])
    cell.refresh_from_db()
    assert (cell.who, cell.level, cell.links.get().factor) == ("KA-1", 3, factor)
    answer = save(url, linked=[str(inside.uuid)])
    assert answer.status_code == 200
    save(url, linked=[])
    assert cell.links.count() == 0


def test_facts_of_the_case_are_those_of_the_case_app(assessment):
    from cases import facts as case_facts

    whole = facts_for(assessment, TODAY)
    assert whole.case == case_facts.of_case(case_facts.with_rows(assessment.case.crn), TODAY)
    assert whole.assessment == of_assessment(assessment)
