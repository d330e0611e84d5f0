"""Texts made comparable: no case, accents, apostrophes, hyphens or invisible characters.

What lives here: two ways to the same words, one fast for all texts at once and one that keeps the
place of each word. What may not: what is looked for.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

_APOSTROPHES = "'’‘ʼʹ`´＇′"
# Letters that no decomposition turns into plain ones.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
# What typing brings by itself: made plain first, so that most texts are plain at once.
_TYPED = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("—", "-"), ("…", "."))
_BEYOND = re.compile(r"[^\x00-\x7f]+")
_ODD = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff０-９]")
_WORD = re.compile(rf"[^\W_]+(?:[{_APOSTROPHES}][^\W_]+)*")
_OTHER = re.compile(r"[\W_]+")
_SPACED = bytes(code if chr(code).isalnum() else 32 for code in range(128)).ljust(256, b" ")
# Stands between texts that are compared at once; no text holds it.
BETWEEN = "\0"
_GAPS = bytes(code for code in range(1, 128) if not chr(code).isalnum())


@dataclass(frozen=True)
class Token:
    """One word of a text: made comparable, and where it stands."""

    plain: str
    start: int
    end: int


@dataclass(frozen=True)
class Whole:
    """All texts at once: as written, their words, and the letters and digits of each."""

    written: str
    words: frozenset[str]
    flat: str

    @property
    def flats(self) -> list[str]:
        return self.flat.split(BETWEEN)


def readable(text: str) -> str:
    """The text as compared: characters composed, wide digits plain, invisible ones dropped."""
    text = text.replace(BETWEEN, " ")
    if text.isascii() or (unicodedata.is_normalized("NFC", text) and not _ODD.search(text)):
        return text
    return _ODD.sub(_seen, unicodedata.normalize("NFC", text))


def _seen(odd: re.Match[str]) -> str:
    """A wide digit as a plain one; what nobody sees as nothing."""
    char = odd.group()
    return unicodedata.normalize("NFKC", char) if char.isdigit() else ""


def plain(text: str) -> str:
    """Lower case, without accents and apostrophes."""
    for typed, meant in _TYPED:
        text = text.replace(typed, meant)
    text = text.lower()
    if not text.isascii():
        text = _BEYOND.sub(lambda found: _folded(found.group()), text)
    return text.replace("'", "").replace("`", "")


@cache
def _folded(run: str) -> str:
    """Characters beyond plain ones, decomposed, without marks and invisible characters."""
    apart = unicodedata.normalize("NFKD", run.casefold())
    seen = (char for char in apart if unicodedata.category(char) not in ("Mn", "Cf"))
    return "".join(char for char in seen if char not in _APOSTROPHES).translate(_LETTERS)


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, comparable; hyphens part them."""
    return tuple(_OTHER.sub(" ", plain(text)).split())


def holds(text: str, name: str) -> bool:
    """Whether the words of the name stand in the text, one after the other."""
    return any(held(text, (name,)))


def held(text: str, names: Iterable[str]) -> Iterator[str]:
    """Those of the names whose words stand in the text, one after the other."""
    words = f" {' '.join(words_of(text))} "
    return (name for name in names if f" {' '.join(words_of(name))} " in words)


def squash(words: Iterable[str]) -> str:
    return "".join(words)


def tokens(text: str) -> list[Token]:
    """The words of a readable text with their places; an apostrophe stays inside its word."""
    return [Token(plain(m.group()), *m.span()) for m in _WORD.finditer(text)]


def whole(texts: Iterable[str]) -> Whole:
    """All texts at once, quickly."""
    written = BETWEEN.join(texts)
    made = plain(written)
    if made.isascii():
        raw = made.encode()
        words = raw.translate(_SPACED).decode().split()
        return Whole(written, frozenset(words), raw.translate(None, _GAPS).decode())
    words = _OTHER.sub(" ", made).split()
    flats = (_OTHER.sub("", text) for text in made.split(BETWEEN))
    return Whole(written, frozenset(words), BETWEEN.join(flats))
