"""What is looked for of a name, an address, a school (VIC-02).

What lives here: which words of a restricted detail give somebody away, alone or together. What may
not: dates and telephone numbers (`numbers`), where the words are found (`search`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rules.leaks.ordinary import (
    HOUSING,
    NEVER_ALONE,
    ORDINARY,
    SAINTS,
    SCHOOLS,
    STREETS,
)
from rules.leaks.plain import squash, words_of

_SHORTEST = 3
_SHORT_FORMS = {short: full for full, shorts in STREETS.items() for short in shorts}
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b", re.I)
_LINES = re.compile(r"[,;\n]")


@dataclass(frozen=True)
class Words:
    """Words to look for: one word, or several that may be written apart or together.

    `needs_capital`: an ordinary word, which counts only where it is written as a name.
    """

    words: tuple[str, ...]
    is_joined: bool = False
    needs_capital: bool = False

    @property
    def squashed(self) -> str:
        return squash(self.words)


def of_name(text: str) -> Iterator[Words]:
    """The whole name, first and last together, and each part that tells somebody apart."""
    parts = [words_of(part) for part in re.split(r"[\s,/()\"“”]+", text)]
    parts = [words for words in parts if words and not set(words) <= NEVER_ALONE - _MAY_BE_NAMES]
    if len(parts) > 1:
        yield Words(tuple(word for words in parts for word in words), is_joined=True)
        yield Words((*parts[0], *parts[-1]), is_joined=True)
        yield Words((*parts[-1], *parts[0]), is_joined=True)
    for words in parts:
        if len(words) > 1:
            yield Words(words, is_joined=True)
        yield from (_alone(word) for word in words if _tells(word))
    if len(parts) == 1 and len(parts[0]) == 1 and len(parts[0][0]) < _SHORTEST:
        yield Words(parts[0], needs_capital=True)
    for part in re.findall(r"\b\w['’]\w+", text):
        yield Words(words_of(part), is_joined=True)


# A month is a first name too: alone it says nothing, beside a surname it does.
_MAY_BE_NAMES = frozenset({"april", "may", "june", "august"})


def _alone(word: str) -> Words:
    return Words((word,), needs_capital=word in ORDINARY)


def _tells(word: str) -> bool:
    return len(word) >= _SHORTEST and word not in NEVER_ALONE and not word.isdigit()


def of_address(text: str) -> Iterator[Words]:
    """The street with its kind, however shortened, its telling words alone, and the postcode."""
    for street in streets_of(text):
        *names, kind = street
        full = _SHORT_FORMS.get(kind, kind)
        for form in (full, *STREETS.get(full, ())) if names else ():
            yield Words((*names, form), is_joined=True)
        for before, word in zip(("", *street), street, strict=False):
            if before not in SAINTS and _tells_of_place(word, STREETS.keys() | HOUSING):
                yield Words((word,))
    for code in _POSTCODE.findall(text):
        yield Words(words_of(code.replace(" ", "")), is_joined=True)


def _tells_of_place(word: str, generic: frozenset[str] | set[str]) -> bool:
    is_plain = word in generic or word in ORDINARY or word in _SHORT_FORMS or word in SAINTS
    return not is_plain and _tells(word) and not word[0].isdigit()


def streets_of(text: str) -> list[tuple[str, ...]]:
    """The lines of an address that name a street or a house, without numbers and the town.

    Where no line does, the first that says anything stands for the street.
    """
    lines = [words for line in _LINES.split(_POSTCODE.sub("", text)) if (words := _line(line))]
    found = [street for words in lines if (street := _street(words))]
    return found or lines[:1]


def _line(line: str) -> tuple[str, ...]:
    words = words_of(line)
    while words and (words[0] in HOUSING or words[0][0].isdigit() or len(words[0]) == 1):
        words = words[1:]
    return words


def _street(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words up to the last that is a kind of street; () where there is none."""
    kinds = [
        place
        for place, word in enumerate(words)
        if place and (word in STREETS or word in _SHORT_FORMS)
    ]
    return words[: kinds[-1] + 1] if kinds else ()


def towns_of(text: str) -> set[str]:
    """The words of an address beside its streets: they are no sign of anybody alone."""
    streets = {word for street in streets_of(text) for word in street}
    return set(words_of(text)) - streets


def of_school(text: str) -> Iterator[Words]:
    """The name of a school or workplace: from its first word on, and its telling words alone.

    "St Mary's" is looked for together; neither "Mary" nor "primary" says anything alone.
    """
    words = words_of(_LINES.split(text)[0])
    while words and words[0] == "the":
        words = words[1:]
    for end in range(2, len(words) + 1):
        if not set(words[:end]) <= SCHOOLS:
            yield from (Words(form, is_joined=True) for form in _with_saint(words[:end]))
    for before, word in zip(("", *words), words, strict=False):
        if before not in SAINTS and _tells_of_place(word, SCHOOLS):
            yield Words((word,))


def _with_saint(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield words
    if words[0] in SAINTS:
        yield from ((other, *words[1:]) for other in sorted(SAINTS - {words[0]}))
