"""The form of a plan's row with tick boxes for what it is linked to.

What may not live here: the fields of an action or a contingency.
"""

from typing import Any, ClassVar

from django import forms

from assessments.forms.base import MOST_SHOWN
from assessments.models import Factor
from cases.models import CivilOrder, PersonAtRisk, UnconvictedBehaviour
from riskplans import workflow
from riskplans.models import Action, Plan
from rosh.forms import RowForm
from rosh.widgets import Checkboxes
from rules.terms import YesNoUnknown
from rules.wording import shortened

ANSWERS_SELF = "This answers the risk to self"


class LineageForm(RowForm):
    """A row that a review copies: saving confirms the copy, changed or not."""

    def save(self, commit: bool = True) -> Any:
        if self.already_saved is not None:
            return self.already_saved
        was_carried, self.instance.is_carried_over = self.instance.is_carried_over, False
        if self.has_changed() and getattr(self.instance, "is_as_copied", False):
            self.instance.is_as_copied = False
        row = super().save(commit)
        if was_carried and not self.has_changed():
            row.is_carried_over = False
            row.save()
        return row


class LinkedRowForm(LineageForm):
    """A row of the plan with tick boxes for what it is linked to.

    `links` names, by field, the related name and its far end. Saving confirms a copied row.
    """

    links: ClassVar[dict[str, tuple[str, str]]] = {}
    far_rows: dict[str, dict[str, Any]]

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plan, self.far_rows = plan, {}

    def offer(self, name: str, rows: list[Any], label: str, hints: Any = None) -> None:
        """Add tick boxes for the rows; those linked already, or asked for, are ticked."""
        if not rows:
            return
        self.far_rows[name] = {str(row.uuid): row for row in rows}
        related, far = self.links[name]
        if self.instance.pk:
            linked = {getattr(x, f"{far}_id") for x in getattr(self.instance, related).all()}
            self.initial[name] = [key for key, x in self.far_rows[name].items() if x.pk in linked]
        field = forms.MultipleChoiceField(
            label=label,
            required=False,
            choices=[(key, words_of(row)) for key, row in self.far_rows[name].items()],
            widget=Checkboxes(hints=hints, small=True),
        )
        self.add_field(name, field)

    def offer_factors(self, label: str) -> None:
        """The factors of the assessment, those first on which the level rests."""
        factors = list(self.plan.assessment.factors.select_related("driver"))
        drivers = {str(row.uuid) for row in factors if hasattr(row, "driver")}
        factors.sort(key=lambda row: (str(row.uuid) not in drivers, row.pk))
        self.offer("factors", factors, label, dict.fromkeys(drivers, "The level rests on this."))

    def offer_people(self, label: str) -> None:
        self.offer("people", list(self.plan.case.people_at_risk.all()), label)

    def offer_orders(self, label: str) -> None:
        """The orders in force, and those that it answers already."""
        links = self.instance.order_links.all() if self.instance.pk else ()
        linked = {link.order_id for link in links}
        orders = [
            order
            for order in self.plan.case.orders.all()
            if order.pk in linked or order.is_in_force
        ]
        self.offer("orders", orders, label)

    def offer_the_record(self) -> None:
        """Ask what of the record it answers, where there is any (SCR-09, SLF-03)."""
        behaviours = list(self.plan.case.unconvicted.all())
        self.offer("behaviours", behaviours, "Which behaviour without a conviction does it answer?")
        if not (self.instance.answers_risk_to_self or self._may_be_a_risk_to_self()):
            del self.fields["answers_risk_to_self"]

    def _may_be_a_risk_to_self(self) -> bool:
        """Whether a risk to self is identified, or thought of now, or not known."""
        risk = self.plan.assessment.risk_to_self
        answers = {risk.is_identified, risk.has_current_thoughts}
        return bool(answers & {YesNoUnknown.YES.value, YesNoUnknown.NOT_KNOWN.value})

    def save(self, commit: bool = True) -> Any:
        if self.already_saved is not None:
            return self.already_saved
        if self.instance.pk is None:
            self.instance.number = workflow.next_number(self.instance)
        row = super().save(commit)
        for name, far_rows in self.far_rows.items():
            related, far = self.links[name]
            wanted = [far_rows[key] for key in self.cleaned_data[name]]
            workflow.set_links(getattr(row, related), far, wanted)
        return row


def words_of(row: Factor | PersonAtRisk | Action | CivilOrder | UnconvictedBehaviour) -> str:
    """A row as its tick box says it."""
    if isinstance(row, UnconvictedBehaviour):
        return shortened(row.what)
    if isinstance(row, PersonAtRisk):
        return f"{row.reference} ({row.relationship})" if row.relationship else row.reference
    if isinstance(row, Factor):
        words = [row.get_kind_display(), row.get_state_display() if row.state else ""]
        return f"{row.label} ({', '.join(word.lower() for word in words if word)})"
    return shortened(str(row), MOST_SHOWN)
