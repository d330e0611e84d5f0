"""What the free texts of a file name plainly: ids of other rows, kinds, an answer of few words.

What lives here: reading words. What may not: rows. A word that is not plain gives nothing.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from cases.models import Sentence
from rules.terms import AnswerValue, BehaviourKind, OrderRoute, Reliance, SourceKind
from rules.vague import is_given, is_not_applicable

AN_ID = re.compile(r"[A-Za-z]{1,3}-?\d{1,4}[a-z]?")
BETWEEN = re.compile(r"[\s,;/+&]+")
FILLERS = frozenset("and or see in by action actions contingency contingencies plan".split())
NEEDLESS = re.compile(
    r"\s*(?:none|not|no action|no monitoring) (?:is )?(?:needed|required|necessary)\b"
    r"(?! (?:yet|until|till|before|at present|at this|at the moment|for now|currently|so far)\b)",
    re.I,
)
NOTHING_PLANNED = re.compile(r"\s*(?:none|nothing|no (?:action|need|plan)|not needed)\b", re.I)
BARE = " \t\n.,:;!-–—"

Signs = tuple[tuple[Any, str], ...]

BEHAVIOURS: Signs = (
    (BehaviourKind.ACQUITTED, r"(?<!not )\bacquitt(?:ed|al)|\b(?:found|verdict:?) not guilty"),
    (
        BehaviourKind.QUESTIONED,
        r"(?<!not )(?<!never )\bquestioned\b|\bnot charged\b|\bwithout charge\b",
    ),
    (BehaviourKind.CALL_OUT, r"(?<!no )\bcall(?:ed)?[- ]?outs?\b"),
    (BehaviourKind.INTELLIGENCE, r"(?<!no )\bintelligence\b"),
    (BehaviourKind.ADJUDICATION, r"(?<!no )\badjudications?\b"),
    (
        BehaviourKind.BEHAVIOUR,
        r"^(?:prison|custody|AP|approved premises|hostel)\b|\b(?:in|from) (?:prison|custody)\b",
    ),
)
UNSURE_OF_CONVICTION = r"\bnot known\b|\bunknown\b|\bunclear\b"
WITHOUT_CONVICTION = (
    r"\b(?:no|without|not on)(?: an?| any)? conviction|\bacquitt(?:ed|al)\b|\bfamily court\b"
)
ON_CONVICTION = r"\bon(?: \w+)? conviction\b"
RELIANCE: Signs = (
    (Reliance.CHARGE_REDUCED, r"\bcharges? (?:\w+ ){0,2}reduced\b|\breduced charges?\b"),
    (Reliance.UNSANCTIONED, r"\bunsanctioned\b|\b(?:no|without|never) sanction"),
    (Reliance.DOMESTIC_ABUSE, r"(?<!no )\bdomestic abuse\b"),
    (Reliance.FOREIGN, r"(?<!no )\b(?:foreign|overseas)\b|(?<!not )\babroad\b"),
)
PROGRAMME_REPORT = re.compile(r"\bpost[- ]programme\b|\bprogramme\b[^,;]*\breports?\b", re.I)
SEVERAL_THINGS = re.compile(r"[;,]|\band\b", re.I)

SENTENCES: Signs = (
    (
        Sentence.Kind.SUSPENDED,
        r"\bsuspended sentences?\b|\bSSOs?\b|\bsuspended for \d"
        r"|\b(?:months?|years?|weeks?|custody|imprisonment|prison|detention)\W+"
        r"(?:(?!not )\w+ )?suspended\b",
    ),
    (
        Sentence.Kind.COMMUNITY,
        r"\bcommunity (?:sentence|order|payback|rehabilitation|punishment)|\byouth rehabilitation\b"
        r"|\bYROs?\b|(?-i:\bCOs?\b)",
    ),
    (
        Sentence.Kind.OTHER,
        r"\b(?:conditional|absolute)(?:ly)? discharged?\b|\breferral order\b|\bdeferred\b"
        r"|^\W*(?:(?:on |in )?remand(?:ed)?|(?:on )?bail(?:ed)?|fined?)\b"
        r"(?!.*\b(?:then|and|plus)\b.*\b(?:months?|years?|weeks?)\b)",
    ),
    (Sentence.Kind.EXTENDED, r"\bextended\b|\bEDS\b"),
    (
        Sentence.Kind.INDETERMINATE,
        r"\blife (?:sentence|licence|imprisonment|tariff)|\bfor life\b|\bindeterminate\b|\bIPP\b"
        r"|\bpublic protection sentence\b|\bfor public protection\b"
        r"|^\W*(?:\w+ )?life\b",
    ),
    (
        Sentence.Kind.DETERMINATE,
        r"\b(?:custod(?:y|ial)|licen[cs]e|months?|years?|imprisonment|prison|detention|DTO|SDS)\b",
    ),
)

ANSWERS = {
    "yes": AnswerValue.YES,
    "partly": AnswerValue.PARTLY,
    "not known": AnswerValue.NOT_KNOWN,
    "unknown": AnswerValue.NOT_KNOWN,
}
PLAIN_START = re.compile(
    r"\s*(yes|partly|not known|unknown)(?:\s*[,;:.]\s*|\s+[–—-]\s+)(?=\S)", re.I
)


@dataclass(frozen=True)
class Named:
    """The ids in a text: those of rows, those of no row, and whether it says anything else."""

    known: tuple[str, ...]
    unknown: tuple[str, ...]
    says_more: bool


def named_in(words: str, ids: Iterable[str]) -> Named:
    """The ids that a text such as "a8 c1" names, each once and in its order."""
    by_name = {one.lower(): one for one in ids}
    if words.strip().lower() in by_name:
        return Named((by_name[words.strip().lower()],), (), False)
    known, unknown, says_more = [], [], False
    for word in (part.strip(BARE + "()[]") for part in BETWEEN.split(words)):
        if word.lower() in by_name:
            known.append(by_name[word.lower()])
        elif AN_ID.fullmatch(word):
            unknown.append(word)
        elif word and word.lower() not in FILLERS:
            says_more = True
    return Named(tuple(dict.fromkeys(known)), tuple(dict.fromkeys(unknown)), says_more)


def says_nothing_is_planned(words: str) -> bool:
    """Whether a text begins by saying that nothing is planned."""
    return NOTHING_PLANNED.match(words) is not None


def says_it_does_not_apply(words: str) -> bool:
    """Whether a text begins by saying that nothing is needed; a bare "none" only says "not yet"."""
    head = re.split(r"[:;,(]", words)[0]
    return is_not_applicable(head) or NEEDLESS.match(words) is not None


def reason_for_none(words: str) -> str:
    """The whole of "none needed: historic"; "" where no reason stands behind the "none"."""
    _, _, reason = words.partition(":")
    return words.strip() if is_given(reason) else ""


def behaviour_kind(what: str, nature: str) -> str:
    """The one kind that `what` names, else that its nature names; "" where none or several."""
    for words in (what, nature):
        found = _signs_in(words, BEHAVIOURS)
        if found:
            return str(found[0].value) if len(found) == 1 else ""
    return ""


def order_route(words: str) -> str:
    """Whether an order was made on conviction, where its route says so plainly; else ""."""
    is_without = re.search(WITHOUT_CONVICTION, words, re.I)
    rest = re.sub(WITHOUT_CONVICTION, "", words, flags=re.I)
    is_on = re.search(ON_CONVICTION, rest, re.I)
    if re.search(UNSURE_OF_CONVICTION, words, re.I) or bool(is_without) == bool(is_on):
        return ""
    return str((OrderRoute.WITHOUT if is_without else OrderRoute.ON_CONVICTION).value)


def sentence_kind(words: str) -> str:
    """The kind of sentence that the words name first in our list; another, where they name none."""
    return str((_signs_in(words, SENTENCES) or [Sentence.Kind.OTHER])[0].value)


def reliance_reasons(words: str) -> list[str]:
    """Why less weight is put on the score, as far as the text names it."""
    return [str(reason.value) for reason in _signs_in(words, RELIANCE)]


def source_kind(what: str) -> str:
    """A report on a programme, which shows that it was done and no more (QC-52); else ""."""
    is_report = PROGRAMME_REPORT.search(what) and not SEVERAL_THINGS.search(what)
    return str(SourceKind.PROGRAMME.value) if is_report else ""


def answer_in(given: str, more: str) -> tuple[str, str]:
    """The value and the text of an answer whose first part is free.

    "No" counts only where it stands alone: "no idea" and "not imminent" are no "no".
    """
    plain = " ".join(given.lower().split()).strip(BARE)
    if plain == "no":
        return str(AnswerValue.NO.value), _joined(more)
    if plain in ANSWERS:
        return str(ANSWERS[plain].value), _joined(more)
    start = PLAIN_START.match(given)
    if start:
        value = ANSWERS[start[1].lower()]
        return str(value.value), _joined(given[start.end() :], more)
    return "", _joined(given, more)


def _joined(*parts: str) -> str:
    given = [part.strip() for part in parts if is_given(part)]
    return ". ".join([*(part.rstrip(".") for part in given[:-1]), *given[-1:]])


def _signs_in(words: str, signs: Sequence[tuple[Any, str]]) -> list[Any]:
    return [kind for kind, sign in signs if re.search(sign, words.strip(), re.I)]
