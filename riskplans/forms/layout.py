"""Parts of the plan's forms that stand folded, or only where the pillar calls for them.

What lives here: layout only. Every field is in the page, so that nothing typed is lost and a
browser without scripts shows it too. What may not: which answers are required.
"""

from collections.abc import Callable, Iterator
from typing import Any

from crispy_forms.utils import TEMPLATE_PACK, render_field
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from assessments.forms.folding import is_answered
from rules.terms import Pillar

Wanted = Callable[[Any], bool]


class OnlyIn:
    """A field that one pillar alone asks for; the stylesheet hides it while another is chosen."""

    def __init__(self, pillar: Pillar, name: str) -> None:
        self.pillar, self.name = pillar, name

    def render(
        self, form: Any, context: Any, template_pack: Any = TEMPLATE_PACK, **_kwargs: Any
    ) -> SafeString:
        shown = render_field(self.name, form, context, template_pack=template_pack)
        is_needed = self.name in form.errors or is_answered(form, self.name)
        kept = " plan-only--kept" if is_needed else ""
        word = self.pillar.value.replace("_", "-")
        return format_html('<div class="plan-only plan-only--{}{}">{}</div>', word, kept, shown)


class Folded:
    """Fields behind a line that opens them; a `hint` stands above them.

    It stands open where one of them is answered or wrong, or where `is_open(form)` says so. Fields
    that the form does not have are left out, and so is a fold without any.
    """

    def __init__(
        self, summary: str, *items: str | OnlyIn, hint: str = "", is_open: Wanted | None = None
    ) -> None:
        self.summary, self.items, self.hint, self.is_open = summary, items, hint, is_open

    def render(
        self, form: Any, context: Any, template_pack: Any = TEMPLATE_PACK, **_kwargs: Any
    ) -> SafeString:
        held = [item for item in self.items if _name(item) in form.fields]
        if not held:
            return SafeString()
        drawn = ((render_field(x, form, context, template_pack=template_pack),) for x in held)
        hint = format_html('<p class="govuk-hint">{}</p>', self.hint) if self.hint else ""
        inside = format_html("{}{}", hint, format_html_join("", "{}", drawn))
        named = {"summary": self.summary, "inside": inside, "is_open": self._stands_open(form)}
        return render_to_string("assessments/_fold.html", named)

    def _stands_open(self, form: Any) -> bool:
        if self.is_open is not None and self.is_open(form):
            return True
        return any(name in form.errors or is_answered(form, name) for name in self._names(form))

    def _names(self, form: Any) -> Iterator[str]:
        """The fields in the fold, and those that one of them reveals."""
        for name in (_name(item) for item in self.items):
            if name in form.fields:
                yield name
                yield from getattr(form.fields[name].widget, "reveals", {}).values()


def _name(item: str | OnlyIn) -> str:
    return item if isinstance(item, str) else item.name
