"""Words in free text that identify a protected person (VIC-02, QC-38).

    find(facts, protected, allowed, own) -> tuple[Leak, ...]

What lives here: what is compared with what. The restricted words come from outside and are no part
of any facts. What may not: severities (`checks.leaks`), fetching.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from rules.facts import Facts, Leak
from rules.leaks.names import Words, of_address, of_name, of_school, towns_of
from rules.leaks.numbers import day_of, numbers_of
from rules.leaks.plain import readable, squash, whole, words_of
from rules.leaks.search import Sought, hits_in, narrowed
from rules.leaks.texts import free_texts
from rules.terms import Word

__all__ = ["Detail", "Protected", "find", "found_in"]


class Detail(Word):
    """The kinds of restricted detail that free text is compared with."""

    NAME = "name", "Name"
    ADDRESS = "address", "Address"
    SCHOOL = "school", "School or workplace"
    TELEPHONE = "telephone", "Telephone"
    BORN = "date of birth", "Date of birth"


@dataclass(frozen=True)
class Protected:
    """One restricted detail: whose (the reference to write instead), what kind, the detail."""

    reference: str
    detail: Detail
    text: str


def find(
    facts: Facts,
    protected: Iterable[Protected],
    allowed: Iterable[str] = (),
    own: Iterable[str] = (),
) -> tuple[Leak, ...]:
    """Each place in free text that names a protected person, with the words as they stand there.

    `allowed` are words that somebody allowed, with a reason. Words of the person's own name, and
    of `own` (their own address), say nothing about others and are left out.
    """
    sought = _sought(protected, allowed, (facts.case.name, *own), _told(facts))
    places = list(free_texts(facts))
    return tuple(
        Leak(reference=ref, words=words, page=at.page, about=at.about, place=at.place)
        for at, found in _found(sought, places, [readable(place.text) for place in places])
        for ref, words in found
    )


def found_in(
    texts: Iterable[str],
    protected: Iterable[Protected],
    allowed: Iterable[str] = (),
    own: Iterable[str] = (),
) -> tuple[tuple[str, str], ...]:
    """Reference and words of each place in any texts, such as those of a document."""
    sought = _sought(protected, allowed, own, frozenset())
    seen = [readable(text) for text in texts]
    return tuple(dict.fromkeys(one for _, found in _found(sought, seen, seen) for one in found))


Place = TypeVar("Place")


def _found(
    sought: Sought, places: list[Place], texts: list[str]
) -> Iterator[tuple[Place, list[tuple[str, str]]]]:
    """The places in whose text something stands: reference and words, each once."""
    every = whole(texts)
    left = narrowed(sought, every)
    if left.is_empty:
        return
    for place, text, flat in zip(places, texts, every.flats, strict=True):
        hits = hits_in(text, flat, left)
        yield place, list(dict.fromkeys((hit.reference, text[hit.start : hit.end]) for hit in hits))


def _told(facts: Facts) -> frozenset[str]:
    """The words of references and of relationships, which name nobody (VIC-02)."""
    people = facts.case.people
    told = [word for person in people for word in words_of(person.reference)]
    said = " ".join(person.relationship for person in people).split()
    return frozenset([*told, *(word for each in said if each.islower() for word in words_of(each))])


Key = TypeVar("Key")
_READERS: dict[Detail, Callable[[str], Iterator[Words]]] = {
    Detail.NAME: of_name,
    Detail.ADDRESS: of_address,
    Detail.SCHOOL: of_school,
}


def _sought(
    protected: Iterable[Protected],
    allowed: Iterable[str],
    own: Iterable[str],
    told: frozenset[str],
) -> Sought:
    rows = [replace(row, text=readable(row.text)) for row in protected]
    permitted = tuple(allowed)
    is_left_out = _left_out(permitted, own, told, rows)
    numbers = {number for text in permitted for number in numbers_of(text)}
    days = {day_of(text) for text in permitted}
    return Sought(
        _named((one, row) for row in rows for one in _words(row) if not is_left_out(one)),
        _named((one, row) for row in rows for one in _numbers(row) if one not in numbers),
        _named((day, row) for row in rows if (day := _day(row)) and day not in days),
    )


def _words(row: Protected) -> Iterator[Words]:
    if row.detail in _READERS:
        yield from _READERS[row.detail](row.text)


def _numbers(row: Protected) -> Iterator[str]:
    if row.detail is Detail.TELEPHONE:
        yield from numbers_of(row.text)


def _day(row: Protected) -> date | None:
    return day_of(row.text) if row.detail is Detail.BORN else None


def _named(found: Iterable[tuple[Key, Protected]]) -> dict[Key, str]:
    """What is looked for, with the references of all whom it is about."""
    references: dict[Key, dict[str, None]] = {}
    for one, row in found:
        references.setdefault(one, {})[row.reference] = None
    return {one: " or ".join(names) for one, names in references.items()}


def _left_out(
    allowed: Iterable[str], own: Iterable[str], told: frozenset[str], rows: list[Protected]
) -> Callable[[Words], bool]:
    """Whether words are not looked for: allowed, the person's own, a relationship, or a town."""
    allowances = [words_of(text) for text in allowed]
    own_words = {word for text in own for word in words_of(text)}
    wholes = {squash(words) for words in allowances}
    free = own_words | {word for words in allowances for word in words}
    towns = {word for row in rows if row.detail is Detail.ADDRESS for word in towns_of(row.text)}

    def is_left_out(one: Words) -> bool:
        if one.squashed in wholes or set(one.words) <= free:
            return True
        return not one.is_joined and one.words[0] in told | towns

    return is_left_out
