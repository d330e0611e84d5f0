"""Forms of a risk factor and of a protective one, with formulation (ST1-16, ST2-01 to 06)."""

from functools import partial
from typing import Any, ClassVar

from django import forms

from assessments.forms.base import SectionForm, keep_links, pick_many
from assessments.forms.folding import Fold
from assessments.models import CellFactor, Driver, Factor, FactorSource, GroupLevel, Source
from assessments.workflow import next_row_number
from rosh.widgets import Checkboxes, LineInput, Radios, YesNoRadios
from rules.driving import MOST_DRIVERS, are_too_many
from rules.facts import Score
from rules.predictors import RSR_DYNAMIC_ITEMS, RSR_STATIC_ITEMS
from rules.terms import (
    PROTECTIVE_STATES,
    RISK_STATES,
    FactorKind,
    FactorSetting,
    FactorState,
    ScoreType,
    Tag,
    choices,
)
from rules.wording import shortened

KIND_HINTS = {
    "static": "It cannot change, such as an earlier conviction.",
    "stable": "It changes slowly, such as attitudes or dependence.",
    "acute": "It can change within days or hours, such as drinking or contact.",
}
NEEDS = {"state": "factor_state", "evidence": "evidence"}
DRIVER_NEEDS = {
    "watching_for": "watching_for",
    "why_important": "why_important",
    "why_relevant": "why_relevant",
}
SMALL = partial(Checkboxes, small=True)
ABOUT = Fold("What it is about, such as weapons or domestic abuse", "tags")
DRIVES_HINT = (
    f"Tick this for at most {MOST_DRIVERS} factors and behaviours. Until one is ticked, every "
    "active factor counts."
)
WRONG_PLACE = "Select groups only where the factor works, or change where it works"


