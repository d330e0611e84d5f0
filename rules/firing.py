"""Which contingencies an event calls for (CON-14, MON-10, REV-08).

What lives here: what is suggested first; nothing is ever left out. What may not: what was done
about it (that is recorded by people), what an event puts in question (`checks.change`).
"""

import re
import unicodedata
from collections.abc import Iterable

from rules.facts import Contingency
from rules.terms import EventKind, ScenarioType, Theme

# What kind of change each kind of event is (CON-04, REV-07). Others are known by their words.
THEMES: dict[EventKind, frozenset[Theme]] = {
    EventKind.MISSED: frozenset({Theme.SUPERVISION}),
    EventKind.PARTNER: frozenset({Theme.SITUATIONAL}),
    EventKind.MOVE: frozenset({Theme.LIFESTYLE}),
    EventKind.VICTIM: frozenset({Theme.SITUATIONAL}),
    EventKind.LIFESTYLE: frozenset({Theme.LIFESTYLE}),
    EventKind.PSYCHOLOGICAL: frozenset({Theme.PSYCHOLOGICAL}),
    EventKind.SELF_REPORT: frozenset({Theme.PSYCHOLOGICAL}),
    EventKind.OFFENCE: frozenset({Theme.SITUATIONAL, Theme.SUPERVISION}),
    EventKind.RECALL: frozenset({Theme.SUPERVISION}),
    EventKind.RELEASE: frozenset(),
    EventKind.RISK_MEETING: frozenset(),
    EventKind.PROGRESS: frozenset(),
    EventKind.PRACTITIONER: frozenset(),
    EventKind.CONTINGENCY: frozenset(),
    EventKind.OTHER: frozenset(),
}
# Words that an event of a kind means, whether or not they were written.
_MEANT: dict[EventKind, str] = {
    EventKind.MISSED: "missed misses appointment appointments",
    EventKind.PARTNER: "partner relationship pregnancy pregnant",
    EventKind.MOVE: "move moves moving accommodation address place premises ends",
    EventKind.VICTIM: "contact sighting seen near",
    EventKind.OFFENCE: "arrest arrested charged allegation",
    EventKind.RECALL: "recall breach",
    EventKind.RELEASE: "release released",
}
_COMMON = frozenset(
    "about after again against also another because been before being both could days does down"
    " each else ever every first from given have having here hers herself himself into just later"
    " less like made make more most must near next none once only other over person police said"
    " same says seen shall should since some such take than that their them then there these they"
    " this those through told took towards under until upon very week weeks well were what when"
    " where which while will with within without would year years your".split()
)
_ENDINGS = re.compile(r"(?:ings?|edly|ed|ies|es|s|ment|ion)$")
_SHORTEST = 4


def matching(
    event_kind: EventKind, text: str, contingencies: Iterable[Contingency]
) -> tuple[tuple[Contingency, ...], tuple[Contingency, ...]]:
    """The contingencies that the event may call for, the closest first; and all the others.

    One is suggested when it shares a telling word with the event, is about that kind of change,
    or covers what the event is. Where serious harm is imminent it stands before its equals.
    """
    words = _telling(text) | _telling(_MEANT.get(event_kind, ""))
    rows = tuple(contingencies)
    scores = [_closeness(row, event_kind, words) for row in rows]
    order = sorted(
        (place for place, score in enumerate(scores) if score),
        key=lambda place: (-scores[place], not _is_imminent(rows[place]), place),
    )
    others = tuple(row for row, score in zip(rows, scores, strict=True) if not score)
    return tuple(rows[place] for place in order), others


def _closeness(row: Contingency, kind: EventKind, words: frozenset[str]) -> int:
    """How closely it fits: shared words count most, then what it covers, then its theme."""
    shared = len(words & _telling(row.if_text))
    covers = (kind is EventKind.PARTNER and row.covers_new_person) or (
        kind is EventKind.RECALL and row.is_enforcement
    )
    return 3 * min(shared, 3) + 2 * covers + (row.theme in THEMES[kind])


def _is_imminent(row: Contingency) -> bool:
    return row.scenario is ScenarioType.IMMINENT


def _telling(text: str) -> frozenset[str]:
    """The words that say something, without their endings."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    words = re.findall(r"[^\W\d_]+", plain)
    return frozenset(
        _stem(word) for word in words if len(word) >= _SHORTEST and word not in _COMMON
    )


def _stem(word: str) -> str:
    stem = _ENDINGS.sub("", word)
    return stem if len(stem) >= _SHORTEST - 1 else word
