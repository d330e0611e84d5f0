"""Parts of a form that stand folded until somebody needs them, and help that stands above a field.

What lives here: layout only. Every field is in the page, folded or not, so that nothing typed is
lost and a browser without scripts opens it too. What may not: which answers are required.
"""

from collections.abc import Callable
from typing import Any

from crispy_forms.utils import TEMPLATE_PACK, render_field
from django import forms
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

Wanted = Callable[[Any], bool]


class Fold:
    """Fields behind a line that opens them.

    It stands open where one of them is answered or wrong, or where `is_open(form)` says so; where
    `is_flat(form)` says so its fields stand in the form as if there were no fold. `above` is a
    template that is shown with `form` before the fields.
    """

    def __init__(
        self,
        summary: str,
        *names: str,
        above: str = "",
        is_open: Wanted | None = None,
        is_flat: Wanted | None = None,
    ) -> None:
        self.summary, self.names, self.above = summary, names, above
        self.is_open, self.is_flat = is_open, is_flat

    def render(
        self, form: Any, context: Any, template_pack: Any = TEMPLATE_PACK, **_kwargs: Any
    ) -> SafeString:
        """The fields that the form has, and those that a choice among them reveals."""
        fields = [
            (render_field(name, form, context, template_pack=template_pack),)
            for name in _shown(form, self.names)
        ]
        above = render_to_string(self.above, {"form": form}) if self.above else ""
        inside = format_html("{}{}", above, format_html_join("", "{}", fields))
        if self.is_flat and self.is_flat(form):
            return inside
        named = {"summary": self.summary, "inside": inside, "is_open": self._stands_open(form)}
        return render_to_string("assessments/_fold.html", named)

    def _stands_open(self, form: Any) -> bool:
        if self.is_open and self.is_open(form):
            return True
        held = [name for name in self.names if name in form.fields]
        return any(name in form.errors or is_answered(form, name) for name in held)


class Aside:
    """Help in a template of its own, above a field; the template sees `form`."""

    def __init__(self, template: str) -> None:
        self.template = template

    def render(
        self, form: Any, _context: Any, template_pack: Any = TEMPLATE_PACK, **_kwargs: Any
    ) -> SafeString:
        return render_to_string(self.template, {"form": form})


def is_answered(form: Any, name: str) -> bool:
    """Whether the field holds an answer, stored or just typed. "No" is one; an empty box is not."""
    value = form[name].value()
    if value is False:
        return isinstance(form.fields[name], forms.NullBooleanField)
    parts = value if isinstance(value, list) else [value]
    return any(part not in (None, "") for part in parts)


def _shown(form: Any, names: tuple[str, ...]) -> list[str]:
    revealed = form._revealed()
    return [name for name in names if name in form.fields and name not in revealed]


def folded(laid: list[Any], folds: tuple[Fold, ...]) -> list[Any]:
    """The layout with each fold in the place of the first of its fields."""
    fold_of = {name: fold for fold in folds for name in fold.names}
    result: list[Any] = []
    for item in laid:
        place = fold_of.get(item, item) if isinstance(item, str) else item
        if place is item or not any(place is held for held in result):
            result.append(place)
    return result
