"""A "who" and a "when" of an action that hold nobody to anything: lists for QC-31 and the page.

What lives here: the lists, and the questions asked of them. What may not: findings.
"""

import datetime
import re

from rules.vague import as_read, is_no_answer

# With a date these have a start and no end: a review must be named too.
OPEN_ENDED = (
    "ongoing",
    "on-going",
    "on going",
    "continual",
    "continually",
    "continuous",
    "continuously",
    "continuing",
    "permanent",
    "permanently",
    "indefinite",
    "indefinitely",
    "open-ended",
    "open ended",
    "regularly",
    "regular",
    "until further notice",
)

# Said anywhere, these leave the day open.
VAGUE_WHEN = (
    "asap",
    "a.s.a.p",
    "as soon as possible",
    "as soon as practicable",
    "tbc",
    "tba",
    "tbd",
    "to be confirmed",
    "to be agreed",
    "to be arranged",
    "to be decided",
    "to be determined",
    "to be advised",
    "to be set",
    "not yet set",
    "date to follow",
    "when possible",
    "where possible",
    "when available",
    "when able",
    "when ready",
    "when appropriate",
    "as appropriate",
    "as needed",
    "when needed",
    "as required",
    "when required",
    "as necessary",
    "when necessary",
    "as and when",
    "whenever",
    "ad hoc",
    "ad-hoc",
    "in due course",
    "in the near future",
    "in a few days",
    "in a few weeks",
    "in a few months",
    "in the next few",
    "in the coming weeks",
    "in the coming months",
    "when he is ready",
    "when she is ready",
    "when they are ready",
    "in the future",
    "at some point",
    "at some stage",
    "at a later date",
    "at a later stage",
    "later this",
    "some time",
    "from time to time",
    "now and then",
    "soon after",
    "shortly after",
    "periodically",
    "frequently",
    "occasionally",
    "no date",
    "no end date",
    "not known",
    "unknown",
    "not applicable",
    *OPEN_ENDED,
)


# A date beside these is not agreed, unless it is the last day for it, or something else is open.
_PROVISIONAL = re.compile(
    r"(?<!\w)(?:tb[acd]|to be (?:confirmed|agreed|arranged|decided|determined|advised))"
    r"(?! (?:by|before|until|no later than)(?!\w))(?!\w)"
)
_SOMETHING_ELSE = re.compile(
    r"\b(?:times?|venue|place|room|location|address|officer|worker|details)(?: is| are)?[ :(-]*$"
)

VAGUE_WHEN_ALONE = frozenset({"eventually", "now", "always", "sometime", "sometimes", "future"})
_IF_NEEDED = re.compile(r"(?:if|where|should it be) (?:needed|required|necessary|appropriate)")

FREQUENCY = (
    "daily",
    "weekly",
    "fortnightly",
    "monthly",
    "quarterly",
    "yearly",
    "annually",
    "twice weekly",
    "every day",
    "every week",
    "every fortnight",
    "every month",
    "each week",
    "each month",
)

# Nobody in particular, whatever of these stands before it: "all relevant agencies".
_ANY = (
    r"(?:(?:all|any|each|every|the|a|an|some|several|many|various|different|multiple|relevant"
    r"|other|others|another|appropriate|suitable|necessary|partner|external|statutory|involved"
    r"|concerned|interested|key|responsible|multi[- ]?agency|inter[- ]?agency|of|our)[ -]+)*"
)
_NOBODY = re.compile(
    rf"{_ANY}(?:all|agenc(?:y|ies)|part(?:y|ies)|staff|professionals?|partners|teams?"
    r"|people|organisations?|stakeholders|colleagues?|others|them|us|various|relevant"
    r"|any(?:body|one)?|everybody|everyone|somebody|someone|nobody|no[ -]?one|multi[- ]?agency"
    r"|as (?:appropriate|needed|required|necessary)"
    r"|whoever\b.*|whomever\b.*)(?: (?:involved|concerned|as (?:appropriate|needed|required)))?"
)
_UNNAMED = re.compile(
    r"\b(?:tb[acd]|to be (?:confirmed|agreed|allocated|appointed|assigned|arranged|decided|named"
    r"|identified|determined|advised))\b"
    r"|^(?:un(?:allocated|assigned|named)|vacant|(?:not|nobody)(?: yet)? (?:allocated|assigned"
    r"|appointed|named)(?: yet)?|(?:nobody|no[ -]?one) yet)$"
)
_PARTS = re.compile(r"[/,;&+()]|\b(?:and|or|with)\b")

