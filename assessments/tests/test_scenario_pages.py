"""Scenarios: what, to whom, circumstances, why, how likely, how grave. DEF-03, DEF-14."""

import pytest

from assessments import workflow
from assessments.models import Scenario
from assessments.tests.conftest import seen
from rules.terms import Impact, Likelihood

WHOLE = {
    "what": "He strangles her in an argument",
    "to_whom": "KA-1",
    "circumstances": "When he has been drinking",
    "why": "He believes that she belongs to him",
    "likelihood": "any time",
    "impact": "both",
}


def text_of(answer):
    return answer.content.decode()


def test_a_scenario_holds_both_sides_of_its_risk_def_03(save, as_priya, at, assessment):
    answer = save(at("scenarios/add"), **WHOLE)
    assert answer.url == at("scenarios")
    (facts,) = seen(assessment).scenarios
    assert (facts.likelihood, facts.impact) == (Likelihood.ANY_TIME, Impact.BOTH)
    assert (facts.what, facts.to_whom) == (WHOLE["what"], "KA-1")
    listed = text_of(as_priya.get(at("scenarios")))
    assert WHOLE["why"] in listed and "Could happen at any time" in listed


def test_half_a_scenario_is_kept_and_says_what_is_missing_def_14(save, as_priya, at, assessment):
    save(at("scenarios/add"), what="A fight")
    assert "Not answered" in text_of(as_priya.get(at("scenarios")))
    row = assessment.scenarios.get()
    save(at(f"scenarios/{row.uuid}"), likelihood="unlikely")
    assert seen(assessment).scenarios[0].likelihood is Likelihood.UNLIKELY


def test_without_what_could_happen_it_is_no_scenario(save, at):
    answer = save(at("scenarios/add"), to_whom="KA-1")
    assert answer.status_code == 200
    assert "Enter what could happen" in text_of(answer)
    assert not Scenario.objects.exists()


def test_a_second_post_of_the_same_page_adds_no_second_scenario(as_priya, typed, at):
    posted = typed(at("scenarios/add"), **WHOLE)
    for _ in range(2):
        assert as_priya.post(at("scenarios/add"), posted).status_code == 302
    assert Scenario.objects.count() == 1


def test_a_stale_save_shows_both_texts(as_priya, typed, at, assessment):
    row = assessment.scenarios.create(what="A fight")
    url = at(f"scenarios/{row.uuid}")
    posted = typed(url, what="Mine")
    row.what = "Theirs"
    row.save()
    answer = as_priya.post(url, posted)
    assert answer.status_code == 409
    assert "Mine" in text_of(answer) and "Theirs" in text_of(answer)


def test_a_scenario_is_removed_after_asking_and_its_history_stays(as_priya, at, assessment):
    row = assessment.scenarios.create(what="A fight")
    url = at(f"scenarios/{row.uuid}/remove")
    assert "A fight" in text_of(as_priya.get(url))
    assert Scenario.objects.exists()
    assert as_priya.post(url).status_code == 302
    assert not Scenario.objects.exists()
    assert Scenario.history.filter(history_type="-").count() == 1
    again = as_priya.post(url, follow=True)
    assert "no longer in the assessment" in text_of(again)


def test_a_scenario_that_never_was_is_not_found(as_priya, at, assessment):
    assert as_priya.get(at(f"scenarios/{assessment.uuid}/remove")).status_code == 404
    assert as_priya.get(at(f"scenarios/{assessment.uuid}")).status_code == 404


def test_saving_a_copied_scenario_confirms_it(as_priya, complete, priya):
    complete.scenarios.create(**WHOLE)
    new = workflow.start_review(complete.case, by=priya, old=complete)
    row = new.scenarios.get()
    url = f"/assessments/{new.uuid}/scenarios/{row.uuid}/"
    page = as_priya.get(url)
    assert "Saving this page confirms it" in text_of(page)
    as_priya.post(url, {**WHOLE, "row_version": page.context["form"].initial["row_version"]})
    row.refresh_from_db()
    assert (row.is_carried_over, row.is_as_copied) == (False, True)


@pytest.mark.parametrize("page", ["scenarios", "scenarios/add"])
def test_serious_harm_is_said_where_it_is_asked_about_def_01(as_priya, at, page):
    assert "threatens life, is traumatic, or both" in text_of(as_priya.get(at(page)))
