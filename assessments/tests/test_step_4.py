"""Step 4: what the level is decided on, criteria and thresholds, lowering a level."""

import pytest
from django.utils import timezone

from assessments.tests.conftest import seen
from assessments.workflow import start_review
from rules.questions import LOOKED_AT_CHILDREN
from rules.terms import AnswerValue, RiskLevel

pytestmark = pytest.mark.django_db
FOLDED = '<span class="govuk-details__summary-text">'


def _words(page):
    return " ".join(page.content.decode().split())


@pytest.fixture
def steps(assessment):
    """steps(2, 2, 2): the levels of the three steps."""

    def give(one, two, three):
        rows = (assessment.starting_point, assessment.best_fit, assessment.immediacy)
        for row, level in zip(rows, (one, two, three), strict=True):
            row.level = level
            row.save()

    return give


def test_the_criteria_are_those_of_the_saved_level_st4_07_to_st4_10(save, as_priya, at):
    assert "takes (" not in _words(as_priya.get(at("step-4")))
    for level, count in ((1, 3), (2, 5), (3, 6), (4, 5)):
        save(at("step-4"), level=str(level))
        page = as_priya.get(at("step-4"))
        assert f"What {RiskLevel(level).label} takes (0 of {count} answered)" in _words(page)
        assert len(page.context["form"].criteria.questions) == count


def test_a_button_saves_the_level_and_shows_its_questions_on_the_page_st4_07(
    save, as_priya, at, assessment
):
    answer = save(at("step-4"), level="3", rationale="Typed", questions="yes")
    assert answer.url == at("step-4") + "#level-questions"
    assessment.decision.refresh_from_db()
    assert (assessment.decision.level, assessment.decision.rationale) == (3, "Typed")
    page = as_priya.get(answer.url)
    assert "What High takes (0 of 6 answered)" in _words(page)
    assert 'id="level-questions"' in page.content.decode()


@pytest.mark.parametrize("button", ["questions", "compose"])
def test_a_button_that_stays_on_the_page_remembers_the_way_back(as_priya, typed, at, button):
    posted = typed(at("step-4"), level="3", **{button: "yes"})
    answer = as_priya.post(at("step-4") + "?then=/somewhere/", posted)
    assert answer.url.startswith(at("step-4")) and "then=%2Fsomewhere%2F" in answer.url


def test_the_questions_of_a_level_can_be_asked_for_and_nothing_is_saved_st4_07(
    save, as_priya, at, assessment, steps
):
    steps(3, 3, 3)
    save(at("step-4"), level="3")
    text = _words(as_priya.get(at("step-4") + "?level=2"))
    assert "What Medium takes (0 of 5 answered)" in text and "What High takes" not in text
    assert "Medium or Low?" in text and "Your judgement is below the score" in text
    assert "What High takes" in _words(as_priya.get(at("step-4") + "?level=9"))
    assessment.decision.refresh_from_db()
    assert assessment.decision.level == 3


def test_a_level_that_was_typed_and_not_saved_comes_back_with_its_questions_st4_07(
    save, as_priya, typed, at
):
    save(at("step-4"), level="3")
    page = as_priya.get(at("step-4"))
    answers = {"level": "2", "criteria-medium-1-text": "Typed, not saved"}
    answers |= {"criteria-medium-1-version": "new", "draft_page": page.context["draft"].seal}
    as_priya.post(at("draft"), typed(at("step-4"), **answers))
    text = _words(as_priya.get(at("step-4")))
    assert "Typed, not saved" in text and "What Medium takes (1 of" in text
    fresh = _words(as_priya.get(at("step-4") + "?level=3"))  # as they are saved, for its script
    assert "What High takes (0 of 6 answered)" in fresh and "Typed, not saved" not in fresh


def test_a_refused_page_shows_the_questions_of_the_level_on_it_st4_07(save, as_priya, at):
    page = save(at("step-4"), level="2", rationale="x" * 30_000)
    assert page.status_code == 200 and "What Medium takes" in _words(page)


