"""The form of Step 2: what drives the level, and the best fit with its reason (ST2-07 to 10)."""

from typing import Any, ClassVar

from django import forms

from assessments.forms.base import SectionForm, keep_links, pick_many
from assessments.models import BestFit, Driver, Factor
from cases.models import UnconvictedBehaviour
from rosh.widgets import Checkboxes, Radios
from rules.descriptors import STEP_2_FIT
from rules.driving import MOST_DRIVERS, are_too_many
from rules.terms import FactorKind

TOO_MANY = f"Select {MOST_DRIVERS} or fewer: those on which the level rests"
STEP_2_HINTS = {str(level.value): text for level, text in STEP_2_FIT.items()}


class BestFitForm(SectionForm):
    """Which factors and which behaviour drive the level, and which description fits best."""

    needs: ClassVar = {"level": "step2_level", "reason": "step2_reason", "drivers": "drivers"}
    headings: ClassVar = {"level": "Best fit"}

    class Meta:
        model = BestFit
        fields = ("level", "reason")
        labels: ClassVar = {
            "level": "Which description fits best?",
            "reason": "Why does it fit best?",
        }
        help_texts: ClassVar = {
            "reason": "What weighs most, in the community and in custody if they differ.",
        }
        widgets: ClassVar = {"level": Radios(hints=STEP_2_HINTS)}

    def __init__(
        self,
        *args: Any,
        factors: list[Factor],
        behaviours: list[UnconvictedBehaviour],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        risks = [row for row in factors if row.kind != FactorKind.PROTECTIVE]
        self.rows: dict[str, Factor | UnconvictedBehaviour] = {
            str(row.uuid): row for row in (*risks, *behaviours)
        }
        if self.rows:
            question = pick_many(
                "What drives the level?",
                [(key, str(row)) for key, row in self.rows.items()],
                help_text="Up to five. Until you choose, every active factor counts as one.",
                widget=Checkboxes(hints={key: _hint(row) for key, row in self.rows.items()}),
            )
            self.add_field("drivers", question)
            self.say_optional("drivers")
            self.order_fields(["drivers", "level", "reason"])
            self.initial["drivers"] = [key for key, _ in self._held()]

    def _held(self) -> list[tuple[str, Driver]]:
        keys = {(type(row), row.pk): key for key, row in self.rows.items()}
        named = (
            (
                keys.get((Factor, row.factor_id)),
                keys.get((UnconvictedBehaviour, row.behaviour_id)),
                row,
            )
            for row in self.instance.assessment.drivers.order_by("id")
        )
        return [
            (factor or behaviour, row) for factor, behaviour, row in named if factor or behaviour
        ]

    def clean_drivers(self) -> list[str]:
        """At most five: a level that rests on everything rests on nothing."""
        keys: list[str] = self.cleaned_data["drivers"]
        if are_too_many(len(keys)):
            raise forms.ValidationError(TOO_MANY, code="too_many")
        return keys

    def save(self, commit: bool = True) -> Any:
        """Write the best fit and what drives the level."""
        row = super().save(commit)
        gone, added = keep_links(self._held(), self.cleaned_data.get("drivers", []))
        for driver in gone:
            driver.delete()
        for key in added:
            chosen = self.rows[key]
            what = "factor" if isinstance(chosen, Factor) else "behaviour"
            Driver.objects.create(assessment=row.assessment, **{what: chosen})
        for factor in (*(driver.factor for driver in gone), *(self.rows[key] for key in added)):
            if isinstance(factor, Factor):
                factor.save()  # its version rises: a page of it that was read before is out of date
        return row


def _hint(row: Factor | UnconvictedBehaviour) -> str:
    """What tells one from another: the kind of factor and how it stands."""
    if isinstance(row, UnconvictedBehaviour):
        return "Behaviour without a conviction"
    kind, state = row.get_kind_display(), row.get_state_display().lower()
    return ", ".join(part for part in (kind, state) if part)
