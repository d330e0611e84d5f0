"""Bring many kinds of rows with their parent in one query, instead of one query a kind.

What lives here: PostgreSQL's arrays of JSON, and model instances made from them. What may not: a
word of our domain. A row that was brought is like one that was prefetched: its parent's `.all()`
gives it without a query, and it can be saved.
"""

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import F, Func, OuterRef, QuerySet
from django.db.models.functions import Cast, JSONObject

Parent = TypeVar("Parent", bound=models.Model)


def of_parent(queryset: QuerySet[Any], parent_key: str, outer: str = "pk") -> ArraySubquery:
    """The rows of a queryset that belong to the outer row, as one array of JSON objects.

    `parent_key` is the column that names the parent. Annotations of the queryset come along.
    """
    beside: dict[str, F | Cast] = {name: F(name) for name in queryset.query.annotations}
    beside |= {
        field.attname: Cast(field.attname, models.TextField())  # JSON numbers lose cents
        for field in queryset.model._meta.concrete_fields
        if isinstance(field, models.DecimalField)
    }
    ordering = queryset.query.order_by or queryset.model._meta.ordering or ("pk",)
    rows = queryset.filter(**{parent_key: OuterRef(outer)}).order_by(*ordering)
    whole = rows.annotate(row_as_json=_RowAsJson(*([JSONObject(**beside)] if beside else [])))
    return ArrayOnce(whole.values("row_as_json"))


class ArrayOnce(ArraySubquery):
    """An array whose statement is written once.

    Django writes a query anew each time it runs. For one that brings forty kinds of rows this takes
    longer than the database does. A copy, which may be given other names, writes its own.
    """

    _written: tuple[str, tuple[Any, ...]] | None = None

    def copy(self) -> Self:
        """A copy that has written nothing yet."""
        clone = super().copy()
        clone._written = None
        return clone  # type: ignore[no-any-return]

    def as_sql(  # type: ignore[override]
        self, compiler: Any, connection: Any, template: str | None = None, **extra: Any
    ) -> tuple[str, list[Any]]:
        """The statement and its parameters, as they were written the first time."""
        if template or extra:
            return super().as_sql(compiler, connection, template, **extra)  # type: ignore[return-value]
        if self._written is None:
            # Writing changes the query while it lasts: each thread writes one of its own.
            sql, params = super(ArrayOnce, self.copy()).as_sql(compiler, connection)
            self._written = sql, tuple(params)
        sql, kept = self._written
        return sql, list(kept)


class _RowAsJson(Func):
    """The whole row as a JSON object, and what is given beside it.

    Naming each column would make a statement of 24,000 letters, which takes longer to write and to
    plan than to run.
    """

    output_field = models.JSONField()  # type: ignore[assignment]

    def as_sql(self, compiler: Any, connection: Any, **_: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        """The table by the name that this query gives it."""
        table = compiler.quote_name_unless_alias(compiler.query.get_initial_alias())
        parts: list[str] = [f"to_jsonb({table})"]
        params: list[Any] = []
        for expression in self.get_source_expressions():
            sql, more = compiler.compile(expression)
            parts, params = [*parts, f"({sql})"], [*params, *more]
        return f"({' || '.join(parts)})", params


def hydrate(model: type[Parent], plain: Mapping[str, Any]) -> Parent:
    """The row that a JSON object describes; keys that are no columns become attributes."""
    columns = {field.attname: field for field in model._meta.concrete_fields}
    row = model(**{name: field.to_python(plain[name]) for name, field in columns.items()})
    row._state.adding, row._state.db = False, "default"
    for name in plain.keys() - columns.keys():
        setattr(row, name, plain[name])
    return row


def the_one(queryset: QuerySet[Parent]) -> Parent | None:
    """The row of a queryset that can hold one at most; None where there is none.

    Without the LIMIT that `get` adds: with it, PostgreSQL takes several times as long to plan a
    query that brings many kinds of rows. Without an order, which one row does not need, and which
    Django compares with all that is brought.
    """
    return next(iter(queryset.order_by()), None)


def attach(parent: models.Model, name: str, rows: list[Any]) -> None:
    """Let `parent.name.all()` give these rows, each with the parent at hand."""
    manager = getattr(parent, name)
    queryset = manager.get_queryset()
    queryset._result_cache = rows
    queryset._prefetch_done = True
    if not hasattr(parent, "_prefetched_objects_cache"):
        parent._prefetched_objects_cache = {}  # type: ignore[attr-defined]
    parent._prefetched_objects_cache[name] = queryset  # type: ignore[attr-defined]
    for row in rows:
        setattr(row, manager.field.name, parent)
