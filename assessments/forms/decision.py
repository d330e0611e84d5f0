"""The forms of Step 4: the level, its criteria and thresholds, and the rationale.

ST4-01 to ST4-15, RAT-01, RAT-03, ST2-12, BIA-01, BIA-02. What may not live here: the level itself,
which nothing computes; the private note, which has a page of its own.
"""

from dataclasses import dataclass, fields
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict

from assessments.forms.answers import CRITERION_VALUES, AnswersForm, slug_of
from assessments.forms.base import SectionForm
from assessments.forms.beside import Columns, Part, Questions, heading
from assessments.forms.folding import Aside
from assessments.forms.prompts import Prompt
from assessments.models import Assessment, Decision
from rosh.widgets import Checkboxes, ProseInput, Radios
from rules.depth import Depth
from rules.descriptors import LEVEL_MEANING, WHAT_LEVELS_TELL_APART
from rules.facts import Facts
from rules.four_step import step_levels
from rules.questions import (
    OWN_BIAS,
    CatalogueQuestion,
    Section,
    criteria_of,
    of_section,
    threshold_sections,
)
from rules.questions.deciding import CRITERIA_QUESTIONS, THRESHOLDS
from rules.step_4 import highest_cell, rows_beside
from rules.terms import RiskLevel, Variance, choices

LEVEL_HINTS = {str(level.value): text for level, text in LEVEL_MEANING.items()}
SENTENCE = (
    "Needed if the steps differ. Finish the sentence: I place it at {level} because … weighs more "
    "than …"
)
SHOW_QUESTIONS = Aside("assessments/_show_questions.html")
DIFFERENCES = (*of_section(Section.HIGHER), *of_section(Section.LOWER))


def _is_long(form: Any) -> bool:
    """Whether the page shows its parts one after the other: High, or the steps differ (ST4-17)."""
    return not form.is_short


class DecisionForm(SectionForm):
    """The level, what explains a difference, and the rationale.

    `is_short`: the steps agree at Low or Medium, so all but level and rationale stands folded.
    """

    needs: ClassVar = {
        "level": "level",
        "rationale": "rationale",
        "opposing_evidence": "opposing",
        "discussion": "discussion",
    }
    asked_sometimes: ClassVar = ("variance_reason", "difference_reason")
    variance = forms.MultipleChoiceField(
        label="What explains the difference?",
        choices=choices(Variance),
        required=False,
        widget=Checkboxes(small=True),
    )

    class Meta:
        model = Decision
        fields = (
            "level",
            "influence",
            "variance",
            "variance_reason",
            "difference_reason",
            "rationale",
            "is_rationale_owned",
            "opposing_evidence",
            "discussion",
            "positive_risks",
            "is_bias_considered",
        )
        labels: ClassVar = {
            "level": "Level of risk of serious harm",
            "influence": "Which step weighed most?",
            "variance_reason": "Why do the steps differ?",
            "difference_reason": "Why does the level differ from the highest group?",
            "rationale": "Why this level",
            "opposing_evidence": "What points the other way, and why does it weigh less?",
            "discussion": "Who did you discuss it with?",
            "positive_risks": "Which positive risks are taken, and why?",
        }
        help_texts: ClassVar = {
            "level": WHAT_LEVELS_TELL_APART,
            "difference_reason": "Only if the level is not the highest level of a group.",
            "rationale": "You can write it, or compose it from what you have answered and then "
            "change it.",
            "discussion": "Name the colleague or manager, and say what they thought.",
            "positive_risks": "Something that is allowed although it could go wrong, such as more "
            "freedom, because it helps the person to stop offending.",
        }
        widgets: ClassVar = {
            "level": Radios(hints=LEVEL_HINTS, small=True),
            "influence": Radios(small=True),
            "variance_reason": ProseInput(rows=3, max_chars=4000),
            "difference_reason": ProseInput(rows=3, max_chars=4000),
            "opposing_evidence": ProseInput(rows=3, max_chars=8000),
            "discussion": ProseInput(rows=3, max_chars=4000),
            "positive_risks": ProseInput(rows=3, max_chars=8000),
        }

    def __init__(
        self,
        *args: Any,
        is_short: bool = False,
        answers: tuple[AnswersForm, ...] = (),
        not_captured: tuple[str, ...] = (),
        questions_of: RiskLevel | None = None,
        **kwargs: Any,
    ) -> None:
        self.is_short, self.questions_of = is_short, questions_of
        super().__init__(*args, **kwargs)
        self.answers, self.not_captured = answers, not_captured
        self.fields["rationale"].widget.attrs["rows"] = 7 if is_short else 12
        level = self.instance.get_level_display() or "…"
        self.fields["variance_reason"].help_text = SENTENCE.format(level=level)

    def get_layout(self) -> list[Any]:
        """The level and why; in the short form the rest stands folded beneath."""
        owned = ["rationale", "is_rationale_owned"]
        questions, own_view = self._questions_of_the_level(), self._own_view()
        if self.is_short:
            folded = [self._differing(), self._other_side(), own_view]
            return [Columns(["level", SHOW_QUESTIONS], owned), Columns(folded, questions)]
        first = ["level", SHOW_QUESTIONS, *questions, self._differing()]
        return [*first, heading("Rationale"), *owned, self._other_side(), own_view]

    def _questions_of_the_level(self) -> list[Any]:
        """Criteria and thresholds of the level that is chosen (ST4-07 to ST4-13)."""
        summary = f"What {self.questions_of.label} takes" if self.questions_of else ""
        criteria = Questions(Section.CRITERIA, summary, above="assessments/_criteria.html")
        pairs = (Section.VERY_HIGH_HIGH, Section.HIGH_MEDIUM, Section.MEDIUM_LOW)
        above = "assessments/_thresholds.html"
        return [criteria, *(Questions(section, above=above) for section in pairs)]

    def _differing(self) -> Part:
        return Part(
            "Where the steps or groups differ",
            "influence",
            "variance",
            "variance_reason",
            Questions(Section.HIGHER, above="assessments/_not_captured.html"),
            Questions(Section.LOWER),
            "difference_reason",
            is_flat=_is_long,
        )

    def _other_side(self) -> Part:
        """What points the other way stands open where the depth asks for it (RAT-01)."""
        return Part(
            "What points the other way, discussion, positive risks",
            "opposing_evidence",
            "discussion",
            "positive_risks",
            Questions(Section.SAFELY),
            is_flat=_is_long,
        )

    def _own_view(self) -> Part:
        own_view = Aside("assessments/_own_view.html")
        return Part("Your own view", own_view, "is_bias_considered", is_flat=_is_long)

    def clean(self) -> dict[str, Any]:
        """An empty rationale is nobody's."""
        cleaned = super().clean()
        if not cleaned.get("rationale"):
            cleaned["is_rationale_owned"] = False
        return cleaned


