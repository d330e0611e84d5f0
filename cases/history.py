"""Who changed what, when, from what to what: the history of any rows as a page of entries.

Reads the rows that simple-history keeps; writes nothing. The texts of restricted details are never
shown here unless the caller has asked the permission and hands in `reveals=True`; no more are what
victims say, the words that were allowed, and what was said for equality monitoring.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils.text import Truncator

from cases.models import AllowedWord, EqualityAnswers, RestrictedDetails, VictimViews

PAGE_SIZE = 25
LONGEST_NAME = 120  # characters: a link is named by both of its ends
RESTRICTED = (RestrictedDetails, VictimViews, AllowedWord, EqualityAnswers)
BOOKKEEPING = {"id", "uuid", "version", "updated_at", "lineage", "carried_from", "is_as_copied"}
BOOKKEEPING |= {"question"}  # a key of the catalogue; the entry is named by the question itself
VERBS = {"+": "added", "~": "changed", "-": "removed"}
NAMED_BY = (
    "reference",
    "title",
    "description",
    "label",
    "what",
    "if_text",
    "name",
    "text",
    "agency",
    "who",
)
NOT_ANSWERED = "Not answered"
CALLED = {
    "mappa": "MAPPA",
    "order protects": "Person whom an order protects",
    "what a source shows": "Link from a source",
    "what drives the level": "Mark “The level rests on this”",
    "who was told": "Telling",
    "predictable change": "Change to come",
    "factor for a group": "Link from a factor to a group",
    "source cited by a factor": "Source of a factor",
    "source cited by an answer": "Source of an answer",
    "unconvicted behaviour": "Behaviour without a conviction",
}

Rows = list[Any]


@dataclass(frozen=True)
class Key:
    """The place of one historical row: when it was written, of which kind, which save of it."""

    moment: datetime.datetime
    label: str
    version: int
    uuid: UUID


@dataclass(frozen=True)
class Change:
    """One field of a row: what it said, and what it says."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Entry:
    """One save of one row. `sentence` reads "Person at risk KA-1 changed".

    A row that was added (`is_new`) has what was recorded as its changes.
    """

    at: datetime.datetime
    by: str
    sentence: str
    changes: tuple[Change, ...]
    is_new: bool = False


@dataclass(frozen=True)
class Page:
    """Some entries, newest first; `next_key` leads to the older ones, "" at the end."""

    entries: tuple[Entry, ...]
    next_key: str


def changes(
    querysets: Sequence[models.QuerySet[Any]],
    page: str = "",
    *,
    reveals: bool = False,
    size: int = PAGE_SIZE,
) -> Page:
    """Merge querysets of historical rows into one page; `page` is the key of the page before.

    Costs at most two queries for each queryset, and one for each kind of row they point to.
    """
    found = [row for rows in querysets for row in _newest(rows, _read_key(page), size + 1)]
    found.sort(key=_place, reverse=True)
    shown = found[:size]
    before = _rows_before(shown)
    names = _names_of_links([*shown, *before.values()])
    entries = [_entry(row, before.get(_identity(row)), names, reveals) for row in shown]
    return Page(
        tuple(entry for entry in entries if entry), _key(shown[-1]) if len(found) > size else ""
    )


def of_model(model: type[models.Model], **conditions: Any) -> models.QuerySet[Any]:
    """The historical rows of a model that meet the conditions."""
    rows: models.QuerySet[Any] = model.history.filter(**conditions)  # type: ignore[attr-defined]
    return rows


def _newest(rows: models.QuerySet[Any], key: Key | None, size: int) -> Rows:
    earlier = rows.model.objects.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id"))
    newest_before = earlier.order_by("-history_id").values("history_id")[:1]
    if key:
        rows = rows.filter(_older_than(key, rows.model))
    rows = rows.select_related("history_user").annotate(row_before=Subquery(newest_before))
    return list(rows.order_by("-history_date", "-history_id")[:size])


def _older_than(key: Key, model: type[models.Model]) -> Q:
    if _label(model) > key.label:
        return Q(history_date__lt=key.moment)
    if _label(model) < key.label:
        return Q(history_date__lte=key.moment)
    same = model._default_manager.filter(
        history_date=key.moment, uuid=key.uuid, version=key.version
    )
    last = Subquery(same.order_by("history_id").values("history_id")[:1])
    return Q(history_date__lt=key.moment) | Q(history_date=key.moment, history_id__lt=last)


def _rows_before(shown: Rows) -> dict[tuple[str, int], Any]:
    """The state before each row, by the identity of the row that followed."""
    wanted: dict[type[models.Model], dict[int, int]] = defaultdict(dict)
    for row in shown:
        if row.row_before:
            wanted[type(row)][row.row_before] = row.history_id
    found: dict[tuple[str, int], Any] = {}
    for model, followed_by in wanted.items():
        for row in model._default_manager.filter(history_id__in=followed_by):
            found[_label(model), followed_by[row.history_id]] = row  # type: ignore[attr-defined]
    return found


