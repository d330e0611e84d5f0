"""Victim contact, and what the victim liaison officer must hear of (VIC-03, VIC-09).

A change opens one task, where a victim is in the scheme or an officer is named. It is done when
every officer was told on the day of the change or later. What may not live here: who the victims
are, and what they say.
"""

import datetime
import uuid

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from cases import tasks, timeline
from cases.models import Case, Event, Task, VictimContact
from cases.workflow.ground import hold, working_days_from_now
from rules.terms import VICTIM_KINDS, EventKind, RiskLevel, VictimScheme
from rules.victim_contact import hears
from rules.wording import written

VICTIM_WORKING_DAYS = 1
OTHERWISE = "what the plan does to keep victims safe has changed"


@transaction.atomic
def save_victim_contact(contact: VictimContact, *, by: User) -> VictimContact:
    """Save where a victim stands with the scheme; a day on which they were told ends its tasks."""
    case = hold(contact.case_id, by=by)
    before = VictimContact.objects.filter(pk=contact.pk).first()
    contact.save()
    if contact.told_on and (before is None or before.told_on != contact.told_on):
        sentence = f"Victim liaison officer told, on {written(contact.told_on)}"
        timeline.record(
            case, "victim.told", sentence, by=by, about=contact.uuid, link_name="cases:people"
        )
    _settle(case, by=by)
    return contact


def tell_of_event(event: Event, case: Case) -> None:
    """Ask that the officer hears of a move, a release or a recall (VIC-03, VIC-09)."""
    if EventKind(event.kind) in VICTIM_KINDS:
        label = event.get_kind_display().lower()
        change = f"{label}, {written(event.happened_on)}"
        _ask_to_tell(case, change, on=event.happened_on, about=event.uuid)


def tell_of_level(case: Case, level: RiskLevel, *, about: uuid.UUID) -> None:
    """Ask that the officer hears of a changed level; `about` is the signature that changed it."""
    today = timezone.localdate()
    change = f"the risk of serious harm is now {level.label}, {written(today)}"
    _ask_to_tell(case, change, on=today, about=about)


def tell_of_plan(case: Case, *, about: uuid.UUID, since: datetime.datetime) -> None:
    """Ask that the officer hears of another way to keep victims safe, once for one signature.

    `about` is what was signed, `since` when it was signed.
    """
    asked = Task.objects.filter(kind=Task.Kind.VICTIM, about=about, created_at__gte=since)
    if asked.filter(title__contains=OTHERWISE).exists():
        return
    today = timezone.localdate()
    change = f"{OTHERWISE}, {written(today)}"
    _ask_to_tell(case, change, on=today, about=about)


def _listening(case: Case) -> list[VictimContact]:
    """The contacts through whom a victim hears of changes."""
    rows = case.victim_contacts.all()
    return [row for row in rows if hears(_scheme(row), row.officer)]


def _scheme(row: VictimContact) -> VictimScheme | None:
    return VictimScheme(row.scheme) if row.scheme else None


def _ask_to_tell(case: Case, change: str, *, on: datetime.date, about: uuid.UUID) -> None:
    if _are_told(_listening(case), on):
        return
    tasks.open_task(
        case,
        Task.Kind.VICTIM,
        f"Tell the victim liaison officer: {change}",
        due_on=working_days_from_now(VICTIM_WORKING_DAYS),
        because="The next working day after it was recorded",
        about=about,
        link_name="cases:people",
        assignee=case.practitioner,
    )


def _are_told(contacts: list[VictimContact], on: datetime.date) -> bool:
    """Whether each was told on that day or later; true where nobody listens."""
    return all(row.told_on is not None and row.told_on >= on for row in contacts)


def _settle(case: Case, *, by: User) -> None:
    """Close the tasks whose change every officer has heard of by now."""
    waiting = list(Task.objects.open().filter(case=case, kind=Task.Kind.VICTIM))
    events = case.events.filter(uuid__in=[task.about for task in waiting])
    happened = dict(events.values_list("uuid", "happened_on"))
    contacts = _listening(case)
    for task in waiting:
        on = happened.get(task.about) or timezone.localdate(task.created_at)
        if _are_told(contacts, on):
            tasks.close(task.about, Task.Kind.VICTIM, by=by, title=task.title)
