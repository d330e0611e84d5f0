"""Questions of the catalogue as one form that saves several `Answer` rows.

    form = AnswersForm(posted(request), assessment=row, questions=of_section(Section.PERSON))

It makes for each question the fields `<slug>-value` (radios, where `values` are given),
`<slug>-text`, and if asked for `<slug>-deciding` and `<slug>-sources`. What every form of questions
does is in `asking`: nothing is required, no answer is lost, saving confirms copied answers.
"""

import re
from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms

from assessments.forms.asking import QuestionsForm, slug_of
from assessments.models import Answer, AnswerSource, Assessment, Source
from rosh.widgets import LineInput, Radios
from rules.questions import CatalogueQuestion
from rules.terms import AnswerValue

__all__ = ["AnswersForm", "slug_of"]

ALL_VALUES = tuple(AnswerValue)
CRITERION_VALUES = (AnswerValue.YES, AnswerValue.PARTLY, AnswerValue.NO)
TAKEN_BACK = ("none", "Not answered")


class AnswersForm(QuestionsForm[Answer]):
    """Fields for questions of an assessment, and the rows that hold the answers.

    `values`: what may be selected; empty for text alone. `has_text`: whether a text goes with it.
    `asks_deciding`: adds the tick "This decided the level". `sources`: those that may be cited, by
    their numbers in one line; empty for none. A subclass may word `text_label` and `value_labels`.
    """

    value_labels: ClassVar[dict[AnswerValue, str]] = {value: value.label for value in AnswerValue}
    empty_values = (None, "", TAKEN_BACK[0])

    def __init__(
        self,
        *args: Any,
        assessment: Assessment,
        questions: Iterable[CatalogueQuestion],
        values: tuple[AnswerValue, ...] = ALL_VALUES,
        has_text: bool = True,
        asks_deciding: bool = False,
        sources: Iterable[Source] = (),
        **kwargs: Any,
    ) -> None:
        self.assessment, self.values = assessment, values
        self.has_text, self.asks_deciding = has_text, asks_deciding
        self.sources = {source.number.upper(): source for source in sources}
        super().__init__(*args, held=assessment.answers.all(), questions=questions, **kwargs)

    def offer_all(self, slug: str, question: CatalogueQuestion, row: Answer | None) -> None:
        if self.values:
            self.offer(slug, "value", self._value_field(question, row), row.value if row else "")
        if self.has_text:
            self.offer(slug, "text", self.text_field(question), row.text if row else "")
        if self.asks_deciding:
            tick = forms.BooleanField(label="This decided the level", required=False)
            self.offer(slug, "deciding", tick, bool(row and row.is_deciding))
        if self.sources:
            line = forms.CharField(
                label="Sources, such as S1, S2", required=False, widget=LineInput(width=20)
            )
            self.offer(slug, "sources", line, self._cited(row))

    def label_of_text(self, question: CatalogueQuestion, name: str) -> str:
        return self.text_label.format(name=name) if self.values else question.text

    def _value_field(self, question: CatalogueQuestion, row: Answer | None) -> forms.Field:
        """The choices; one that is stored may be taken back, or stays where it is not offered."""
        offered = [(value.value, self.value_labels[value]) for value in self.values]
        if row and row.value and row.value not in dict(offered):
            offered.append((row.value, row.get_value_display()))
        field = forms.ChoiceField(
            label=question.text,
            choices=[*offered, TAKEN_BACK],
            required=False,
            widget=Radios(inline=True, small=True),
        )
        is_given = (row and row.value) or self.data.get(f"{slug_of(question)}-value")
        if not is_given:
            field.widget.choices = offered  # type: ignore[attr-defined]
        return field

    def _cited(self, row: Answer | None) -> str:
        """The numbers of the sources that an answer cites."""
        numbers = {str(source.lineage): source.number for source in self.sources.values()}
        keys = getattr(row, "cited", []) if row else []
        return ", ".join(numbers[str(key)] for key in keys if str(key) in numbers)

    def judge(self, slug: str, cleaned: dict[str, Any]) -> None:
        """Turn the line of numbers into sources, or say which number there is not."""
        numbers = _numbers(cleaned.get(f"{slug}-sources"))
        unknown = [number for number in numbers if number not in self.sources]
        name = self.questions[slug].name
        if unknown:
            text = f"There is no source {unknown[0]}. Enter numbers from the list of sources"
            self.add_error(f"{slug}-sources", text)
        elif numbers and not self.is_given(slug, cleaned):
            self.add_error(f"{slug}-sources", f"{name}: enter what these sources say")

    def stored(self, row: Answer | None) -> tuple[str, ...]:
        return (row.text, row.value) if row else ("", "")

    def said(self, given: tuple[str, ...]) -> str:
        text, value = given
        return " ".join(part for part in (_label(value), text) if part)

    def given(self, slug: str, cleaned: dict[str, Any]) -> tuple[str, ...]:
        """The text and the value that were posted; what has no field stays as it is stored."""
        text, value = self.stored(self.rows[slug])
        if f"{slug}-text" in self.fields:
            text = cleaned.get(f"{slug}-text") or ""
        if f"{slug}-value" in self.fields:
            value = cleaned.get(f"{slug}-value") or ""
            value = "" if value == TAKEN_BACK[0] else value
        return text, value

    def is_given(self, slug: str, cleaned: dict[str, Any]) -> bool:
        return super().is_given(slug, cleaned) or bool(cleaned.get(f"{slug}-deciding"))

    def differs(self, slug: str, cleaned: dict[str, Any]) -> bool:
        if super().differs(slug, cleaned):
            return True
        row = self.rows[slug]
        if f"{slug}-deciding" in self.fields:
            return bool(cleaned.get(f"{slug}-deciding")) != bool(row and row.is_deciding)
        return False

    def made(self, question: CatalogueQuestion) -> Answer:
        return Answer(assessment=self.assessment, question=question.key)

    def fill(self, row: Answer, slug: str) -> None:
        row.text, row.value = self.given(slug, self.cleaned_data)
        if f"{slug}-deciding" in self.fields:
            row.is_deciding = bool(self.cleaned_data.get(f"{slug}-deciding"))

    def tie(self, row: Answer, slug: str) -> None:
        """Let the answer cite the sources of its line, and no others."""
        if f"{slug}-sources" not in self.fields:
            return
        numbers = _numbers(self.cleaned_data.get(f"{slug}-sources"))
        wanted = {self.sources[number].pk for number in numbers}
        held = {link.source_id: link for link in AnswerSource.objects.filter(answer=row)}
        for key in held.keys() - wanted:
            held[key].delete()
        for key in wanted - held.keys():
            AnswerSource.objects.create(answer=row, source_id=key)

    def untie(self, row: Answer) -> None:
        for link in AnswerSource.objects.filter(answer=row):
            link.delete()


def _numbers(line: str | None) -> list[str]:
    """The numbers of a line such as "S1, s2 and S4"."""
    return [word for word in re.findall(r"\w+", (line or "").upper()) if word != "AND"]


def _label(value: str) -> str:
    return f"{AnswerValue(value).label}." if value else ""
