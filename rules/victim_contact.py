"""Who hears of a change through the victim liaison officer (VIC-03, VIC-09).

What lives here: the one home of that question, for the check and for the tasks. What may not:
findings, who the victims are.
"""

from rules.terms import VictimScheme
from rules.vague import is_no_answer

IN_SCHEME = (VictimScheme.STATUTORY, VictimScheme.DISCRETIONARY)


def hears(scheme: VictimScheme | None, officer: str) -> bool:
    """Whether a victim hears of changes: in the scheme, or an officer is named."""
    return scheme in IN_SCHEME or not is_no_answer(officer)