class _FactorForm(SectionForm):
    """What risk and protective factors share: number, groups, sources."""

    letter = "r"
    states: ClassVar[tuple[FactorState, ...]] = RISK_STATES
    messages: ClassVar = {"label": "Enter the factor in a few words"}
    tags = forms.MultipleChoiceField(label="What it is about", choices=choices(Tag), required=False)

    def __init__(
        self,
        *args: Any,
        cells: list[GroupLevel],
        sources: list[Source],
        is_driver: bool = False,
        rsr: Score | None = None,
        **kwargs: Any,
    ) -> None:
        self.is_driver, self.rsr = is_driver, rsr
        super().__init__(*args, **kwargs)
        self._offer_states()
        self.cells = {str(row.uuid): row for row in cells}
        self.sources = {str(row.uuid): row for row in sources}
        in_cells = [(key, str(row)) for key, row in self.cells.items()]
        self.add_field("groups", pick_many("Groups that it bears on", in_cells, widget=SMALL()))
        self.say_optional("groups")
        self.initial["groups"] = [str(link.cell.uuid) for link in self._cell_links()]
        if self.sources:
            cited = [(key, str(row)) for key, row in self.sources.items()]
            self.add_field("cited", pick_many("Sources for it", cited, widget=SMALL()))
            self.say_optional("cited")
            self.initial["cited"] = [str(link.source.uuid) for link in self._citations()]

    @property
    def items_in_rsr(self) -> dict[str, object]:
        """What this person's RSR counts; the dynamic items only where it is a dynamic one."""
        is_static = self.rsr is not None and self.rsr.score_type is ScoreType.STATIC
        return {
            "static": RSR_STATIC_ITEMS,
            "dynamic": RSR_DYNAMIC_ITEMS,
            "has_rsr": self.rsr is not None,
            "is_static": is_static,
        }

    def _offer_states(self) -> None:
        """Only the states of this kind of factor; one that is stored stays a choice."""
        stored = [state for state in FactorState if state == self.instance.state]
        offered = dict.fromkeys((*self.states, *stored))
        pairs = [("", ""), *((state.value, state.label) for state in offered)]
        field = self.fields["state"]
        field.choices = field.widget.choices = pairs  # type: ignore[attr-defined]

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

    headings: ClassVar = {"is_in_rsr": "Where it belongs"}
    asides: ClassVar = {"is_in_rsr": "assessments/_in_rsr.html"}
    folds: ClassVar = (
        Fold(
            "How it leads to harm, in three more parts",
            "watching_for",
            "why_important",
            "why_relevant",
            above="assessments/_formulation.html",
            is_flat=lambda form: form.is_driver,
        ),
        ABOUT,
    )
    kind = forms.ChoiceField(
        label="Kind of factor",
        choices=[pair for pair in choices(FactorKind) if pair[0] != FactorKind.PROTECTIVE],
        widget=Radios(hints=KIND_HINTS),
        error_messages={"required": "Select the kind of factor"},
    )
    drives = forms.BooleanField(
        label="The level rests on this", help_text=DRIVES_HINT, required=False
    )

    class Meta:
        model = Factor
        fields = (
            "label",
            "kind",
            "state",
            "evidence",
            "watching_for",
            "why_important",
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
            "state": "Active and emerging factors count as active.",
            "evidence": "What happened, when, and who says so.",
            "watching_for": "What would show that it is at work, or about to be.",
            "why_important": "How it has led to harm, or could.",
            "why_relevant": "What keeps it going, or could bring it back.",
        }
        widgets: ClassVar = {
            "label": LineInput(),
            "state": Radios(),
            "is_in_rsr": YesNoRadios(),
            "setting": Radios(),
        }

    def __init__(self, *args: Any, is_driver: bool = False, **kwargs: Any) -> None:
        self.needs = NEEDS | (DRIVER_NEEDS if is_driver else {})  # type: ignore[misc]
        super().__init__(*args, is_driver=is_driver, **kwargs)
        self.order_fields(["label", "kind", "state", "evidence", "drives"])
        self.initial["drives"] = self._own_mark() is not None

    def _own_mark(self) -> Driver | None:
        return Driver.objects.filter(factor_id=self.instance.pk or 0).first()

    def clean_drives(self) -> bool:
        """Refuse a mark too many, and name those that are marked already."""
        is_marked: bool = self.cleaned_data["drives"]
        marks = self.instance.assessment.drivers.select_related("factor", "behaviour")
        others = marks.exclude(factor_id=self.instance.pk or 0).order_by("id")
        named = [str(mark.factor or mark.behaviour) for mark in others]
        if is_marked and are_too_many(len(named) + 1):
            shown = "; ".join(shortened(name) for name in named)
            text = f"The level rests on {len(named)} already. Untick one of them first: {shown}"
            raise forms.ValidationError(text, code="too_many")
        return is_marked

    def _save_links(self, row: Factor) -> None:
        super()._save_links(row)
        mark, is_marked = self._own_mark(), self.cleaned_data["drives"]
        if is_marked == (mark is not None):
            return
        if mark is not None:
            mark.delete()
        else:
            Driver.objects.create(assessment=row.assessment, factor=row)
        row.assessment.best_fit.save()  # its version rises: Step 2 shows the same marks


class ProtectiveForm(_FactorForm):
    """A protective factor: what was seen, the change it shows, the evidence (ST2-06, ST2-14)."""

    letter = "p"
    states = PROTECTIVE_STATES
    headings: ClassVar = {
        "was_at_past_offence": "How far it can be relied on",
        "setting": "Where it belongs",
    }
    asides: ClassVar = {"observed": "assessments/_protecting.html"}
    folds: ClassVar = (
        Fold(
            "What makes it protect, and what they have put into it", "why_important", "investment"
        ),
        ABOUT,
    )

    class Meta:
        model = Factor
        fields = (
            "label",
            "state",
            "observed",
            "shows_change",
            "evidence",
            "why_important",
            "investment",
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
            "investment": "What has the person put into it?",
            "was_at_past_offence": "Was it there at a past offence?",
            "relies_on_external_control": "Does it rely on control from outside?",
            "setting": "Where does it work?",
        }
        help_texts: ClassVar = {
            "state": "Not present: it was there before and is no longer.",
            "observed": "What they do, not what they say they will do.",
            "shows_change": "How it was before, and what is different now.",
            "evidence": "Who saw it, or confirmed it? Finishing a programme alone shows little.",
            "investment": "Time, effort, or something they gave up for it.",
            "was_at_past_offence": "Such as a job that the person had when they offended. If it "
            "was there, say above why it protects now.",
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
