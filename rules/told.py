"""Whether "which manager did you tell" names anybody who was told (SLF-04, SLF-05).

What lives here: the words, once for the page and for import. Where they leave it open the answer
is no: the urgent task stays. What may not live here: what follows (`self_harm`).
"""

import re

from rules.vague import as_read, is_no_answer

_DAY = re.compile(
    r"\b(?:today|yesterday|this (?:morning|afternoon|evening)|\d{1,2}[/.-]\d{1,2}|\d{4}-\d{2}"
    r"|\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
)
_TELL = (
    r"(?:tell|inform|notify|advise|speak|talk|discuss|ring|call|phone|e-?mail|message|brief|consult"
    r"|contact|raise|escalate|report|update|meet|see|do|reach|let)"
)
_TOLD = (
    r"(?:told|informed|notified|advised|spoke|spoken|talked|discussed|rang|rung|called|phoned"
    r"|e-?mailed|messaged|briefed|consulted|contacted|raised|escalated|reported|updated|met|seen)"
)
_NOT = r"\b(?:no|not|never|no-?one|nobody|none|nor|neither|without|unable|failed|cannot|\w+n't)\b"
_TO_COME = (
    r"(?:\b(?:will|shall|must|should|can|to|try(?:ing)?|tried|attempt(?:ed|ing)?"
    r"|(?:plan|think)ing of)|\w'll)"
)
# "Not told", up to the end of the clause; "will tell"; "is to be told".
_UNDONE = re.compile(
    rf"{_NOT}[^.,;:]{{0,60}}?\b(?:{_TELL}|{_TOLD}|done)\b"
    rf"|{_TO_COME} (?:then |also |only |try to )?{_TELL}(?:ing)?\b|{_TO_COME} (?:\w+ )?be(?:ing)?"
    rf" (?:\w+ )?(?:{_TOLD}|done)\b"
)
# Whom the person was told of, and not the person themselves.
_DONE = re.compile(
    rf"\b{_TOLD}\b(?! (?:to |with )?(?:him|her|them|the (?:person|doctor|gp|police))\b)"
)
# Said at the head of an answer these leave it open, whatever name follows.
_AT_HEAD = re.compile(
    r"^(?:no|not|none|nobody|no-?one|never|n ?/ ?a|awaiting|awaited|waiting|pending|unknown|unclear"
    r"|tb[acd]|to be|yet to|still to|soon|later|asap|when|once|as soon as|due(?! to\b)|due to (?:be"
    r"|speak|meet|see)|left (?:a |an )?(?:message|voice-?mail|note)|tomorrow|next|haven't|hasn't"
    r"|(?:my |the |our )?(?:line )?managers? (?:is |was )?(?:on leave|away|off|absent|unavailable"
    r"|not (?:in|available|here|there)|out)|(?:i |we )?(?:tr(?:y|ied|ying)|attempt\w*))\b"
)
_LATER = re.compile(
    r"\b(?:tomorrow|asap|as soon as|tb[acd]|to be confirmed|not yet|later (?:today|this)"
    r"|next (?:week|month|supervision|meeting|monday|tuesday|wednesday|thursday|friday)"
    r"|(?:when|once) (?:he|she|they|i|we)\b|on (?:his|her|their|my) return)"
)
_HEAD = re.compile(r"[.:;](?= |$)| - |,? (?:and |who |we )?agreed\b")


def is_told(text: str) -> bool:
    """Whether the text says who was told: "not yet", "nobody" or "will ring her" does not."""
    if is_no_answer(text):
        return False
    plain = as_read(text)
    head = _HEAD.split(plain, maxsplit=1)[0]
    if _says_done(plain):
        return True
    return not _is_open(head) and bool(_DAY.search(head) or not _is_open(plain))


def _says_done(plain: str) -> bool:
    return _DONE.search(_UNDONE.sub(" ", plain)) is not None


def _is_open(plain: str) -> bool:
    """Whether somebody is still to be told, or was not."""
    return any(words.search(plain) for words in (_UNDONE, _AT_HEAD, _LATER))
