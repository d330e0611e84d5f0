"""What a review copies until somebody confirms it, and what its pages say."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments import workflow
from assessments.facts import of_assessment, with_rows
from assessments.models import Source
from rules.terms import AssessmentKind, Page, RiskLevel


@pytest.fixture
def review(case, priya, complete):
    new = workflow.start(case, by=priya, kind=AssessmentKind.REVIEW)
    new.why_now = "Four months."
    new.save()
    return new


def seen(assessment):
    return of_assessment(with_rows(assessment.uuid))


def test_who_may_not_change_it_is_asked_to_read_it(client, case, review, colin):
    client.force_login(colin)
    text = client.get("/cases/X123456/assessments/").content.decode()
    assert "Read assessment 2" in text and "Go on with" not in text


def test_the_list_shows_each_assessment(as_priya, review, complete):
    text = as_priya.get("/cases/X123456/assessments/").content.decode()
    assert "Assessment 1" in text and "Assessment 2 is in progress" in text
    assert text.index("Go on with assessment 2") < text.index("Assessment 2 is in progress")
    assert "Complete" in text


def test_what_is_to_be_confirmed_is_never_called_nothing(as_priya, review):
    """Also where nothing else is open: each copied part stops the signature."""
    page = as_priya.get(f"/assessments/{review.uuid}/check/")
    told = [item["text"] for item in page.context["duties"]]
    assert "Confirm or change what was carried over: Sources." in told
    workflow.confirm_page(review, Page.SOURCES, by=review.author)
    page = as_priya.get(f"/assessments/{review.uuid}/check/")
    told = [item["text"] for item in page.context["duties"]]
    assert "Confirm or change what was carried over: Sources." not in told


def test_a_review_copies_rows_with_lineage_and_points_links_to_the_copies(review, complete):
    old, new = seen(complete), seen(review)
    assert [row.lineage for row in new.sources] == [row.lineage for row in old.sources]
    assert [row.lineage for row in new.factors] == [row.lineage for row in old.factors]
    assert [row.sources for row in new.factors] == [row.sources for row in old.factors]
    assert [row.conflicts_with for row in new.sources] == [r.conflicts_with for r in old.sources]
    assert [row.is_driver for row in new.factors] == [True, False]
    assert [cell.factors for cell in new.cells] == [cell.factors for cell in old.cells]
    assert [score.percent for score in new.scores] == ["7.40"]
    copied = review.factors.get(number="R1")
    assert copied.carried_from == complete.factors.get(number="R1").uuid
    assert review.carried_from == complete
    assert copied.links.get().cell.assessment == review
    assert copied.citations.get().source.assessment == review


def test_what_a_review_never_copies(review):
    step = seen(review).step4
    assert (step.level, step.rationale) == (RiskLevel.HIGH, "Because of drinking.")
    assert step.is_rationale_owned is False
    assert (step.discussion, step.difference_reason) == ("", "")
    assert review.why_now == "Four months."
    assert not review.locked_at


def test_only_sections_with_answers_are_to_be_confirmed(review):
    assert set(seen(review).carried_over) == {"groups", "step-2", "step-4"}
    assert [c.is_carried_over for c in review.cells.all()].count(True) == 1


def test_a_section_is_confirmed_at_once_and_the_drivers_singly(as_priya, review):
    base = f"/assessments/{review.uuid}/"
    text = as_priya.get(f"{base}factors/").content.decode()
    assert "Carried over from assessment 1: confirm or change." in text
    for page in ("sources", "groups", "factors", "step-1", "step-2", "step-4"):
        assert as_priya.post(f"{base}{page}/confirm/").status_code == 302
    facts = seen(review)
    assert facts.carried_over == ()
    assert [row.is_carried_over for row in (*facts.sources, *facts.scores)] == [False] * 3
    assert [row.is_carried_over for row in facts.factors] == [True, False]
    driver = review.factors.get(number="R1")
    as_priya.post(f"{base}factors/{driver.uuid}/confirm/")
    assert not any(row.is_carried_over for row in seen(review).factors)
    assert as_priya.post(f"{base}nonsense/confirm/").status_code == 404


def test_a_copied_driver_is_confirmed_by_hand_even_where_none_was_marked(as_priya, review):
    review.drivers.get().delete()
    as_priya.post(f"/assessments/{review.uuid}/factors/confirm/")
    assert review.factors.get(number="R1").is_carried_over is True
    assert review.factors.get(number="R2").is_carried_over is False


def test_saving_a_copied_page_confirms_it_changed_or_not(save, review):
    url = f"/assessments/{review.uuid}/step-2/"
    save(url)
    review.best_fit.refresh_from_db()
    assert review.best_fit.is_carried_over is False
    save(f"/assessments/{review.uuid}/levels/")
    assert not any(cell.is_carried_over for cell in review.cells.all())


def test_the_task_list_says_what_is_carried_over_and_why_the_depth(as_priya, review):
    answer = as_priya.get(f"/assessments/{review.uuid}/")
    text = answer.content.decode()
    assert text.count("Check it: confirm or change it") == 8
    assert "You are asked what a High case needs. The level is High." in text
    assert answer.context["next"]["label"] == "Why now"


def test_very_high_asks_what_a_very_high_case_needs(as_priya, review):
    review.decision.level = RiskLevel.VERY_HIGH
    review.decision.save()
    text = as_priya.get(f"/assessments/{review.uuid}/").content.decode()
    assert "You are asked what a Very High case needs. The level is Very High." in text


def test_states_of_pages_follow_the_answers(as_priya, at, assessment):
    def states():
        groups = as_priya.get(at()).context["groups"]
        return {item["label"]: item["status"] for _, items in groups for item in items}

    assert set(states().values()) == {"Not started"}
    assert "Lowering the level" not in states()
    assessment.why_now = "Sentenced."
    assessment.save()
    assert states()["Why now"] == "In progress"
    assessment.is_limited = False
    assessment.save()
    assert states()["Why now"] == "Complete"


def test_a_page_nobody_started_says_so_instead_of_findings(as_priya, at, assessment):
    text = as_priya.get(at("step-4")).content.decode()
    assert "Not started" in text and "Before you sign" not in text
    assessment.decision.level = RiskLevel.HIGH
    assessment.decision.save()
    text = as_priya.get(at("step-4")).content.decode()
    assert "Before you sign" in text
    assert "QC-" not in text


def test_three_things_stand_at_the_head_and_the_rest_behind_them(save, as_priya, at):
    save(at("step-3"), how_active="Very.", level="3")
    text = as_priya.get(at("step-3")).content.decode()
    head, rest = text.split("2 more</span>")
    assert len(re.findall(r"<li>(?:<a[^>]*>)?Enter ", head)) == 3
    assert len(re.findall(r"<li>(?:<a[^>]*>)?Enter ", rest)) == 2
    assert f"{at('step-3')}#id_" in head


def test_what_is_open_links_to_the_row_that_mends_it(as_priya, at, assessment):
    factor = assessment.factors.create(number="R1", label="Drink", kind="acute", state="active")
    text = as_priya.get(at("factors")).content.decode()
    assert f'href="{at(f"factors/{factor.uuid}")}">Enter what you are watching for: Drink.' in text
    assert at(f"factors/{factor.uuid}") in as_priya.get(at("check")).content.decode()


def test_who_may_take_a_draft_over_finds_the_way(client, colin, mo, ines, at, assessment):
    for user, is_shown in ((mo, True), (colin, False), (ines, False)):
        client.force_login(user)
        text = client.get(at()).content.decode()
        assert ("Take over this assessment" in text) is is_shown


def test_what_is_optional_at_this_depth_is_said(as_priya, at, assessment):
    form = as_priya.get(at("step-3")).context["form"]
    assert form.fields["person"].label.endswith("(optional)")
    assert not form.fields["how_active"].label.endswith("(optional)")
    assessment.decision.level = RiskLevel.HIGH
    assessment.decision.save()
    form = as_priya.get(at("step-3")).context["form"]
    assert form.fields["person"].label == "About the person"


def test_the_history_names_what_changed_and_by_whom_rat_08(save, as_priya, at):
    save(at("levels"), **{"community-children": "3"})
    save(at("step-1/rsr"), percent="7.40")
    text = " ".join(as_priya.get(at("history")).content.decode().split())
    assert "Level of a group changed: children in the community" in text
    assert "Score added: RSR" in text
    assert "Priya Practitioner" in text
    assert len(re.findall(r" added(?:: [^<]*)?</h2>", text)) == 2


def test_the_history_names_an_answer_by_its_question_and_a_scenario_by_its_words(
    save, as_priya, at
):
    save(at("screening"), pattern="Escalating", **{"indicators-weapons-value": "yes"})
    save(at("scenarios/add"), what="A fight")
    save(at("risk-to-self"), is_identified="no")
    text = " ".join(as_priya.get(at("history")).content.decode().split())
    assert "Answer added: Has or uses weapons" in text
    assert "indicators.weapons" not in text
    assert "Scenario added: A fight" in text
    assert "Screening changed" in text and "Risk to self changed" in text


def test_a_post_holds_the_assessment_before_it_reads_a_row(as_priya, at):
    with CaptureQueriesContext(connection) as asked:
        as_priya.post(at("step-2"), {"level": "3"})
    rows = [query["sql"] for query in asked if "assessments_" in query["sql"]]
    held = next(n for n, sql in enumerate(rows) if "FOR UPDATE" in sql)
    assert not any("assessments_bestfit" in sql for sql in rows[:held])


def test_the_follow_up_of_an_urgent_signature_is_a_copy_too(case, priya, colin, complete):
    new = workflow.start_review(case, by=colin, old=complete)
    assert (new.kind, new.author, new.carried_from) == ("review", colin, complete)
    assert new.editors.get().user == colin
    assert new.factors.count() == complete.factors.count() == 2


@pytest.mark.parametrize(
    ("taken", "number"), [([], "S1"), (["S1", "S3"], "S4"), (["s10", "x", "s99999999"], "S11")]
)
def test_numbers_go_on_from_the_highest(assessment, taken, number):
    for text in taken:
        Source.objects.create(assessment=assessment, number=text, what="A letter")
    assert workflow.next_row_number(Source(assessment=assessment), "S") == number


def test_the_number_of_a_removed_row_is_never_used_again(assessment):
    for text in ("S1", "S2"):
        removed = Source.objects.create(assessment=assessment, number=text, what="A letter")
    removed.delete()
    assert workflow.next_row_number(Source(assessment=assessment), "S") == "S3"


def test_why_now_may_wait(case, priya):
    new = workflow.start(case, by=priya, kind=AssessmentKind.INITIAL)
    assert (new.why_now, new.carried_from, new.version) == ("", None, 1)
