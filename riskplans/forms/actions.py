"""The form of an action: what, who and by when first; the rest where it helps, folded.

What may not live here: which answers are required (the checks ask at signing).
"""

from typing import Any, ClassVar

from django import forms

from riskplans import workflow
from riskplans.forms.layout import Folded, OnlyIn
from riskplans.forms.linked import ANSWERS_SELF, LinkedRowForm
from riskplans.models import Action
from riskplans.promises import (
    WHEN_HINT,
    doubt_about_review,
    doubt_about_when,
    doubt_about_who,
)
from riskplans.same_words import is_repeated
from rosh.widgets import LineInput, NumberInput, ProseInput, SelectInput, SingleCheckbox
from rules.same_words import REPEATED
from rules.terms import KINDS_OF, ActionKind, Pillar
from rules.wording import shortened

RESTRICTION = ("lawful_basis", "necessary", "proportionate", "realistic", "enforceable")
MOST_IN_ORDER = 99
NO_KIND = ("", "None of these")


class KindField(forms.TypedChoiceField):
    """The kinds by pillar in one list; nothing chosen is "none of these"."""

    def __init__(self) -> None:
        groups = [
            (pillar.label, [(kind.value, kind.label) for kind in kinds])
            for pillar, kinds in KINDS_OF.items()
        ]
        super().__init__(
            label="Is it one of these?",
            choices=[NO_KIND, *groups],
            required=False,
            empty_value=ActionKind.OTHER.value,
            widget=SelectInput(),
        )

    def prepare_value(self, value: Any) -> Any:
        return "" if value == ActionKind.OTHER else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), self.prepare_value(data))


