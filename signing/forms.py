"""What is typed or ticked at signing. Each form carries what was read, so that only that is signed.

What may not live here: who may sign, what stops a signature.
"""

from django import forms

from rosh.forms import GovukForm


class SignForm(GovukForm):
    """The author's declaration."""

    submit_label = "Sign"
    messages = {"is_declared": "Select the box to say that you have read what you are signing"}

    is_declared = forms.BooleanField(
        label="I have read this assessment and its plan. They are my professional judgement."
    )
    read_hash = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def leave_out_plan(self) -> None:
        """Say nothing of a plan where there is none."""
        label = "I have read this assessment. It is my professional judgement."
        self.fields["is_declared"].label = label


class UrgentForm(SignForm):
    """The author's declaration on an urgent signature."""

    submit_label = "Sign urgently"

    is_declared = forms.BooleanField(
        label="I have read this assessment and interim plan. The level is my professional "
        "judgement, and I owe what is left out."
    )


class SignPlanForm(SignForm):
    """The author's declaration on a plan that was revised alone."""

    is_declared = forms.BooleanField(
        label="I have read this plan. It is my professional judgement. The level stands."
    )


class ReviewForm(GovukForm):
    """What every answer to a signature carries: a comment, and what was read."""

    comment = forms.CharField(widget=forms.Textarea, max_length=8000)
    read_hash = forms.CharField(widget=forms.HiddenInput, max_length=64)
    read_status = forms.CharField(widget=forms.HiddenInput, max_length=20)


class CountersignForm(ReviewForm):
    """A reasoned comment (ROL-01)."""

    submit_label = "Countersign"
    messages = {"comment": "Enter why you agree"}

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["comment"].label = "Why do you agree?"
        self.fields["comment"].help_text = "Say what you weighed. This is kept and printed."


class ReturnForm(ReviewForm):
    """What has to change (ROL-02)."""

    submit_label = "Return for changes"
    messages = {"comment": "Enter what has to change"}

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["comment"].label = "What has to change?"
        self.fields["comment"].help_text = "The author reads this first. This is kept."


class WithdrawForm(GovukForm):
    """A confirmation of what was read."""

    submit_label = "Withdraw the signature"

    read_hash = forms.CharField(widget=forms.HiddenInput, max_length=64)


class ReasonForm(GovukForm):
    """A reason for an act on a draft; it is kept on the timeline."""

    reason = forms.CharField(widget=forms.Textarea, max_length=4000)


class AbandonForm(ReasonForm):
    """Why the work ends here."""

    submit_label = "Abandon this assessment"
    messages = {"reason": "Enter why you abandon this assessment"}

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = "Why do you abandon it?"


class AbandonPlanForm(AbandonForm):
    """Why the revision of a plan ends here."""

    submit_label = "Abandon this plan"
    messages = {"reason": "Enter why you abandon this plan"}


class TakeOverForm(ReasonForm):
    """Why another author goes on."""

    submit_label = "Take over"
    messages = {"reason": "Enter why you take this over"}

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = "Why do you take it over?"
