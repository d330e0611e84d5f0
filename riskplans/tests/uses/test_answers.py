"""Answers to an event: words, the clock, and two people who answer at once."""

import datetime

import pytest
import time_machine
from django.utils import timezone

from cases import workflow as casework
from riskplans import uses
from riskplans.models import ContingencyUse
from riskplans.tests.uses.steps import (
    FOLLOWED,
    NIGHT,
    VARIED,
    at,
    contingency,
    happened,
    is_waiting,
    newer_plan,
    posted,
    send,
)
from rules.terms import Theme

# Answers


def test_a_followed_contingency_closes_the_event_with_words_and_the_clock_con_14_rev_17(
    signed_in, case, priya, missed, lodging
):
    """SFO-03."""
    with time_machine.travel(NIGHT, tick=False):
        event = happened(case, priya)
    with time_machine.travel(NIGHT + datetime.timedelta(hours=2, minutes=10), tick=False):
        signed_in.force_login(priya)
        answer = send(signed_in, event, "My manager agreed.", c1="followed")
    assert answer.url == case.get_absolute_url()
    event.refresh_from_db()
    says = "followed after 2 hours 10 minutes; the plan says: Immediately"
    assert event.response == "My manager agreed."
    assert uses.told_of([event]) == {event.pk: (f"Contingency c1 {says}.",)}
    assert event.responded_by == priya and not is_waiting(event)
    use = ContingencyUse.objects.get()
    assert (use.outcome, use.by, use.contingency) == (FOLLOWED, priya, missed)
    assert case.timeline.get(act="contingency.followed").sentence == f"Contingency c1 {says}"


def test_a_fitting_contingency_without_an_answer_keeps_the_event_open_con_14(
    signed_in, event, plan, missed
):
    other = contingency(plan, "c3", "He misses two appointments", theme=Theme.SUPERVISION)
    assert send(signed_in, event, "Rang him.", c1="followed").url == at(event)
    event.refresh_from_db()
    assert is_waiting(event) and event.responded_at is None
    page = signed_in.get(at(event))
    assert "Rang him." in page.content.decode()  # nothing typed is lost
    assert "What was done so far" in page.content.decode()
    send(signed_in, event, "Rang him.", c3="not this")
    event.refresh_from_db()
    assert not is_waiting(event)
    first, second = uses.told_of([event])[event.pk]
    assert first.startswith("Contingency c1 followed")
    assert second == "Contingency c3 does not fit what happened."
    assert event.response == "Rang him."
    assert not event.case.timeline.filter(about=event.uuid, note__contains=other.if_text).exists()


def test_varied_takes_a_reason_con_14(signed_in, event, missed):
    answer = send(signed_in, event, c1="varied")
    assert "Enter what you did instead of c1, and why" in answer.content.decode()
    assert not ContingencyUse.objects.exists()
    send(signed_in, event, c1=("varied", "The police were there already."))
    line = uses.told_of([event])[event.pk][0]
    assert line.startswith("Contingency c1 varied after")
    assert line.endswith("The police were there already.")
    assert event.case.timeline.get(act="contingency.varied").note == ContingencyUse.objects.get().because  # fmt: skip # noqa: E501


@pytest.mark.parametrize("answers", [{}, {"c1": "not this"}])
def test_saying_only_what_was_not_done_is_no_answer_rev_08(signed_in, event, missed, answers):
    answer = send(signed_in, event, **answers)
    assert "Enter what you did, or why nothing was needed" in answer.content.decode()
    assert is_waiting(event)
    send(signed_in, event, "He had rung: the bus broke down.", **({"c1": "not this"} | answers))
    assert not is_waiting(event)


def test_another_contingency_may_be_used_too(signed_in, event, missed, lodging):
    send(signed_in, event, c1="not this", c2="followed")
    event.refresh_from_db()
    assert not is_waiting(event)
    assert "Contingency c2 followed" in uses.told_of([event])[event.pk][1]


