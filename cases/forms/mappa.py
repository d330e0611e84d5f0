"""The forms of MAPPA, approved premises, critical public protection, and meetings in custody."""

from typing import Any, ClassVar

from crispy_forms.layout import HTML

from cases.forms.order_of_days import refuse_before
from cases.models import CustodyMeeting, Mappa
from rosh.forms import GovukDateField, RowForm
from rosh.widgets import ProseInput

OWN_WORDS = "Use references for people at risk, such as KA-1, and no names"


class MappaForm(RowForm):
    """All that is recorded of MAPPA (MAP-01 to 05, MAP-10, RMP-13); each part may stay empty."""

    marks_optional = True
    lacks_all = ("category", "Nothing was entered. Select the category, or enter what is known")
    headings: ClassVar = {
        "category": "MAPPA",
        "approved_premises": "Approved premises",
        "cppc": "Critical public protection case",
        "leaflet_given_on": "What the person knows",
    }
    cppc_agreed_on = GovukDateField(
        label="Registration agreed on",
        help_text="The papers are due seven days later. The next meeting must hear of it.",
        past=True,
        required=False,
    )
    cppc_paperwork_on = GovukDateField(label="Papers sent on", past=True, required=False)
    cppc_told_on = GovukDateField(
        label="When was the next meeting told of the outcome?", past=True, required=False
    )
    cppc_minuted_on = GovukDateField(
        label="Which meeting’s minutes record that it was considered?",
        help_text="The date of the meeting. They record it also where nothing was agreed.",
        past=True,
        required=False,
    )
    premises_told_on = GovukDateField(
        label="When were the staff there told of the risks?", past=True, required=False
    )
    leaflet_given_on = GovukDateField(
        label="When were they given the MAPPA leaflet?", past=True, required=False
    )

    class Meta:
        model = Mappa
        fields = [
            "category",
            "level",
            "since_on",
            "next_meeting_on",
            "level_reason",
            "views_recorded",
            "approved_premises",
            "premises_location",
            "premises_ends_on",
            "premises_told_on",
            "premises_staff",
            "cppc",
            "cppc_minuted_on",
            "cppc_agreed_on",
            "cppc_paperwork_on",
            "cppc_told_on",
            "leaflet_given_on",
            "withheld",
        ]
        labels = {
            "level_reason": "Why this level?",
            "views_recorded": "If views on the level differed, what were they?",
            "approved_premises": "Were approved premises considered, and why?",
            "premises_location": "Where are they, against what is known of the risk and victims?",
            "premises_ends_on": "When does the place end?",
            "premises_staff": "What part do the staff there take in the plan and its meetings?",
            "cppc": "Was registration considered, and what came of it?",
            "withheld": "What is withheld from the person, and why?",
        }
        help_texts = {
            "category": "Leave empty if the person is not managed under MAPPA",
            "level_reason": "Record the reasons whether or not the level changed",
            "views_recorded": "Whose view it was, and who decided",
            "approved_premises": "Say so too if not, or if there was no place. "
            "At High and Very High this is asked of every case.",
            "premises_location": f"Earlier offences, people who offend, and victims. {OWN_WORDS}.",
            "premises_ends_on": "A move on from approved premises asks for a review",
            "premises_staff": f"What they deliver, and which meetings they come to. {OWN_WORDS}.",
            "cppc": "Considered for every case at level 3",
            "withheld": "Only exceptionally, and agreed at the meeting. "
            "It is left out of what the person is given.",
        }

    def get_layout(self) -> list[Any]:
        """The fields under four headings."""
        laid: list[Any] = []
        for name in super().get_layout():
            if name in self.headings:
                laid.append(HTML(f'<h2 class="govuk-heading-m">{self.headings[name]}</h2>'))
            laid.append(name)
        return laid

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("level") and not cleaned.get("category"):
            self.add_error("category", "Select the category that goes with the level")
        before = "Papers sent on must not be before registration was agreed"
        refuse_before(self, "cppc_paperwork_on", "cppc_agreed_on", before)
        before = "The next meeting must not be told before registration was agreed"
        refuse_before(self, "cppc_told_on", "cppc_agreed_on", before)
        lacks_agreement = not cleaned.get("cppc_agreed_on") and "cppc_agreed_on" not in self.errors
        if (cleaned.get("cppc_paperwork_on") or cleaned.get("cppc_told_on")) and lacks_agreement:
            self.add_error("cppc_agreed_on", "Enter when registration was agreed")
        return cleaned


class CustodyMeetingForm(RowForm):
    """A risk meeting of the prison: the day, what we brought, what was agreed (MAP-08)."""

    marks_optional = True
    held_on = GovukDateField(
        label="When was the meeting?",
        past=True,
        error_messages={"required": "Enter the date of the meeting"},
    )

    class Meta:
        model = CustodyMeeting
        fields = ["held_on", "meeting", "brought", "agreed"]
        labels = {
            "meeting": "Which meeting was it?",
            "brought": "What did you bring to it?",
            "agreed": "What was agreed, and who does it by when?",
        }
        help_texts = {
            "meeting": "For example, the prison’s monthly risk management meeting",
            "brought": f"What you know that the prison does not. {OWN_WORDS}.",
            "agreed": f"Also put what concerns this plan into its actions. {OWN_WORDS}.",
        }
        widgets = {"brought": ProseInput(rows=3), "agreed": ProseInput(rows=4)}
        error_messages = {"agreed": {"required": "Enter what was agreed"}}
