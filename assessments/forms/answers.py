"""Questions of the catalogue as one form that saves several `Answer` rows.

    form = AnswersForm(posted(request), assessment=row, questions=of_section(Section.PERSON))

It makes for each question the fields `<slug>-value` (radios, where `values` are given),
`<slug>-text`, and if asked for `<slug>-deciding` and `<slug>-sources`; the slug is the key with
"-" for ".". It can stand beside other forms of a page in `Together`. In a template:

    {% for group in form.groups %}{% include "assessments/_prompts.html" %}{% endfor %}

Nothing is required: a question without value and text has no row. A question that the posted page
did not show stays as it is. An answer that was saved elsewhere meanwhile is refused with both
texts, none is lost. Saving confirms copied answers.
"""

import re
from collections.abc import Iterable
from itertools import groupby
from typing import Any, ClassVar

from django import forms

from assessments.forms.prompts import Prompt, PromptGroup
from assessments.models import Answer, AnswerSource, Assessment, Source
from rosh.forms import GovukForm
from rosh.forms.rows import CONFLICT
from rosh.widgets import LineInput, ProseInput, Radios
from rules.questions import CatalogueQuestion
from rules.terms import AnswerValue

ALL_VALUES = tuple(AnswerValue)
CRITERION_VALUES = (AnswerValue.YES, AnswerValue.PARTLY, AnswerValue.NO)
TAKEN_BACK = ("none", "Not answered")
LONGEST = 4000


