"""When an event came: the event, a contingency for it, and an answer as the page posts it."""

import datetime

from django.urls import reverse
from django.utils import timezone

from cases import workflow as casework
from cases.models import Event, Task
from riskplans.models import Contingency
from rules.terms import EventKind, UseOutcome
from tests.factories import make_plan

FOLLOWED, VARIED, NOT_THIS = UseOutcome
NIGHT = datetime.datetime(2026, 5, 4, 1, 0, tzinfo=datetime.UTC)


def contingency(plan, number, if_text, **fields):
    texts = {"then_text": f"Do what {number} says", "who": "Duty officer"}
    return Contingency.objects.create(plan=plan, number=number, if_text=if_text, **(texts | fields))


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
