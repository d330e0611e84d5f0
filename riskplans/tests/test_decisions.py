"""Rejected conditions, other agencies' plans, travel; the questions; the plan's own page."""

import datetime

import pytest

from cases.models import Mappa
from riskplans.models import PlanAnswer
from riskplans.tests.asking import at, text_of, token_of, version_of
from rules.planning import PLAN_CATALOGUE

pytestmark = pytest.mark.django_db

KINDS = {
    "rejected": ("rejected_conditions", "condition", {"reason": "Nobody could enforce it"}),
    "other_plan": ("other_plans", "title", {"agency": "Police", "fits": "Same dates"}),
    "travel": ("travel_decisions", "request", {"outcome": "refused", "reason": "SHPO"}),
}


@pytest.mark.parametrize("name", KINDS)
def test_a_decision_is_added_once_shown_changed_and_removed_mon_08_rmp_07_mon_14(
    signed_in, plan, name
):
    related, first, more = KINDS[name]
    add = at(plan, f"{name}_add")
    assert signed_in.post(add, {}).status_code == 200
    data = {first: "A fictional matter", **more, "row_token": token_of(signed_in, add)}
    assert [signed_in.post(add, data).status_code for _ in range(2)] == [302, 302]
    row = getattr(plan, related).get()
    page = text_of(signed_in.get(at(plan)))
    assert "A fictional matter" in page
    edit = at(plan, f"{name}_edit", row.uuid)
    stale = {first: "Mine", "row_version": version_of(signed_in, edit)}
    assert signed_in.post(edit, {**stale, **more}).status_code == 302
    assert signed_in.post(edit, {**stale, first: "Theirs"}).status_code == 409
    assert "Mine" in text_of(signed_in.get(at(plan)))
    remove = at(plan, f"{name}_remove", row.uuid)
    assert "Mine" in text_of(signed_in.get(remove))
    assert [signed_in.post(remove).status_code for _ in range(2)] == [302, 302]
    assert not getattr(plan, related).exists()
    history = text_of(signed_in.get(at(plan, "history")))
    assert "A fictional matter" in history


@pytest.mark.parametrize("name", KINDS)
def test_a_copied_decision_is_confirmed_by_saving_or_by_section_def_10(signed_in, plan, name):
    related, first, _ = KINDS[name]
    rows = [
        getattr(plan, related).create(**{first: f"n{n}", "is_carried_over": True}) for n in (1, 2)
    ]
    edit = at(plan, f"{name}_edit", rows[0].uuid)
    signed_in.post(edit, {first: "n1", "row_version": version_of(signed_in, edit)})
    rows[0].refresh_from_db()
    assert not rows[0].is_carried_over
    section = {"rejected": "rejected", "other_plan": "other-plans", "travel": "travel"}[name]
    url = at(plan, "confirm", section)
    assert url in text_of(signed_in.get(at(plan)))
    signed_in.post(url)
    rows[1].refresh_from_db()
    assert not rows[1].is_carried_over
    assert url not in text_of(signed_in.get(at(plan)))


def test_a_row_of_another_plan_is_not_found(signed_in, plan, assessment):
    other = plan.rejected_conditions.create(condition="x")
    assert signed_in.get(at(plan, "travel_edit", other.uuid)).status_code == 404


def test_travel_is_asked_where_mappa_applies_mon_14(signed_in, case, plan):
    assert 'id="travel"' not in text_of(signed_in.get(at(plan)))
    assert at(plan, "travel_add") in text_of(signed_in.get(at(plan)))
    Mappa.objects.create(case=case, category=2, level=1)
    assert 'id="travel"' in text_of(signed_in.get(at(plan)))


