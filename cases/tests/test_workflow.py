"""The verbs of a case: what each writes, refuses and leaves alone."""

import datetime

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cases import first_assessment, risk_register, tasks, workflow
from cases.models import Case, CivilOrder, Event, PersonAtRisk, Task
from cases.workflow import ground
from rules.terms import EventKind, OrderKind, PersonKind, RiskLevel
from tests.factories import PersonAtRiskFactory, TeamFactory


def event_of(case):
    today = timezone.localdate()
    return Event(case=case, kind=EventKind.MISSED, what="Did not come", happened_on=today)


def acts(case):
    return list(case.timeline.values_list("act", flat=True))


def test_allocation_hands_over_case_tasks_register_and_team(case, priya, colin, mo):
    workflow.record_event(event_of(case), by=priya)
    risk_register.of(case)
    team = TeamFactory(name="South team", unit=case.team.unit)
    workflow.allocate(case, to=priya, team=case.team, by=mo)

    workflow.allocate(case, to=colin, team=team, by=mo)

    case.refresh_from_db()
    assert (case.practitioner, case.team) == (colin, team)
    assert case.risk_register.team == team
    assert not Task.objects.open().filter(assignee=priya).exists()
    assert Task.objects.open().filter(kind=Task.Kind.REVIEW, assignee=colin).count() == 1
    rows = [(row.practitioner, row.ended_on is None) for row in case.allocations.all()]
    assert rows == [(colin, True), (priya, False)]
    assert acts(case)[0] == "case.allocated"


def test_a_move_of_team_alone_asks_for_no_review(case, priya, mo):
    team = TeamFactory(unit=case.team.unit)
    workflow.allocate(case, to=priya, team=team, by=mo)
    assert not Task.objects.exists()


def test_a_practitioner_gives_no_case_away(case, priya, colin):
    with pytest.raises(PermissionDenied, match="Only a manager"):
        workflow.allocate(case, to=colin, team=case.team, by=priya)
    assert not case.allocations.exists()


def test_closing_says_why_and_ends_what_was_due(case, priya):
    workflow.record_event(event_of(case), by=priya)

    case = workflow.close(case, by=priya, reason=Case.CloseReason.DIED)

    assert (case.closed_by, case.close_reason) == (priya, "died")
    assert not Task.objects.open().exists()
    assert case.timeline.first().note == "The person has died"


def test_a_stale_copy_cannot_be_closed_again(case, priya, mo):
    stale = Case.objects.get(pk=case.pk)
    workflow.close(case, by=priya, reason=Case.CloseReason.DIED)
    with pytest.raises(PermissionDenied, match="closed already"):
        workflow.close(stale, by=mo, reason=Case.CloseReason.ERROR)


def test_a_case_is_locked_alone_so_that_what_is_beside_it_is_read_after_the_wait(case, priya):
    """A join would bring the register as it was before somebody else's signature."""
    with CaptureQueriesContext(connection) as queries:
        workflow.close(case, by=priya, reason=Case.CloseReason.DIED)
    locks = [q["sql"] for q in queries if "FOR UPDATE" in q["sql"] and "cases_case" in q["sql"]]
    assert locks and not any("JOIN" in sql for sql in locks)


def test_nothing_closes_while_an_assessment_waits(case, priya):
    register = risk_register.of(case)
    register.is_awaiting = True
    register.save()
    with pytest.raises(PermissionDenied, match="waiting for countersignature"):
        workflow.close(case, by=priya, reason=Case.CloseReason.DIED)
    assert not acts(case)


def _assessed(case):
    register = risk_register.of(case)
    register.working_level = register.countersigned_level = RiskLevel.MEDIUM
    register.working_on = register.countersigned_on = timezone.localdate()
    register.save()


def test_reopening_asks_for_a_review(case, priya, mo):
    _assessed(case)
    case = workflow.reopen(workflow.close(case, by=mo, reason="died"), by=mo)
    assert case.is_open
    review = Task.objects.open().get()
    assert (review.title[:22], review.assignee) == ("The case was reopened:", priya)
    assert acts(case) == ["case.reopened", "case.closed"]


def test_a_case_that_nobody_has_assessed_is_asked_for_when_it_is_reopened_rmp_11(case, mo):
    workflow.reopen(workflow.close(case, by=mo, reason="died"), by=mo)
    asked = Task.objects.open().get()
    assert asked.title == first_assessment.ASSESS
    assert asked.due_on == ground.working_days_from_now(settings.PLAN_WORKING_DAYS)


