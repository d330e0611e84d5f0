"""What is typed or ticked at signing. Each form carries what was read, so that only that is signed.

What may not live here: who may sign, what stops a signature.
"""

from typing import Any

from django import forms

from cases.models import Task
from rosh.forms import GovukForm
from rules.wording import written

READ = "I have read this assessment and its plan. They are my professional judgement."
LEVEL_HOLDS = (
    "the level follows from the evidence and fits its definition. It is not raised out of worry,"
    " or to get resources."
)
LEVEL_DECLARED = LEVEL_HOLDS[:1].upper() + LEVEL_HOLDS[1:]


class LateForm(GovukForm):
    """A signature that asks why the plan is late, where it is (RMP-11).

    `late` is the task whose day has gone by, or None.
    """

    late_because = forms.CharField(
        label="Why is the plan late?",
        widget=forms.Textarea,
        max_length=1000,
        error_messages={"required": "Enter why the plan is late"},
    )

    def __init__(self, *args: Any, late: Task | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if late is None:
            del self.fields["late_because"]
        else:
            day = f"It was due on {written(late.due_on)}. This is kept and printed."
            self.fields["late_because"].help_text = day

    @property
    def why_late(self) -> dict[str, str]:
        """What the verb takes of it; nothing where it was not asked."""
        said = self.cleaned_data
        return {"late_because": said["late_because"]} if "late_because" in said else {}


class SignForm(LateForm):
    """The author's declaration: it was read, and the level is not inflated (ST4-01)."""

    submit_label = "Sign"
    declarations = ("is_declared", "is_level_declared")
    messages = {
        "is_declared": "Select the box to say that you have read what you are signing",
        "is_level_declared": "Select the box to say that the level follows from the evidence",
    }

    is_declared = forms.BooleanField(label=READ)
    is_level_declared = forms.BooleanField(label=LEVEL_DECLARED)
    read_hash = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def leave_out_plan(self) -> None:
        """Say nothing of a plan where there is none."""
        label = "I have read this assessment. It is my professional judgement."
        self.fields["is_declared"].label = label

    def leave_out_level(self) -> None:
        """Ask nothing of the level where the screening settled it."""
        del self.fields["is_level_declared"]

    @property
    def declared(self) -> str:
        """The sentences that were ticked, as the signature keeps them."""
        ticked = (name for name in self.declarations if self.cleaned_data.get(name))
        return " ".join(str(self.fields[name].label) for name in ticked)

    @property
    def said(self) -> dict[str, str]:
        """What the verb takes from the page: what was read, and what was ticked."""
        read_hash = self.cleaned_data["read_hash"]
        return {"read_hash": read_hash, "declared": self.declared} | self.why_late


class UrgentForm(SignForm):
    """The author's declaration on an urgent signature."""

    submit_label = "Sign urgently"

    is_declared = forms.BooleanField(
        label="I have read this assessment and interim plan. The level is my professional "
        "judgement, and I owe what is left out."
    )


class SignPlanForm(SignForm):
    """The author's declaration on a plan that was revised alone; it says nothing of the level."""

    is_level_declared = None  # type: ignore[assignment]

    is_declared = forms.BooleanField(
        label="I have read this plan. It is my professional judgement. The level stands."
    )


def _prose(label: str, limit: int, help_text: str = "") -> forms.CharField:
    """A text that is asked for. Its label is given here, so that its errors name it so."""
    return forms.CharField(
        label=label, help_text=help_text, widget=forms.Textarea, max_length=limit
    )


class ReviewForm(GovukForm):
    """What every answer to a signature carries: a comment, and what was read."""

    comment = _prose("Comment", 8000)
    read_hash = forms.CharField(widget=forms.HiddenInput, max_length=64)
    read_status = forms.CharField(widget=forms.HiddenInput, max_length=20)

    @property
    def answer(self) -> dict[str, Any]:
        """What the verb takes."""
        return dict(self.cleaned_data)


class CountersignForm(LateForm, ReviewForm):
    """A reasoned comment (ROL-01), and the author's declaration on the level again (ST4-01)."""

    submit_label = "Countersign"
    messages = {
        "comment": "Enter why you agree",
        "is_level_declared": "Select the box once you have checked the level against the evidence",
    }

    comment = _prose("Why do you agree?", 8000, "Say what you weighed. This is kept and printed.")
    is_level_declared = forms.BooleanField(label=f"I have checked it: {LEVEL_HOLDS}")

    def __init__(self, *args: Any, is_plan_alone: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_plan_alone:
            del self.fields["is_level_declared"]

    @property
    def answer(self) -> dict[str, Any]:
        """What the verb takes, with the sentence that was ticked."""
        said = dict(self.cleaned_data)
        is_ticked = said.pop("is_level_declared", False)
        label = str(self.fields["is_level_declared"].label) if is_ticked else ""
        return said | {"declared": label}


class ReturnForm(ReviewForm):
    """What has to change (ROL-02)."""

    submit_label = "Return for changes"
    messages = {"comment": "Enter what has to change"}

    comment = _prose("What has to change?", 8000, "The author reads this first. This is kept.")


class WithdrawForm(GovukForm):
    """A confirmation of what was read."""

    submit_label = "Withdraw the signature"

    read_hash = forms.CharField(widget=forms.HiddenInput, max_length=64)


class ReasonForm(GovukForm):
    """A reason for an act on a draft; it is kept on the timeline."""

    reason = _prose("Reason", 4000)


class AbandonForm(ReasonForm):
    """Why the work ends here."""

    submit_label = "Abandon this assessment"
    messages = {"reason": "Enter why you abandon this assessment"}

    reason = _prose("Why do you abandon it?", 4000)


class AbandonPlanForm(AbandonForm):
    """Why the revision of a plan ends here."""

    submit_label = "Abandon this plan"
    messages = {"reason": "Enter why you abandon this plan"}


class TakeOverForm(ReasonForm):
    """Why another author goes on."""

    submit_label = "Take over"
    messages = {"reason": "Enter why you take this over"}

    reason = _prose("Why do you take it over?", 4000)