class AnswersForm(GovukForm):
    """Fields for questions, and the rows that hold the answers.

    `values`: what may be selected; empty for text alone. `has_text`: whether a text goes with it.
    `asks_deciding`: adds the tick "This decided the level". `sources`: those that may be cited, by
    their numbers in one line; empty for none. A subclass may word `text_label` and `value_labels`.
    """

    text_label = "{name}: in your words"
    value_labels: ClassVar[dict[AnswerValue, str]] = {value: value.label for value in AnswerValue}

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
        super().__init__(*args, **kwargs)
        self.conflict: list[dict[str, str]] = []
        self.assessment, self.values = assessment, values
        self.questions = {slug_of(question): question for question in questions}
        self.sources = {source.number.upper(): source for source in sources}
        held = {row.question: row for row in assessment.answers.all()}
        self.rows = {slug: held.get(one.key) for slug, one in self.questions.items()}
        for slug, question in self.questions.items():
            self._add(slug, question, has_text=has_text, asks_deciding=asks_deciding)

    def _add(
        self, slug: str, question: CatalogueQuestion, *, has_text: bool, asks_deciding: bool
    ) -> None:
        row = self.rows[slug]
        version = forms.CharField(required=False, widget=forms.HiddenInput)
        self._offer(slug, "version", version, _version(row))
        if self.values:
            self._offer(slug, "value", self._value_field(question, row), row.value if row else "")
        if has_text:
            self._offer(slug, "text", self._text_field(question), row.text if row else "")
        if asks_deciding:
            tick = forms.BooleanField(label="This decided the level", required=False)
            self._offer(slug, "deciding", tick, bool(row and row.is_deciding))
        if self.sources:
            line = forms.CharField(
                label="Sources, such as S1, S2", required=False, widget=LineInput(width=20)
            )
            self._offer(slug, "sources", line, self._cited(row))

    def _offer(self, slug: str, part: str, field: forms.Field, initial: Any) -> None:
        self.add_field(f"{slug}-{part}", field)
        self.initial[f"{slug}-{part}"] = initial

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

    def _text_field(self, question: CatalogueQuestion) -> forms.Field:
        name = question.name[:1].upper() + question.name[1:]
        label = self.text_label.format(name=name) if self.values else question.text
        too_long = f"{name}: your words must be {LONGEST:,} characters or fewer"
        return forms.CharField(
            label=label,
            required=False,
            max_length=LONGEST,
            widget=ProseInput(rows=2),
            error_messages={"max_length": too_long},
        )

    def _cited(self, row: Answer | None) -> str:
        """The numbers of the sources that an answer cites."""
        numbers = {str(source.lineage): source.number for source in self.sources.values()}
        keys = getattr(row, "cited", []) if row else []
        return ", ".join(numbers[str(key)] for key in keys if str(key) in numbers)

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
            is_answered=any(value not in (None, "", TAKEN_BACK[0]) for value in given),
            version=self[f"{slug}-version"],
            **{part: fields.get(part) for part in names},
        )

    def clean(self) -> dict[str, Any]:
        """Refuse answers that were saved elsewhere since the page was shown, and say both."""
        cleaned = super().clean() or self.cleaned_data
        for slug in self._shown():
            self._judge_sources(slug, cleaned)
            if cleaned.get(f"{slug}-version", "") != _version(self.rows[slug]):
                self._compare(slug, cleaned)
        if self.conflict:
            raise forms.ValidationError(CONFLICT, code="conflict")
        return cleaned

    def _shown(self) -> list[str]:
        """The questions that the posted page asked."""
        return [slug for slug in self.questions if f"{slug}-version" in self.data]

    def _judge_sources(self, slug: str, cleaned: dict[str, Any]) -> None:
        """Turn the line of numbers into sources, or say which number there is not."""
        numbers = _numbers(cleaned.get(f"{slug}-sources"))
        unknown = [number for number in numbers if number not in self.sources]
        name = self.questions[slug].name
        if unknown:
            text = f"There is no source {unknown[0]}. Enter numbers from the list of sources"
            self.add_error(f"{slug}-sources", text)
        elif numbers and not self._is_given(slug, cleaned):
            self.add_error(f"{slug}-sources", f"{name}: enter what these sources say")

    def _compare(self, slug: str, cleaned: dict[str, Any]) -> None:
        row = self.rows[slug]
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data[f"{slug}-version"] = _version(row)
        if not self._differs(slug, cleaned):
            return
        value, text = self._given(slug, cleaned)
        yours = " ".join(part for part in (_label(value), text) if part)
        theirs = " ".join(part for part in (_label(row.value), row.text) if part) if row else ""
        self.conflict.append(
            {
                "label": self.questions[slug].text,
                "theirs": theirs or TAKEN_BACK[1],
                "yours": yours or TAKEN_BACK[1],
            }
        )

    def _given(self, slug: str, cleaned: dict[str, Any]) -> tuple[str, str]:
        """The value and the text that were posted; what has no field stays as it is stored."""
        row = self.rows[slug]
        value, text = (row.value, row.text) if row else ("", "")
        if f"{slug}-value" in self.fields:
            value = cleaned.get(f"{slug}-value") or ""
            value = "" if value == TAKEN_BACK[0] else value
        if f"{slug}-text" in self.fields:
            text = cleaned.get(f"{slug}-text") or ""
        return value, text

    def _is_given(self, slug: str, cleaned: dict[str, Any]) -> bool:
        """Whether there is anything to keep."""
        return any(self._given(slug, cleaned)) or bool(cleaned.get(f"{slug}-deciding"))

    def _differs(self, slug: str, cleaned: dict[str, Any]) -> bool:
        """Whether what was posted is not what is stored."""
        row = self.rows[slug]
        stored = (row.value, row.text) if row else ("", "")
        if self._given(slug, cleaned) != stored:
            return True
        if f"{slug}-deciding" in self.fields:
            return bool(cleaned.get(f"{slug}-deciding")) != bool(row and row.is_deciding)
        return False

    def save(self) -> list[Answer]:
        """Write the answers that changed or wait to be confirmed; an empty one has no row."""
        kept = []
        for slug in self._shown():
            if self._is_given(slug, self.cleaned_data):
                row = self._written(slug)
                self._cite(row, slug)
                kept.append(row)
            elif row := self.rows[slug]:  # type: ignore[assignment]
                for link in AnswerSource.objects.filter(answer=row):
                    link.delete()
                row.delete()
        return kept

    def _written(self, slug: str) -> Answer:
        differs = self._differs(slug, self.cleaned_data)
        row = self.rows[slug] or Answer(
            assessment=self.assessment, question=self.questions[slug].key
        )
        if not (differs or row.is_carried_over):
            return row
        row.value, row.text = self._given(slug, self.cleaned_data)
        row.is_carried_over = False
        row.is_as_copied = row.is_as_copied and not differs
        if f"{slug}-deciding" in self.fields:
            row.is_deciding = bool(self.cleaned_data.get(f"{slug}-deciding"))
        row.save()
        return row

    def _cite(self, row: Answer, slug: str) -> None:
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


def slug_of(question: CatalogueQuestion) -> str:
    """The key as the start of field names and ids."""
    return question.key.replace(".", "-")


def _numbers(line: str | None) -> list[str]:
    """The numbers of a line such as "S1, s2 and S4"."""
    return [word for word in re.findall(r"\w+", (line or "").upper()) if word != "AND"]


def _version(row: Answer | None) -> str:
    """What a page carries to see that an answer was given, changed or taken back since."""
    return f"{row.uuid}/{row.version}" if row else "new"


def _label(value: str) -> str:
    return f"{AnswerValue(value).label}." if value else ""
