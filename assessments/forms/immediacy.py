"""The form of Step 3: how active, how exposed, the best fit, and the questions beside them.

ST3-01 to ST3-12. The guidance's questions are help: each may be answered or left.
"""

from typing import Any, ClassVar

from django import forms
from django.utils.html import format_html

from assessments.forms.answers import TAKEN_BACK, AnswersForm, slug_of
from assessments.forms.base import SectionForm
from assessments.forms.beside import Part, Questions, heading
from assessments.forms.folding import Aside
from assessments.models import Answer, Immediacy
from rosh.forms import GovukForm
from rosh.widgets import Radios, TickForOne
from rules.depth import Depth
from rules.descriptors import IMMINENT_OR_ANY_TIME, LOW_ROUTE_MEANING, STEP_3_FIT
from rules.questions import CatalogueQuestion, Section, of_section
from rules.terms import AnswerValue, RiskLevel

NOBODY_KNOWS = 'Not known<span class="govuk-visually-hidden">: {}</span>'
NOT_KNOWN = AnswerValue.NOT_KNOWN.value
STEP_3_HINTS = {str(level.value): text for level, text in STEP_3_FIT.items()}
ROUTE_HINTS = {route.value: text for route, text in LOW_ROUTE_MEANING.items()}
SECTIONS = (Section.CONSIDERATIONS, Section.PERSON, Section.VICTIM, Section.CIRCUMSTANCES)
QUESTIONS = tuple(question for section in SECTIONS for question in of_section(section))
# These ask what, who or how: there is nothing to say yes or no to.
OPEN_QUESTIONS = frozenset(
    {
        *(question.key for question in of_section(Section.CONSIDERATIONS)),
        "person.known",
        "person.history_pattern",
        "victim.past_victims",
        "victim.targeted_groomed",
        "victim.access",
        "victim.potential_victims",
        "victim.vulnerability",
        "circumstances.stressors",
    }
)


def _is_whole(form: Any) -> bool:
    """Whether the depth asks for the person, those at risk and the circumstances."""
    return form.depth is None or form.depth >= Depth.HIGH


def _is_very_high(form: Any) -> bool:
    """Whether Step 3 or the level is Very High, so that imminence has to be said (ST3-02)."""
    return str(RiskLevel.VERY_HIGH.value) in (str(form["level"].value()), str(form.overall or ""))


class ImmediacyForm(SectionForm):
    """How active, how exposed, and the best fit; what is asked of one level only is kept."""

    needs: ClassVar = {
        "how_active": "how_active",
        "how_exposed": "how_exposed",
        "person": "step3_person",
        "victim": "step3_victim",
        "circumstances": "step3_circumstances",
        "level": "step3_level",
        "reason": "step3_reason",
    }

    class Meta:
        model = Immediacy
        fields = (
            "how_active",
            "how_exposed",
            "person",
            "victim",
            "circumstances",
            "level",
            "low_route",
            "reason",
            "imminent_when",
            "imminent_who",
            "imminent_what",
        )
        labels: ClassVar = {
            "how_active": "How active is the risk now?",
            "how_exposed": "How exposed are the people at risk?",
            "person": "About the person",
            "victim": "About those at risk",
            "circumstances": "About the circumstances",
            "level": "Which description fits best?",
            "low_route": "Why is it Low?",
            "reason": "Why does it fit best?",
            "imminent_when": "When is harm expected?",
            "imminent_who": "Who would be harmed?",
            "imminent_what": "What makes it likely?",
        }
        help_texts: ClassVar = {
            "how_active": "What the person does, says and thinks now.",
            "how_exposed": "How easily the person can reach them, and what stands between.",
            "level": IMMINENT_OR_ANY_TIME,
        }
        widgets: ClassVar = {
            "level": Radios(hints=STEP_3_HINTS, reveals={str(RiskLevel.LOW.value): "low_route"}),
            "low_route": Radios(hints=ROUTE_HINTS),
        }

    def __init__(
        self,
        *args: Any,
        answers: tuple[AnswersForm, ...] = (),
        reminder: GovukForm | None = None,
        overall: int | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.answers, self.reminder, self.overall = answers, reminder, overall

    def get_layout(self) -> list[Any]:
        """The short answers first; what a Low case does not need stands folded."""
        return [
            "how_active",
            "how_exposed",
            Part(
                "What makes harm more or less immediate",
                Questions(Section.CONSIDERATIONS),
                "person",
                Questions(Section.PERSON, "Questions about the person"),
                "victim",
                Questions(Section.VICTIM, "Questions about those at risk"),
                "circumstances",
                Questions(Section.CIRCUMSTANCES, "Questions about the circumstances"),
                Aside("assessments/_reminder.html"),
                is_flat=_is_whole,
            ),
            heading("Best fit"),
            "level",
            "reason",
            Part(
                "If it is Very High: when, to whom, and what makes it likely",
                "imminent_when",
                "imminent_who",
                "imminent_what",
                is_flat=_is_very_high,
            ),
        ]

    def say_optional(self, name: str) -> None:
        """The three of Very High are explained by their heading."""
        if not name.startswith("imminent_") and name != "low_route":
            super().say_optional(name)


class ImmediacyAnswers(AnswersForm):
    """The guidance's questions of Step 3. A question that asks what or how has no yes or no.

    Such a question is answered in words, or with a tick that nobody knows. A yes that is stored,
    from an import, stays to be chosen or taken back.
    """

    def _value_field(self, question: CatalogueQuestion, row: Answer | None) -> forms.Field:
        field: Any = super()._value_field(question, row)
        if question.key in OPEN_QUESTIONS:
            kept = (NOT_KNOWN, TAKEN_BACK[0], row.value if row else "")
            shown = [pair for pair in field.widget.choices if pair[0] in kept]
            field.choices = [pair for pair in field.choices if pair[0] in kept]
            field.widget.choices = shown
            if _is_ticked(question, row):
                field.widget = TickForOne(NOT_KNOWN)
                field.label = format_html(NOBODY_KNOWS, question.name)
                field.error_messages["invalid_choice"] = f"{question.text} Tick it, or write it"
        return field  # type: ignore[no-any-return]

    def label_of_text(self, question: CatalogueQuestion, name: str) -> str:
        if _is_ticked(question, self.rows[slug_of(question)]):
            return question.text
        return super().label_of_text(question, name)


def _is_ticked(question: CatalogueQuestion, row: Answer | None) -> bool:
    """Whether all that can be chosen is that nobody knows."""
    is_open = question.key in OPEN_QUESTIONS
    return is_open and (row is None or row.value in ("", NOT_KNOWN))
