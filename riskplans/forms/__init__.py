"""The plan's forms: an action, a contingency, the plan's own page, no action because.

What may not live here: completeness. Everything but the first answer of a row may be left empty;
the checks ask for the rest at signing.
"""

from typing import Any, ClassVar

from django.utils import timezone

from assessments.models import Factor
from cases.models import CivilOrder
from riskplans import workflow
from riskplans.forms.linked import LinkedRowForm
from riskplans.models import Action, Contingency, NoActionReason, Plan
from riskplans.promises import WHEN_HINT, doubt_about_when, doubt_about_who
from rosh.forms import RowForm
from rosh.widgets import LineInput

ANSWERS_SELF = "This answers the risk to self"


class ActionForm(LinkedRowForm):
    """What, who, by when, for which factor, protecting whom (RMP-05, RMP-06)."""

    submit_label = "Save action"
    links: ClassVar = {
        "factors": ("factor_links", "factor"),
        "people": ("person_links", "person"),
        "orders": ("order_links", "order"),
        "behaviours": ("behaviour_links", "behaviour"),
    }
    messages: ClassVar = {
        "what": "Enter what will be done",
        "pillar": "Select the pillar that this belongs to",
    }

    class Meta:
        model = Action
        fields = (
            "pillar",
            "what",
            "who",
            "when_text",
            "starts_on",
            "review_on",
            "reduce_when",
            "kind",
            "strategy",
            "phase",
            "answers_risk_to_self",
        )
        labels: ClassVar = {
            "pillar": "Pillar",
            "what": "What will be done",
            "who": "Who will do it",
            "when_text": "By when",
            "starts_on": "Starts on, if it is ongoing",
            "review_on": "Reviewed on, if it is ongoing",
            "reduce_when": "When it may reduce",
            "kind": "Is it one of these?",
            "strategy": "What it works by",
            "phase": "Where it happens",
            "answers_risk_to_self": ANSWERS_SELF,
        }
        help_texts: ClassVar = {
            "who": "A person, or an agency and a role. Use references for people at risk.",
            "when_text": WHEN_HINT,
        }
        widgets: ClassVar = {"when_text": LineInput(width=20)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        factors = list(self.plan.assessment.factors.select_related("driver"))
        self.offer(
            "factors",
            sorted(factors, key=lambda row: (not _is_driver(row), row.pk)),
            "Which factors does it address?",
            "",
            {str(row.uuid): "The level rests on this." for row in factors if _is_driver(row)},
        )
        people = list(self.plan.case.people_at_risk.all())
        self.offer("people", people, "Whom does it protect?", "", {})
        self.offer("orders", self._orders(), "Which order does it answer?", "", {})
        self.offer_the_record()
        row = self.instance
        if row.pk:
            doubts = (
                doubt_about_who(row.who),
                doubt_about_when(row.when_text, row.starts_on, row.review_on),
            )
            for name, doubt in zip(("who", "when_text"), doubts, strict=True):
                if doubt:
                    self.fields[name].help_text = doubt

    def _orders(self) -> list[CivilOrder]:
        """The orders in force, and those that it answers already."""
        links = self.instance.order_links.all() if self.instance.pk else ()
        linked = {link.order_id for link in links}
        today = timezone.localdate()
        return [
            order
            for order in self.plan.case.orders.all()
            if order.pk in linked or order.expires_on is None or order.expires_on >= today
        ]

    def get_layout(self) -> list[Any]:
        """What, who, by when, for what and for whom first; the rest after."""
        said = ("pillar", "what", "who", "when_text", "starts_on", "review_on")
        first = (*said, *self.links, "answers_risk_to_self")
        names = super().get_layout()
        return sorted(names, key=lambda n: first.index(n) if n in first else len(first))

    def save(self, commit: bool = True) -> Any:
        self.instance.when_on = workflow.record_when(self.instance.when_text)
        return super().save(commit)


class ContingencyForm(LinkedRowForm):
    """If, then, why, who, how soon, and what would notice it (CON-01, CON-06, CON-10)."""

    submit_label = "Save contingency"
    links: ClassVar = {
        "detected_by": ("detections", "action"),
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
        }
        help_texts: ClassVar = {
            "if_text": "What is likely to go wrong first, in words that a colleague would notice.",
            "then_text": "What somebody who has never met the person should do.",
            "who": "A person or a role, in office hours and out of hours.",
            "when_text": "For example: the same day.",
        }
        widgets: ClassVar = {"when_text": LineInput(width=20)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(
            "detected_by",
            list(self.plan.actions.all()),
            "Which action would notice that it begins?",
            "If none would, add one to the plan.",
            {},
        )
        self.offer_the_record()


class PlanReviewForm(RowForm):
    """The plan's own page: contact, capacity, the person's view, the review (REV-13)."""

    submit_label = "Save"

    class Meta:
        model = Plan
        fields = (
            "kind",
            "contact_frequency",
            "capacity",
            "person_view",
            "licence_conditions",
            "is_sufficient",
            "is_necessary",
            "is_proportionate",
            "unchanged_because",
        )
        labels: ClassVar = {
            "kind": "Is this an interim or a full plan?",
            "contact_frequency": "Contact: how often, where and with whom",
            "capacity": "Capacity and responsivity",
            "person_view": "The person’s own view of the plan",
            "licence_conditions": "Conditions of the licence or order",
            "is_sufficient": "Is the plan sufficient to manage the risk?",
            "is_necessary": "Is everything in it necessary?",
            "is_proportionate": "Is it proportionate?",
            "unchanged_because": "If nothing changes at this review, why",
        }
        help_texts: ClassVar = {
            "kind": "An interim plan goes with an urgent signature. The full one follows.",
            "capacity": "What helps the person to take part, and what gets in the way.",
            "licence_conditions": "One condition a line.",
        }

    def save(self, commit: bool = True) -> Any:
        was_carried, self.instance.is_carried_over = self.instance.is_carried_over, False
        row = super().save(commit)
        if was_carried and not self.has_changed():
            row.save()
        return row


class NoActionForm(RowForm):
    """Deciding not to act is recorded as well (RAT-07)."""

    submit_label = "Save reason"
    messages: ClassVar = {"reason": "Enter why nothing is planned"}

    class Meta:
        model = NoActionReason
        fields = ("reason",)
        labels: ClassVar = {"reason": "Why nothing is planned for this factor"}


def _is_driver(factor: Factor) -> bool:
    return hasattr(factor, "driver")
