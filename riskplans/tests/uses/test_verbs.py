"""What was done with a contingency is kept with its moment and the clock."""

import datetime
import uuid

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from cases.models import Event
from riskplans import uses, workflow
from riskplans.asked import asked_of
from riskplans.models import Contingency, ContingencyUse
from riskplans.tests.uses.steps import FOLLOWED, NIGHT, NOT_THIS, VARIED, contingency, is_waiting
from rules.terms import EventKind
from tests.factories import CaseFactory, make_assessment, make_plan

# The verbs


def test_a_corrected_answer_keeps_its_moment_and_a_new_use_starts_the_clock(event, priya, missed):
    with time_machine.travel(NIGHT, tick=False):
        use = uses.record_use(event, missed, outcome=NOT_THIS, by=priya)
    with time_machine.travel(NIGHT + datetime.timedelta(hours=1), tick=False):
        use = uses.record_use(event, missed, outcome=FOLLOWED, by=priya)
    assert use.at == NIGHT + datetime.timedelta(hours=1)
    with time_machine.travel(NIGHT + datetime.timedelta(hours=5), tick=False):
        use = uses.record_use(event, missed, outcome=VARIED, because="Not quite", by=priya)
    assert use.at == NIGHT + datetime.timedelta(hours=1)
    assert ContingencyUse.objects.count() == 1


def test_saying_the_same_again_writes_nothing(event, priya, missed):
    first = uses.record_use(event, missed, outcome=FOLLOWED, by=priya)
    again = uses.record_use(event, missed, outcome=FOLLOWED, by=priya)
    assert again.version == first.version == 1
    assert event.case.timeline.filter(act="contingency.followed").count() == 1


def test_one_step_records_event_use_and_answer_con_13(case, priya, missed):
    event = uses.record_now(case, missed, outcome=FOLLOWED, by=priya)
    assert event.kind == EventKind.CONTINGENCY and "He misses an appointment" in event.what
    assert event.responded_by == priya and not is_waiting(event)
    assert "followed after less than a minute" in uses.told_of([event])[event.pk][0]


def test_nobody_who_only_reads_uses_a_contingency(event, ines, missed):
    with pytest.raises(PermissionDenied, match="not change it"):
        uses.record_use(event, missed, outcome=FOLLOWED, by=ines)
    with pytest.raises(PermissionDenied, match="not change it"):
        uses.record_now(event.case, missed, outcome=FOLLOWED, by=ines)


def test_a_contingency_of_another_case_is_refused(event, priya, team):
    other = CaseFactory(team=team, practitioner=priya)
    foreign = contingency(make_plan(make_assessment(other)), "c1", "He drinks")
    with pytest.raises(ValueError, match="another case"):
        uses.record_use(event, foreign, outcome=FOLLOWED, by=priya)


def test_an_event_of_another_case_is_not_there(signed_in, event, missed, team, priya):
    other = CaseFactory(team=team, practitioner=priya)
    url = reverse("riskplans:what_to_do", args=[other.crn, event.uuid])
    assert signed_in.get(url).status_code == 404
    assert signed_in.post(url, {"words": "x"}).status_code == 404


def test_a_used_contingency_stays_in_a_plan_that_was_returned(signed_in, event, plan, missed):
    uses.record_use(event, missed, outcome=FOLLOWED, by=plan.author)
    plan.locked_at = None
    plan.save()
    url = reverse("riskplans:contingency_remove", args=[plan.uuid, missed.uuid])
    answer = signed_in.post(url)
    assert answer.status_code == 403 and workflow.WAS_USED in answer.content.decode()
    assert Contingency.objects.filter(pk=missed.pk).exists()


def test_nothing_is_asked_of_an_event_without_a_plan(event):
    assert asked_of(event) is None


def test_a_corrected_reason_is_kept_con_14(event, priya, missed):
    uses.record_use(event, missed, outcome=VARIED, because="He was ill.", by=priya)
    uses.record_use(event, missed, outcome=VARIED, because="He was in hospital.", by=priya)
    assert ContingencyUse.objects.get().because == "He was in hospital."


def test_the_timeline_tells_of_a_use_and_gives_the_reason_only_where_it_was_varied(
    event, case, priya, missed, lodging
):
    uses.record_use(event, lodging, outcome=NOT_THIS, by=priya)
    assert not case.timeline.filter(act__startswith="contingency").exists()
    uses.record_use(event, missed, outcome=FOLLOWED, because="Typed, then not varied.", by=priya)
    assert case.timeline.get(act="contingency.followed").note == ""
    uses.record_use(event, missed, outcome=VARIED, because="He was ill.", by=priya)
    assert case.timeline.get(act="contingency.varied").note == "He was ill."


def test_the_longest_reason_is_kept_con_14(case, priya, missed):
    event = uses.record_now(case, missed, outcome=VARIED, because="b" * 4000, by=priya)
    assert uses.told_of([event])[event.pk][0].endswith("b" * 4000)


def test_what_was_said_of_an_answered_event_is_not_written_over(event, priya, missed):
    done = uses.Answer(missed, FOLLOWED)
    uses.answer(event, [done], words="Rang him.", is_whole=True, by=priya)
    uses.answer(event, [], words="Something else.", is_whole=False, by=priya)
    event.refresh_from_db()
    assert event.response == "Rang him.\n\nSomething else."


def test_what_was_said_meanwhile_is_kept_p15(event, priya, colin):
    """Somebody who opened the event before it was answered adds to the answer."""
    opened_before = Event.objects.get(pk=event.pk)
    uses.answer(event, [], words="Rang him.", is_whole=True, by=priya)
    uses.answer(opened_before, [], words="He rang back.", is_whole=True, by=colin)
    event.refresh_from_db()
    assert "Rang him." in event.response and "He rang back." in event.response


@pytest.mark.parametrize(
    ("more", "times"),
    [({}, 1), ({"because": "He came at ten."}, 2), ({"outcome": FOLLOWED, "because": ""}, 2)],
)
def test_a_press_sent_again_with_other_words_is_another_act_con_14(
    case, priya, missed, more, times
):
    said = {"outcome": VARIED, "because": "He rang.", "by": priya, "act": uuid.uuid4()}
    first = uses.record_now(case, missed, **said)
    again = uses.record_now(case, missed, **(said | more))
    assert (first == again) is (times == 1)
    assert missed.uses.count() == times
