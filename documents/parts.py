"""What an edition is made of: parts with texts, and what each part withholds and why.

Preview, document and the search for restricted words read the same parts, so that nothing can
leave that was not shown first. An edition holds what a part names, and nothing else.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from rules.leaks import Protected, found_in
from rules.vague import is_given


@dataclass(frozen=True, kw_only=True)
class Block:
    """One row of a part: its heading, "" where it needs none, and named texts."""

    heading: str = ""
    pairs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Part:
    """One section of an edition. `withheld` says what of it stays here, and why."""

    key: str
    title: str
    blocks: tuple[Block, ...] = ()
    withheld: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Identifying:
    """Words of an edition that identify a protected person: where, which, what to write instead."""

    place: str
    words: str
    reference: str


def block(heading: str, *pairs: tuple[str, Any]) -> Block:
    """A row with those of the texts that say something; labels for terms."""
    said = ((name, str(getattr(value, "label", value) or "").strip()) for name, value in pairs)
    return Block(
        heading=heading, pairs=tuple((name, text) for name, text in said if is_given(text))
    )


def texts_of(parts: Iterable[Part]) -> Iterator[tuple[str, str]]:
    """Each text of an edition, with its place in words."""
    for part in parts:
        for row in part.blocks:
            yield part.title, row.heading
            for name, text in row.pairs:
                place = ", ".join(word for word in (part.title, row.heading, name) if word)
                yield place, f"{name} {text}"


def identifying(
    parts: Iterable[Part], protected: tuple[Protected, ...], allowed: Iterable[str], own: str
) -> tuple[Identifying, ...]:
    """Each place that names a protected person, unless its words were allowed (VIC-02, QC-38)."""
    permitted, texts = tuple(allowed), list(texts_of(parts))
    if not found_in((text for _, text in texts), protected, permitted, (own,)):
        return ()
    return tuple(
        Identifying(place=place, words=words, reference=reference)
        for place, text in texts
        for reference, words in found_in((text,), protected, permitted, (own,))
    )


def hash_of(parts: Iterable[Part]) -> str:
    """The SHA-256 of what an edition says."""
    text = json.dumps([asdict(part) for part in parts], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
