"""Forms about children, and about what other agencies were asked."""

from typing import Any

from cases.forms.order_of_days import refuse_before
from cases.models import ChildrenSummary, Enquiry, Referral
from rosh.forms import GovukDateField, RowForm
from rosh.widgets import ProseInput, Radios, YesNoRadios
from rules.terms import PeopleAnswer

REFERENCES = "Use references, such as CH-1, and no names."


class ChildrenForm(RowForm):
    """Children in the person's life: where none is named, or one answer serves all (CHD-01)."""

    marks_optional = True
    unmarked = ("is_there_contact", "none_known_from", "poses_risk")
    lacks_all = (
        "is_there_contact",
        "Nothing was entered. Select an answer, or enter what is known",
    )

    class Meta:
        model = ChildrenSummary
        fields = [
            "is_there_contact",
            "none_known_from",
            "contact",
            "voice",
            "impact",
            "future",
            "poses_risk",
        ]
        labels = {
            "is_there_contact": "Are there children in the person’s life?",
            "none_known_from": "Who says so, and when did they say it?",
            "contact": "What contact do they have, seek, or could they have?",
            "voice": "What is it like to be one of these children?",
            "impact": "What does the person’s way of life do to children?",
            "future": "Children who may come into their life later",
            "poses_risk": "Has the person been identified as posing a risk to children?",
        }
        help_texts = {
            "is_there_contact": "Count children they live with, see, try to see, or could reach. "
            "You can leave this empty now.",
            "none_known_from": "For example, children’s services, 3 May 2026",
            "contact": f"Who the children are, where they live, how often they meet. {REFERENCES} "
            "Each child who may be harmed is also added by reference.",
            "voice": f"Their day, in their eyes: what they see, hear, fear and miss. {REFERENCES}",
            "impact": "Not only abuse: also drink, drugs, quarrels, callers, broken routines",
            "future": "For example, a new partner with children. Say it here even if no child is "
            "known, and plan how you would notice.",
            "poses_risk": "In custody this restricts contact by visit, letter and telephone. "
            "The plan has to say how.",
        }
        widgets = {
            "is_there_contact": Radios(reveals={PeopleAnswer.NONE.value: "none_known_from"}),
            "contact": ProseInput(rows=4),
            "voice": ProseInput(rows=4),
            "impact": ProseInput(rows=4),
            "future": ProseInput(rows=3),
            "poses_risk": YesNoRadios(),
        }


class NewEnquiryForm(RowForm):
    """A question to another agency, as it is sent (SRC-13, CHD-02)."""

    submit_label = "Save enquiry"
    marks_optional = True
    unmarked = ("due_on",)
    messages = {"agency": "Enter who you asked", "asked_on": "Enter the day you asked"}

    asked_on = GovukDateField(label="Asked on", past=True)

    class Meta:
        model = Enquiry
        fields = ["agency", "is_about_children", "asked_on", "due_on"]
        labels = {"agency": "Who did you ask?", "is_about_children": "This is about children"}
        help_texts = {
            "agency": "For example, children’s services, the police, a drug service",
            "due_on": "Leave it empty for 10 working days after you asked",
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for later in ("due_on", "chased_on", "replied_on"):
            if later in self.fields:
                label = str(self.fields[later].label).removesuffix(" (optional)")
                sentence = f"{label} must not be before the day you asked"
                refuse_before(self, later, "asked_on", sentence)
        return cleaned


class EnquiryForm(NewEnquiryForm):
    """The enquiry whole: chased, answered."""

    chased_on = GovukDateField(label="Chased on", past=True, required=False)
    replied_on = GovukDateField(label="Replied on", past=True, required=False)

    class Meta(NewEnquiryForm.Meta):
        fields = [*NewEnquiryForm.Meta.fields, "chased_on", "replied_on", "outcome"]
        labels = {**NewEnquiryForm.Meta.labels, "outcome": "What did they say?"}
        help_texts = {
            **NewEnquiryForm.Meta.help_texts,
            "replied_on": "The enquiry stays open until this is entered",
            "outcome": f"What they know, and what they are doing. {REFERENCES}",
        }


class ReferralForm(RowForm):
    """A referral for a child (CHD-05)."""

    marks_optional = True
    messages = {"kind": "Select the kind of referral", "made_on": "Enter the day you made it"}

    made_on = GovukDateField(label="Made on", past=True)

    class Meta:
        model = Referral
        fields = ["kind", "made_on", "outcome"]
        labels = {"outcome": "What came of it?"}
        help_texts = {"outcome": REFERENCES}
        widgets = {
            "kind": Radios(
                hints={
                    "early help": "The family needs support, and no child is in danger now",
                    "urgent": "A child has been harmed, or may be soon",
                }
            )
        }
