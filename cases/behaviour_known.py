"""What apps above this one know of behaviour without a conviction, for its card on the case's page.

An app registers a function when it starts (`AppConfig.ready`). It answers for all behaviour of a
case at once, in a fixed number of queries: nothing here asks upwards.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from cases.models import Case, UnconvictedBehaviour


@dataclass(frozen=True)
class Known:
    """One thing known of a behaviour: under which heading, in words, and where it stands."""

    heading: str
    text: str
    where: str
    url: str


Shown = list[tuple[UnconvictedBehaviour, dict[str, list[Known]]]]
Knower = Callable[[Case], Iterable[tuple[int, Known]]]  # with the key of the behaviour
_knowers: dict[str, Knower] = {}


def knows(name: str, knower: Knower) -> None:
    """Let the app of that name say from now on what it knows."""
    _knowers[name] = knower


def shown(case: Case) -> Shown:
    """Each behaviour of the case, with what is known of it under each heading."""
    rows = list(case.unconvicted.all())
    found: dict[int, dict[str, list[Known]]] = {row.pk: defaultdict(list) for row in rows}
    for knower in _knowers.values() if rows else ():
        for key, known in knower(case):
            if key in found:
                found[key][known.heading].append(known)
    return [(row, dict(found[row.pk])) for row in rows]
