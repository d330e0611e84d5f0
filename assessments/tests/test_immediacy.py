"""Step 3: the guidance's questions beside the answers, and the reminder of what is not known."""

import pytest

from assessments.models import Answer
from assessments.tests.conftest import seen
from cases.models import Task
from rules.questions import Section, of_section
from rules.terms import AnswerValue

pytestmark = pytest.mark.django_db
REMINDERS = {"kind": Task.Kind.INFORMATION, "done_at": None}


def _words(page):
    return " ".join(page.content.decode().split())


def test_all_questions_of_the_guidance_are_there_to_answer_or_not_st3_03_to_st3_06(as_priya, at):
    text = _words(as_priya.get(at("step-3")))
    for section, count in (("PERSON", 8), ("VICTIM", 6), ("CIRCUMSTANCES", 6)):
        questions = of_section(Section[section])
        assert len(questions) == count and f"(0 of {count} answered)" in text
    assert "(0 of 5 answered)" in text


def test_an_unanswered_question_has_no_row_and_an_answer_is_kept_st3_04(save, at, assessment):
    answers = {"person-lookout-value": "yes", "person-lookout-text": "Waits outside"}
    save(at("step-3"), how_active="Very.", **answers)
    facts = seen(assessment)
    assert [(row.question, row.value, row.text) for row in facts.answers] == [
        ("person.lookout", AnswerValue.YES, "Waits outside")
    ]
    assert facts.step3.how_active == "Very."


def test_a_question_that_asks_what_or_who_offers_no_yes_st3_05(as_priya, at, typed):
    form = as_priya.get(at("step-3")).context["form"]
    assert form["victim-past_victims-value"].field.widget.value == "not known"
    assert "yes" in dict(form["person-lookout-value"].field.widget.choices)
    wrong = as_priya.post(at("step-3"), typed(at("step-3"), **{"victim-access-value": "yes"}))
    assert wrong.status_code == 200 and not Answer.objects.exists()


def test_not_known_offers_a_task_that_goes_when_it_is_known_st3_04(
    save, as_priya, at, priya, assessment, case
):
    other = Task.objects.create(
        case=case, title="Another", due_on="2026-05-03", about=case.uuid, assignee=priya,
        link_name="cases:case", **REMINDERS
    )  # fmt: skip
    save(at("step-3"), **{"victim-access-value": "not known", "remind": "on"})
    task = Task.objects.exclude(pk=other.pk).get(**REMINDERS)
    assert (task.assignee, task.title) == (priya, "Find out what is not known: Step 3: immediacy")
    assert (task.about, task.link_name) == (assessment.uuid, "assessments:step_3")
    text = _words(as_priya.get(at("step-3")))
    assert "Not known yet: Access." in text and "A task reminds you to find out by" in text
    assert "Remind me" not in text
    save(at("step-3"), how_exposed="Lives near.")
    assert Task.objects.filter(**REMINDERS).count() == 2
    save(at("step-3"), **{"victim-access-value": "none", "victim-access-text": "Next door"})
    assert Task.objects.get(**REMINDERS) == other


def test_no_task_comes_unasked_nor_where_all_is_known_st3_04(save, at):
    save(at("step-3"), **{"victim-access-value": "not known"})
    save(at("step-3"), **{"victim-access-value": "none", "remind": "on"})
    assert not Task.objects.exists()


def test_high_and_very_high_are_told_apart_beside_the_choice_st3_02(as_priya, at):
    text = _words(as_priya.get(at("step-3")))
    assert "High: it could happen at any time" in text and "Very High: it is imminent" in text


def test_a_low_case_finds_the_rest_folded_and_a_high_one_open_st3_04(save, as_priya, at):
    fold = '<span class="govuk-details__summary-text">What makes harm more or less immediate'
    assert fold in as_priya.get(at("step-3")).content.decode()
    save(at("step-3"), level="3")
    high = as_priya.get(at("step-3")).content.decode()
    assert fold not in high and "What makes harm more or less immediate</h2>" in high
    assert '<span class="govuk-details__summary-text">If it is Very High' in high
    save(at("step-4"), level="4")
    very_high = as_priya.get(at("step-3")).content.decode()
    assert '<span class="govuk-details__summary-text">If it is Very High' not in very_high


def test_a_stale_answer_is_refused_with_both_texts_and_nothing_is_saved(as_priya, at, assessment):
    page = as_priya.get(at("step-3")).context["form"]
    posted = {"row_version": page["row_version"].value(), "person-lookout-version": ""}
    row = assessment.answers.create(question="person.lookout", value="no", text="Theirs.")
    mine = {"person-lookout-value": "yes", "person-lookout-text": "Mine.", "how_active": "New."}
    answer = as_priya.post(at("step-3"), posted | mine)
    text = answer.content.decode()
    assert answer.status_code == 409 and "Theirs." in text and "Mine." in text and "New." in text
    row.refresh_from_db()
    assessment.immediacy.refresh_from_db()
    assert (row.text, assessment.immediacy.how_active) == ("Theirs.", "")


def test_step_3_costs_few_queries_whatever_is_answered(
    as_priya, at, assessment, django_assert_max_num_queries
):
    for question in of_section(Section.PERSON):
        assessment.answers.create(question=question.key, value="not known")
    with django_assert_max_num_queries(15):
        as_priya.get(at("step-3"))
