"""The nine levels on one page. Each row carries its version: a stale one is refused, none is lost.

An empty row stays empty: it never becomes Low.
"""

from typing import Any

from django import forms

from assessments.models import GroupLevel
from rosh.forms import GovukForm
from rosh.forms.rows import CONFLICT
from rosh.widgets import Radios
from rules.terms import LEVEL_CHOICES, Setting

EMPTY = ("none", "Not answered")
WHERE = {Setting.COMMUNITY: "in the community", Setting.CUSTODY: "in custody"}


class LevelsForm(GovukForm):
    """A radio row for each group in each setting."""

    def __init__(self, *args: Any, cells: list[GroupLevel], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.conflict: list[dict[str, str]] = []
        self.cells = {f"{cell.setting}-{cell.group}": cell for cell in cells}
        for key, cell in self.cells.items():
            self.add_field(key, _level_field(cell))
            version = forms.IntegerField(required=False, widget=forms.HiddenInput)
            self.add_field(f"version-{key}", version)
            self.initial[key] = str(cell.level or EMPTY[0])
            self.initial[f"version-{key}"] = cell.version

    def clean(self) -> dict[str, Any]:
        """Refuse rows that somebody else changed to another level since the page was shown."""
        cleaned = super().clean() or self.cleaned_data
        rows = GroupLevel.objects.select_for_update().in_bulk(
            [cell.pk for cell in self.cells.values()]
        )
        for key, cell in self.cells.items():
            self.cells[key] = current = rows[cell.pk]
            if cleaned.get(f"version-{key}") != current.version:
                self._compare(key, current, _chosen(cleaned.get(key)))
        if self.conflict:
            raise forms.ValidationError(CONFLICT, code="conflict")
        return cleaned

    def _compare(self, key: str, current: GroupLevel, yours: int | None) -> None:
        if yours == current.level:
            return
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data[f"version-{key}"] = str(current.version)
        mine = dict(LEVEL_CHOICES).get(yours or 0, EMPTY[1])
        theirs = current.get_level_display() or EMPTY[1]
        self.conflict.append({"label": _words(current), "theirs": theirs, "yours": mine})

    def save(self) -> list[GroupLevel]:
        """Write the rows whose level changed, or that were copied and are now confirmed."""
        changed = []
        for key, cell in self.cells.items():
            level = _chosen(self.cleaned_data.get(key))
            if level != cell.level or cell.is_carried_over:
                cell.level, cell.is_carried_over = level, False
                cell.save()
                changed.append(cell)
        return changed


def _level_field(cell: GroupLevel) -> forms.Field:
    return forms.ChoiceField(
        label=_words(cell),
        choices=[*((str(value), label) for value, label in LEVEL_CHOICES), EMPTY],
        widget=Radios(inline=True, small=True),
        required=False,
    )


def _words(cell: GroupLevel) -> str:
    return f"{cell.get_group_display()} {WHERE[Setting(cell.setting)]}"


def _chosen(value: str | None) -> int | None:
    return int(value) if value and value != EMPTY[0] else None
