"""The screening: date, outcome, the eleven signs, and what the case record adds. SCR-01 to 06."""

import datetime

import pytest

from assessments import workflow
from assessments.tests.conftest import seen
from cases.models import Task
from rules.terms import AnswerValue, ScreeningOutcome

WEAPONS = "indicators-weapons"


def screened(answer):
    return answer.content.decode()


@pytest.fixture
def url(at):
    return at("screening")


def test_the_screening_is_saved_with_its_date_outcome_and_reason_scr_01_scr_02(
    save, url, assessment
):
    answer = save(
        url,
        screened_on_day="1",
        screened_on_month="5",
        screened_on_year="2026",
        outcome="none",
        reason="One theft. Nothing else known.",
        most_serious="A fight at school",
        most_serious_when="2009, at 14",
        pattern="None since",
    )
    assert answer.status_code == 302
    facts = seen(assessment).screening
    assert facts.screened_on == datetime.date(2026, 5, 1)
    assert facts.outcome is ScreeningOutcome.NONE
    assert facts.most_serious_when == "2009, at 14"
    assert facts.has_considered_rest is False


def test_a_screening_was_not_made_in_the_future(save, url, assessment):
    answer = save(url, screened_on_day="1", screened_on_month="5", screened_on_year="2099")
    assert "Date of the screening must be today or in the past" in screened(answer)
    assert seen(assessment).screening.screened_on is None


def test_a_sign_that_is_there_keeps_its_line_of_evidence_scr_04(save, url, assessment):
    save(url, **{f"{WEAPONS}-value": "yes", f"{WEAPONS}-text": "Knife found in June."})
    (answer,) = seen(assessment).answers
    assert (answer.question, answer.value) == ("indicators.weapons", AnswerValue.YES)
    assert answer.text == "Knife found in June."
    assert seen(assessment).screening.has_considered_rest is False


def test_only_the_tick_says_that_the_rest_was_considered_scr_04(save, url, assessment):
    save(url)
    assert seen(assessment).screening.has_considered_rest is False
    save(url, has_considered_rest="on")
    facts = seen(assessment)
    assert facts.screening.has_considered_rest is True
    assert facts.answers == ()


def test_not_known_offers_a_task_that_goes_when_it_is_known_scr_04(save, url, assessment):
    save(url, **{f"{WEAPONS}-value": "not known", f"{WEAPONS}-text": "Ask the police"})
    assert not Task.objects.exists()
    save(url, remind="on")
    save(url, remind="on")
    task = Task.objects.open().get()
    assert task.kind == Task.Kind.INFORMATION
    assert (task.link_name, task.assignee) == ("assessments:screening", assessment.author)
    save(url, **{f"{WEAPONS}-value": "no"})
    assert not Task.objects.open().exists()


def test_without_anything_unknown_the_tick_opens_no_task(save, url):
    save(url, remind="on")
    assert not Task.objects.exists()


def test_a_stale_sign_is_refused_and_neither_part_is_saved(as_priya, typed, url, assessment):
    posted = typed(url, reason="Mine", **{f"{WEAPONS}-value": "yes"})
    assessment.answers.create(question="indicators.weapons", value="no")
    answer = as_priya.post(url, posted)
    assert answer.status_code == 409
    assert seen(assessment).screening.reason == ""
    again = answer.context["form"].signs.data
    assert as_priya.post(url, again).status_code == 302
    assert seen(assessment).answers[0].value is AnswerValue.YES
    assert seen(assessment).screening.reason == "Mine"


def test_a_wrong_date_is_an_error_and_nothing_typed_is_lost(save, url, assessment):
    answer = save(
        url,
        screened_on_day="31",
        screened_on_month="2",
        screened_on_year="2026",
        **{f"{WEAPONS}-text": "Knife"},
    )
    text = screened(answer)
    assert answer.status_code == 200
    assert "must be a real date" in text and "Knife" in text
    assert not assessment.answers.exists()


def test_behaviour_and_orders_are_shown_with_what_is_missing_and_a_link_scr_07_scr_12(
    as_priya, url, case
):
    behaviour = case.unconvicted.create(what="Police called to a row", nature="Shouting")
    order = case.orders.create(kind="restraining")
    text = screened(as_priya.get(url))
    assert f"/cases/{case.crn}/behaviour/{behaviour.uuid}/" in text
    assert "how reliable it is" in text and "its precise nature" not in text
    assert f"/cases/{case.crn}/orders/{order.uuid}/" in text
    assert "explain it to the person" in text


def test_a_late_screening_is_a_hint_scr_01(as_priya, url, case):
    assert "The sentence began" not in screened(as_priya.get(url))
    case.sentences.create(
        kind="community", description="12 months", sentenced_on=datetime.date(2024, 5, 1)
    )
    assert "The sentence began on 1 May 2024" in screened(as_priya.get(url))


def test_serious_harm_and_how_rare_it_is_stand_folded_def_01_def_06(as_priya, url):
    text = screened(as_priya.get(url))
    assert "threatens life, is traumatic, or both" in text
    assert "Fewer than 1 in 200" in text


def test_no_evidence_says_what_speaks_against_it_scr_02(save, as_priya, url):
    assert "still speaks for a whole assessment" not in screened(as_priya.get(url))
    save(url, outcome="none")
    text = screened(as_priya.get(url))
    assert "still speaks for a whole assessment" in text
    assert "The screening gives no reason." in text


def test_a_review_copies_what_was_found_but_not_the_date_the_outcome_or_the_tick(complete, priya):
    row = complete.screening
    row.screened_on, row.outcome, row.has_considered_rest = "2026-05-01", "none", True
    row.pattern = "None since"
    row.save()
    facts = seen(workflow.start_review(complete.case, by=priya, old=complete)).screening
    assert facts.pattern == "None since"
    assert (facts.screened_on, facts.outcome, facts.has_considered_rest) == (None, None, False)


def test_a_copied_screening_and_its_signs_are_confirmed_by_one_button(as_priya, complete, priya):
    complete.screening.pattern = "As before"
    complete.screening.save()
    complete.answers.create(question="indicators.weapons", value="yes", text="A knife")
    new = workflow.start_review(complete.case, by=priya, old=complete)
    url = f"/assessments/{new.uuid}/screening/"
    assert "Confirm: nothing has changed" in screened(as_priya.get(url))
    signs = new.answers.filter(question="indicators.weapons")
    assert signs.get().is_carried_over
    as_priya.post(f"{url}confirm/")
    assert not signs.get().is_carried_over
    assert "Confirm: nothing has changed" not in screened(as_priya.get(url))


def test_signs_that_nobody_considered_are_mended_with_one_act_scr_04(as_priya, save, at, url):
    save(url, outcome="evidence", reason="There is more to it.")
    place = f'href="{url}#id_has_considered_rest"'
    for page in (at(""), at("check"), url):
        assert place in as_priya.get(page).content.decode() or page == at("")
    sign = as_priya.get(f"{at('')}sign/").content.decode()
    assert f"{url}?then=" in sign and "#id_has_considered_rest" in sign
    save(url, has_considered_rest="on")
    assert "#id_has_considered_rest" not in as_priya.get(at("check")).content.decode()
