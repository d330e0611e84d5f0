"""An event came: the plan in force says what to do; what was done is kept with the clock."""

import datetime

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cases import above, timeline
from cases import workflow as casework
from cases.models import Event, Task
from riskplans import uses, workflow
from riskplans.asked import asked_of
from riskplans.in_force import contact_planned, plan_in_force
from riskplans.models import Contingency, ContingencyUse
from rules.terms import EventKind, Theme, UseOutcome
from tests.factories import CaseFactory, make_assessment, make_plan

FOLLOWED, VARIED, NOT_THIS = UseOutcome
NIGHT = datetime.datetime(2026, 5, 4, 1, 0, tzinfo=datetime.UTC)


def contingency(plan, number, if_text, **fields):
    texts = {"then_text": f"Do what {number} says", "who": "Duty officer"}
    return Contingency.objects.create(plan=plan, number=number, if_text=if_text, **(texts | fields))


@pytest.fixture
def plan(plan):
    """A plan in force: signed, with one contingency that fits a missed appointment."""
    plan.locked_at = timezone.now()
    plan.contact_frequency = "Weekly at the office"
    plan.save()
    timeline.record(plan.case, "plan.started", "Plan 1 started", by=plan.author)
    return plan


@pytest.fixture
def missed(plan):
    return contingency(
        plan,
        "c1",
        "He misses an appointment",
        theme=Theme.SUPERVISION,
        when_text="Immediately.",
        in_supervision="Ring him",
        in_monitoring="Ask the police to look",
        in_interventions="Tell the programme",
        in_victim_safety="Tell KA-1",
    )


@pytest.fixture
def lodging(plan):
    return contingency(plan, "c2", "He loses his lodging", theme=Theme.LIFESTYLE)


@pytest.fixture
def event(case, priya):
    return happened(case, priya)


def happened(case, by, kind=EventKind.MISSED, what="Did not come"):
    return casework.record_event(Event(case=case, kind=kind, what=what), by=by)


def newer_plan(plan, **fields):
    plan.completed_at = timezone.now()
    plan.save()
    return make_plan(plan.assessment, **fields)


def at(event):
    return reverse("riskplans:what_to_do", args=[event.case.crn, event.uuid])


def send(client, event, words="", **answers):
    """Answer as the page would: c1="followed", c2=("varied", "because")."""
    form = client.get(at(event)).context["form"]
    return client.post(at(event), posted(form, words, **answers))


def posted(form, words="", **answers):
    data = {"seen": form.initial["seen"], "words": words}
    keys = {row.contingency.number: row.key for row in form.asked.rows}
    for row in form.asked.rows:
        if row.use:
            data |= {f"outcome_{row.key}": row.use.outcome, f"because_{row.key}": row.use.because}
    for number, said in answers.items():
        outcome, because = said if isinstance(said, tuple) else (said, "")
        data |= {f"outcome_{keys[number]}": outcome, f"because_{keys[number]}": because}
    return data


def is_waiting(event):
    return Task.objects.open().filter(kind=Task.Kind.EVENT, about=event.uuid).exists()


# The plan in force


def test_the_newest_signed_plan_is_in_force_con_14(case, assessment, plan):
    assert plan_in_force(case) == plan
    newer = newer_plan(plan)
    assert plan_in_force(case) == plan  # a draft is not in force
    newer.locked_at = timezone.now()
    newer.save()
    assert plan_in_force(case) == newer
    newer.abandoned_at = timezone.now()
    newer.save()
    assert plan_in_force(case) == plan


def test_pages_of_the_case_are_told_how_often_the_plan_says_sup_06(case, plan):
    assert above.told(above.CONTACT, case) == "Weekly at the office"
    assert contact_planned(CaseFactory()) == ""


# The page


def test_what_may_fit_comes_first_with_all_that_it_says_con_14_con_11(
    signed_in, event, missed, lodging
):
    html = signed_in.get(at(event)).content.decode()
    texts = ["He misses an appointment", "Do what c1 says", "Duty officer", "Immediately."]
    texts += ["Ring him", "Ask the police to look", "Tell the programme", "Tell KA-1"]
    places = [html.index(text) for text in texts]
    folded = html.index("Other contingencies of the plan (1)")
    assert places == sorted(places) and places[-1] < folded
    assert folded < html.index("He loses his lodging")


def test_after_an_event_the_next_page_says_what_to_do_con_14_mon_10(signed_in, case, missed):
    url = reverse("cases:event_add", args=[case.crn])
    token = signed_in.get(url).context["form"].initial["row_token"]
    today = timezone.localdate()
    day = {f"happened_on_{name}": getattr(today, name) for name in ("day", "month", "year")}
    data = {"row_token": str(token), "kind": EventKind.MISSED, "what": "Did not come", **day}
    first = signed_in.post(url, data)
    event = Event.objects.get()
    assert first.url == at(event)
    assert signed_in.post(url, data).url == at(event)  # a second press of the same page
    assert Event.objects.count() == 1


def test_where_no_plan_is_in_force_only_what_was_done_is_asked(signed_in, case, event, assessment):
    then = reverse("cases:event_respond", args=[case.crn, event.uuid])
    assert signed_in.get(at(event)).url == then
    signed = make_plan(assessment, locked_at=timezone.now())
    assert signed_in.get(at(event)).url == then  # a plan without one "if"
    contingency(signed, "c1", "He drinks")
    assert signed_in.get(at(event)).status_code == 200


def test_the_page_costs_the_same_for_one_contingency_and_thirty(signed_in, event, plan, missed):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            assert signed_in.get(at(event)).status_code == 200
        return len(queries)

    cost()
    before = cost()
    for number in range(2, 31):
        row = contingency(plan, f"c{number}", "He misses an appointment again")
        uses.record_use(event, row, outcome=FOLLOWED, by=event.recorded_by)
    assert cost() == before


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
    assert event.response == f"Contingency c1 {says}.\n\nMy manager agreed."
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
    assert "Contingency c3 does not fit what happened." in event.response
    assert event.response.endswith("Rang him.")
    assert event.response.count("Contingency c1 followed") == 1
    assert not event.case.timeline.filter(about=event.uuid, note__contains=other.if_text).exists()


def test_varied_takes_a_reason_con_14(signed_in, event, missed):
    answer = send(signed_in, event, c1="varied")
    assert "Enter what you did instead of c1, and why" in answer.content.decode()
    assert not ContingencyUse.objects.exists()
    send(signed_in, event, c1=("varied", "The police were there already."))
    event.refresh_from_db()
    assert "Contingency c1 varied after" in event.response
    assert event.response.endswith("The police were there already.")
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
    assert "Contingency c2 followed" in event.response


def test_what_is_added_later_is_added_to_what_was_said(signed_in, event, missed, lodging):
    send(signed_in, event, "First words.", c1="followed")
    send(signed_in, event, "Later words.", c2="followed")
    event.refresh_from_db()
    places = [event.response.index(t) for t in ("First words.", "Contingency c2", "Later words.")]
    assert places == sorted(places)


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
    assert "followed after less than a minute" in event.response


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
