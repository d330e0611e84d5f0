"""Writing one row of an import: its values are judged by its own columns, under its JSON path."""

import datetime
import re
from collections.abc import Iterable
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import CharField, Field, Model, TextField
from simple_history.models import HistoricalRecords

from accounts.models import User
from casefiles.dates import any_day_of, is_left_open, written_out
from casefiles.form import Problem
from casefiles.importing.words import Named
from cases.models import Case, CivilOrder, PersonAtRisk, UnconvictedBehaviour
from rules.terms import REFERENCE_PREFIX, PersonKind, RiskLevel
from rules.vague import is_given

Row = TypeVar("Row", bound=Model)
NAMES = ("number", "reference")  # what other rows of the file call this one by
NAMED_WITHOUT_ROW = {
    REFERENCE_PREFIX[kind]: kind for kind in (PersonKind.INDEX_VICTIM, PersonKind.PLACE)
}


@dataclass
class Reading:
    """One file being read: the document, the rows made so far, and what must be said of it.

    The links wait for the plan: what its actions and contingencies answer, by their ids.
    """

    document: dict[str, Any]
    by: User
    case: Case = field(init=False)
    people: dict[str, PersonAtRisk] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    kept_values: dict[str, Any] = field(default_factory=dict)
    read_too: set[str] = field(default_factory=set)
    order_links: list[tuple[CivilOrder, tuple[str, ...]]] = field(default_factory=list)
    behaviour_links: list[tuple[UnconvictedBehaviour, tuple[str, ...]]] = field(
        default_factory=list
    )
    self_links: tuple[str, ...] = ()

    def put(self, row: Row, path: str, keys: dict[str, str] | None = None) -> Row:
        """Save a row; where a value does not fit its column, note a problem and save nothing.

        `keys` names the JSON key of a column where it is not the column's own name; one that
        begins with $ stands elsewhere in the file.
        """
        if self.fits(row, path, keys):
            row.save()
        return row

    def fits(self, row: Model, path: str, keys: dict[str, str] | None = None) -> bool:
        """Whether a row can be saved, after its days were written out; else note why not."""
        _write_days_out(row)
        self.problems += _misfits(row, path, keys or {})
        return not self.problems

    def found(self, rows: dict[str, Row], names: Iterable[str], path: str) -> list[Row]:
        """The rows of these ids, each once; an id without a row is left out and said so."""
        wanted = list(dict.fromkeys(name.strip() for name in names))
        self.left_out += [f"{path} names “{name}”" for name in wanted if name not in rows]
        return [rows[name] for name in wanted if name in rows]

    def named_people(self, names: Iterable[str], path: str) -> list[PersonAtRisk]:
        """The people of these references; an index victim or a place gets a row when named."""
        wanted = list(dict.fromkeys(name.strip() for name in names))
        for name in wanted:
            kind = NAMED_WITHOUT_ROW.get(name[:2])
            if kind and name not in self.people and re.fullmatch(r"[A-Z]{2}-\d{1,4}", name):
                person = PersonAtRisk(case=self.case, reference=name, kind=kind)
                self.people[name] = self.put(person, path)
        return self.found(self.people, wanted, path)

    def named(self, found: Named, words: str, path: str) -> tuple[str, ...]:
        """The ids of rows that a text names; ids without a row are told, other words kept."""
        self.left_out += [f"{path} names “{name}”" for name in found.unknown]
        if found.says_more:
            self.kept_values[path] = words
        return found.known

    def day(self, given: object, path: str) -> datetime.date | None:
        """The day that a text names; a text that names none is kept with the import."""
        found = any_day_of(given)
        if found is None and not is_left_open(given):
            self.kept_values[path] = given
        return found

    @property
    def can_link(self) -> bool:
        """Rows that were not saved for a problem cannot be linked."""
        return not self.problems


def _write_days_out(row: Model) -> None:
    """Let a day in a text, such as 2026-05-03, be read as people write it, where there is room."""
    for column in row._meta.concrete_fields:
        is_free_text = isinstance(column, CharField | TextField) and not column.choices
        given = getattr(row, column.attname)
        if is_free_text and column.name not in NAMES and isinstance(given, str):
            told = written_out(given)
            if column.max_length is None or len(told) <= column.max_length:
                setattr(row, column.attname, told)


def _misfits(row: Model, path: str, keys: dict[str, str]) -> Iterable[Problem]:
    for column in row._meta.concrete_fields:
        value = getattr(row, column.attname)
        is_blank = isinstance(value, str) and not value.strip()
        if column.is_relation or column.primary_key or is_blank or value in (None, []):
            continue
        try:
            _judge(column, value, row)
        except ValidationError as mistake:
            key = keys.get(column.name, column.name)
            place = key if key.startswith("$") else f"{path}.{key}"
            yield Problem(place, " ".join(_said(one) for one in mistake.error_list))


def _judge(column: "Field[Any, Any]", value: Any, row: Model) -> None:
    """Judge a value by its column's own validators; drafts may leave anything empty."""
    column.clean(value, row)


def _said(mistake: ValidationError) -> str:
    """The mistake in words that follow the path of the value."""
    if mistake.code == "max_length" and mistake.params:
        most, found = mistake.params["limit_value"], mistake.params["show_value"]
        return f"must be {most:,} characters or fewer, and has {found:,}"
    sentence = " ".join(mistake.messages)
    return sentence[:1].lower() + sentence[1:].rstrip(".")


@contextmanager
def history_by(user: User) -> Any:
    """Let the history of every row written inside name this user."""
    before = getattr(HistoricalRecords.context, "request", None)
    HistoricalRecords.context.request = _Request(user)
    try:
        yield
    finally:
        if before is None:
            del HistoricalRecords.context.request
        else:
            HistoricalRecords.context.request = before


@dataclass
class _Request:
    """All that the history asks of a request."""

    user: User


def kind_of(words: str, kinds: tuple[tuple[Any, tuple[str, ...]], ...], otherwise: Any) -> Any:
    """The first kind that one of its words names."""
    lowered = words.lower()
    return next((kind for kind, signs in kinds if any(s in lowered for s in signs)), otherwise)


def level(name: str | None) -> int | None:
    """The stored level of a written name; None stays unanswered."""
    return RiskLevel.named(name).value if name else None


def text(document: dict[str, Any], key: str) -> str:
    """The text at a key; "" where it is missing, null, or only a dash that stands for nothing."""
    given = str(document.get(key) or "")
    return given if is_given(given) else ""
