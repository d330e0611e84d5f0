"""The rationale composed from the rows, for the author to read, change and own.

What lives here: short plain sentences made of what was answered, in the order of a worked
rationale. What may not: anything about what was not answered. What nobody answered is left out; it
never becomes a level. One absence is said, beside the best fit of Step 2: that no factor is marked
as driving the level. Private notes on bias are no facts, and so never here.
"""

from rules.facts import Facts
from rules.rationale.evidence import capacity, not_captured, opposing, sources, start
from rules.rationale.level import deciding, differences, level
from rules.rationale.people import groups, immediacy, scenarios
from rules.rationale.reasons import drivers, protective

__all__ = ["PARTS", "compose"]

# The anatomy of a worked rationale (RAT-03), with what the guidance asks of Step 4 at its end.
PARTS = (
    capacity,
    start,
    drivers,
    not_captured,
    protective,
    opposing,
    immediacy,
    scenarios,
    groups,
    sources,
    differences,
    deciding,
    level,
)


def compose(facts: Facts) -> str:
    """The rationale as text, one paragraph a part (RAT-03; guidance, worked rationales).

    Capacity, starting point, drivers and best fit, what the scores do not capture, protective
    factors, what points the other way, immediacy, scenarios, groups, sources, why the level is not
    the score's, what decided the threshold, and the level.
    """
    assessment = facts.assessment
    if assessment is None:
        return ""
    paragraphs = (" ".join(part(facts, assessment)) for part in PARTS)
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
