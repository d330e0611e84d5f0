"""What apps above this one tell of a case, so that its pages can show it without asking upwards.

An app registers a teller when it starts (`AppConfig.ready`); each costs a fixed number of queries.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from cases.models import Case, Event

Teller = Callable[[Case], str]
Lines = Mapping[int, tuple[str, ...]]  # by the key of the event
CONTACT = "how often the plan says the person is seen"
THOUGHTS = "the last answer about current thoughts of suicide or self-harm"
CONFIRM_CHILDREN = "where a review confirms what is said of the children"
START = "where a review is started, where no assessment is in progress"

WHO_TOLD = "who was told of what was signed last, and who was not"
MAPPA_ACTIONS = "what MAPPA meetings agreed, and how each action stands"
COMPLETE_ON = "when the newest plan that is complete was signed"

_showers: dict[str, Callable[[Case], Any]] = {}
_tellers: dict[str, Teller] = {}
_of_events: list[Callable[[Iterable[Event]], Lines]] = []


def tells(what: str, teller: Teller) -> None:
    """Let this function tell that of a case from now on."""
    _tellers[what] = teller


def told(what: str, case: Case) -> str:
    """What is told of the case; "" where nothing is, or nobody tells it."""
    teller = _tellers.get(what)
    return teller(case) if teller else ""


def shows(what: str, shower: Callable[[Case], Any]) -> None:
    """Let this function give that of a case from now on: a value, as a template shows it."""
    _showers[what] = shower


def shown(what: str, case: Case) -> Any:
    """What is shown of the case; None where there is nothing, or nobody shows it."""
    shower = _showers.get(what)
    return shower(case) if shower else None


def tells_of_events(teller: Callable[[Iterable[Event]], Lines]) -> None:
    """Let this function tell what was done about events, beside what somebody wrote."""
    _of_events.append(teller)


def with_done(events: Iterable[Event]) -> list[Event]:
    """The events, each with `done`: the lines that are told of it."""
    found = list(events)
    told = [teller(found) for teller in _of_events]
    for event in found:
        lines = (line for one in told for line in one.get(event.pk, ()))
        event.done = tuple(lines)  # type: ignore[attr-defined]
    return found
