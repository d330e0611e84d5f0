"""Words that look like an answer and are none: lists for the checks that match words.

What lives here: the lists and the questions asked of them. What may not: findings. Only QC-25 and
QC-31 read these lists (quality checks, "Checks read fields").
"""

import datetime
import re

BARE_NOTHING = frozenset(
    {
        "none",
        "none known",
        "none identified",
        "none recorded",
        "no",
        "nil",
        "nothing",
        "n/a",
        "na",
        "not applicable",
        "there is none",
        "no opposing evidence",
        "none at all",
        "none whatsoever",
        "none known at present",
        "none at present",
        "none so far",
        "none found",
        "none noted",
        "nothing at all",
        "nothing to add",
        "nothing known",
        "nothing recorded",
        "no evidence",
        "n / a",
        "0",
    }
)

UNKNOWN = frozenset({"not known", "unknown", "not yet known", "not known yet", "?"})

VAGUE_WHEN = (
    "ongoing",
    "on-going",
    "on going",
    "asap",
    "a.s.a.p",
    "as soon as possible",
    "tbc",
    "tba",
    "tbd",
    "to be confirmed",
    "to be agreed",
    "to be arranged",
    "to be decided",
    "when possible",
    "where possible",
    "when available",
    "when able",
    "when appropriate",
    "as appropriate",
    "as needed",
    "when needed",
    "as required",
    "when required",
    "as necessary",
    "when necessary",
    "as and when",
    "in due course",
    "at some point",
    "from time to time",
    "regularly",
    "regular",
    "periodically",
    "frequently",
    "occasionally",
    "continuous",
    "continuously",
    "continuing",
    "indefinitely",
    "not known",
    "unknown",
)

# With a date these have a start and no end: a review must be named too.
OPEN_ENDED = (
    "ongoing",
    "on-going",
    "on going",
    "continuous",
    "continuously",
    "continuing",
    "indefinitely",
    "regularly",
    "regular",
)

VAGUE_WHEN_ALONE = frozenset(
    {"soon", "shortly", "later", "eventually", "now", "always", "sometime", "?"}
)

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

VAGUE_WHO = frozenset(
    {
        "all",
        "all agencies",
        "all parties",
        "all staff",
        "agencies",
        "agency",
        "anybody",
        "anyone",
        "appropriate agency",
        "everybody",
        "everyone",
        "n/a",
        "na",
        "none",
        "nobody",
        "not known",
        "other agencies",
        "others",
        "partner agencies",
        "partners",
        "professionals",
        "relevant agencies",
        "relevant agency",
        "somebody",
        "someone",
        "staff",
        "tba",
        "tbc",
        "tbd",
        "them",
        "to be agreed",
        "to be confirmed",
        "unknown",
        "us",
        "various",
        "?",
    }
)

_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec"
    r"|january|february|march|april|june|july|august|september|october|november|december)"
)
_DATE = re.compile(
    rf"\b\d{{4}}-\d{{2}}-\d{{2}}\b|\b\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}\b|\b{_MONTH}\s+\d{{1,4}}\b"
)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_START = re.compile(r"\b(?:from|starting|beginning|after)\s+\S")

_END = re.compile(r"\b(?:until|till|to|by|reviews?|reviewed)\b")


def is_given(text: str) -> bool:
    """Whether the text says anything: a dash or a full stop alone does not."""
    return bool(text.strip(" \t\n-–—._/"))


def is_bare_nothing(text: str) -> bool:
    """Whether the text is empty or a bare "none" (QC-25, RAT-01)."""
    return not is_given(text) or _plain(text) in BARE_NOTHING


def is_unknown(text: str) -> bool:
    """Whether the text only says that it is not known; that is no answer."""
    return _plain(text) in UNKNOWN


def is_vague_who(text: str) -> bool:
    """Whether nobody could be held to this (QC-31, RMP-06)."""
    return _plain(text) in VAGUE_WHO


def is_vague_when(
    text: str,
    starts_on: datetime.date | None = None,
    review_on: datetime.date | None = None,
) -> bool:
    """Whether nobody could tell when this falls due (QC-31, RMP-06).

    A date makes it plain, unless the calendar has no such day; "ongoing" is plain with a start
    and a review date; a frequency with a start.
    """
    plain = _plain(text)
    if named := _DATE.findall(plain):
        if not all(_is_real(day) for day in named):
            return True
        has_end = bool(_END.search(plain)) or review_on is not None
        return _has_any(plain, OPEN_ENDED) and not has_end
    if plain in VAGUE_WHEN_ALONE or _has_any(plain, VAGUE_WHEN):
        return not (starts_on and review_on)
    return _has_any(plain, FREQUENCY) and not starts_on and not _START.search(plain)


def _is_real(named: str) -> bool:
    """Whether what looks like 2026-02-30 is a day at all; other ways to write one are believed."""
    if not _ISO.fullmatch(named):
        return True
    try:
        datetime.date.fromisoformat(named)
    except ValueError:
        return False
    return True


def _has_any(plain: str, phrases: tuple[str, ...]) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", plain) for phrase in phrases)


def _plain(text: str) -> str:
    return " ".join(text.lower().split()).strip(" .!,;:\"'“”‘’")
