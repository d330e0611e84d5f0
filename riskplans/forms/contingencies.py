"""The form of a contingency: if, then, why, who and how soon first; the rest folded.

What may not live here: which answers are required (the checks ask at signing).
"""

from typing import Any, ClassVar

from riskplans.forms.layout import Folded
from riskplans.forms.linked import ANSWERS_SELF, LinkedRowForm
from riskplans.models import Contingency
from rosh.widgets import LineInput, ProseInput, Radios, SelectInput, SingleCheckbox
from rules.library import THEN_EXAMPLES, TRIGGER_EXAMPLES

THEME_HINTS = {theme.value: ". ".join(texts) for theme, texts in TRIGGER_EXAMPLES.items()}
PILLARS = ("in_supervision", "in_monitoring", "in_interventions", "in_victim_safety")


class ContingencyForm(LinkedRowForm):
    """If, then, why, who, how soon; what notices it, whom it protects (CON-01 to CON-12)."""

    submit_label = "Save contingency"
    links: ClassVar = {
        "detected_by": ("detections", "action"),
        "factors": ("factor_links", "factor"),
        "people": ("person_links", "person"),
        "behaviours": ("behaviour_links", "behaviour"),
    }
    messages: ClassVar = {"if_text": "Enter what might happen"}

    class Meta:
        model = Contingency
        fields = (
            "if_text",
            "then_text",
            "why",
            "who",
            "when_text",
            "theme",
            "scenario",
            "answers_risk_to_self",
            "covers_new_person",
            *PILLARS,
            "is_enforcement",
            "threshold",
            "is_enforcement_only",
            "agreed_with",
            "agreed_on",
        )
        labels: ClassVar = {
            "if_text": "If this happens",
            "then_text": "Then do this",
            "why": "Because",
            "who": "Who acts",
            "when_text": "How soon",
            "theme": "What kind of change is it?",
            "scenario": "What does it prepare for?",
            "answers_risk_to_self": ANSWERS_SELF,
            "covers_new_person": "This is about a new person at risk, such as a new partner",
            "in_supervision": "Supervision",
            "in_monitoring": "Monitoring and immediate control",
            "in_interventions": "Interventions and treatment",
            "in_victim_safety": "Safety of victims, children and adults at risk",
            "is_enforcement": "This leads to recall or breach",
            "threshold": "From when on",
            "is_enforcement_only": "Enforcement is the only answer",
            "agreed_with": "Agreed with",
            "agreed_on": "Agreed on",
        }
        help_texts: ClassVar = {
            "if_text": "What is likely to go wrong first, in words that a colleague would notice.",
            "then_text": "What somebody who has never met the person should do.",
            "who": "A person or a role, in office hours and out of hours.",
            "when_text": "For example: the same day.",
            "threshold": "For example: 15 minutes late for the curfew.",
            "agreed_with": "Which partners have agreed to their part.",
        }
        widgets: ClassVar = {
            **{name: ProseInput(rows=3) for name in ("if_text", "then_text")},
            "why": ProseInput(rows=2),
            "when_text": LineInput(width=20),
            "theme": Radios(hints=THEME_HINTS),
            "scenario": SelectInput(empty="Not answered"),
            **{name: ProseInput(rows=2) for name in PILLARS},
            "is_enforcement": SingleCheckbox(reveals=("threshold", "is_enforcement_only")),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(
            "detected_by",
            list(self.plan.actions.all()),
            "Which action would notice that it begins?",
        )
        self.offer_factors("Which factors does it prepare for?")
        self.offer_people("Whom does it protect?")
        self.offer_the_record()

    def get_layout(self) -> list[Any]:
        """If, then, why, who, how soon and what kind of change; then what is folded."""
        return ["if_text", "then_text", "why", "who", "when_text", "theme", *FOLDS]


FOLDS = (
    Folded(
        "What notices it, and what it prepares for",
        "detected_by",
        "scenario",
        hint="If no action would notice that it begins, add one to the plan.",
    ),
    Folded(
        "Which factors and people it concerns",
        "factors",
        "people",
        "behaviours",
        "answers_risk_to_self",
        "covers_new_person",
    ),
    Folded(
        "The answer in each pillar",
        *PILLARS,
        hint=f"For example: {'. '.join(THEN_EXAMPLES)}. Leave empty what does not apply.",
    ),
    Folded("Recall or breach", "is_enforcement"),
    Folded("Agreed with partners", "agreed_with", "agreed_on"),
)
