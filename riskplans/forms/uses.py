"""The form beside an event: what was done with each contingency, and what else."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from riskplans.asked import Asked, AskedOf
from riskplans.uses import BETWEEN, Answer
from rosh.forms import GovukForm
from rosh.widgets import ProseInput, Radios
from rules.terms import UseOutcome, choices

CONFLICT = (
    "Somebody else wrote about this event while you were writing. Nothing has been saved. "
    "Read what is saved now, change what you need to, then save again."
)
NO_ROOM = (
    "What was said of this event is long: it has room for {room} more characters, and this has "
    "{typed}. Make this shorter."
)
NOTHING_SAID = "Enter what you did, or why nothing was needed"
LONGEST = 4000


class UsesForm(GovukForm):
    """Followed, varied because, or does not fit: one answer for each contingency.

    `seen` holds what the page showed: a save of an older page is refused, with both texts shown.
    """

    submit_label = "Save"
    is_stale = False
    is_the_same = False  # an older page, and all that it says is saved already

    def __init__(self, *args: Any, asked: AskedOf, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        self.conflict: list[dict[str, str]] = []
        for row in asked.rows:
            self._add(row)
        self.add_field("words", self._words())
        self.add_field("seen", forms.CharField(required=False, widget=forms.HiddenInput))
        self.initial["seen"] = asked.seen

    def _add(self, row: Asked) -> None:
        because = f"because_{row.key}"
        outcome = forms.ChoiceField(
            label=f"What did you do with {row.contingency.number}?",
            required=False,
            choices=choices(UseOutcome),
            widget=Radios(reveals={UseOutcome.VARIED.value: because}),
        )
        told = forms.CharField(
            label="What did you do instead, and why?",
            required=False,
            max_length=LONGEST,
            widget=ProseInput(rows=3),
        )
        self.add_field(because, told)
        self.add_field(f"outcome_{row.key}", outcome)
        if row.use:
            self.initial[because] = row.use.because
            self.initial[f"outcome_{row.key}"] = row.use.outcome

    def _words(self) -> forms.Field:
        event = self.asked.event
        if event.responded_at is None:
            self.initial["words"] = event.response
        return forms.CharField(
            label="What else did you do, or why was nothing needed?",
            help_text="For example, what your manager agreed. Use references for people at risk.",
            required=False,
            max_length=LONGEST,
            widget=ProseInput(rows=4),
        )

    @property
    def suggested(self) -> list[dict[str, Any]]:
        """The contingencies that may fit, each with its field."""
        return self._cards(is_suggested=True)

    @property
    def others(self) -> list[dict[str, Any]]:
        """All the others, each with its field."""
        return self._cards(is_suggested=False)

    def _cards(self, *, is_suggested: bool) -> list[dict[str, Any]]:
        return [
            {"row": row, "field": self[f"outcome_{row.key}"]}
            for row in self.asked.rows
            if row.is_suggested is is_suggested
        ]

    @property
    def are_others_open(self) -> bool:
        """Whether one of the others is answered or wrong, or there is nothing else."""
        names = [card["field"].name for card in self.others]
        reveals = [name.replace("outcome_", "because_") for name in names]
        is_answered = any(self[name].value() for name in names)
        return is_answered or any(n in self.errors for n in reveals) or not self.suggested

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("seen", "") != self.asked.seen:
            self._compare(cleaned)
        for row in self.asked.rows:
            varied = cleaned.get(f"outcome_{row.key}") == UseOutcome.VARIED
            because = f"because_{row.key}"
            if varied and not cleaned.get(because) and because not in self.errors:
                number = row.contingency.number
                self.add_error(because, f"Enter what you did instead of {number}, and why")
        words = len(cleaned.get("words", ""))
        if not self.is_the_same and words > self.room:
            self.add_error("words", NO_ROOM.format(room=self.room, typed=words))
        if not self.errors and not self._says_something():
            self.add_error("words", NOTHING_SAID)
        return cleaned

    @property
    def room(self) -> int:
        """How many characters may be added to what was said of the event."""
        said = self.asked.event.response if self.asked.event.responded_at else ""
        return max(LONGEST - len(said) - len(BETWEEN), 0) if said else LONGEST

    def _says_something(self) -> bool:
        """Whether this says what was done: "does not fit" alone says only what was not."""
        is_told = self.cleaned_data.get("words") or self.asked.event.responded_at
        done = any(one.outcome is not UseOutcome.NOT_THIS for one in self.answers)
        return bool(is_told or done or (self.answers and not self.is_whole))

    @property
    def answers(self) -> list[Answer]:
        """What is said of each contingency that has an answer."""
        found = []
        for row in self.asked.rows:
            outcome = self.cleaned_data.get(f"outcome_{row.key}")
            if outcome:
                because = self.cleaned_data.get(f"because_{row.key}", "").strip()
                found.append(Answer(row.contingency, UseOutcome(outcome), because))
        return found

    @property
    def is_whole(self) -> bool:
        """Whether each contingency that may fit has its answer (CON-14)."""
        answered = {one.contingency.pk for one in self.answers}
        return all(row.contingency.pk in answered for row in self.asked.rows if row.is_suggested)

    def _compare(self, cleaned: dict[str, Any]) -> None:
        """Refuse an older page where what is saved now is not what was typed."""
        data: Any = self.data
        self.data = data.copy()
        self.data["seen"] = self.asked.seen
        self.conflict = [both for row in self.asked.rows for both in self._differs(row, cleaned)]
        self.conflict += self._of_an_earlier_plan()
        words, event = cleaned.get("words", ""), self.asked.event
        is_said = event.response.endswith(words) if event.responded_at else event.response == words
        if event.response and not is_said:
            self.conflict.append(_both("What was done", event.response, words or "Nothing"))
        if self.conflict:
            self.is_stale = True
            raise ValidationError(CONFLICT, code="conflict")
        stored = {row.contingency.pk: row.use for row in self.asked.rows}
        self.is_the_same = is_said and all(stored[one.contingency.pk] for one in self.answers)

    def _differs(self, row: Asked, cleaned: dict[str, Any]) -> list[dict[str, str]]:
        """Both answers, where somebody gave one and this page gives another."""
        yours = cleaned.get(f"outcome_{row.key}", ""), cleaned.get(f"because_{row.key}", "")
        if row.use is None or not yours[0] or yours == (row.use.outcome, row.use.because):
            return []
        label = f"Contingency {row.contingency.number}"
        return [_both(label, _said(row.use.outcome, row.use.because), _said(*yours))]

    def _of_an_earlier_plan(self) -> list[dict[str, str]]:
        """What was typed about a contingency that is in the plan in force no more."""
        gone = [n for n in self.data if n.startswith("because_") and n not in self.fields]
        theirs = "It is not in the plan in force any more"
        typed = [(name, str(self.data.get(name) or "").strip()) for name in gone]
        return [_both("A contingency", theirs, text[:LONGEST]) for _, text in typed if text]


def _both(label: str, theirs: str, yours: str) -> dict[str, str]:
    return {"label": label, "theirs": theirs, "yours": yours}


def _said(outcome: str, because: str) -> str:
    label = UseOutcome(outcome).label if outcome in list(UseOutcome) else "Not answered"
    return f"{label}. {because}" if because else label
