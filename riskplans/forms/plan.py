"""The plan's own page, and the guidance's questions about plans."""

from typing import Any, ClassVar

from assessments.forms.asking import QuestionsForm
from riskplans.forms.linked import LineageForm
from riskplans.models import Plan, PlanAnswer
from rosh.forms import GovukDateField
from rosh.widgets import ProseInput, SelectInput
from rules.questions import CatalogueQuestion


class PlanReviewForm(LineageForm):
    """Contact, capacity, the person's view, conditions, the review (RMP-12, MON-13, REV-13)."""

    submit_label = "Save"

    discussed_on = GovukDateField(label="Discussed with the person on", past=True, required=False)

    class Meta:
        model = Plan
        fields = (
            "kind",
            "contact_frequency",
            "capacity",
            "discussed_on",
            "person_agrees",
            "person_view",
            "licence_conditions",
            "are_conditions_proposed",
            "is_sufficient",
            "is_necessary",
            "is_proportionate",
            "unchanged_because",
        )
        labels: ClassVar = {
            "kind": "Is this an interim or a full plan?",
            "contact_frequency": "Contact: how often, where and with whom",
            "capacity": "Capacity and responsivity",
            "person_agrees": "What the person says to the plan",
            "person_view": "The person’s own view of the plan",
            "licence_conditions": "Conditions of the licence or order",
            "are_conditions_proposed": "These are proposed: they are not in force yet",
            "is_sufficient": "Is the plan sufficient to manage the risk?",
            "is_necessary": "Is everything in it necessary?",
            "is_proportionate": "Is it proportionate?",
            "unchanged_because": "If nothing changes at this review, why",
        }
        help_texts: ClassVar = {
            "kind": "An interim plan goes with an urgent signature. The full one follows.",
            "capacity": "What helps the person to take part, and what gets in the way.",
            "person_view": "In their words where you can, and where they disagree.",
            "licence_conditions": "One condition a line. They are listed, not argued.",
        }
        widgets: ClassVar = {
            "contact_frequency": ProseInput(rows=2),
            "capacity": ProseInput(rows=3),
            "person_agrees": SelectInput(empty="Not answered"),
            "person_view": ProseInput(rows=3),
            "licence_conditions": ProseInput(rows=6),
            "unchanged_because": ProseInput(rows=2),
        }


class PlanAnswersForm(QuestionsForm[PlanAnswer]):
    """The questions about plans, each answered in words or left (`rules.planning`)."""

    submit_label = "Save answers"

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        self.plan = plan
        super().__init__(*args, held=plan.answers.all(), **kwargs)

    def made(self, question: CatalogueQuestion) -> PlanAnswer:
        return PlanAnswer(plan=self.plan, question=question.key)
