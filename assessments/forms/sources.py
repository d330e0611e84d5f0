"""The form of a source: what it is, whether it was checked, how far it can be trusted (SRC)."""

from collections.abc import Iterable
from functools import partial
from typing import Any, ClassVar

from django import forms

from assessments.forms.base import SectionForm, keep_links, pick_many
from assessments.forms.folding import Fold
from assessments.models import Source, SourceConflict, SourceShows
from assessments.workflow import next_row_number
from cases.models import CivilOrder, UnconvictedBehaviour
from rosh.widgets import Checkboxes, LineInput, Radios, SelectInput
from rules.terms import PRIMARY_KINDS, SOURCE_KINDS, SourceCategory, SourceKind

SMALL = partial(Checkboxes, small=True)
OF_KIND = {kind: category for category, kinds in SOURCE_KINDS.items() for kind in kinds}
NEEDS = {
    "kind": "source_category",
    "verification": "source_verified",
    "weight": "source_weight",
}
# Asked of sources that weigh much, that conflict, or that are the person's own account (SRC-04).
WEIGHED_NEEDS = {
    "weight_why": "source_weight_why",
    "credibility": "source_credibility",
    "motivation": "source_motivation",
    "validity": "source_validity",
}


def kinds_in_groups() -> list[tuple[str, Any]]:
    """The kinds under the group that each belongs to; each group has a place for the rest."""
    groups: list[tuple[str, Any]] = [("", "Select")]
    for category, kinds in SOURCE_KINDS.items():
        named = [(kind.value, kind.label) for kind in kinds]
        if category is not SourceCategory.OTHER:
            named.append((category.value, f"{category.label}: something else"))
        groups.append((category.label, named))
    return groups


def group_and_kind(value: str) -> tuple[str, str]:
    """The category and the kind that a choice of the list stands for."""
    if value in {kind.value for kind in SourceKind}:
        return OF_KIND[SourceKind(value)].value, value
    return value, ""


def choice_of(row: Source) -> str:
    """The choice of the list that says what the row holds."""
    return row.kind or (
        SourceKind.OTHER.value if row.category == SourceCategory.OTHER else row.category
    )


def _is_light(form: "SourceForm") -> bool:
    """A primary record: what it is, and that it was read, is enough."""
    return form.instance.kind in PRIMARY_KINDS


