"""The guidance's questions as one catalogue: indicators, immediacy, groups, criteria, thresholds.

What lives here: which question belongs to which section and page, and which a review never copies.
The questions are in our own words; each part names its requirement. What may not: what must be
answered (`required`), what an answer means (`checks`).
"""

from rules.questions.catalogue import (
    BY_KEY,
    CATALOGUE,
    LOOKED_AT_CHILDREN,
    NEVER_COPIED,
    OWN_BIAS,
    PAGE_OF,
    criteria_of,
    of_section,
    threshold_sections,
)
from rules.questions.question import CatalogueQuestion, Section

__all__ = [
    "BY_KEY",
    "CATALOGUE",
    "CatalogueQuestion",
    "LOOKED_AT_CHILDREN",
    "NEVER_COPIED",
    "OWN_BIAS",
    "PAGE_OF",
    "Section",
    "criteria_of",
    "of_section",
    "threshold_sections",
]