def test_what_is_added_later_is_added_to_what_was_said(signed_in, event, missed, lodging):
    send(signed_in, event, "First words.", c1="followed")
    send(signed_in, event, "Later words.", c2="followed")
    event.refresh_from_db()
    assert event.response == "First words.\n\nLater words."
    assert len(uses.told_of([event])[event.pk]) == 2


def test_a_correction_takes_the_place_of_its_line(signed_in, event, missed):
    send(signed_in, event, c1=("varied", "I rang the hostel."))
    send(signed_in, event, c1=("varied", "I rang the police."))
    line = uses.told_of([event])[event.pk][0]
    assert line.endswith("I rang the police.") and "hostel" not in line
    assert line in signed_in.get(event.case.get_absolute_url()).text
    event.refresh_from_db()
    assert event.response == ""


def test_words_are_kept_while_a_fitting_contingency_has_no_answer(signed_in, event, plan, missed):
    event.response = "I rang him."
    casework.respond(event, by=event.recorded_by)
    assert send(signed_in, event, "And I told my manager.").status_code == 302
    event.refresh_from_db()
    assert event.response == "I rang him.\n\nAnd I told my manager."


def test_long_answers_are_kept_whole(signed_in, event, plan, missed):
    rows = {f"c{n}": ("varied", "b" * 3900) for n in (1, 2)}
    contingency(plan, "c2", "He misses two appointments", theme=Theme.SUPERVISION)
    assert send(signed_in, event, "w" * 3990, **rows).status_code == 302
    page = send(signed_in, event, "More than the box of the event holds.")
    assert "it has room for 8 more characters" in page.text
    assert "More than the box" in page.text
    event.refresh_from_db()
    assert event.response == "w" * 3990
    assert all(line.endswith("b" * 3900) for line in uses.told_of([event])[event.pk])


# Two at once


def test_a_second_press_says_nothing_twice(signed_in, event, missed):
    data = posted(signed_in.get(at(event)).context["form"], "My manager agreed.", c1="followed")
    for _ in range(2):
        assert signed_in.post(at(event), data).status_code == 302
    event.refresh_from_db()
    assert event.response.count("My manager agreed.") == 1
    assert ContingencyUse.history.count() == 1
    assert event.case.timeline.filter(act="event.answered").count() == 1


def test_who_wrote_meanwhile_is_not_overwritten_p15(signed_in, event, colin, missed):
    data = posted(signed_in.get(at(event)).context["form"], "Mine", c1="followed")
    uses.record_use(event, missed, outcome=VARIED, because="Theirs", by=colin)
    answer = signed_in.post(at(event), data)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Varied. Theirs" in html and "Followed as written" in html and "Mine" in html
    assert ContingencyUse.objects.get().outcome == VARIED
    again = answer.context["form"]
    data["seen"] = again.data["seen"]
    assert signed_in.post(at(event), data).status_code == 302
    assert ContingencyUse.objects.get().outcome == FOLLOWED


def test_words_that_somebody_else_saved_are_shown_p15(signed_in, event, colin, missed):
    data = posted(signed_in.get(at(event)).context["form"], "Mine", c1="followed")
    event.response = "Theirs"
    casework.respond(event, by=colin)
    answer = signed_in.post(at(event), data)
    assert answer.status_code == 409
    assert answer.context["form"].conflict[-1] == {
        "label": "What was done",
        "theirs": "Theirs",
        "yours": "Mine",
    }


def test_answers_to_different_contingencies_do_not_disturb_each_other(
    signed_in, event, colin, missed, lodging
):
    data = posted(signed_in.get(at(event)).context["form"], c1="followed")
    uses.record_use(event, lodging, outcome=FOLLOWED, by=colin)
    assert signed_in.post(at(event), data).status_code == 302
    assert ContingencyUse.objects.count() == 2


def test_words_about_a_contingency_of_an_earlier_plan_are_shown_again(
    signed_in, event, plan, missed
):
    data = posted(signed_in.get(at(event)).context["form"], c1=("varied", "Because of this"))
    contingency(newer_plan(plan, locked_at=timezone.now()), "c1", "He drinks")
    answer = signed_in.post(at(event), data)
    assert answer.status_code == 409
    assert "Because of this" in answer.content.decode()
