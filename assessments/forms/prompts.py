"""Questions with their bound fields, as a page shows them; made by `AnswersForm`."""

from dataclasses import dataclass

from django import forms

from rosh.widgets import TickForOne
from rules.questions import CatalogueQuestion
from rules.terms import Word


@dataclass(frozen=True)
class Prompt:
    """One question as a page shows it: bound fields, or None where it has no such field."""

    question: CatalogueQuestion
    is_answered: bool
    version: forms.BoundField
    value: forms.BoundField | None
    text: forms.BoundField | None
    deciding: forms.BoundField | None
    sources: forms.BoundField | None

    @property
    def is_ticked(self) -> bool:
        """Whether its value is a box to tick, which stands below the words."""
        return self.value is not None and isinstance(self.value.field.widget, TickForOne)

    @property
    def has_errors(self) -> bool:
        parts = (self.value, self.text, self.deciding, self.sources)
        return any(part.errors for part in parts if part is not None)


@dataclass(frozen=True)
class PromptGroup:
    """The questions of one section, with how many are answered."""

    section: Word
    prompts: tuple[Prompt, ...]

    @property
    def heading(self) -> str:
        return self.section.label

    @property
    def answered(self) -> int:
        return sum(prompt.is_answered for prompt in self.prompts)

    @property
    def has_errors(self) -> bool:
        return any(prompt.has_errors for prompt in self.prompts)
