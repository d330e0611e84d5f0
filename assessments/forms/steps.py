"""Forms of Step 2 and Step 3: the best fit with its reason (ST2-07 to 10, ST3-01 to 10)."""

from typing import Any, ClassVar

from django import forms

from assessments.forms.base import SectionForm, keep_links, pick_many
from assessments.models import BestFit, Driver, Factor, Immediacy
from rosh.widgets import Radios
from rules.descriptors import LOW_ROUTE_MEANING, STEP_2_FIT, STEP_3_FIT
from rules.terms import FactorKind, RiskLevel

MOST_DRIVERS = 5
TOO_MANY = f"Select {MOST_DRIVERS} factors or fewer: those on which the level rests"
STEP_2_HINTS = {str(level.value): text for level, text in STEP_2_FIT.items()}
STEP_3_HINTS = {str(level.value): text for level, text in STEP_3_FIT.items()}
ROUTE_HINTS = {route.value: text for route, text in LOW_ROUTE_MEANING.items()}


class BestFitForm(SectionForm):
    """Which factors drive the level, and which description fits best."""

    needs: ClassVar = {"level": "step2_level", "reason": "step2_reason", "drivers": "drivers"}

    class Meta:
        model = BestFit
        fields = ("level", "reason")
        labels: ClassVar = {
            "level": "Which description fits best?",
            "reason": "Why does it fit best?",
        }
        widgets: ClassVar = {"level": Radios(hints=STEP_2_HINTS)}

    def __init__(self, *args: Any, factors: list[Factor], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        risks = [row for row in factors if row.kind != FactorKind.PROTECTIVE]
        self.risks = {str(row.uuid): row for row in risks}
        if self.risks:
            offered = [(key, str(row)) for key, row in self.risks.items()]
            question = pick_many(
                "Which factors drive the level?",
                offered,
                help_text="Up to five. Until you choose, every active factor counts as one.",
            )
            self.add_field("drivers", question)
            self.say_optional("drivers")
            self.order_fields(["drivers", "level", "reason"])
            self.initial["drivers"] = [key for key, _ in self._held()]

    def _held(self) -> list[tuple[str, Driver]]:
        keys = {row.pk: key for key, row in self.risks.items()}
        drivers = self.instance.assessment.drivers.order_by("id")
        return [(keys[row.factor_id], row) for row in drivers if row.factor_id in keys]

    def clean_drivers(self) -> list[str]:
        """At most five factors: a level that rests on everything rests on nothing."""
        keys: list[str] = self.cleaned_data["drivers"]
        if len(keys) > MOST_DRIVERS:
            raise forms.ValidationError(TOO_MANY, code="too_many")
        return keys

    def save(self, commit: bool = True) -> Any:
        """Write the best fit and which factors drive the level."""
        row = super().save(commit)
        gone, added = keep_links(self._held(), self.cleaned_data.get("drivers", []))
        for driver in gone:
            driver.delete()
        for key in added:
            Driver.objects.create(assessment=row.assessment, factor=self.risks[key])
        return row


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
    headings: ClassVar = {
        "person": "What makes harm more or less immediate",
        "level": "Best fit",
        "imminent_when": "If it is Very High",
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
            "imminent_when": "Answer these three only if you chose Very High.",
        }
        widgets: ClassVar = {
            "level": Radios(hints=STEP_3_HINTS, reveals={str(RiskLevel.LOW.value): "low_route"}),
            "low_route": Radios(hints=ROUTE_HINTS),
        }

    def say_optional(self, name: str) -> None:
        """The three of Very High are explained by their heading."""
        if not name.startswith("imminent_") and name != "low_route":
            super().say_optional(name)
