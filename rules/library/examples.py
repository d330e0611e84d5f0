"""Examples beside the form of a contingency: what may happen, and what may then be done.

What lives here: short examples in our words (CON-05: MAPPA 12.22; CON-09: guidance, contingency
planning). What may not: anything that is filled in unasked.
"""

from rules.terms import Theme

TRIGGER_EXAMPLES: dict[Theme, tuple[str, ...]] = {
    Theme.SITUATIONAL: (
        "Seen near a victim, or in touch with one",
        "A partner is pregnant",
        "A new partner, or a new child in the home",
    ),
    Theme.LIFESTYLE: (
        "Loses the place to live",
        "Uses drugs or drinks again",
        "Spends time with people they offended with",
    ),
    Theme.PSYCHOLOGICAL: (
        "Thinks of little else than one person or thing",
        "Stops taking medication",
        "Feels closer to children than to adults",
    ),
    Theme.SUPERVISION: (
        "Misses an appointment",
        "Says what we want to hear, and no more",
        "Cannot be found (Unlawfully at Large)",
    ),
}

THEN_EXAMPLES: tuple[str, ...] = (
    "See them more often",
    "Make a safeguarding referral",
    "Ask for a place in approved premises",
    "Ask for another licence condition",
    "End the sharing of a cell",
    "Refer to mental health services",
    "Tell the agencies involved",
    "Use the accommodation kept in reserve",
    "Have the people at risk contacted",
    "Ask police to check",
    "Have the cell searched",
    "Ask for segregation",
)