class ActionForm(LinkedRowForm):
    """What, who, by when, for which factor, protecting whom (RMP-05, RMP-06, MON-04, INT-04)."""

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
            "frequency",
            "reduce_when",
            "agreement",
            "agreement_note",
            "answers_risk_to_self",
            "strategy",
            "focus",
            "obligation",
            "phase",
            "sequence",
            "is_priority",
            "agreed_at_mappa_on",
            "is_restriction",
            *RESTRICTION,
        )
        labels: ClassVar = {
            "pillar": "Pillar",
            "what": "What will be done",
            "who": "Who will do it",
            "when_text": "By when",
            "starts_on": "Starts on",
            "review_on": "Reviewed on",
            "frequency": "How often",
            "reduce_when": "When it may be less often, and why",
            "agreement": "Have those who must act agreed?",
            "agreement_note": "Who agreed, or was asked",
            "strategy": "What it works by",
            "focus": "What it looks out for",
            "obligation": "Must the person take part?",
            "phase": "Where it happens",
            "sequence": "Its place in the order",
            "is_priority": "This is a priority",
            "agreed_at_mappa_on": "Agreed at the MAPPA meeting of",
            "answers_risk_to_self": ANSWERS_SELF,
            "is_restriction": "This is a restriction that we ask for",
            "lawful_basis": "What it rests on in law",
            "necessary": "Why it is needed",
            "proportionate": "Why nothing less would do",
            "realistic": "Can the person keep to it?",
            "enforceable": "How it is checked and enforced",
        }
        help_texts: ClassVar = {
            "who": "A person, or an agency and a role. Use references for people at risk.",
            "when_text": WHEN_HINT,
            "frequency": "For example: weekly, home visit each month.",
            "sequence": "A number: 1 happens first.",
            "proportionate": "A restriction is the least that will do.",
        }
        widgets: ClassVar = {
            "what": ProseInput(rows=3, max_chars=4000),
            "when_text": LineInput(width=20),
            "frequency": LineInput(width=30),
            "reduce_when": ProseInput(rows=2),
            "sequence": NumberInput(width=2),
            **{
                name: SelectInput(empty="Not answered")
                for name in ("agreement", "strategy", "focus", "obligation", "phase")
            },
            **{name: ProseInput(rows=2) for name in ("lawful_basis", "necessary", "proportionate")},
            "is_restriction": SingleCheckbox(reveals=RESTRICTION),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add_field("kind", KindField())
        self.initial.setdefault("kind", self.instance.kind)
        self.offer_factors("Which factors does it address?")
        self.offer_people("Whom does it protect?")
        self.offer_orders("Which order does it answer?")
        self.offer_the_record()
        self._offer_contingencies()
        self._say_doubts()

    def _offer_contingencies(self) -> None:
        """What is done if this falls through: one of the plan's contingencies (INT-04)."""
        self.catches = {str(row.uuid): row for row in self.plan.contingencies.all()}
        if not self.catches:
            return
        offered = [(key, shortened(str(row))) for key, row in self.catches.items()]
        field = forms.ChoiceField(
            label="If this falls through, which contingency follows?",
            choices=[("", "None yet"), *offered],
            required=False,
            widget=SelectInput(empty="None yet"),
        )
        self.add_field("catch", field)
        caught_by = (
            key for key, row in self.catches.items() if row.pk == self.instance.falls_to_id
        )
        self.initial["catch"] = next(caught_by, "")

    def _say_doubts(self) -> None:
        """Beside a field that is saved already, what is not yet plain about it (RMP-06)."""
        row = self.instance
        if not row.pk:
            return
        doubts = {
            "who": doubt_about_who(row.who),
            "when_text": doubt_about_when(row.when_text, row.starts_on, row.review_on),
            "review_on": doubt_about_review(row.is_restriction, row.review_on),
            "what": REPEATED if is_repeated(row) else "",
        }
        for name, doubt in doubts.items():
            if doubt:
                self.fields[name].help_text = doubt

    def get_layout(self) -> list[Any]:
        """What, who, by when; then what is folded."""
        return ["pillar", "what", "who", "when_text", *FOLDS]

    def clean_sequence(self) -> int | None:
        number: int | None = self.cleaned_data["sequence"]
        if number is not None and not 1 <= number <= MOST_IN_ORDER:
            raise forms.ValidationError(f"Its place must be between 1 and {MOST_IN_ORDER}")
        return number

    def save(self, commit: bool = True) -> Any:
        if self.already_saved is None:
            self.instance.when_on = workflow.record_when(self.instance.when_text)
            self.instance.kind = self.cleaned_data["kind"]
            if "catch" in self.fields:
                self.instance.falls_to = self.catches.get(self.cleaned_data["catch"])
        return super().save(commit)


def _lacks_dates(form: Any) -> bool:
    """Whether a start or a review date is what would make the row plain."""
    row = form.instance
    if not row.pk:
        return False
    is_vague = bool(doubt_about_when(row.when_text, row.starts_on, row.review_on))
    return is_vague or bool(doubt_about_review(row.is_restriction, row.review_on))


FOLDS = (
    Folded(
        "What it answers: factors, people, orders",
        "factors",
        "people",
        "orders",
        "behaviours",
        "answers_risk_to_self",
    ),
    Folded(
        "How often, start and review, and when it may be less",
        "frequency",
        "starts_on",
        "review_on",
        "reduce_when",
        is_open=_lacks_dates,
    ),
    Folded("Whether it is agreed", "agreement", "agreement_note"),
    Folded(
        "What sort of action it is",
        "kind",
        "strategy",
        OnlyIn(Pillar.MONITORING, "focus"),
        OnlyIn(Pillar.INTERVENTIONS, "obligation"),
        "phase",
        "sequence",
        "is_priority",
        "agreed_at_mappa_on",
    ),
    Folded(
        "Restriction: what it rests on, and why nothing less would do",
        "is_restriction",
        hint="A restriction that we ask for is argued here. Standard, court and Parole Board "
        "conditions are listed on the plan’s own page and need no argument. "
        "A restriction also needs a review date, under “How often”.",
    ),
    Folded("If this falls through", "catch"),
)