class SourceForm(SectionForm):
    """A source, its weight, what it shows, and which others it conflicts with (SRC-01 to 13)."""

    needs: ClassVar = NEEDS
    asked_sometimes: ClassVar = tuple(WEIGHED_NEEDS)
    messages: ClassVar = {"what": "Enter what the source is"}
    folds: ClassVar = (
        Fold(
            "How much weight it has",
            "weight",
            is_flat=lambda form: not _is_light(form),
        ),
        Fold(
            "Why it has this weight: credibility, motivation and validity",
            "weight_why",
            "credibility",
            "motivation",
            "validity",
            above="assessments/_weighing.html",
            is_open=lambda form: form.is_weighed,
        ),
        Fold("It conflicts with another source", "conflicts", "conflict_resolution"),
    )
    kind = forms.ChoiceField(
        label="Kind of source",
        choices=kinds_in_groups,
        required=False,
        widget=SelectInput(),
    )

    class Meta:
        model = Source
        fields = (
            "what",
            "date_text",
            "verification",
            "limits",
            "weight",
            "weight_why",
            "credibility",
            "motivation",
            "validity",
            "conflict_resolution",
        )
        labels: ClassVar = {
            "what": "What is the source?",
            "date_text": "When was it written or said?",
            "verification": "Has it been verified?",
            "limits": "What did you do to check it, and what can it not tell us?",
            "weight": "How much weight do you give it?",
            "weight_why": "Why this much weight?",
            "conflict_resolution": "How you dealt with the disagreement",
        }
        help_texts: ClassVar = {
            "what": "For example, sentencing remarks or a call from the police. Do not name "
            "anybody at risk: use their reference, such as KA-1.",
            "date_text": "A date, or as near as you know.",
            "verification": "Verified means that you read the original record, or that somebody "
            "else confirmed it.",
            "limits": "If it could not be checked, say why and what you have asked for.",
            "credibility": "Is whoever said it in a position to know? Is it likely, and exact?",
            "motivation": "Why is it being said, and to whom? Might they have a reason to say more "
            "or less than is true?",
            "validity": "What follows from it, and what does not? Does it agree with what else is "
            "known?",
            "conflict_resolution": "Which of them you rely on, and why.",
        }
        widgets: ClassVar = {
            "what": LineInput(),
            "date_text": LineInput(width=20),
            "verification": Radios(),
            "weight": Radios(inline=True),
        }

    def __init__(
        self,
        *args: Any,
        others: Iterable[Source],
        behaviours: Iterable[UnconvictedBehaviour] = (),
        orders: Iterable[CivilOrder] = (),
        is_weighed: bool = False,
        **kwargs: Any,
    ) -> None:
        self.is_weighed = is_weighed
        if is_weighed:
            self.needs = NEEDS | WEIGHED_NEEDS  # type: ignore[misc]
        super().__init__(*args, **kwargs)
        self.others = {str(row.uuid): row for row in others if row.pk != self.instance.pk}
        self.initial["kind"] = choice_of(self.instance)
        self._offer_shown({str(row.uuid): row for row in (*behaviours, *orders)})
        if self.others:
            offered = [(key, str(row)) for key, row in self.others.items()]
            self.add_field("conflicts", pick_many("It conflicts with", offered, widget=SMALL()))
            self.say_optional("conflicts")
            self.initial["conflicts"] = [key for key, _ in self._conflicts()]
        else:
            del self.fields["conflict_resolution"]
        self.order_fields(["what", "kind", *self.Meta.fields[1:-1], "shows", "conflicts"])

    def _offer_shown(self, rows: dict[str, UnconvictedBehaviour | CivilOrder]) -> None:
        """Offer the behaviour and the orders of the case, where it has any (SCR-09)."""
        self.showable = rows
        if rows:
            offered = [(key, str(row)) for key, row in rows.items()]
            self.add_field(
                "shows", pick_many("What does it tell us about?", offered, widget=SMALL())
            )
            self.say_optional("shows")
            self.initial["shows"] = [key for key, _ in self._shown()]

    def _conflicts(self) -> list[tuple[str, SourceConflict]]:
        """The conflicts with others, whichever of the two named the other."""
        if not self.instance.pk:
            return []
        keys = {row.pk: key for key, row in self.others.items()}
        links = SourceConflict.objects.filter(source__assessment=self.instance.assessment_id)
        pairs = [(link.other_id, link) for link in links if link.source_id == self.instance.pk]
        pairs += [(link.source_id, link) for link in links if link.other_id == self.instance.pk]
        return [(keys[pk], link) for pk, link in pairs]

    def _shown(self) -> list[tuple[str, SourceShows]]:
        if not self.instance.pk:
            return []
        keys = {(type(row), row.pk): key for key, row in self.showable.items()}
        links = SourceShows.objects.filter(source=self.instance)
        named = [
            (
                keys.get((UnconvictedBehaviour, link.behaviour_id))
                or keys.get((CivilOrder, link.order_id)),
                link,
            )
            for link in links
        ]
        return [(key, link) for key, link in named if key]

    def save(self, commit: bool = True) -> Any:
        """Write the source with its number, its conflicts, and what it shows."""
        is_new = not self.instance.pk
        if self.already_saved is None and is_new:
            self.instance.number = next_row_number(self.instance, "s")
        if self.already_saved is None and (is_new or "kind" in self.changed_data):
            chosen = group_and_kind(self.cleaned_data["kind"])
            self.instance.category, self.instance.kind = chosen
        row = super().save(commit)
        if self.already_saved is None:
            self._save_conflicts(row)
            self._save_shown(row)
        return row

    def _save_conflicts(self, row: Source) -> None:
        if not self.others:
            return
        held, wanted = self._conflicts(), self.cleaned_data.get("conflicts", [])
        gone = [(key, link) for key, link in held if key not in wanted]
        added = [key for key in wanted if key not in dict(held)]
        for _, link in gone:
            link.delete()
        for key in added:
            SourceConflict.objects.create(source=row, other=self.others[key])
        for key in {*dict(gone), *added}:
            self.others[key].save()  # a page of it that was read before is out of date

    def _save_shown(self, row: Source) -> None:
        gone, added = keep_links(self._shown(), self.cleaned_data.get("shows", []))
        for link in gone:
            link.delete()
        for key in added:
            shown = self.showable[key]
            what = "order" if isinstance(shown, CivilOrder) else "behaviour"
            SourceShows.objects.create(source=row, **{what: shown})
