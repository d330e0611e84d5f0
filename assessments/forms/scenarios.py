"""The form of one scenario: what could happen, and the two sides of its risk (DEF-03, DEF-14)."""

from typing import ClassVar

from assessments.forms.base import SectionForm
from assessments.models import Scenario
from rosh.widgets import ProseInput, Radios
from rules.terms import Impact

IMPACT_HINTS = {
    Impact.TRAUMA.value: "Of the body or the mind.",
    Impact.LESS.value: "Such harm matters in the plan. It is not what the level is about.",
}


class ScenarioForm(SectionForm):
    """What, to whom, in what circumstances, why; how likely, and how grave."""

    messages: ClassVar = {"what": "Enter what could happen"}

    class Meta:
        model = Scenario
        fields = ("what", "to_whom", "circumstances", "why", "likelihood", "impact")
        labels: ClassVar = {
            "what": "What could happen?",
            "to_whom": "To whom?",
            "circumstances": "In what circumstances?",
            "why": "Why would it happen?",
            "likelihood": "How likely is it?",
            "impact": "How grave would it be?",
        }
        help_texts: ClassVar = {
            "what": "Name the harm exactly, such as “strangles her in an argument”.",
            "to_whom": "Use references such as KA-1 or CH-1, or a group. Never names.",
        }
        widgets: ClassVar = {
            "what": ProseInput(rows=3),
            "to_whom": ProseInput(rows=2),
            "circumstances": ProseInput(rows=3),
            "why": ProseInput(rows=3),
            "likelihood": Radios(),
            "impact": Radios(hints=IMPACT_HINTS),
        }

    def say_optional(self, name: str) -> None:
        """Every part of a scenario belongs to it; it may be filled in later."""
