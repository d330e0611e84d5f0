"""The form of one group in one setting: who is at risk, of what, how much (WHO-02 to 05, 09)."""

from typing import Any, ClassVar

from assessments.forms.base import SectionForm, keep_links, pick_many
from assessments.models import CellFactor, Factor, GroupLevel
from rosh.widgets import Checkboxes, Radios
from rules.depth import Depth
from rules.descriptors import LEVEL_MEANING
from rules.partners import AS_TYPED, names_future_partner
from rules.terms import FactorSetting, Group

LEVEL_HINTS = {str(level.value): text for level, text in LEVEL_MEANING.items()}


class CellForm(SectionForm):
    """One of the nine cells, with the factors that bear on it."""

    needs: ClassVar = {"level": "cell_level"}
    asides: ClassVar = {"harm": "assessments/_future_partner.html"}
    as_typed = AS_TYPED

    class Meta:
        model = GroupLevel
        fields = ("who", "harm", "level")
        labels: ClassVar = {
            "who": "Who exactly is at risk?",
            "harm": "What harm could come to them?",
            "level": "Level of risk of serious harm",
        }
        help_texts: ClassVar = {
            "who": "Use references such as KA-1 or CH-1, never names.",
            "harm": "What would happen, how, and in what circumstances.",
        }
        widgets: ClassVar = {"level": Radios(hints=LEVEL_HINTS)}

    def __init__(self, *args: Any, factors: list[Factor], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = (FactorSetting.BOTH, self.instance.setting)
        held = {link.factor_id for link in self._links()}
        fit = [row for row in factors if row.setting in here or row.pk in held]
        self.factors = {str(row.uuid): row for row in fit}
        if self.factors:
            offered = [(key, str(row)) for key, row in self.factors.items()]
            boxes = Checkboxes(small=True)
            question = pick_many("Factors that bear on this group", offered, widget=boxes)
            self.add_field("linked", question)
            self.say_optional("linked")
            keys = {row.pk: key for key, row in self.factors.items()}
            self.initial["linked"] = [keys[pk] for pk in held]

    def say_optional(self, name: str) -> None:
        """Above Low who and what harm are asked of each raised group, and so no extra (WHO-09)."""
        is_asked = self.depth is not None and self.depth > Depth.LOW
        if not (is_asked and name in ("who", "harm")):
            super().say_optional(name)

    @property
    def is_known_adult(self) -> bool:
        return self.instance.group == Group.KNOWN_ADULT

    @property
    def future(self) -> str:
        """The words that name a partner whom nobody could name; empty without any (WHO-05)."""
        return names_future_partner(self["who"].value() or "") or "" if self.is_known_adult else ""

    def _links(self) -> list[CellFactor]:
        return list(self.instance.links.all())

    def save(self, commit: bool = True) -> Any:
        """Write the cell and its links."""
        row = super().save(commit)
        if self.factors:
            keys = {factor.pk: key for key, factor in self.factors.items()}
            held = [(keys[link.factor_id], link) for link in self._links()]
            gone, added = keep_links(held, self.cleaned_data.get("linked", []))
            for link in gone:
                link.delete()
            for key in added:
                CellFactor.objects.create(cell=row, factor=self.factors[key])
            for key in (*(keys[link.factor_id] for link in gone), *added):
                self.factors[key].save()  # a page of it that was read before is out of date
        return row