@dataclass(frozen=True)
class Typed:
    """What was posted, or what was typed before and not saved (`is_draft`)."""

    data: QueryDict
    is_draft: bool = False

    def asks(self, question: CatalogueQuestion, is_chosen: bool) -> bool:
        """Whether the page asks that question; a draft asks what it showed and still needs."""
        slug = slug_of(question)
        is_there = f"{slug}-version" in self.data
        if not self.is_draft:
            return is_chosen or is_there
        parts = (f"{slug}-{part}" for part in ("value", "text", "deciding"))
        return is_there and (is_chosen or any(self.data.get(name) for name in parts))


@dataclass(frozen=True)
class Criterion(Prompt):
    """A criterion with the rows that bear on it."""

    rows: tuple[str, ...] = ()


class CriteriaForm(AnswersForm):
    """Whether each criterion of the level is met, with a note (ST4-07 to ST4-10)."""

    text_label = "{name}: note"

    def __init__(
        self,
        *args: Any,
        assessment: Assessment,
        level: RiskLevel | None,
        facts: Facts,
        typed: Typed | None = None,
        **kwargs: Any,
    ) -> None:
        self.facts = facts
        chosen = criteria_of(level) if level else ()
        asked = _asked(CRITERIA_QUESTIONS, chosen, typed)
        super().__init__(
            *args, assessment=assessment, questions=asked, values=CRITERION_VALUES, **kwargs
        )

    def _prompt(self, slug: str) -> Criterion:
        prompt = super()._prompt(slug)
        rows = rows_beside(prompt.question.key, self.facts)
        parts = {part.name: getattr(prompt, part.name) for part in fields(prompt)}
        return Criterion(**parts, rows=rows)


class ThresholdForm(AnswersForm):
    """The questions between the level and its neighbours; the author marks what decided it.

    Whether they considered their own bias is a tick of the level's, without words (BIA-02).
    """

    def __init__(
        self,
        *args: Any,
        assessment: Assessment,
        level: RiskLevel | None,
        typed: Typed | None = None,
        **kwargs: Any,
    ) -> None:
        chosen = [q for section in threshold_sections(level) for q in of_section(section)]
        asked = tuple(q for q in _asked(THRESHOLDS, chosen, typed) if q.key not in OWN_BIAS)
        super().__init__(
            *args, assessment=assessment, questions=asked, values=(), asks_deciding=True, **kwargs
        )


class OtherAnswersForm(AnswersForm):
    """Texts alone: the level against the score where they differ, and how risks are taken safely.

    ST4-04, ST4-05, ST2-12.
    """

    def __init__(
        self,
        *args: Any,
        assessment: Assessment,
        crossing: Section | None,
        typed: Typed | None = None,
        **kwargs: Any,
    ) -> None:
        chosen = of_section(crossing) if crossing else ()
        asked = (*_asked(DIFFERENCES, chosen, typed), *of_section(Section.SAFELY))
        super().__init__(*args, assessment=assessment, questions=asked, values=(), **kwargs)


def _asked(
    among: tuple[CatalogueQuestion, ...], chosen: Any, typed: Typed | None
) -> tuple[CatalogueQuestion, ...]:
    """The chosen questions, and those of the typed page: nothing typed is dropped."""
    page = typed or Typed(QueryDict())
    return tuple(question for question in among if page.asks(question, question in chosen))


def is_short(facts: Facts, depth: Depth) -> bool:
    """Whether all of Step 4 fits one screen: all agree at Low or Medium (ST4-17)."""
    assessment = facts.assessment
    level = assessment.step4.level if assessment else None
    top = highest_cell(assessment) if assessment else None
    is_off_the_groups = None not in (level, top) and level != top
    return depth < Depth.HIGH and not (step_levels(facts).differ or is_off_the_groups)
