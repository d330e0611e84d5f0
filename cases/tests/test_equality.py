"""Equality answers: recorded as the person said them, and shown nowhere else (BIA-08)."""

from django.urls import reverse
from django.utils import timezone

from cases import facts
from cases.models import EqualityAnswers

ANSWERS = {"ethnic_group": "mixed", "disability": "not said", "religion": "sikh"}


def test_what_the_person_said_is_kept_and_may_be_left_out_bia_08(act, case, priya):
    url = reverse("cases:equality", args=[case.crn])
    page = act(priya, url).content.decode()
    assert "No assessment, plan or document shows them." in page
    act(priya, url, ANSWERS)
    row = EqualityAnswers.objects.get(case=case)
    assert (row.ethnic_group, row.disability, row.religion) == ("mixed", "not said", "sikh")
    assert row.gender_identity == row.orientation == ""
    act(priya, url, {**ANSWERS, "religion": "none"})
    row.refresh_from_db()
    assert (row.religion, row.version, row.history.count()) == ("none", 2, 2)


def test_an_answer_that_is_none_is_said_beside_the_field(act, case, priya):
    answer = act(priya, reverse("cases:equality", args=[case.crn]), {"religion": "jedi"})
    assert answer.status_code == 200 and "There is a problem" in answer.content.decode()
    assert not EqualityAnswers.objects.exists()


def test_no_page_and_no_fact_of_the_case_tells_them_bia_08(act, case, priya):
    """The history says that they changed, and not what was said."""
    act(priya, reverse("cases:equality", args=[case.crn]), {"religion": "sikh"})
    history = act(priya, reverse("cases:history", args=[case.crn])).content.decode()
    assert "Equality answers added" in history and "Sikh" not in history
    assert "Sikh" not in act(priya, case.get_absolute_url()).content.decode()
    assert (
        "sikh" not in repr(facts.of_case(facts.with_rows(case.crn), timezone.localdate())).lower()
    )