def _names_of_links(rows: Iterable[Any]) -> dict[tuple[type, Any], str]:
    """What the foreign keys of the rows point to, in words; one query for each kind."""
    wanted: dict[type[models.Model], set[Any]] = defaultdict(set)
    for row in rows:
        for field in _shown_fields(row):
            if isinstance(field, models.ForeignKey) and getattr(row, field.attname):
                wanted[field.related_model].add(getattr(row, field.attname))
    return {
        (model, key): _name_of(linked)
        for model, keys in wanted.items()
        for key, linked in model._default_manager.in_bulk(list(keys)).items()
    }


def _entry(
    row: Any, before: Any, names: dict[tuple[type, Any], str], reveals: bool
) -> Entry | None:
    """The entry of a row; none for a save that changed nothing that is shown."""
    is_hidden = row.instance_type in RESTRICTED and not reveals
    sentence = _sentence(row, is_hidden)
    changed = () if is_hidden or row.history_type == "-" else _changes(row, before, names)
    if row.history_type == "~" and not changed and not is_hidden:
        return None
    by = row.history_user.full_name if row.history_user else "The service"
    return Entry(row.history_date, by, sentence, changed, is_new=row.history_type == "+")


def _changes(row: Any, before: Any, names: dict[tuple[type, Any], str]) -> tuple[Change, ...]:
    found = []
    for field in _shown_fields(row):
        old = _said(field, before, names) if before else NOT_ANSWERED
        new = _said(field, row, names)
        is_default = before is None and getattr(row, field.attname) is False
        if old != new and not is_default:
            label = str(field.verbose_name)
            found.append(Change(label[:1].upper() + label[1:], old, new))
    return tuple(found)


def _shown_fields(row: Any) -> list[Any]:
    """The columns people edit, without bookkeeping and without the link to the parent."""
    names = {field.name for field in row.instance_type._meta.concrete_fields}
    unread: frozenset[str] = getattr(row.instance_type, "not_in_history", frozenset())
    parents = {"case", "assessment", "plan", "person", "submission", "history_relation"}
    if row.instance_type is not RestrictedDetails:
        parents = parents - {"person"}
    return [
        field
        for field in row.tracked_fields
        if field.name in names and field.name not in BOOKKEEPING | parents | unread
    ]


def _said(field: Any, row: Any, names: dict[tuple[type, Any], str]) -> str:
    """A value as a page would say it."""
    value = getattr(row, field.attname)
    if value is None or value == "" or value == []:
        return NOT_ANSWERED
    if isinstance(field, models.ForeignKey):
        return names.get((field.related_model, value), "Removed since")
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime.datetime | datetime.date):
        return f"{value.day} {value:%B %Y}"
    base = getattr(field, "base_field", field)
    labels = dict(base.flatchoices)
    items = value if isinstance(value, list) else [value]
    return ", ".join(str(labels.get(item, item)) for item in items)


def _sentence(row: Any, is_hidden: bool) -> str:
    """What was done to what kind of row, and which one: "Contact added: Sam"."""
    name = str(row.instance_type._meta.verbose_name)
    name = CALLED.get(name, name)
    done = f"{name[:1].upper()}{name[1:]} {VERBS[row.history_type]}"
    if is_hidden or row.instance_type in RESTRICTED:
        return done
    texts = (getattr(row, attribute, "") for attribute in NAMED_BY)
    text = next((text for text in texts if isinstance(text, str) and text), "")
    return f"{done}: {Truncator(text).chars(LONGEST_NAME)}" if text else done


def _name_of(linked: models.Model) -> str:
    """A short name; models whose own would ask the database again are named by a column."""
    texts = (getattr(linked, attribute, "") for attribute in (*NAMED_BY, "full_name"))
    return next((text for text in texts if isinstance(text, str) and text), str(linked.pk))[:80]


def _identity(row: Any) -> tuple[str, int]:
    return _label(type(row)), row.history_id


def _label(model: type[models.Model]) -> str:
    return model._meta.label_lower


def _place(row: Any) -> tuple[datetime.datetime, str, int]:
    return row.history_date, _label(type(row)), row.history_id


def _key(row: Any) -> str:
    """The place of a row among the others, in an address: no row's number (P5)."""
    moment = row.history_date.isoformat()
    return f"{moment}|{_label(type(row))}|{row.version}|{row.uuid}"


def _read_key(text: str) -> Key | None:
    """The place that a key names; None, the start, where it makes no sense."""
    try:
        moment, label, version, uuid = text.split("|")
        key = Key(datetime.datetime.fromisoformat(moment), label, int(version), UUID(uuid))
    except ValueError:
        return None
    return key if key.moment.tzinfo and key.version < 2**31 else None
