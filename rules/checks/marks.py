"""The five marks of a good assessment, and which of them each check asks about.

DEF-04 (guidance, Good assessment). What the manager will ask about stands under them, so that
author and countersigner see on which side an assessment is weak. Severities are in `severities`.
"""

from rules.terms import Word


class Mark(Word):
    """One mark, as the question that its checks ask."""

    EVIDENCE = "evidence", "Does it rest on evidence?"
    FAIR = "fair", "Is it fair: what lowers the risk as well as what raises it?"
    BIAS = "bias", "Was bias looked for?"
    RATIONALE = "rationale", "Do the levels follow, for reasons that are given?"
    PLAN = "plan", "Does it carry a plan that supports and restricts?"


# A check that is given up keeps its place: signed records hold its findings.
CODES: dict[Mark, tuple[int, ...]] = {
    Mark.EVIDENCE: (1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 13, 17, 52),
    Mark.FAIR: (21, 22, 24, 25, 50, 53),
    Mark.BIAS: (27, 28, 29, 33),
    Mark.RATIONALE: (3, 15, 16, 23, 26, 43, 46),
    Mark.PLAN: (12, 14, 18, 19, 20, 30, 31, 32, *range(34, 40), 44, 45, 47, 48, 49),
}
_MARKS = {f"QC-{code:02}": mark for mark, codes in CODES.items() for code in codes}
_PLACE = {mark: place for place, mark in enumerate(Mark)}


def mark_of(code: str) -> Mark:
    """The mark about which a check asks."""
    return _MARKS[code]


def place_of(code: str) -> int:
    """Where its mark stands among the five."""
    return _PLACE[_MARKS[code]]
