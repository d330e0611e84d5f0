"""Where in a text the words, numbers and dates of protected people stand.

What lives here: the search, quick where nothing is to be found. What may not: what is looked for
(`names`, `numbers`), which texts there are (`texts`).
"""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from rules.leaks.names import Words
from rules.leaks.numbers import (
    RUN,
    day_pattern,
    days_written,
    is_in_digits,
    is_in_words,
    number_pattern,
)
from rules.leaks.plain import BETWEEN, Token, Whole, tokens

_SENTENCE_END = '.!?:;•\n“"(-–'
_PLURAL_FROM = 5


@dataclass(frozen=True)
class Sought:
    """All that is looked for: words, telephone numbers and days, each with its references."""

    words: dict[Words, str]
    numbers: dict[str, str]
    days: dict[datetime.date, str]

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.numbers or self.days)


@dataclass(frozen=True)
class Hit:
    """Where something was found in a text, and what to write instead."""

    start: int
    end: int
    reference: str


def narrowed(sought: Sought, every: Whole) -> Sought:
    """What may stand in one of the texts at all; nearly always nothing."""
    runs = RUN.findall(every.written) if sought.numbers or sought.days else []
    digits = BETWEEN.join(re.sub(r"\D", "", run) for run in runs)
    written = days_written(runs) if sought.days else set()
    return Sought(
        {one: ref for one, ref in sought.words.items() if _may_be(one, every)},
        {one: ref for one, ref in sought.numbers.items() if one in digits},
        {
            day: ref
            for day, ref in sought.days.items()
            if is_in_digits(day, written) or is_in_words(day, every.words, every.flat)
        },
    )


def _may_be(one: Words, every: Whole) -> bool:
    word = one.squashed
    if one.is_joined:
        return _has_both_ends(word, every.words) and word in every.flat
    if word not in every.words and f"{word}s" not in every.words:
        return False
    return not one.needs_capital or _capital(word) in every.written


def _has_both_ends(joined: str, words: frozenset[str]) -> bool:
    """Whether words stand there that it may begin and end with: quicker than to look for it."""
    places = range(1, len(joined) + 1)
    if not any(joined[:place] in words for place in places) and f"{joined}s" not in words:
        return False
    return any(joined[-place:] in words or f"{joined[-place:]}s" in words for place in places)


def _capital(word: str) -> str:
    return word[0].upper() + word[1:]


def hits_in(text: str, flat: str, sought: Sought) -> list[Hit]:
    """What stands in the text, in its order; of what overlaps the longest.

    `flat` are its letters and digits.
    """
    found = [*_words_in(text, flat, sought.words), *_patterns_in(text, sought)]
    found.sort(key=lambda hit: (hit.start - hit.end, hit.start))
    kept: list[Hit] = []
    for hit in found:
        if not any(one.start < hit.end and hit.start < one.end for one in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)


def _patterns_in(text: str, sought: Sought) -> Iterator[Hit]:
    patterns = [(number_pattern(one), ref) for one, ref in sought.numbers.items()]
    patterns += [(day_pattern(day), ref) for day, ref in sought.days.items()]
    for pattern, reference in patterns:
        yield from (Hit(*match.span(), reference) for match in pattern.finditer(text))


def _words_in(text: str, flat: str, sought: dict[Words, str]) -> Iterator[Hit]:
    here = {one: ref for one, ref in sought.items() if one.squashed in flat}
    if not here:
        return
    written = tokens(text)
    for one, reference in here.items():
        spans = _joined(one, written) if one.is_joined else _single(one, written, text)
        yield from (Hit(start, end, reference) for start, end in spans)


def _single(one: Words, written: list[Token], text: str) -> Iterator[tuple[int, int]]:
    """The word alone, in the possessive, or of a whole family."""
    for token in written:
        word = text[token.start : token.end]
        if _is_word(token.plain, one.squashed, word) and not (
            one.needs_capital and not _is_written_as_name(token, text)
        ):
            yield token.start, token.end


def _is_word(found: str, sought: str, as_written: str) -> bool:
    if found == sought:
        return True
    has_apostrophe = len(as_written) > len(found)
    return found == f"{sought}s" and (has_apostrophe or len(sought) >= _PLURAL_FROM)


def _is_written_as_name(token: Token, text: str) -> bool:
    """With a capital, and not at the start of a sentence, where every word has one."""
    before = text[: token.start].rstrip(" ")
    is_inside = bool(before) and before[-1] not in _SENTENCE_END
    return is_inside and text[token.start].isupper()


def _joined(one: Words, written: list[Token]) -> Iterator[tuple[int, int]]:
    """The words after each other, whatever stands between them, or written as one."""
    sought = one.squashed
    for place, first in enumerate(written):
        if not sought.startswith(first.plain) and first.plain != f"{sought}s":
            continue
        said = ""
        for token in written[place:]:
            said += token.plain
            if said in (sought, f"{sought}s"):
                yield first.start, token.end
                break
            if not sought.startswith(said):
                break