def test_reopening_brings_back_what_was_due_and_one_review(case, priya, mo):
    _assessed(case)
    for day in (1, 2):
        event = event_of(case)
        event.happened_on -= datetime.timedelta(days=day)
        workflow.record_event(event, by=priya)
    event.response = "Rang"
    workflow.respond(event, by=priya)
    due = set(Task.objects.open())
    tasks.open_task(
        case,
        Task.Kind.REVIEW,
        "Review",
        due_on=timezone.localdate(),
        about=case.uuid,
        link_name="cases:overview",
        assignee=priya,
    )

    for _ in range(2):
        workflow.reopen(workflow.close(case, by=mo, reason="died"), by=mo)
        again = Task.objects.open()
        assert set(again.exclude(kind=Task.Kind.REVIEW)) == due
        review = again.get(kind=Task.Kind.REVIEW)
        assert review.title.startswith("The case was reopened")
        assert not again.filter(done_by__isnull=False).exists()


@pytest.mark.parametrize(
    "verb",
    [
        lambda case, mo: workflow.close(case, by=mo, reason="died"),
        lambda case, mo: workflow.allocate(case, to=mo, team=case.team, by=mo),
        lambda case, mo: workflow.record_event(event_of(case), by=mo),
        lambda case, mo: workflow.add_person(PersonAtRisk(case=case, kind="child"), by=mo),
    ],
)
def test_verbs_lock_the_case(case, mo, verb):
    with CaptureQueriesContext(connection) as queries:
        verb(case, mo)
    assert any("FOR UPDATE" in query["sql"] for query in queries)


def test_references_count_within_their_kind(case, priya):
    def add(kind):
        return workflow.add_person(PersonAtRisk(case=case, kind=kind), by=priya).reference

    kinds = [PersonKind.KNOWN_ADULT, PersonKind.CHILD, PersonKind.KNOWN_ADULT]
    assert [add(kind) for kind in kinds] == ["KA-1", "CH-1", "KA-2"]
    PersonAtRisk.objects.get(reference="KA-2").details.delete()
    PersonAtRisk.objects.get(reference="KA-2").delete()
    assert add(PersonKind.KNOWN_ADULT) == "KA-3"


def test_an_event_is_saved_with_a_task_and_its_answer_ends_it_sfo_05(case, priya, colin):
    event = workflow.record_event(event_of(case), by=colin)
    task = Task.objects.open().get()
    assert (task.kind, task.assignee, task.about) == (Task.Kind.EVENT, priya, event.uuid)
    assert task.due_on > timezone.localdate()

    event.response = "Rang and went round"
    workflow.respond(event, by=colin)

    event.refresh_from_db()
    assert event.responded_by == colin
    assert not Task.objects.open().exists()
    assert acts(case) == ["event.answered", "event.recorded"]


def test_an_inspector_records_nothing(case, ines):
    with pytest.raises(PermissionDenied, match="not change it"):
        workflow.record_event(event_of(case), by=ines)
    assert not Event.objects.exists()


def test_an_order_protects_exactly_those_named(case):
    order = CivilOrder.objects.create(case=case, kind=OrderKind.RESTRAINING)
    first = PersonAtRiskFactory(case=case, reference="KA-1")
    second = PersonAtRiskFactory(case=case, reference="KA-2")
    workflow.set_protected(order, [first])
    kept = order.protections.get(person=first).pk

    workflow.set_protected(order, [first, second])
    assert order.protections.get(person=first).pk == kept
    workflow.set_protected(order, [second])

    assert [link.person for link in order.protections.all()] == [second]
    assert order.protections.model.history.filter(history_type="-").count() == 1


def test_opening_a_case_starts_allocation_register_and_timeline(team, priya):
    case = Case(
        crn="X000001",
        first_names="Fictional",
        surname="Person",
        date_of_birth=datetime.date(1990, 1, 1),
        sex="male",
        setting="custody",
        team=team,
        practitioner=priya,
    )
    workflow.open_case(case, by=priya)
    assert case.setting_on == timezone.localdate()
    assert case.allocations.get().practitioner == priya
    assert case.risk_register.working_level is None
    assert acts(case) == ["case.opened"]


def test_tasks_that_are_a_role_s_stay_with_it(case, priya, colin, mo):
    tasks.open_task(
        case,
        Task.Kind.COUNTERSIGN,
        "Countersign",
        due_on=timezone.localdate(),
        about=case.uuid,
        link_name="cases:overview",
        role="manager",
    )
    workflow.allocate(case, to=colin, team=case.team, by=mo)
    assert Task.objects.get(kind=Task.Kind.COUNTERSIGN).assignee is None


def test_a_long_untidy_title_is_the_same_task_twice(case, priya):
    def ask():
        title = "  Say\nwhat " + "was done " * 40
        return tasks.open_task(
            case,
            Task.Kind.OWED,
            title,
            due_on=timezone.localdate(),
            about=case.uuid,
            link_name="cases:overview",
            assignee=priya,
        )

    assert ask() == ask()
    title = Task.objects.get().title
    assert title.startswith("Say what was done was") and len(title) <= 300
