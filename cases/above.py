"""What apps above this one tell of a case, so that its pages can show it without asking upwards.

An app registers a teller when it starts (`AppConfig.ready`); each costs a fixed number of queries.
"""

from collections.abc import Callable

from cases.models import Case

Teller = Callable[[Case], str]
CONTACT = "how often the plan says the person is seen"
THOUGHTS = "the last answer about current thoughts of suicide or self-harm"
CONFIRM_CHILDREN = "where a review confirms what is said of the children"
START = "where a review is started, where no assessment is in progress"

_tellers: dict[str, Teller] = {}


def tells(what: str, teller: Teller) -> None:
    """Let this function tell that of a case from now on."""
    _tellers[what] = teller


def told(what: str, case: Case) -> str:
    """What is told of the case; "" where nothing is, or nobody tells it."""
    teller = _tellers.get(what)
    return teller(case) if teller else ""