def test_a_criterion_is_answered_beside_its_rows_st4_08(save, as_priya, at, assessment):
    assessment.scores.create(tool="RSR", percent="7.40", score_type="dynamic")
    save(at("step-4"), level="3")
    assert "What you have answered already" in _words(as_priya.get(at("step-4")))
    answers = {"criteria-high-1-value": "partly", "criteria-high-1-text": "Close to the line"}
    save(at("step-4"), **answers)
    row = seen(assessment).answer("criteria.high.1")
    assert (row.value, row.text) == (AnswerValue.PARTLY, "Close to the line")


def test_answers_for_another_level_stay_but_are_not_shown_st4_07(save, as_priya, at, assessment):
    save(at("step-4"), level="3")
    save(at("step-4"), **{"criteria-high-1-value": "yes"})
    save(at("step-4"), level="1")
    assert "criteria-high-1-value" not in as_priya.get(at("step-4")).context["form"].fields
    assert seen(assessment).answer("criteria.high.1").value is AnswerValue.YES


def test_what_was_typed_for_a_level_that_changed_elsewhere_is_not_lost(as_priya, typed, save, at):
    save(at("step-4"), level="3")
    posted = typed(at("step-4"), **{"criteria-high-1-text": "Typed before"})
    save(at("step-4"), level="1")
    answer = as_priya.post(at("step-4"), posted)
    assert answer.status_code == 409 and "Typed before" in answer.content.decode()


@pytest.mark.parametrize(
    ("level", "shown"),
    [
        (1, ["Medium or Low?"]),
        (2, ["High or Medium?", "Medium or Low?"]),
        (3, ["Very High or High?", "High or Medium?"]),
        (4, ["Very High or High?"]),
    ],
)
def test_the_thresholds_are_those_of_the_level_st4_11_to_st4_13(save, as_priya, at, level, shown):
    save(at("step-4"), level=str(level))
    text = _words(as_priya.get(at("step-4")))
    every = ("Very High or High?", "High or Medium?", "Medium or Low?")
    assert [name for name in every if f"{FOLDED}{name} (" in text] == shown


def test_the_author_marks_what_decided_it_and_the_rationale_says_it_st4_12(save, at, assessment):
    save(at("step-4"), level="3")
    marked = {"high-or-medium-trigger-text": "Any quarrel", "high-or-medium-trigger-deciding": "on"}
    save(at("step-4"), compose="yes", **marked)
    assessment.decision.refresh_from_db()
    assert "This decided it." in assessment.decision.rationale
    assert "Any quarrel." in assessment.decision.rationale


def test_a_difference_to_the_score_is_asked_about_only_where_there_is_one_st4_04_st4_05(
    save, as_priya, at, steps
):
    above, below = "Your judgement is above the score", "Your judgement is below the score"
    for level, shown in ((1, below), (2, ""), (3, above)):
        steps(2, level, level)
        save(at("step-4"), level=str(level))
        text = _words(as_priya.get(at("step-4")))
        assert [one for one in (above, below) if one in text] == ([shown] if shown else [])


def test_where_all_agree_at_low_or_medium_only_level_and_rationale_stand_open_st4_17(
    save, as_priya, at, steps
):
    steps(2, 2, 2)
    answers = {"opposing_evidence": "Clear tests.", "discussion": "With a colleague."}
    save(at("step-4"), level="2", **answers)
    page = as_priya.get(at("step-4")).content.decode()
    assert f"{FOLDED}What points the other way, discussion, positive risks (2 answered)" in page
    assert "rosh-fold" in page and 'rosh-fold" open' not in page
    assert f"{FOLDED}What each step rests on" in page


@pytest.mark.parametrize(("levels", "level"), [((2, 3, 2), 2), ((3, 3, 3), 3), ((1, 1, 2), 1)])
def test_where_the_steps_differ_or_it_is_high_all_stands_open_st4_03(
    save, as_priya, at, steps, levels, level
):
    steps(*levels)
    save(at("step-4"), level=str(level))
    page = as_priya.get(at("step-4")).content.decode()
    assert f"{FOLDED}What points the other way" not in page
    assert f"I place it at {RiskLevel(level).label} because" in page


def test_a_level_off_the_highest_group_stands_open_too_who_12(save, as_priya, at, assessment):
    cell = assessment.cells.get(setting="community", group="public")
    cell.level = RiskLevel.MEDIUM
    cell.save()
    save(at("step-4"), level="1")
    assert f"{FOLDED}Where the steps" not in as_priya.get(at("step-4")).content.decode()


