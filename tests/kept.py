"""Rows that many tests start from: made once by the code that makes them, then written again.

The first time, `again` runs that code and reads the rows it wrote, whatever their table, with their
history. From then on one statement writes rows like them, with ids, UUIDs and times of their own.
Code that did more than add rows is run each time. What may not live here: what the rows are.
"""

import re
import uuid
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from typing import Any, NamedTuple, TypeVar

from django.apps import apps
from django.db import connection, models, transaction
from django.utils import timezone

Row = TypeVar("Row", bound=models.Model)
Inputs = dict[str, models.Model]

SEQUENCES = """
    SELECT d.refobjid::regclass::text, s.oid::regclass::text,
        coalesce(pg_sequence_last_value(s.oid), 0)
    FROM pg_class s JOIN pg_depend d ON d.objid = s.oid AND d.deptype IN ('a', 'i')
    WHERE s.relkind = 'S' AND d.refobjsubid > 0
"""
READS = re.compile(r"\s*(?:SELECT|SAVEPOINT|RELEASE)\b")
INSERTS = re.compile(r'\s*INSERT INTO "(\w+)"')
UPDATES = re.compile(r'\s*UPDATE "(\w+)" SET .* WHERE "\1"\."id" = %s$', re.DOTALL)


class MoreThanRows(Exception):
    """The code changed older rows, or its rows tell of what no other test has."""


class Span(NamedTuple):
    """The ids that new rows of a table have: from after the one to the other."""

    sequence: str
    before: int
    last: int


def again(key: Hashable, make: Callable[[], Row], **inputs: models.Model) -> Row:
    """The row that `make` makes of these inputs, written with all that it writes beside.

    `key` tells apart whatever the rows depend on but the inputs' own ids.
    """
    key = key, timezone.localdate()
    if script := _scripts.get(key):
        kind, pk = script.kind, script.write(inputs)
    else:
        made = make() if key in _scripts else _record(key, make, inputs)
        kind, pk = type(made), made.pk
    return kind._base_manager.get(pk=pk)  # alike, whichever way it was made


@dataclass
class Script:
    """The statement that writes the rows, with a name wherever a value is new each time."""

    kind: type[models.Model]
    spans: dict[str, Span]  # of each table
    text: str = ""
    ids: dict[str, tuple[str, int]] = field(default_factory=dict)
    given: dict[str, tuple[str, str]] = field(default_factory=dict)  # which input, which attribute
    uuids: dict[str, str] = field(default_factory=dict)
    moments: dict[str, datetime] = field(default_factory=dict)

    def write(self, inputs: Inputs) -> Any:
        """Write the rows; return the id of the one that matters."""
        with transaction.atomic(savepoint=False), connection.cursor() as cursor:
            moved = self._take_ids(cursor)
            values: dict[str, object] = {n: pk + moved[t] for n, (t, pk) in self.ids.items()}
            values |= {n: getattr(inputs[which], part) for n, (which, part) in self.given.items()}
            values |= {name: uuid.uuid4() for name in self.uuids}
            now = timezone.now()
            for age, name in enumerate(sorted(self.moments, key=self.moments.__getitem__)[::-1]):
                values[name] = now - timedelta(microseconds=age)
            cursor.execute(self.text % values)
        return values["main"]

    def _take_ids(self, cursor: Any) -> dict[str, int]:
        """How far the ids of each table's rows lie behind those that they get now."""
        taken = [f"setval('{s}', nextval('{s}') + {b - a - 1})" for s, a, b in self.spans.values()]
        cursor.execute(f"SELECT {', '.join(taken)}")
        return {
            table: last - span.last
            for (table, span), last in zip(self.spans.items(), cursor.fetchone(), strict=True)
        }


_scripts: dict[Hashable, Script | None] = {}


def _record(key: Hashable, make: Callable[[], Row], inputs: Inputs) -> Row:
    before, start, said = _sequences(), timezone.now(), []

    def note(execute: Callable[..., Any], sql: str, params: Any, *rest: Any) -> Any:
        said.append((sql, params))
        return execute(sql, params, *rest)

    with connection.execute_wrapper(note):
        row = make()
    after = _sequences().items()
    spans = {t: Span(s, before[t][1], last) for t, (s, last) in after if last > before[t][1]}
    if timezone.now() == start:
        return row  # the clock stands still: what was first cannot be told
    try:
        for sql, params in said:
            _refuse_more(sql, params, spans)
        _scripts[key] = Reader(spans, inputs, start, timezone.now()).script(row)
    except MoreThanRows:
        _scripts[key] = None
    return row


