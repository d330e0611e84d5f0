"""What a free text is, and where the parts of the facts hold theirs.

What may not live here: the parts (`case_texts`, `assessment_texts`, `plan_texts`), comparing.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from rules.terms import Page


class Free(NamedTuple):
    """One text: where it is mended, its row (lineage or a stable word), the field in words."""

    page: Page
    about: str
    place: str
    text: str


@dataclass(frozen=True)
class Part:
    """Rows with free text: their page, what a row is called, and the names of the fields.

    `about` gives the stable word of rows without a lineage; without it page and field serve.
    """

    rows: Callable[[Any], Iterable[Any]]
    page: Page
    fields: Mapping[str, str]
    name: Callable[[Any], str] = lambda _row: ""
    about: Callable[[Any], str] | None = None


def one(read: Callable[[Any], Any]) -> Callable[[Any], Iterable[Any]]:
    """The part that there is once."""
    return lambda parent: (read(parent),)


def itself(parent: Any) -> Iterable[Any]:
    """The fields of the case, the assessment or the plan itself."""
    return (parent,)


def numbered(what: str) -> Callable[[Any], str]:
    """The name of a row by its number."""
    return lambda row: f"{what} {row.number}"
