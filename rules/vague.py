"""Words that look like an answer and are none: nothing, not known, still to come.

What lives here: the lists, once for checks, pages and import, and the questions asked of them.
What may not: findings; when and who of an action (`vague_actions`).
"""

import re
import unicodedata
from collections.abc import Callable

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"))
_AROUND = " .!,;:\"'“”‘’()[]"
# What may stand after such a word and adds nothing to it.
_SO_FAR = (
    r"(?:[ ,(-]+(?:as )?(?:yet|known|identified|recorded|found|noted|reported|seen|apparent"
    r"|available|given|provided|at all|whatsoever|at present|presently|currently|at the moment"
    r"|for the moment|so far|to date|now|right now|for now|at this (?:time|stage|point|moment)"
    r"|to (?:add|report|note|record)|that (?:i|we) (?:know|am aware|are aware) of"
    r"|to (?:my|our) knowledge|of note|really|obvious))*"
)
_NOTHING = re.compile(
    r"(?:there (?:is|are|was|were) )?"
    r"(?:none|nil|nothing|nowt|nobody|no[ -]?one"
    r"|no (?:(?:opposing|contrary|contradictory|conflicting|other|further|such) )*evidence"
    r"|no (?:opposing|contrary|contradictory|conflicting) (?:factors?|points?|indicators?|views?)"
    r"|(?:(?:i|we) )?(?:have )?(?:not|never) (?:found|seen|identified) any(?:thing)?)"
    r"(?: (?:opposing|to the contrary|against (?:it|this|that)))?" + _SO_FAR
)
_NO = re.compile(r"no|nope|0|zero")
_NOT_APPLICABLE = re.compile(
    r"(?:n ?[/.]? ?a|not? applicable|does not apply|doesn't apply)" + _SO_FAR
)
_UNKNOWN = re.compile(
    r"(?:(?:this|it) is |i am |we are )?(?:still |as yet |at present |currently )?"
    r"(?:not (?:yet |currently )?known|unknown|unclear|unsure|not sure|uncertain|no idea"
    r"|n ?[/.]? ?k|(?:i |we )?(?:do not|don't|dont) know|\?+)" + _SO_FAR
)
_SETTLED = (
    r"(?:confirmed|agreed|arranged|decided|considered|discussed|determined|advised|allocated"
    r"|assigned|identified|set|done|completed|asked|answered|told|informed|added|finali[sz]ed"
    r"|found out|established|reviewed|sought|obtained|received|made)"
)
_PENDING = re.compile(
    rf"(?:(?:still|yet) )?(?:to be|will be|being|awaiting(?: being)?) {_SETTLED}.{{0,20}}"
    rf"|(?:not|never)(?: yet| been| so far)*(?: {_SETTLED})?{_SO_FAR}"
    rf"|(?:has|have|had|is|are|was)(?: not|n't)(?: yet| been)* {_SETTLED}{_SO_FAR}"
    r"|(?:pending|awaiting|awaited|waiting)"
    r"(?: (?:an? |the )?(?:decision|answer|reply|outcome|response|confirmation|result|date)s?)?"
    r"|tb[acd]|t\.b\.[acd]|outstanding|in progress|in hand|not started|to follow|(?:i |we )?will do"
    r"|asap|a\.s\.a\.p|as soon as possible|(?:very )?soon|shortly|later|tomorrow"
    r"|undecided|under (?:consideration|discussion)"
    r"|(?:i |we )?(?:will|still to|yet to|need to|to) (?:consider|discuss|decide|agree|arrange)"
    r"(?: (?:this|it|later|next|with|at|in|by)\b.{0,30})?"
    rf"|(?:nobody|no-?one|no one)(?: has)?(?: yet)? {_SETTLED}.{{0,20}}"
)
_NOT_NOW = re.compile(
    r"not (?:at (?:this|the) (?:time|stage|point|moment)|at present|currently|for now|now)"
)
_APART = re.compile(r"[,;:(]| [-/] ")


def as_read(text: str) -> str:
    """The text as people read it: no case, one kind of space and of dash, no marks around it."""
    if not text.isascii():
        shown = unicodedata.normalize("NFKC", text).translate(_DASHES).replace("’", "'")
        text = "".join(mark for mark in shown if unicodedata.category(mark) != "Cf")
    return " ".join(text.casefold().split()).strip(_AROUND)


def is_given(text: str) -> bool:
    """Whether the text says anything: a dash or a full stop alone does not."""
    if text.isascii():
        return bool(text.strip(" \t\n\r\f\v-._/"))
    return bool(as_read(text).strip(" -._/…"))


def is_bare_nothing(text: str) -> bool:
    """Whether the text is empty or a bare "none" (QC-25, RAT-01)."""
    return _each(text, _is_nothing)


def _is_nothing(text: str) -> bool:
    plain = as_read(text)
    is_nothing = _NO.fullmatch(plain) or _NOTHING.fullmatch(plain)
    return bool(is_nothing) or not is_given(text) or is_not_applicable(text)


def _each(text: str, says: Callable[[str], bool]) -> bool:
    """Whether the text says so, or each part of it: "No, none"."""
    return says(text) or all(says(part) for part in _APART.split(as_read(text)))


def is_not_applicable(text: str) -> bool:
    """Whether the text only says that it does not apply."""
    return _NOT_APPLICABLE.fullmatch(as_read(text)) is not None


def is_unknown(text: str) -> bool:
    """Whether the text only says that it is not known; that is no answer."""
    return _UNKNOWN.fullmatch(as_read(text)) is not None


def is_pending(text: str) -> bool:
    """Whether the text only says that the answer is still to come."""
    return _PENDING.fullmatch(as_read(text)) is not None


def is_not_now(text: str) -> bool:
    """Whether the text only says that it is not so now; "not yet" says that it is to come."""
    return _NOT_NOW.fullmatch(as_read(text)) is not None


def is_no_answer(text: str) -> bool:
    """Whether the text is a bare "none", "not known" or "to be confirmed"."""
    return _each(text, lambda part: _is_nothing(part) or is_unknown(part) or is_pending(part))