_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec"
    r"|january|february|march|april|june|july|august|september|october|november|december)"
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DATE = re.compile(
    rf"\b\d{{4}}-\d{{1,2}}-\d{{1,2}}\b|\b\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}\b(?: \d{{4}}\b)?"
    rf"|\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b(?:,? \d{{4}}\b)?|\b{_MONTH} \d{{4}}\b"
)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})")
_WRITTEN = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({_MONTH})(?: (\d{{4}}))?")
_BACKWARDS = re.compile(rf"({_MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?(?:,? (\d{{4}}))?")
_LEAP = "2024"  # for a day whose year nobody wrote
_START = re.compile(r"\b(?:from|starting|beginning|after)\s+\S")

_END = re.compile(r"\b(?:until|till|to|by|reviews?|reviewed)\b")


def is_vague_who(text: str) -> bool:
    """Whether nobody could be held to this (QC-31, RMP-06): each part of it names nobody."""
    if is_no_answer(text):
        return True
    parts = (as_read(part) for part in _PARTS.split(_UNNAMED.sub(" ", as_read(text))))
    return all(_NOBODY.fullmatch(part) or is_no_answer(part) for part in parts if part)


def is_vague_when(
    text: str,
    starts_on: datetime.date | None = None,
    review_on: datetime.date | None = None,
) -> bool:
    """Whether nobody could tell when this falls due (QC-31, RMP-06).

    A date makes it plain, unless the calendar has no such day, or it is still to be confirmed;
    "ongoing" is plain with a start and a review date; a frequency with a start.
    """
    plain = as_read(text)
    if named := [found.group() for found in _DATE.finditer(plain)]:
        if _is_provisional(plain) or not all(_is_real(day) for day in named):
            return True
        has_end = bool(_END.search(plain)) or review_on is not None
        return _has_any(plain, OPEN_ENDED) and not has_end
    is_alone = plain in VAGUE_WHEN_ALONE or _IF_NEEDED.fullmatch(plain) or is_no_answer(plain)
    if is_alone or _has_any(plain, VAGUE_WHEN):
        return not (starts_on and review_on)
    return _has_any(plain, FREQUENCY) and not starts_on and not _START.search(plain)


def _is_provisional(plain: str) -> bool:
    """Whether the day itself is open: where it is the time or the place, the day stands."""
    found = (plain[: one.start()] for one in _PROVISIONAL.finditer(plain))
    return any(not _SOMETHING_ELSE.search(before) for before in found)


def _is_real(named: str) -> bool:
    """Whether what looks like a date, such as 31/11/2026, is a day at all."""
    if found := _ISO.fullmatch(named):
        year, month, day = found.groups()
    elif found := _NUMBERS.fullmatch(named):
        day, month, year = found.groups()
    elif found := _WRITTEN.fullmatch(named):
        day, year = found[1], found[3] or _LEAP
        month = str(_MONTHS.index(found[2][:3]) + 1)
    elif found := _BACKWARDS.fullmatch(named):
        day, year = found[2], found[3] or _LEAP
        month = str(_MONTHS.index(found[1][:3]) + 1)
    else:
        return True
    try:
        datetime.date(int(year if len(year) == 4 else f"20{year}"), int(month), int(day))
    except ValueError:
        return False
    return True


def _has_any(plain: str, phrases: tuple[str, ...]) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", plain) for phrase in phrases)
