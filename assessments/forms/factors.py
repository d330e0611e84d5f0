"""Forms of a risk factor and of a protective one, with formulation (ST1-16, ST2-01 to 06)."""

from typing import Any, ClassVar

from django import forms

from assessments.forms.base import SectionForm, keep_links, pick_many
from assessments.models import CellFactor, Factor, FactorSource, GroupLevel, Source
from assessments.workflow import next_row_number
from rosh.widgets import LineInput, Radios, YesNoRadios
from rules.terms import FactorKind, FactorSetting, Tag, choices

KIND_HINTS = {
    "static": "It cannot change, such as an earlier conviction.",
    "stable": "It changes slowly, such as attitudes or dependence.",
    "acute": "It can change within days or hours, such as drinking or contact.",
}
WRONG_PLACE = "Select groups only where the factor works, or change where it works"


class _FactorForm(SectionForm):
    """What risk and protective factors share: number, groups, sources."""

    letter = "r"
    messages: ClassVar = {"label": "Enter the factor in a few words"}
    tags = forms.MultipleChoiceField(label="What it is about", choices=choices(Tag), required=False)

    def __init__(
        self, *args: Any, cells: list[GroupLevel], sources: list[Source], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.cells = {str(row.uuid): row for row in cells}
        self.sources = {str(row.uuid): row for row in sources}
        in_cells = [(key, str(row)) for key, row in self.cells.items()]
        self.add_field("groups", pick_many("Groups that it bears on", in_cells))
        self.say_optional("groups")
        self.initial["groups"] = [str(link.cell.uuid) for link in self._cell_links()]
        if self.sources:
            cited = [(key, str(row)) for key, row in self.sources.items()]
            self.add_field("cited", pick_many("Sources for it", cited))
            self.say_optional("cited")
            self.initial["cited"] = [str(link.source.uuid) for link in self._citations()]

    def _cell_links(self) -> list[CellFactor]:
        return list(self.instance.links.select_related("cell")) if self.instance.pk else []

    def _citations(self) -> list[FactorSource]:
        return list(self.instance.citations.select_related("source")) if self.instance.pk else []

    def clean_groups(self) -> list[str]:
        """A factor of one setting bears on groups of that setting only (ST2-03)."""
        keys: list[str] = self.cleaned_data["groups"]
        setting = self.cleaned_data.get("setting") or FactorSetting.BOTH
        if setting != FactorSetting.BOTH and any(self.cells[k].setting != setting for k in keys):
            raise forms.ValidationError(WRONG_PLACE, code="place")
        return keys

    def save(self, commit: bool = True) -> Any:
        """Write the factor with its number, its groups and its sources."""
        if self.already_saved is None and not self.instance.pk:
            self.instance.number = next_row_number(self.instance, self.letter)
        row = super().save(commit)
        if self.already_saved is None:
            self._save_links(row)
        return row

    def _save_links(self, row: Factor) -> None:
        in_cells = [(str(link.cell.uuid), link) for link in self._cell_links()]
        gone, added = keep_links(in_cells, self.cleaned_data["groups"])
        cited = [(str(link.source.uuid), link) for link in self._citations()]
        uncited, newly = keep_links(cited, self.cleaned_data.get("cited", []))
        for link in (*gone, *uncited):
            link.delete()
        for key in added:
            CellFactor.objects.create(cell=self.cells[key], factor=row)
        for cell in (*(link.cell for link in gone), *(self.cells[key] for key in added)):
            cell.save()  # its version rises: a page of it that was read before is out of date
        for key in newly:
            FactorSource.objects.create(factor=row, source=self.sources[key])


class FactorForm(_FactorForm):
    """A risk factor: static, stable or acute; the four parts say how it leads to harm."""

    needs: ClassVar = {
        "state": "factor_state",
        "watching_for": "watching_for",
        "why_important": "why_important",
        "evidence": "evidence",
        "why_relevant": "why_relevant",
    }
    headings: ClassVar = {"watching_for": "Formulation", "is_in_rsr": "Where it belongs"}
    kind = forms.ChoiceField(
        label="Kind of factor",
        choices=[pair for pair in choices(FactorKind) if pair[0] != FactorKind.PROTECTIVE],
        widget=Radios(hints=KIND_HINTS),
        error_messages={"required": "Select the kind of factor"},
    )

    class Meta:
        model = Factor
        fields = (
            "label",
            "kind",
            "state",
            "watching_for",
            "why_important",
            "evidence",
            "why_relevant",
            "is_in_rsr",
            "setting",
            "tags",
        )
        labels: ClassVar = {
            "label": "The factor in a few words",
            "state": "How does it stand now?",
            "watching_for": "What are you watching for?",
            "why_important": "Why does it matter?",
            "evidence": "What is the evidence?",
            "why_relevant": "Why is it still relevant?",
            "is_in_rsr": "Is it already counted in RSR?",
            "setting": "Where does it work?",
        }
        help_texts: ClassVar = {
            "watching_for": "What would show that it is at work, or about to be. All four parts "
            "are needed if the level rests on this factor.",
            "state": "Active and emerging factors count as active.",
        }
        widgets: ClassVar = {
            "label": LineInput(),
            "state": Radios(),
            "is_in_rsr": YesNoRadios(),
            "setting": Radios(),
        }


class ProtectiveForm(_FactorForm):
    """A protective factor: what was observed, and whether it holds by itself (ST2-06)."""

    letter = "p"
    headings: ClassVar = {"setting": "Where it belongs"}

    class Meta:
        model = Factor
        fields = (
            "label",
            "state",
            "why_important",
            "observed",
            "shows_change",
            "evidence",
            "was_at_past_offence",
            "relies_on_external_control",
            "setting",
            "tags",
        )
        labels: ClassVar = {
            "label": "The protective factor in a few words",
            "state": "How does it stand now?",
            "why_important": "How does it make harm less likely?",
            "observed": "What have you or others seen?",
            "shows_change": "How does that show a change?",
            "evidence": "What is the evidence?",
            "was_at_past_offence": "Was it there at a past offence?",
            "relies_on_external_control": "Does it rely on control from outside?",
            "setting": "Where does it work?",
        }
        help_texts: ClassVar = {
            "was_at_past_offence": "If it was, say above why it protects now.",
            "relies_on_external_control": "Such as a condition, a curfew or approved premises.",
        }
        widgets: ClassVar = {
            "label": LineInput(),
            "state": Radios(),
            "was_at_past_offence": YesNoRadios(),
            "relies_on_external_control": YesNoRadios(),
            "setting": Radios(),
        }

    def save(self, commit: bool = True) -> Any:
        """Write it as a protective factor."""
        self.instance.kind = FactorKind.PROTECTIVE
        return super().save(commit)
