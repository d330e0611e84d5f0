"""The form that edits one row without losing anybody's work.

For a row that exists the form carries `row_version`, the version its author read. A save of
an older version writes nothing: `form.conflict` lists both texts, and the form, shown again,
carries the current version, so that pressing save once more is a knowing choice.
For a new row it carries `row_token`, minted when the page was shown, which becomes the row's
`uuid`. A second post of the same page finds the row already made: the form is valid,
`form.already_saved` is that row, and `save()` returns it and writes nothing.
`save()` also writes nothing when nothing was changed.

Rows inherit `rosh.rows.TrackedRow` (uuid, version). Views run inside a transaction
(ATOMIC_REQUESTS): the row stays locked from the check until the commit.
"""

import uuid
from copy import copy
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.forms.utils import ErrorDict

from rosh.forms.base import GovukFormMixin
from rosh.forms.wording import name_of

CONFLICT = (
    "This page was changed while you were writing, by somebody else or by you in another window. "
    "Both texts are below. "
    "Nothing has been saved. Change what you need to, then save again."
)
GONE = (
    "This was removed while you were writing, by somebody else or by you in another window. "
    "Your text is below. It was not saved."
)
BOOKKEEPING = ("row_version", "row_token")


class RowForm(GovukFormMixin, forms.ModelForm):  # type: ignore[type-arg]
    """A model form that refuses a stale save and makes a row once."""

    already_saved: models.Model | None = None
    lacks_all: tuple[str, str] | None = None  # field and sentence where a new row says nothing
    says_nothing: tuple[str, ...] = ()  # fields which alone say nothing, as whom a row is about
    is_stale = False  # refused, because somebody else saved first
    is_the_same = False  # somebody else saved first, and saved exactly this

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.conflict: list[dict[str, str]] = []
        if self.instance.pk:
            version = forms.IntegerField(required=False, widget=forms.HiddenInput)
            self.fields["row_version"] = version
            self.initial["row_version"] = self.instance.version
        else:
            self.fields["row_token"] = forms.UUIDField(required=False, widget=forms.HiddenInput)
            self.initial["row_token"] = uuid.uuid4()

    @property
    def changed_data(self) -> list[str]:
        return [name for name in super().changed_data if name not in BOOKKEEPING]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.instance.pk:
            self._refuse_if_stale(cleaned.get("row_version"))
        else:
            self._find_already_saved(cleaned.get("row_token"))
            if self.lacks_all and not self.errors and not self._says_anything(cleaned):
                self.add_error(*self.lacks_all)
        return cleaned

    def _says_anything(self, cleaned: dict[str, Any]) -> bool:
        silent = (*BOOKKEEPING, *self.says_nothing)
        return any(cleaned[name] not in (None, "") for name in cleaned if name not in silent)

    def full_clean(self) -> None:
        super().full_clean()
        if self.already_saved is not None:
            # What the second post would be refused for is the row that the first one made.
            self._errors = ErrorDict()

    def _post_clean(self) -> None:
        if self.already_saved is None and not self.is_stale and not self.is_the_same:
            super()._post_clean()  # type: ignore[misc]

    def save(self, commit: bool = True) -> Any:
        """Write the row, once, and only if something was changed."""
        if self.already_saved is not None:
            return self.already_saved
        if self.is_the_same or (self.instance.pk and not self.has_changed()):
            return self.instance
        return super().save(commit)

    def _refuse_if_stale(self, version_read: int | None) -> None:
        rows = type(self.instance)._base_manager.select_for_update()
        current = rows.filter(pk=self.instance.pk).first()
        if current is None:
            raise ValidationError(GONE, code="gone")
        if current.version == version_read:
            return
        self.conflict = self._both_texts(current)
        self._carry("row_version", current.version)
        self.is_stale = bool(self.conflict)
        if self.is_stale:
            raise ValidationError(CONFLICT, code="conflict")
        self.is_the_same, self.instance = True, current

    def _both_texts(self, current: models.Model) -> list[dict[str, str]]:
        """The fields whose stored value is not what this person typed.

        A field that is not a column has its stored value as its initial one, read just now.
        """
        stored = forms.model_to_dict(current, list(self.fields))
        beside = {name: self[name].initial for name in self.fields if name not in stored}
        both = []
        for name, value in (stored | beside).items():
            bound = self[name]
            if name in BOOKKEEPING:
                continue
            if bound.field.disabled or not bound.field.has_changed(value, bound.data):
                continue
            theirs = _as_shown(bound.field, bound.field.prepare_value(value))
            yours = _as_shown(bound.field, bound.data)
            label = name_of(bound.field, name)
            both.append({"label": label, "theirs": theirs, "yours": yours})
        return both

    def _find_already_saved(self, token: uuid.UUID | None) -> None:
        if token is None:
            self._carry("row_token", uuid.uuid4())
            return
        with connection.cursor() as cursor:  # two posts of one page wait for each other here
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(token)])
        found = type(self.instance)._base_manager.filter(uuid=token).first()
        if found is None:
            self.instance.uuid = token
        elif self._has_same_parents(found):
            self.already_saved = self.instance = found
        else:
            self._carry("row_token", uuid.uuid4())
            raise ValidationError("This page was out of date. Save it again.", code="token")

    def _has_same_parents(self, found: models.Model) -> bool:
        """A token opens no row of another case: what the view set must be what is stored."""
        links = (f for f in self.instance._meta.concrete_fields if isinstance(f, models.ForeignKey))
        set_by_view = ((f, getattr(self.instance, f.attname)) for f in links)
        return all(
            value is None or getattr(found, link.attname) == value for link, value in set_by_view
        )

    def _carry(self, name: str, value: Any) -> None:
        """Put `value` in the hidden field of the form that is shown again."""
        fresh: Any = copy(self.data)
        fresh[self.add_prefix(name)] = value
        self.data = fresh
        self.initial[name] = value


def _as_shown(field: forms.Field, value: Any) -> str:
    """A value as the page would say it; a choice by its label."""
    if value in (None, "", []):
        return "Not answered"
    if isinstance(value, list | tuple) and not isinstance(field, forms.MultipleChoiceField):
        return " ".join(str(part) for part in value)
    labels = {str(key): str(text) for key, text in _flat(getattr(field.widget, "choices", ()))}
    values = value if isinstance(value, list | tuple) else [value]
    if isinstance(field, forms.NullBooleanField | forms.BooleanField):
        labels |= {"True": "Yes", "False": "No", "on": "Yes"}
    return ", ".join(labels.get(str(item), str(item)) for item in values)


def _flat(choices: Any) -> list[tuple[Any, Any]]:
    pairs: list[tuple[Any, Any]] = []
    for key, text in choices:
        pairs += text if isinstance(text, list | tuple) else [(key, text)]
    return pairs
