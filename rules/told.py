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
_TRIED = r"(?:rang|rung|called|phoned|e-?mailed|messaged|contacted)"
_NO_REPLY = (
    r"(?:no (?:answer|reply|response)|await|waiting|voice-?mail|engaged|unavailable"
    r"|(?:did not|didn't) (?:answer|reply|respond|pick up))"
)
# "Not told", up to the end of the clause; "will tell"; "is to be told"; "should have told"; "told
# nobody"; "rang her, no answer"; "he told me"; that a manager does not know.
_UNDONE = re.compile(
    rf"{_NOT}[^.,;:]{{0,60}}?\b(?:{_TELL}|{_TOLD}|done)\b"
    rf"|{_TO_COME} (?:then |also |only |try to )?{_TELL}(?:ing)?\b|{_TO_COME} (?:\w+ )?be(?:ing)?"
    rf" (?:\w+ )?(?:{_TOLD}|done)\b"
    rf"|\b(?:should|would|could|must|ought to) have (?:\w+ )?{_TOLD}\b"
    rf"|\b{_TOLD} (?:to |with )?(?:no-?one|nobody|none|no (?:line )?(?:one|managers?))\b"
    rf"|\b{_TRIED}\b[^.;:]{{0,40}}?\b{_NO_REPLY}"
    rf"|\b(?:he|she|they|the person) (?:has |have |had |also )*{_TOLD} (?:to |with )?(?:me|us)\b"
    r"|\b(?:un|not )aware\b|\b(?:does not|doesn't|do not|don't) know\b"
    r"|\bnot (?:a|any|my|the|our) (?:line )?manager\b"
    r"|\b(?:meeting|appointment|call|supervision|discussion)\b[^.,;:]{0,40}"
    r"\b(?:planned|booked|arranged|scheduled)\b"
)
_STILL = re.compile(rf"\W*(?:(?:will|is to|still to|to|should) be|not(?: yet)?) {_TOLD}\b")
_OTHERS = (
    r"(?:the person|(?:the |his |her |their )?(?:doctor|gp|nurse|crisis team|ambulance|police"
    r"|family|partner|wife|husband|mother|mum|father|dad|sister|brother))"
)
# Whom the person was told of, and not the person themselves; nor another service, or the family.
_DONE = re.compile(rf"\b{_TOLD}\b(?! (?:to |with )?(?:him|her|them|{_OTHERS})\b)")
_ONLY_OTHERS = re.compile(
    rf"(?:i |we )?(?:have |has )?(?:also )?{_TOLD} (?:to |with )?{_OTHERS}"
    r"(?: (?:today|yesterday|on .{0,20}))?"
)
# Said at the head of an answer these leave it open, whatever name follows.
_AT_HEAD = re.compile(
    r"^(?:no|not|none|nobody|no-?one|never|n ?/ ?a|awaiting|awaited|waiting|pending|unknown|unclear"
    r"|tb[acd]|to be|yet to|still to|soon|later|asap|when|once|as soon as|due(?! to\b)|due to (?:be"
    r"|speak|meet|see)|left (?:a |an )?(?:message|voice-?mail|note)|tomorrow|next|\w+n't"
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
    head, *rest = _HEAD.split(plain, maxsplit=1)
    if not rest and plain.endswith("?"):
        return False
    if _says_done(plain):
        return True
    is_dated = _DAY.search(head) and not any(map(_STILL.match, rest))
    return not _is_open(head) and bool(is_dated or not _is_open(plain))


def _says_done(plain: str) -> bool:
    return _DONE.search(_UNDONE.sub(" ", plain)) is not None


def _is_open(plain: str) -> bool:
    """Whether somebody is still to be told, or was not."""
    is_elsewhere = _ONLY_OTHERS.fullmatch(plain) is not None
    return is_elsewhere or any(words.search(plain) for words in (_UNDONE, _AT_HEAD, _LATER))