def test_an_error_or_a_stale_save_opens_the_part_it_is_in(as_priya, typed, save, at, assessment):
    save(at("step-4"), level="1")
    long = as_priya.post(at("step-4"), typed(at("step-4"), discussion="x" * 4001))
    assert 'rosh-fold" open' in long.content.decode()
    posted = typed(at("step-4"), discussion="Mine.")
    assessment.decision.refresh_from_db()
    assessment.decision.discussion = "Theirs."
    assessment.decision.save()
    stale = as_priya.post(at("step-4"), posted)
    text = stale.content.decode()
    assert stale.status_code == 409 and "Theirs." in text and "Mine." in text
    assert 'rosh-fold" open' in text


def test_positive_risks_have_their_place_and_five_questions_st2_12(save, as_priya, at, assessment):
    assert "How can this be done safely? (0 of 5 answered)" in _words(as_priya.get(at("step-4")))
    save(at("step-4"), positive_risks="Nights away.", **{"safely-is_safe-text": "Police agree"})
    facts = seen(assessment)
    assert facts.step4.positive_risks == "Nights away."
    assert facts.answer("safely.is_safe").text == "Police agree"


def test_the_evidence_the_base_rate_and_what_is_missing_stand_beside_def_06_def_14_def_15(
    as_priya, at
):
    text = _words(as_priya.get(at("step-4")))
    assert "Fewer than 1 in 200 people" in text and "not how bad the past offence was" in text
    assert "Still to come:" in text and "likely scenarios" in text
    assert "The six things to weigh, from your answers" in text


def test_what_rsr_counts_already_is_said_in_words_st1_16(save, as_priya, at, assessment, steps):
    assessment.factors.create(
        number="R1", label="Drinking", kind="acute", state="active", is_in_rsr=True
    )
    steps(2, 3, 3)
    assert "Counted in RSR already" in _words(as_priya.get(at("step-4")))


def test_lowering_a_level_shows_who_else_has_seen_the_change_rev_11_src_19(
    as_priya, at, assessment
):
    empty = _words(as_priya.get(at("reduction")))
    assert "There is no such source yet." in empty and "is not enough by itself" in empty
    own = {"category": "The Individual's Account", "verification": "verified"}
    assessment.sources.create(number="S1", what="Says he stopped", **own)
    partner = {"category": "Partner Agencies", "verification": "verified"}
    assessment.sources.create(number="S2", what="Clinic results", **partner)
    text = _words(as_priya.get(at("reduction")))
    assert "S2: Clinic results" in text and "S1: Says he stopped" not in text


def test_step_4_costs_few_queries_whatever_is_answered(
    save, as_priya, at, assessment, django_assert_max_num_queries
):
    save(at("step-4"), level="3")
    for number in range(1, 7):
        assessment.answers.create(question=f"criteria.high.{number}", value="yes")
    with django_assert_max_num_queries(15):
        as_priya.get(at("step-4") + "?rows=shown")


def test_what_a_review_copies_waits_to_be_confirmed_and_what_decided_is_thought_anew_rev_05(
    save, as_priya, at, assessment, case, priya
):
    save(at("step-4"), level="3")
    marked = {"high-or-medium-trigger-text": "Any quarrel", "high-or-medium-trigger-deciding": "on"}
    save(at("step-4"), **{"criteria-high-1-value": "yes"}, **marked)
    save(at("step-3"), **{"person-lookout-value": "yes"})
    assessment.locked_at = assessment.completed_at = timezone.now()
    assessment.save()
    review = start_review(case, by=priya, old=assessment)
    copied = {"criteria.high.1", "person.lookout", LOOKED_AT_CHILDREN}
    assert {row.question for row in review.answers.all()} == copied
    for name in ("step-3", "step-4"):
        url = f"/assessments/{review.uuid}/{name}/"
        assert "Carried over from assessment 1" in _words(as_priya.get(url))
        as_priya.post(f"/assessments/{review.uuid}/{name}/confirm/")
        assert "Carried over" not in _words(as_priya.get(url))


def test_the_history_names_the_question_that_was_answered(save, as_priya, at):
    save(at("step-4"), level="3")
    save(at("step-4"), **{"criteria-high-4-value": "yes"})
    assert "The person looks for opportunities to cause harm." in _words(
        as_priya.get(at("history"))
    )
