"""Questions of a catalogue as one form that saves several rows, one an answer.

It makes for each question at least the field `<slug>-text`; the slug is the key with "-" for ".".
It can stand beside other forms of a page in `Together`. In a template:

    {% for group in form.groups %}{% include "assessments/_prompts.html" %}{% endfor %}

Nothing is required: a question without an answer has no row. A question that the posted page did
not show stays as it is. An answer that was saved elsewhere meanwhile is refused with both texts,
none is lost. Saving confirms copied answers. What may not live here: whose answers they are.
"""

from collections.abc import Iterable
from itertools import groupby
from typing import Any, ClassVar, Generic, TypeVar

from django import forms

from assessments.forms.prompts import Prompt, PromptGroup
from rosh.forms import GovukForm
from rosh.forms.rows import CONFLICT
from rosh.rows import LineageRow
from rosh.widgets import ProseInput
from rules.questions import CatalogueQuestion

Row = TypeVar("Row", bound=LineageRow)
LONGEST = 4000
NOT_ANSWERED = "Not answered"


class QuestionsForm(GovukForm, Generic[Row]):
    """Fields for questions, and the rows that hold the answers: `held` are those that there are.

    A subclass says how a row is made and filled, and may add parts to the text.
    """

    text_label = "{name}: in your words"
    empty_values: ClassVar[tuple[Any, ...]] = (None, "")

    def __init__(
        self,
        *args: Any,
        held: Iterable[Row],
        questions: Iterable[CatalogueQuestion],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.conflict: list[dict[str, str]] = []
        self.questions = {slug_of(question): question for question in questions}
        by_key = {row.question: row for row in held}  # type: ignore[attr-defined]
        self.rows: dict[str, Row | None] = {
            slug: by_key.get(one.key) for slug, one in self.questions.items()
        }
        for slug, question in self.questions.items():
            version = forms.CharField(required=False, widget=forms.HiddenInput)
            self.offer(slug, "version", version, _version(self.rows[slug]))
            self.offer_all(slug, question, self.rows[slug])

    def offer_all(self, slug: str, question: CatalogueQuestion, row: Row | None) -> None:
        """Add the fields of one question."""
        self.offer(slug, "text", self.text_field(question), self.stored(row)[0])

    def offer(self, slug: str, part: str, field: forms.Field, initial: Any) -> None:
        """Add one field of a question."""
        self.add_field(f"{slug}-{part}", field)
        self.initial[f"{slug}-{part}"] = initial

    def text_field(self, question: CatalogueQuestion) -> forms.Field:
        """The field for an answer in words."""
        name = question.name[:1].upper() + question.name[1:]
        too_long = f"{name}: your words must be {LONGEST:,} characters or fewer"
        return forms.CharField(
            label=self.label_of_text(question, name),
            required=False,
            max_length=LONGEST,
            widget=ProseInput(rows=2),
            error_messages={"max_length": too_long},
        )

    def label_of_text(self, question: CatalogueQuestion, name: str) -> str:
        """What stands above the words: the question itself."""
        return question.text

    @property
    def groups(self) -> tuple[PromptGroup, ...]:
        """The questions by section, as the page shows them."""
        by_section = groupby(self.questions, key=lambda slug: self.questions[slug].section)
        return tuple(
            PromptGroup(section, tuple(self._prompt(slug) for slug in slugs))
            for section, slugs in by_section
        )

    def _prompt(self, slug: str) -> Prompt:
        names = {part: f"{slug}-{part}" for part in ("value", "text", "deciding", "sources")}
        fields = {part: self[name] for part, name in names.items() if name in self.fields}
        given = [bound.value() for part, bound in fields.items() if part in ("value", "text")]
        return Prompt(
            question=self.questions[slug],
            is_answered=any(value not in self.empty_values for value in given),
            version=self[f"{slug}-version"],
            **{part: fields.get(part) for part in names},
        )

    def clean(self) -> dict[str, Any]:
        """Refuse answers that were saved elsewhere since the page was shown, and say both."""
        cleaned = super().clean() or self.cleaned_data
        for slug in self._shown():
            self.judge(slug, cleaned)
            if cleaned.get(f"{slug}-version", "") != _version(self.rows[slug]):
                self._compare(slug, cleaned)
        if self.conflict:
            raise forms.ValidationError(CONFLICT, code="conflict")
        return cleaned

    def judge(self, slug: str, cleaned: dict[str, Any]) -> None:
        """Say what is wrong with the parts of one answer."""

    def _shown(self) -> list[str]:
        """The questions that the posted page asked."""
        return [slug for slug in self.questions if f"{slug}-version" in self.data]

    def _compare(self, slug: str, cleaned: dict[str, Any]) -> None:
        row = self.rows[slug]
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data[f"{slug}-version"] = _version(row)
        if not self.differs(slug, cleaned):
            return
        self.conflict.append(
            {
                "label": self.questions[slug].text,
                "theirs": self.said(self.stored(row)) or NOT_ANSWERED,
                "yours": self.said(self.given(slug, cleaned)) or NOT_ANSWERED,
            }
        )

    def stored(self, row: Row | None) -> tuple[str, ...]:
        """What the row says: its text, and whatever a subclass adds."""
        return (row.text,) if row else ("",)  # type: ignore[attr-defined]

    def said(self, given: tuple[str, ...]) -> str:
        """An answer in words."""
        return given[0]

    def given(self, slug: str, cleaned: dict[str, Any]) -> tuple[str, ...]:
        """What was posted, in the order of `stored`."""
        return (cleaned.get(f"{slug}-text") or "",)

    def is_given(self, slug: str, cleaned: dict[str, Any]) -> bool:
        """Whether there is anything to keep."""
        return any(self.given(slug, cleaned))

    def differs(self, slug: str, cleaned: dict[str, Any]) -> bool:
        """Whether what was posted is not what is stored."""
        return self.given(slug, cleaned) != self.stored(self.rows[slug])

    def save(self) -> list[Row]:
        """Write the answers that changed or wait to be confirmed; an empty one has no row."""
        kept = []
        for slug in self._shown():
            row = self.rows[slug]
            if self.is_given(slug, self.cleaned_data):
                written = self._written(slug)
                self.tie(written, slug)
                kept.append(written)
            elif row is not None:
                self.untie(row)
                row.delete()
        return kept

    def _written(self, slug: str) -> Row:
        differs = self.differs(slug, self.cleaned_data)
        row = self.rows[slug] or self.made(self.questions[slug])
        if not (differs or row.is_carried_over):
            return row
        self.fill(row, slug)
        row.is_carried_over = False
        row.is_as_copied = row.is_as_copied and not differs
        row.save()
        return row

    def made(self, question: CatalogueQuestion) -> Row:
        """A new row for the question."""
        raise NotImplementedError

    def fill(self, row: Row, slug: str) -> None:
        """Let the row say what was posted."""
        row.text = self.given(slug, self.cleaned_data)[0]  # type: ignore[attr-defined]

    def tie(self, row: Row, slug: str) -> None:
        """Write the links of an answer that was kept."""

    def untie(self, row: Row) -> None:
        """Remove the links of an answer that is taken back."""


def slug_of(question: CatalogueQuestion) -> str:
    """The key as the start of field names and ids."""
    return question.key.replace(".", "-")


def _version(row: LineageRow | None) -> str:
    """What a page carries to see that an answer was given, changed or taken back since."""
    return f"{row.uuid}/{row.version}" if row else "new"
