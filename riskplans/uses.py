"""What was done with contingencies when an event came: the only writer of `ContingencyUse`.

CON-14, MON-10. The clock runs from when the event was recorded to when its answer was (REV-17).
What may not live here: which contingencies fit an event (`rules.firing`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from cases import links, tasks, timeline
from cases import workflow as casework
from cases.models import Case, Event, Task
from cases.workflow.ground import hold, working_days_from_now
from riskplans.models import Contingency, ContingencyUse
from rules.elapsed import elapsed
from rules.terms import EventKind, UseOutcome

TO_READ = "Read what was done on duty"
BETWEEN = "\n\n"  # what was said of an event, and what was added later


@dataclass(frozen=True)
class Answer:
    """What somebody says they did with one contingency."""

    contingency: Contingency
    outcome: UseOutcome
    because: str = ""


@transaction.atomic
def record_use(
    event: Event, contingency: Contingency, *, outcome: UseOutcome, because: str = "", by: User
) -> ContingencyUse:
    """Record what was done with a contingency of this case; saying the same again changes nothing.

    A corrected answer keeps its moment; the clock of one that did not fit before starts now.
    """
    case = hold(event.case_id, by=by)
    if contingency.plan.case_id != case.pk:
        raise ValueError("a contingency of another case")
    found = ContingencyUse.objects.filter(event=event, contingency=contingency).first()
    use = found or ContingencyUse(event=event, contingency=contingency)
    if found and (found.outcome, found.because) == (outcome, because):
        return found
    if use.outcome in ("", UseOutcome.NOT_THIS):
        use.at = timezone.now()
    use.outcome, use.because, use.by = outcome, because, by
    use.save()
    if outcome is not UseOutcome.NOT_THIS:
        timeline.record(
            case,
            f"contingency.{outcome.value}",
            f"Contingency {contingency.number} {in_words(use)}",
            by=by,
            note=because if outcome is UseOutcome.VARIED else "",
            about=event.uuid,
            link_name=links.AFTER_EVENT,
        )
    return use


@transaction.atomic
def answer(
    event: Event, answers: Iterable[Answer], *, words: str, is_whole: bool, by: User
) -> None:
    """Record these answers; where the event is answered whole, say so and end its task.

    `words` is what was done beside them: the event keeps what somebody wrote, and each answer its
    own row. Until the event is whole the words are kept with it; afterwards they are added.
    """
    case = hold(event.case_id, by=by)
    event.refresh_from_db()
    before = {use.contingency_id: (use.outcome, use.because) for use in _uses_of([event])}
    uses = [
        record_use(event, one.contingency, outcome=one.outcome, because=one.because, by=by)
        for one in answers
    ]
    is_other = any(before.get(use.contingency_id) != (use.outcome, use.because) for use in uses)
    if event.responded_at:
        _add(event, case, words, is_new=bool(words) or is_other, by=by)
    elif is_whole:
        event.response = words
        casework.respond(event, by=by)
    elif words != event.response:
        event.response = words
        event.save()


def _add(event: Event, case: Case, words: str, *, is_new: bool, by: User) -> None:
    """Add what is new; whoever holds the case has now read it, and their task ends."""
    is_to_be_read, is_reader = waits_to_be_read(event), by.pk == case.practitioner_id
    if not is_new:
        if is_reader:
            tasks.close(event.uuid, Task.Kind.EVENT, by=by)
        return
    event.response = BETWEEN.join(part for part in (event.response, words) if part)
    casework.respond(event, by=by)
    if is_to_be_read and not is_reader:
        _ask_to_read(event, case)


def _uses_of(events: Iterable[Event]) -> QuerySet[ContingencyUse]:
    return ContingencyUse.objects.filter(event__in=events)


def waits_to_be_read(event: Event) -> bool:
    """Whether the practitioner of the case has still to read what was done on duty."""
    return Task.objects.open().filter(about=event.uuid, title=TO_READ).exists()


def _ask_to_read(event: Event, case: Case) -> None:
    """What somebody else did at night must not wait to be found (CON-14)."""
    tasks.open_task(
        case,
        Task.Kind.EVENT,
        TO_READ,
        due_on=working_days_from_now(casework.EVENT_WORKING_DAYS),
        because="One working day after it was recorded",
        about=event.uuid,
        link_name=links.AFTER_EVENT,
        assignee=case.practitioner,
    )


@transaction.atomic
def record_now(
    case: Case,
    contingency: Contingency,
    *,
    outcome: UseOutcome,
    because: str = "",
    by: User,
    act: UUID | None = None,
) -> Event:
    """Record in one step that a contingency was needed, and what was done with it (CON-13, CON-14).

    The event is answered by it; where it was not the practitioner of the case who pressed, a task
    asks them to read it. `act` names one press of a button: the same press twice records once.
    Sent again with other words it is another act, so that nothing typed is lost.
    """
    case = hold(case.pk, by=by)
    pressed = Event.objects.filter(uuid=act).first() if act else None
    done = Answer(contingency, outcome, because)
    if pressed and _is_same_press(pressed, done):
        return pressed
    what = f"Contingency {contingency.number} was needed: {contingency.if_text}"
    event = Event(case=case, kind=EventKind.CONTINGENCY, what=what)
    event.uuid = event.uuid if act is None or pressed else act
    event = casework.record_event(event, by=by)
    answer(event, [done], words="", is_whole=True, by=by)
    if by.pk != case.practitioner_id:
        _ask_to_read(event, case)
    return event


def _is_same_press(event: Event, done: Answer) -> bool:
    """Whether the event was made by this button and says this, and is not any other row with that
    public id.

    A lineage is of one case, and so is each use.
    """
    uses = _uses_of([event]).filter(contingency__lineage=done.contingency.lineage)
    is_said = uses.filter(outcome=done.outcome, because=done.because).exists()
    return event.kind == EventKind.CONTINGENCY and is_said


def in_words(use: ContingencyUse) -> str:
    """What was done and how soon: "followed after 2 hours 10 minutes; the plan says: at once"."""
    done = UseOutcome(use.outcome).value
    planned = use.contingency.when_text.rstrip(". ")
    says = f"; the plan says: {planned}" if planned else ""
    return f"{done} after {clock(use)}{says}"


def is_used(use: ContingencyUse | None) -> bool:
    """Whether the contingency was followed or varied; one that does not fit was not used."""
    return use is not None and use.outcome != UseOutcome.NOT_THIS


def clock(use: ContingencyUse) -> str:
    """How long it took from recording the event to recording the answer."""
    return elapsed(use.event.recorded_at, use.at)


def told_of(events: Iterable[Event]) -> dict[int, tuple[str, ...]]:
    """What was done with each contingency, a line each, by the key of the event; one query."""
    told: dict[int, tuple[str, ...]] = {}
    for use in _uses_of(events).select_related("contingency", "event"):
        told[use.event_id] = (*told.get(use.event_id, ()), _line(use))
    return told


def _line(use: ContingencyUse) -> str:
    number = use.contingency.number
    if use.outcome == UseOutcome.NOT_THIS:
        return f"Contingency {number} does not fit what happened."
    line = f"Contingency {number} {in_words(use)}."
    return f"{line} {use.because}" if use.outcome == UseOutcome.VARIED else line
