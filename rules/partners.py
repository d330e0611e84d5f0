"""Words for a partner whom nobody can name yet: a list for QC-17 and the page it stands on.

What lives here: the words, and the question asked of a text. What may not: findings (`checks`).
A future partner is no known adult: the public is where they belong (WHO-05).
"""

import re

_PARTNER = (
    r"(?:partners?|girlfriends?|boyfriends?|wife|wives|husbands?|spouses?|fianc[eé]{1,2}s?|lovers?)"
)
# What may stand between: any other word may make somebody else of it ("any child of his partner").
_BETWEEN = (
    r"(?:future|next|any|new|or|and|other|further|potential|possible|intimate|romantic|sexual"
    r"|female|male|adult|young|younger|vulnerable)"
)
# A partner agency is no partner, nor is partner work.
_NOT_AGENCY = (
    r"(?![\s-]+(?:agenc(?:y|ies)|organisations?|services?|link|work(?:ers?)?|meetings?)\b)"
)
# "A partner in the future", never "his wife in future": who is somebody's already is known.
_UNNAMED = re.compile(
    rf"\b(?:future|next|any)(?:[\s/,-]+{_BETWEEN}){{0,6}}[\s/,-]+{_PARTNER}(?!\w){_NOT_AGENCY}"
    rf"|(?:^|[,;:/(]\s{{0,3}}|\b(?:and|or)\s{{1,3}}|(?=\b(?:an?|another)\s))((?:(?:an?|another)\s+)?"
    rf"(?:{_BETWEEN}[\s/,-]+){{0,3}}{_PARTNER}\s+in\s+(?:the\s+)?future)\b",
    re.I,
)
# The same words for the browser, which says so as they are typed; where a part is named, that part.
AS_TYPED = _UNNAMED.pattern
_NEW = re.compile(rf"\bnew\s+{_PARTNER}\b", re.I)
_REFERENCE_AFTER = re.compile(r"[\s,:;(–-]*(?:(?:is|who|now|called)\s+){0,2}KA-\d", re.I)
_REFERENCE_BEFORE = re.compile(
    r"KA-\d+[\s,(–-]*(?:(?:is|who|now|a|his|her|their|the)\s+){0,3}$", re.I
)


def names_future_partner(text: str) -> str | None:
    """The words that name a partner whom nobody can identify, or None (QC-17, WHO-05).

    "Future", "next" or "any" partner; "new partner" where no reference (KA-2) stands with it.
    """
    unnamed = _UNNAMED.search(text)
    if unnamed:
        return unnamed[1] or unnamed[0]
    for new in _NEW.finditer(text):
        is_before = _REFERENCE_BEFORE.search(text[: new.start()])
        if not is_before and not _REFERENCE_AFTER.match(text[new.end() :]):
            return new.group()
    return None
