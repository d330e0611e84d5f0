"""Common actions, offered for what the assessment found, and examples for contingencies.

What lives here: short names of actions after the guidance's examples, in our words, and what each
is offered for. An offer is never put into a plan unasked: a click opens the form filled with it.
What may not: judgements of a plan (`checks`).
"""

from rules.library.examples import THEN_EXAMPLES, TRIGGER_EXAMPLES
from rules.library.matching import BY_KEY, MOST_OFFERS, OFFERS, offers_for
from rules.library.offer import Offer

__all__ = [
    "BY_KEY",
    "MOST_OFFERS",
    "OFFERS",
    "THEN_EXAMPLES",
    "TRIGGER_EXAMPLES",
    "Offer",
    "offers_for",
]
