"""The demonstration answers the High case nearly whole, so that its first journey is short."""

import pytest

from accounts.models import User
from casefiles import demonstration, demonstration_answers, demonstration_lived
from cases.models import Case, Task
from riskplans.models import ActionProgress
from rules.planning import PLAN_BY_KEY
from rules.questions import BY_KEY
from rules.terms import EventKind, Page, Progress, RiskLevel, UseOutcome
from signing import readiness

pytestmark = pytest.mark.django_db

# The sentences that the README leads through, in its order
STOPS = [
    "Select whether information was limited.",
    "Select whether children’s services have a plan for CH-1.",
    "Select whether children’s services have a plan for CH-2.",
]


@pytest.fixture(scope="module")
def demonstrated(for_all):
    with for_all():
        demonstration.load()


@pytest.fixture
def loaded(demonstrated):
    return Case.objects.get(crn=demonstration_answers.CRN).assessments.get()


def test_little_is_left_to_answer_in_the_high_case(loaded):
    ready = readiness.of(loaded, by=loaded.author)
    assert [gap.message for gap in ready.stops] == STOPS
    assert len(ready.warnings) == 2
    assert ready.warnings[0].message.startswith("Weigh “Accepts Building Better Relationships”")


def test_what_was_answered_has_a_history_and_an_author(loaded):
    practitioner = User.objects.get(username=demonstration.PRACTITIONER)
    rows = [loaded.screening, loaded.decision, *loaded.scenarios.all(), *loaded.answers.all()]
    assert {row.history.first().history_user for row in rows} == {practitioner}
    assert {answer.question for answer in loaded.answers.all()} <= set(BY_KEY)
    assert loaded.scenarios.count() == len(demonstration_answers.SCENARIOS)


def test_the_other_cases_stay_as_they_were_imported(loaded):
    for case in Case.objects.exclude(crn__in=demonstration.FURTHER):
        assert case.assessments.get().screening.screened_on is None


def test_the_high_case_has_a_plan_that_is_thought_through(loaded):
    case, plan = loaded.case, loaded.plans.get()
    assert plan.capacity
    assert {row.question for row in plan.answers.all()} <= set(PLAN_BY_KEY)
    about = PLAN_BY_KEY.keys() & {row.question for row in plan.answers.all()}
    assert {"supervision.accommodation", "supervision.activity", "supervision.role"} <= about
    assert plan.actions.get(number="a4").falls_to.number == "c1"
    prepared = plan.contingencies.filter(factor_links__isnull=False).distinct()
    assert prepared.count() == plan.contingencies.count()
    assert plan.other_plans.exists()
    contacts = {row.person.reference: row for row in case.victim_contacts.all()}
    assert contacts["KA-1"].officer
    assert contacts["KA-2"].link_worker
    assert all(contact.out_of_hours for contact in case.contacts.all())
    assert {row.attendance for row in case.appointments.all()} == {"", "kept", "acceptable"}
    assert case.predictable_changes.get().expected_on == case.mappa.premises_ends_on
    assert case.mappa.premises_staff and case.custody_meetings.get().agreed
    assert plan.actions.get(agreed_at_mappa_on__isnull=False).number == "a4"


def test_the_high_case_has_nothing_to_tell_of_its_plan(loaded):
    """The checks of the plan are silent: nobody learns from an example that is wrong."""
    pages = {Page.ACTIONS, Page.CONTINGENCIES, Page.MATRIX, Page.PLAN_REVIEW, Page.MAPPA}
    pages |= {Page.CONDITIONS, Page.PLAN_QUESTIONS, Page.VICTIMS}
    warnings = readiness.of(loaded, by=loaded.author).warnings
    assert not [found.message for found in warnings if found.where in pages]


def test_one_plan_is_signed_and_lived_with(loaded):
    """CON-14, RMP-19, SUP-06."""
    colleague = User.objects.get(username=demonstration.COLLEAGUE)
    case = Case.objects.get(crn=demonstration_lived.CRN)
    assert case.risk_register.working_level == RiskLevel.MEDIUM
    plan = case.plans.get()
    assert plan.locked_at
    assert plan.submissions.get().told.get().recorded_by == colleague
    use = plan.contingencies.get(number="c2").uses.get()
    assert (use.outcome, use.by) == (UseOutcome.FOLLOWED, colleague)
    assert use.event.kind == EventKind.MISSED
    assert use.event.response.endswith(demonstration_lived.RESPONSE)
    assert not case.tasks.filter(kind=Task.Kind.EVENT, done_at=None).exists()
    progress = ActionProgress.objects.filter(action__plan=plan)
    assert {row.state for row in progress} == {Progress.UNDER_WAY, Progress.COULD_NOT}
    assert {row.history.get().history_user for row in progress} == {colleague}
    kept = list(case.appointments.order_by("planned_on").values_list("attendance", flat=True))
    assert kept == ["kept"] * 4 + ["missed"] * 2 + ["", ""]