def _refuse_more(sql: str, params: Any, spans: dict[str, Span]) -> None:
    """Only new rows may be written, of tables that number them."""
    added, changed = INSERTS.match(sql), UPDATES.match(sql)
    if READS.match(sql) or (added and added[1] in spans):
        return
    if not changed or changed[1] not in spans or params[-1] <= spans[changed[1]].before:
        raise MoreThanRows(sql)


def _sequences() -> dict[str, tuple[str, int]]:
    """The sequence that numbers each table's rows, and the last number that it gave."""
    with connection.cursor() as cursor:
        cursor.execute(SEQUENCES)
        return {table: (sequence, last) for table, sequence, last in cursor.fetchall()}


@cache
def _models() -> dict[str, type[models.Model]]:
    return {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}


@cache
def _names(column: models.Field) -> str:
    """The table whose row a column names by its id; empty for any other column."""
    described = getattr(column.model, "instance_type", None)  # whose history this is
    if column.primary_key:
        return column.model._meta.db_table
    if column.is_relation:
        return column.related_model._meta.db_table
    return described._meta.db_table if described and column.name == described._meta.pk.name else ""


@dataclass
class Reader:
    """Reads the new rows back, as the script that writes them."""

    spans: dict[str, Span]
    inputs: Inputs
    start: datetime
    end: datetime

    def script(self, main: models.Model) -> Script:
        """The script; `main` is the row that matters."""
        made = Script(type(main), self.spans)
        made.ids["main"] = main._meta.db_table, main.pk
        made.text = ";".join(self._statement(table, made) for table in self.spans)
        return made

    def _statement(self, table: str, made: Script) -> str:
        columns, (_, before, last) = _models()[table]._meta.concrete_fields, self.spans[table]
        pk, names = _models()[table]._meta.pk.column, [f'"{column.column}"' for column in columns]
        with connection.cursor() as cursor:
            cursor.execute(
                f'SELECT {"::text, ".join(names)}::text FROM "{table}"'
                f' WHERE "{pk}" > {before} AND "{pk}" <= {last} ORDER BY "{pk}"'
            )
            rows = [
                [self._value(*pair, made) for pair in zip(columns, row, strict=True)]
                for row in cursor.fetchall()
            ]
            whole = ", ".join(f"({', '.join(row)})" for row in rows)
        return f'INSERT INTO "{table}" ({", ".join(names)}) VALUES {whole}' if rows else "SELECT 1"

    def _value(self, column: models.Field, text: str | None, made: Script) -> str:
        """The value as the script says it: itself, or a name."""
        if text is None:
            return "NULL"
        if table := _names(column):
            return self._row(table, text, made)
        if isinstance(column, models.UUIDField):
            given = self._given("uuid", text)
            (made.given if given else made.uuids)[text] = given or text
            return f"'%({text})s'"
        if isinstance(column, models.DateTimeField):
            moment = datetime.fromisoformat(text)
            if self.start <= moment <= self.end:
                made.moments[text] = moment
                return f"'%({text})s'"
        if any(str(getattr(row, "uuid", row.pk)) in text for row in self.inputs.values()):
            raise MoreThanRows(text)
        with connection.cursor() as cursor:
            return cursor.mogrify("%s", [text]).decode().replace("%", "%%")

    def _row(self, table: str, text: str, made: Script) -> str:
        """The name of the row with that id: a new one, or one that was given."""
        name, span = f"{table} {text}", self.spans.get(table)
        if span and span.before < int(text) <= span.last:
            made.ids[name] = table, int(text)
        elif given := self._given("pk", text, table):
            made.given[name] = given
        else:
            raise MoreThanRows(name)
        return f"'%({name})s'"

    def _given(self, part: str, text: str, table: str = "") -> tuple[str, str] | None:
        for name, row in self.inputs.items():
            if table in ("", row._meta.db_table) and str(getattr(row, part, None)) == text:
                return name, part
        return None