def test_conditions_are_listed_one_a_line_and_may_be_proposed_mon_13_rmp_10(signed_in, plan):
    url = at(plan, "review")
    data = {
        "row_version": version_of(signed_in, url),
        "kind": "full",
        "licence_conditions": "No contact with KA-1\n\nLive where approved",
        "are_conditions_proposed": "on",
        "discussed_on_day": "4",
        "discussed_on_month": "May",
        "discussed_on_year": "2026",
        "person_agrees": "partly",
        "person_view": "Too many appointments",
    }
    assert signed_in.post(url, data).status_code == 302
    page = text_of(signed_in.get(at(plan)))
    assert "<li>No contact with KA-1</li><li>Live where approved</li>" in page
    assert "Conditions of the licence or order, proposed" in page
    assert "4 May 2026; agrees in part" in page
    plan.refresh_from_db()
    assert plan.discussed_on == datetime.date(2026, 5, 4)


def test_a_talk_with_the_person_is_never_in_the_future_rmp_12(signed_in, plan):
    url = at(plan, "review")
    data = {"row_version": version_of(signed_in, url), "kind": "full"}
    data |= {"discussed_on_day": "1", "discussed_on_month": "1", "discussed_on_year": "2199"}
    assert "must be today or in the past" in text_of(signed_in.post(url, data))


# The questions about plans


def answered(client, plan, **answers):
    """Post the page of questions with these answers; names use _ for the hyphen."""
    url = at(plan, "thinking")
    form = client.get(url).context["form"]
    data = {name: form[name].value() or "" for name in form.fields}
    data |= {f"{name.replace('_', '-', 1)}-text": text for name, text in answers.items()}
    return client.post(url, data)


def test_questions_stand_by_section_and_each_answer_is_a_row_rmp_09_rmp_14(signed_in, plan):
    page = text_of(signed_in.get(at(plan, "thinking")))
    assert "What earlier plans taught (0 of 4 answered)" in page
    assert answered(signed_in, plan, learning_worked="Tagging worked").status_code == 302
    row = plan.answers.get()
    assert (row.question, row.text) == ("learning.worked", "Tagging worked")
    assert "Tagging worked" in text_of(signed_in.get(at(plan)))
    assert plan.editors.get().user.username == "priya"
    assert "What has worked in earlier plans" in text_of(signed_in.get(at(plan, "history")))


def test_an_answer_taken_back_has_no_row_and_its_history_stays(signed_in, plan):
    answered(signed_in, plan, learning_worked="Tagging worked")
    answered(signed_in, plan, learning_worked="")
    assert not plan.answers.exists()
    assert PlanAnswer.history.filter(plan=plan, history_type="-").count() == 1


def test_an_answer_that_was_saved_elsewhere_is_refused_with_both_texts(signed_in, plan):
    url = at(plan, "thinking")
    form = signed_in.get(url).context["form"]
    data = {name: form[name].value() or "" for name in form.fields}
    plan.answers.create(question="learning.worked", text="Theirs")
    answer = signed_in.post(url, {**data, "learning-worked-text": "Mine"})
    assert answer.status_code == 409
    assert "Theirs" in text_of(answer) and "Mine" in text_of(answer)
    assert plan.answers.get().text == "Theirs"


def test_copied_answers_are_confirmed_by_saving_or_with_one_button_def_10(signed_in, plan):
    row = plan.answers.create(
        question="learning.worked", text="Tags", is_carried_over=True, is_as_copied=True
    )
    assert at(plan, "confirm", "answers") in text_of(signed_in.get(at(plan)))
    answered(signed_in, plan)
    row.refresh_from_db()
    assert (row.is_carried_over, row.is_as_copied) == (False, True)
    plan.answers.create(question="learning.barriers", text="x", is_carried_over=True)
    signed_in.post(at(plan, "confirm", "answers"))
    assert not plan.answers.filter(is_carried_over=True).exists()


def test_every_question_that_the_case_is_asked_has_one_field(signed_in, case, plan):
    Mappa.objects.create(case=case, category=2, level=1, premises_location="Fictional House")
    form = signed_in.get(at(plan, "thinking")).context["form"]
    asked = {one.key for one in form.questions.values()}
    assert asked >= {one.key for one in PLAN_CATALOGUE} - {"partners.custody_meetings"}


def test_a_section_opens_where_the_address_asks_for_it(signed_in, plan):
    page = text_of(signed_in.get(f"{at(plan, 'thinking')}?section=control"))
    assert 'id="section-control" open' in page
    assert 'id="section-learning">' in page
