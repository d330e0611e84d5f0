"""What the author thinks of their own bias is for them alone (BIA-02)."""

import pytest
from django.urls import reverse

from assessments import workflow
from assessments.facts import facts_for, with_rows
from assessments.models import BiasNote
from assessments.tests.conftest import seen
from rules import rationale
from rules.questions import OWN_BIAS
from rules.terms import RiskLevel
from rules.tests.builders import ON

SECRET = "I cannot stand him"


@pytest.fixture
def answered(assessment):
    """Answers in words, such as an older file brought."""
    assessment.decision.level = RiskLevel.HIGH
    assessment.decision.save()
    for key in sorted(OWN_BIAS):
        row = assessment.answers.create(question=key, text="First", is_deciding=True)
        row.text = SECRET
        row.save()
    return assessment


def test_no_page_asks_for_it_in_words_bia_02(as_priya, at, answered):
    page = as_priya.get(at("step-4"))
    names = page.context["form"].fields
    assert "high-or-medium-evidence-text" in names
    assert not [name for name in names if "bias-" in name or name.startswith("bias")]


def test_what_is_there_is_no_fact_and_in_no_rationale_bia_02(answered):
    assert not {row.question for row in seen(answered).answers} & OWN_BIAS
    composed = rationale.compose(facts_for(with_rows(answered.uuid), ON))
    assert SECRET not in composed and "bias" not in composed


@pytest.mark.parametrize("who", ["priya", "mo", "ines"])
@pytest.mark.parametrize("name", ["check", "history", "task_list"])
def test_nobody_is_shown_it_bia_02(client, answered, who, name, request):
    client.force_login(request.getfixturevalue(who))
    page = client.get(reverse(f"assessments:{name}", args=[answered.uuid]))
    assert page.status_code == 200 and SECRET not in page.content.decode()


@pytest.mark.parametrize("months", [3, 12])
def test_the_services_own_age_of_a_score_reaches_the_rules_st1_17(settings, assessment, months):
    settings.SCORE_AGE_MONTHS = months
    assert facts_for(with_rows(assessment.uuid), ON).score_months == months


def test_what_is_no_id_is_simply_no_choice_p13(as_priya, at):
    """A tampered page is answered in our own words."""
    text = as_priya.post(at("why-now"), {"event": "abc"}).content.decode()
    assert "valid UUID" not in text and "error-message" in text
    crn = as_priya.get(at("why-now")).context["case"].crn
    url = reverse("cases:order_add", args=[crn])
    text = as_priya.post(url, {"protects": "abc", "kind": "x"}).content.decode()
    assert "valid UUID" not in text and "error-message" in text


@pytest.mark.django_db
def test_without_a_note_that_was_typed_none_is_kept_bia_02(assessment, priya):
    workflow.keep_own_note(assessment, by=priya)
    assert not BiasNote.objects.exists()
