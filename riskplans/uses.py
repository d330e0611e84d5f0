"""What was done with contingencies when an event came: the only writer of `ContingencyUse`.

CON-14, MON-10. The clock runs from when the event was recorded to when its answer was (REV-17).
What may not live here: which contingencies fit an event (`rules.firing`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from cases import links, timeline
from cases import workflow as casework
from cases.models import Case, Event
from cases.workflow.ground import hold
from riskplans.models import Contingency, ContingencyUse
from rules.elapsed import elapsed
from rules.terms import EventKind, UseOutcome


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

    `words` is what was done beside them. Until the event is whole they are kept with it.
    """
    hold(event.case_id, by=by)
    event.refresh_from_db()
    uses = [
        record_use(event, one.contingency, outcome=one.outcome, because=one.because, by=by)
        for one in answers
    ]
    if is_whole:
        said = event.response if event.responded_at else ""
        event.response = "\n\n".join(part for part in (said, composed(uses), words) if part)
        casework.respond(event, by=by)
    elif event.responded_at is None and words != event.response:
        event.response = words
        event.save()


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

    The event is answered by it; no task stays open. `act` names one press of a button: the same
    press twice records once.
    """
    hold(case.pk, by=by)
    pressed = Event.objects.filter(uuid=act).first() if act else None
    if pressed and pressed.case_id == case.pk:
        return pressed
    what = f"Contingency {contingency.number} was needed: {contingency.if_text}"
    event = Event(case=case, kind=EventKind.CONTINGENCY, what=what)
    event.uuid = event.uuid if act is None or pressed else act
    event = casework.record_event(event, by=by)
    done = Answer(contingency, outcome, because)
    answer(event, [done], words="", is_whole=True, by=by)
    return event


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


def composed(uses: Iterable[ContingencyUse]) -> str:
    """What was done with each contingency, one a line, for the event."""
    return "\n".join(_line(use) for use in uses)


def _line(use: ContingencyUse) -> str:
    number = use.contingency.number
    if use.outcome == UseOutcome.NOT_THIS:
        return f"Contingency {number} does not fit what happened."
    line = f"Contingency {number} {in_words(use)}."
    return f"{line} {use.because}" if use.outcome == UseOutcome.VARIED else line
