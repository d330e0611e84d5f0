"""Words that name how long something lasted, or that a programme was completed, and nothing else.

What lives here: the words, and the questions asked of a text. What may not: findings (`checks`).
Neither is progress by itself (REV-14, INT-05; guidance, "Progress made").
"""

import re

_NUMBER = (
    r"(?:\d+(?:\.\d+)?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
    r"|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|half|several"
    r"|many|few|couple)"
)
_SMALL = r"(?:[\s-]+(?:an?|of|more|full|whole|clear))*[\s-]+"
_UNIT = r"(?:days?|weeks?|wks?|months?|mths?|years?|yrs?|decades?|fortnights?)"
_LONG = r"(?:week|month|year|decade|fortnight)"  # one of them is a time; one day is a point in it
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
# An age is no length of time: "two-year-old child", "34 years old", "aged 12 years".
_NO_AGE = r"(?![\s-]+(?:old|older|younger|pregnant|of\s+age)\b)"
_LENGTH = re.compile(
    rf"(?<!aged )\b{_NUMBER}{_SMALL}{_UNIT}\b{_NO_AGE}"
    rf"|\b(?:an?|one)(?:[\s-]+(?:full|whole|clear))*[\s-]+{_LONG}\b(?![\s-]+ago\b){_NO_AGE}"
    rf"|\b(?:last|past)\s+(?:{_NUMBER}\s+)?(?:weeks|months|years|decades)\b"
    rf"|\b(?:for|over|in|during|throughout)\s+the\s+(?:last|past)\s+{_LONG}\b"
    r"|\b(?:for|some)\s+(?:weeks|months|years|decades)\b|\bfor\s+ages\b"
    r"|(?<!at )\b(?:a|for some)\s+(?:(?:long|considerable|good)\s+)?(?:time|while)\b"
    r"|\b(?:long|longer|lengthy|prolonged|sustained|extended|considerable)\s+(?:periods?|spells?)\b"
    r"|\b(?:last|past)\s+quarter\b|\btime\s+has\s+passed\b"
    rf"|\bsince\s+(?:(?:early|late|mid|{_MONTH}|the\s+(?:start|end)\s+of)[\s-]+)?(?:19|20)\d\d\b",
    re.I,
)
_DONE = r"(?:complet(?:e|ed|es|ing|ion\s+of)|finish(?:ed|es|ing)?|attend(?:ed|s|ing)?|did|done)"
_COURSE = r"(?:programmes?|courses?|sessions?|modules?|groups?|treatment|therapy|training)"
_COMPLETION = re.compile(rf"\b{_DONE}(?:\s+[\w’'-]+){{0,6}}?\s+{_COURSE}\b", re.I)
# What may stand beside them without saying anything more.
_BESIDE = re.compile(
    r"\b(?:he|she|they|it|his|her|their|has|have|had|been|is|was|are|were|the|a|an|all|this|that"
    r"|there|now|since|for|of|in|on|by|and|with|without|no|any|over|more|than|nearly|almost|about"
    r"|passed|gone|successfully|incidents?|further|offences?|offending|reoffending|trouble"
    r"|problems?)\b",
    re.I,
)
# The same words for the browser, which says so as they are typed.
AS_TYPED = {
    "length": _LENGTH.pattern,
    "completion": _COMPLETION.pattern,
    "beside": _BESIDE.pattern,
}


def names_a_length_of_time(text: str) -> bool:
    """Whether the text names how long something lasted, such as "six months"."""
    return bool(_LENGTH.search(text))


def says_nothing_else(text: str) -> bool:
    """Whether the text names a length of time or a completed programme, and says nothing more."""
    rest = _COMPLETION.sub(" ", _LENGTH.sub(" ", text))
    return rest != text and not re.search(r"\w", _BESIDE.sub(" ", rest))
