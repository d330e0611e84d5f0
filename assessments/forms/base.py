"""What every form of an assessment page shares: which fields the case's depth asks for, and that
saving a copied row confirms it."""

from collections.abc import Iterable
from typing import Any, ClassVar, TypeVar

from crispy_forms.layout import HTML
from django import forms
from django.db import models

from assessments.forms.folding import Aside, Fold, folded
from rosh.forms import RowForm
from rosh.widgets import SingleCheckbox
from rules.depth import Depth
from rules.required import QUESTIONS
from rules.wording import shortened

Link = TypeVar("Link", bound=models.Model)

MOST_SHOWN = 120  # characters of a row, to tell it from others
ASKED_FROM = {question.name: question.depth for question in QUESTIONS}


class SectionForm(RowForm):
    """One row of an assessment. `depth` is the case's; None marks nothing as optional.

    `needs` names the question of `rules.required` that a field answers. A field that the depth
    does not ask for is called optional; nothing but the row's own sense is required to save.
    `asked_sometimes` is never called optional: its help text says when it is needed.
    `headings` puts a heading above a field, `asides` a template; `folds` says what stands folded.
    """

    needs: ClassVar[dict[str, str]] = {}
    asked_sometimes: ClassVar[tuple[str, ...]] = ()
    headings: ClassVar[dict[str, str]] = {}
    asides: ClassVar[dict[str, str]] = {}
    folds: ClassVar[tuple[Fold, ...]] = ()

    def __init__(self, *args: Any, depth: Depth | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.depth = depth
        for name in self.fields:
            self.say_optional(name)

    def say_optional(self, name: str) -> None:
        """Say "(optional)" after the label where the depth does not ask for the answer."""
        field = self.fields[name]
        if self.depth is None or field.required or field.widget.is_hidden:
            return
        if name in self.asked_sometimes:
            return
        if isinstance(field.widget, SingleCheckbox) or name in self._revealed():
            return
        asked_from = ASKED_FROM.get(self.needs.get(name, ""))
        if asked_from is None or asked_from > self.depth:
            field.label = f"{field.label} (optional)"

    def get_layout(self) -> list[Any]:
        """The fields in order, with what stands above them, and folded what the form folds."""
        laid: list[Any] = []
        for name in super().get_layout():
            if name in self.headings:
                laid.append(HTML(f'<h2 class="govuk-heading-m">{self.headings[name]}</h2>'))
            if name in self.asides:
                laid.append(Aside(self.asides[name]))
            laid.append(name)
        return folded(laid, self.folds)

    def save(self, commit: bool = True) -> Any:
        """Write the row; a copied one is confirmed by it, changed or not."""
        was_carried = getattr(self.instance, "is_carried_over", False)
        if was_carried:
            self.instance.is_carried_over = False
        if self.has_changed() and getattr(self.instance, "is_as_copied", False):
            self.instance.is_as_copied = False
        row = super().save(commit)
        if was_carried and self.already_saved is None and not self.has_changed():
            row.is_carried_over = False
            row.save()
        return row


def pick_many(label: str, choices: Iterable[tuple[str, str]], **options: Any) -> Any:
    """Checkboxes for links that are rows of their own; of a long text its beginning tells which."""
    offered = [(key, shortened(text, MOST_SHOWN)) for key, text in choices]
    return forms.MultipleChoiceField(label=label, choices=offered, required=False, **options)


def keep_links(
    existing: Iterable[tuple[str, Link]], wanted: Iterable[str]
) -> tuple[list[Link], list[str]]:
    """Which link rows to remove and which keys to add, so that the links are the wanted ones."""
    held = dict(existing)
    chosen = list(wanted)
    gone = [row for key, row in held.items() if key not in chosen]
    return gone, [key for key in chosen if key not in held]
