"""Who may start and change an assessment, and what its verbs do, asked without a page."""

import pytest
from django.utils import timezone

from accounts.models import Role
from assessments import permissions, workflow
from assessments.models import Assessment, Editor
from rules.terms import AssessmentKind, Page
from tests.factories import make_assessment

pytestmark = pytest.mark.django_db
NOW = timezone.now


@pytest.mark.parametrize(
    ("role", "is_closed", "reason"),
    [
        (Role.PRACTITIONER, False, ""),
        (Role.MANAGER, False, ""),
        (Role.INSPECTOR, False, "You can read this case"),
        (Role.PRACTITIONER, True, "This case is closed"),
    ],
)
def test_who_starts_an_assessment(case, priya, role, is_closed, reason):
    priya.role = role
    case.closed_at = NOW() if is_closed else None
    answer = permissions.why_not_start(priya, case)
    assert answer.startswith(reason) and bool(answer) is bool(reason)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({}, ""),
        ({"abandoned_at": NOW()}, "This assessment was abandoned"),
        ({"completed_at": NOW(), "locked_at": NOW()}, "This assessment is complete"),
        ({"locked_at": NOW()}, "This assessment has been signed"),
    ],
)
def test_what_can_still_be_changed(assessment, priya, change, reason):
    for name, value in change.items():
        setattr(assessment, name, value)
    answer = permissions.why_not_edit(priya, assessment)
    assert answer.startswith(reason) and bool(answer) is bool(reason)


def test_only_its_author_changes_it_and_others_read_who_may_take_it_over(
    assessment, case, priya, colin, mo, ines
):
    take = "To change it, take it over."
    assert permissions.why_not_edit(ines, assessment).startswith("You can read this assessment")
    assert permissions.why_not_edit(mo, assessment).endswith(take)
    assert not permissions.why_not_edit(colin, assessment).endswith(take)
    case.practitioner = assessment.case.practitioner = colin
    assert permissions.why_not_edit(colin, assessment).endswith(take)
    assessment.case.closed_at = NOW()
    assert permissions.why_not_edit(priya, assessment).startswith("This case is closed")


@pytest.mark.parametrize(
    ("name", "may"), [("priya", True), ("mo", True), ("hanna", True), ("colin", False)]
)
def test_who_takes_a_draft_over(request, case, name, may):
    assert (permissions.why_not_take(request.getfixturevalue(name), case) == "") is may


def test_who_abandons_a_draft(assessment, priya, colin, mo, ines):
    assert permissions.why_not_abandon(priya, assessment) == ""
    assert permissions.why_not_abandon(mo, assessment) == ""
    assert permissions.why_not_abandon(colin, assessment).startswith("Only the author")
    assert permissions.why_not_abandon(ines, assessment).endswith("you can only read it.")
    assessment.carried_from = Assessment(is_urgent=True)
    assert permissions.why_not_abandon(priya, assessment).startswith("This is owed")
    assessment.carried_from.abandoned_at = NOW()
    assert permissions.why_not_abandon(priya, assessment) == ""


def test_a_second_one_cannot_start_while_one_is_in_progress(assessment, case, priya):
    with pytest.raises(workflow.AlreadyInProgress) as refused:
        workflow.start(case, by=priya, kind=AssessmentKind.REVIEW)
    assert refused.value.assessment == assessment
    assert str(assessment) in str(refused.value)


def test_confirming_a_factor_marks_it_and_who_did_it(assessment, colin):
    factor = assessment.factors.create(label="Drinking", is_carried_over=True)
    workflow.confirm_factor(factor, by=colin)
    factor.refresh_from_db()
    assert not factor.is_carried_over
    assert Editor.objects.filter(assessment=assessment, user=colin).exists()


def test_confirming_a_page_confirms_what_it_copied_and_nothing_else(assessment, priya):
    row = assessment.risk_to_self
    row.is_carried_over, row.is_current_thoughts = True, "no"
    row.save()
    source = assessment.sources.create(number="S1", what="Police log", is_carried_over=True)
    workflow.confirm_page(assessment, Page.SELF, by=priya)
    row.refresh_from_db()
    source.refresh_from_db()
    assert (row.is_carried_over, source.is_carried_over) == (False, True)
    workflow.confirm_page(assessment, Page.SOURCES, by=priya)
    source.refresh_from_db()
    assert not source.is_carried_over


def test_a_newer_score_takes_the_place_of_the_older_which_stays(assessment):
    old = assessment.scores.create(tool="RSR", percent="7.40", score_type="dynamic")
    assert workflow.supersede(assessment, "OVP") is None
    assert workflow.supersede(assessment, "RSR") == old
    old.refresh_from_db()
    assert old.is_superseded


def test_somebody_elses_unit_manages_nothing_here(case, mo, oscar):
    oscar.role = Role.MANAGER
    assert permissions.is_manager_of(mo, case)
    assert not permissions.is_manager_of(oscar, case)
    assert make_assessment(case).author == case.practitioner
