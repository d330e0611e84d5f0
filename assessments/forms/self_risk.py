"""The form of risk to self in both settings, with its sources (SLF-01 to SLF-06, WHO-10)."""

from typing import Any, ClassVar

from assessments.forms.base import SectionForm, keep_links, pick_many
from assessments.forms.folding import Fold
from assessments.models import RiskToSelf, RiskToSelfSource, Source
from rosh.widgets import ProseInput, Radios
from rules.terms import YesNoUnknown

YES = YesNoUnknown.YES.value
NOT_KNOWN = YesNoUnknown.NOT_KNOWN.value
TELL_TODAY = "Tell a manager today. Write here whom you told, and what you agreed."
TOLD = "Fill this in if you told a manager of a risk to the person."
DETAILS = (
    "suicide",
    "suicide_custody",
    "self_harm",
    "self_harm_custody",
    "function",
    "coping",
    "vulnerability",
    "imminence",
)


def _is_asked(form: Any) -> bool:
    """Whether there is a risk, or nobody knows: then the details are no extra."""
    answers = {form["is_identified"].value(), form["has_current_thoughts"].value()}
    return bool(answers & {YES, NOT_KNOWN})


class RiskToSelfForm(SectionForm):
    """Two answers; the rest stands folded until there is a risk or somebody writes of it."""

    needs: ClassVar = {
        "is_identified": "self_identified",
        "has_current_thoughts": "self_thoughts",
    }
    folds: ClassVar = (
        Fold(
            "Suicide, self-harm, and harm by others",
            *DETAILS,
            above="assessments/_self_help.html",
            is_open=_is_asked,
        ),
        Fold("Which sources this is from", "cited"),
    )

    class Meta:
        model = RiskToSelf
        fields = ("is_identified", "has_current_thoughts", "manager_told", *DETAILS)
        labels: ClassVar = {
            "is_identified": "Is there a risk to the person themselves?",
            "has_current_thoughts": "Are there thoughts of suicide or self-harm now?",
            "manager_told": "Which manager did you tell, when, and what did you agree?",
            "suicide": "Suicide, in the community",
            "suicide_custody": "Suicide, in custody",
            "self_harm": "Self-harm, in the community",
            "self_harm_custody": "Self-harm, in custody",
            "function": "What does self-harm do for them?",
            "coping": "How do they cope, and what helps?",
            "vulnerability": "Who might harm or exploit them?",
            "imminence": "How soon could it happen, and what would bring it on?",
        }
        help_texts: ClassVar = {
            "is_identified": "Suicide, self-harm, or harm by others. In the community or in "
            "custody, now or before.",
            "has_current_thoughts": "Such as a wish to die, or feeling hopeless or trapped.",
            "manager_told": TELL_TODAY,
            "suicide": "Now and before: thoughts, plans, attempts.",
            "function": "Such as coping, telling others, relief from tension, or control.",
        }
        widgets: ClassVar = {
            "is_identified": Radios(),
            "has_current_thoughts": Radios(reveals={YES: "manager_told"}),
            "manager_told": ProseInput(rows=3),
            **{name: ProseInput(rows=3) for name in DETAILS},
        }

    def __init__(
        self, *args: Any, sources: list[Source], is_waiting: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.is_waiting = is_waiting
        self.sources = {str(row.uuid): row for row in sources}
        if self.sources:
            offered = [(key, str(row)) for key, row in self.sources.items()]
            question = pick_many("Sources on risk to self", offered)
            self.add_field("cited", question)
            self.initial["cited"] = [str(link.source.uuid) for link in self._links()]
        self._show_manager()

    def _show_manager(self) -> None:
        """Ask about the manager also where there is a risk without thoughts of it now (SLF-05), and
        where the tasks of such thoughts wait for it."""
        thoughts, is_risk = self["has_current_thoughts"].value(), self["is_identified"].value()
        if (is_risk == YES or self.is_waiting) and thoughts != YES:
            self.fields["has_current_thoughts"].widget.reveals = {}  # type: ignore[attr-defined]
            if not self.is_waiting:
                self.fields["manager_told"].help_text = TOLD

    def _links(self) -> list[RiskToSelfSource]:
        return list(self.instance.citations.select_related("source"))

    def say_optional(self, name: str) -> None:
        """What stands folded says so by itself."""
        if name not in (*DETAILS, "cited"):
            super().say_optional(name)

    def save(self, commit: bool = True) -> Any:
        """Write the row and which sources it rests on."""
        row = super().save(commit)
        held = [(str(link.source.uuid), link) for link in self._links()]
        gone, added = keep_links(held, self.cleaned_data.get("cited", []))
        for link in gone:
            link.delete()
        for key in added:
            RiskToSelfSource.objects.create(risk_to_self=row, source=self.sources[key])
        return row
