"""Take a partner whom nobody can name out of a text about known adults (QC-17, WHO-05).

What lives here: how the text is parted. What may not: the words that name one (`partners`), rows.
"""

import re

from rules.partners import names_future_partner

_SENTENCES = re.compile(r"(?<=[.;!?\n])\s*")
_ITEMS = re.compile(r",\s*(?:and\s+|or\s+)?|\s+and\s+|\s+or\s+")
_REFERENCE = re.compile(r"\b[A-Z]{2}-\d")
_MARKS = " \t\n.,;:"


def take_out(text: str) -> tuple[str, str]:
    """What stays, and what belongs to the public: each sentence that names a future partner.

    Where the sentence also names somebody by reference, only the item of its list is taken, and
    of an item with a reference only the words: whoever can be named stays.
    """
    stays: list[str] = []
    taken: list[str] = []
    for sentence in _SENTENCES.split(text):
        kept, out = _parted(sentence)
        stays.append(kept)
        taken += out
    words = names_future_partner(text)
    if words and not taken:  # they stand across a line break
        return text.replace(words, "").strip(_MARKS), " ".join(words.split())
    rest = " ".join(part.strip(" \t") for part in stays if part.strip(_MARKS))
    return re.sub(r" *\n *", "\n", rest).strip(), "; ".join(taken)


def _parted(sentence: str) -> tuple[str, list[str]]:
    words = names_future_partner(sentence)
    if words is None:
        return sentence, []
    if not _REFERENCE.search(sentence):
        return "", [sentence.strip(_MARKS)]
    kept, taken = [], []
    for item in _ITEMS.split(sentence):
        stays, out = _of_item(item)
        kept += [stays.strip(_MARKS)] if stays.strip(_MARKS) else []
        taken += out
    if not taken:  # the list parts the words themselves
        return sentence.replace(words, ""), [words]
    end = sentence[-1] if sentence[-1] in ".;!?\n" else ""
    return ", ".join(kept) + end, taken


def _of_item(item: str) -> tuple[str, list[str]]:
    """One item of a list: somebody with a reference always stays."""
    words = names_future_partner(item)
    if words is None:
        return item, []
    if _REFERENCE.search(item):
        return " ".join(item.replace(words, " ").split()), [words]
    return "", [item.strip(_MARKS)]
