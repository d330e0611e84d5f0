"""Questions of the catalogue inside the layout of a form, and parts that fold with them.

What lives here: layout only. The form that is laid out holds `answers`, a list of `AnswersForm`s
whose fields are shown within it; the view saves all of them `Together`. What may not: which
answers are required.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from crispy_forms.layout import HTML
from crispy_forms.utils import TEMPLATE_PACK, render_field
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from assessments.forms.folding import is_answered
from assessments.forms.prompts import PromptGroup
from rules.questions import Section

Wanted = Callable[[Any], bool]


class Questions:
    """The questions of one section, folded with their count, where the form asks them.

    `above` is a template that is shown before them with `form` and `group`.
    """

    def __init__(self, section: Section, summary: str = "", *, above: str = "") -> None:
        self.section, self.summary, self.above = section, summary, above

    def group(self, form: Any) -> PromptGroup | None:
        """The section's questions among the answers that stand in the form."""
        groups = (group for answers in form.answers for group in answers.groups)
        return next((group for group in groups if group.section is self.section), None)

    def render(
        self, form: Any, _context: Any, template_pack: Any = TEMPLATE_PACK, **_kwargs: Any
    ) -> SafeString:
        group = self.group(form)
        if group is None:
            return format_html('<div data-questions="{}"></div>', self.section.value)
        named = {"group": group, "form": form, "summary": self.summary, "above": self.above}
        drawn = render_to_string("assessments/_questions.html", named)
        return format_html('<div data-questions="{}">{}</div>', self.section.value, drawn)


class Part:
    """Fields and questions under a heading, or behind a line that opens them.

    Folded unless `is_flat(form)`. The line says how many fields are answered; the part stands open
    where one is wrong or was refused, so that nobody looks for it.
    """

    def __init__(self, heading: str, *items: Any, is_flat: Wanted | None = None) -> None:
        self.heading, self.items, self.is_flat = heading, items, is_flat

    def render(
        self, form: Any, context: Any, template_pack: Any = TEMPLATE_PACK, **_kwargs: Any
    ) -> SafeString:
        laid = _drawn(self.items, form, context, template_pack)
        if self.is_flat is not None and self.is_flat(form):
            title = format_html('<h2 class="govuk-heading-m">{}</h2>', self.heading)
            return format_html("{}{}", title, laid)
        answered = sum(is_answered(form, name) for name in self._names(form))
        summary = f"{self.heading} ({answered} answered)" if answered else self.heading
        named = {"summary": summary, "inside": laid, "is_open": self._stands_open(form)}
        return render_to_string("assessments/_fold.html", named)

    def _stands_open(self, form: Any) -> bool:
        groups = [item.group(form) for item in self.items if isinstance(item, Questions)]
        is_wrong = any(group is not None and group.has_errors for group in groups)
        is_wrong |= any(name in form.errors for name in self._names(form))
        return is_wrong or bool(form.conflict)

    def _names(self, form: Any) -> Iterator[str]:
        """The fields in the part, and those that one of them reveals."""
        for name in self.items:
            if isinstance(name, str):
                yield name
                yield from getattr(form.fields[name].widget, "reveals", {}).values()


class Columns:
    """Parts of a form beside one another where there is room."""

    def __init__(self, *columns: list[Any]) -> None:
        self.columns = columns

    def render(
        self, form: Any, context: Any, template_pack: Any = TEMPLATE_PACK, **_kwargs: Any
    ) -> SafeString:
        drawn = (_drawn(items, form, context, template_pack) for items in self.columns)
        columns = format_html_join("", "<div>{}</div>", ((one,) for one in drawn))
        return format_html('<div class="rosh-columns">{}</div>', columns)


def _drawn(items: Iterable[Any], form: Any, context: Any, template_pack: Any) -> SafeString:
    """The items one after the other."""
    drawn = (render_field(item, form, context, template_pack=template_pack) for item in items)
    return format_html_join("", "{}", ((one,) for one in drawn))


def heading(text: str) -> HTML:
    """A heading between fields; the text is ours and holds nothing that anybody typed."""
    return HTML(f'<h2 class="govuk-heading-m">{text}</h2>')
