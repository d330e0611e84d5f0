"""The form of MAPPA, approved premises, and critical public protection."""

from typing import Any, ClassVar

from crispy_forms.layout import HTML

from cases.forms.order_of_days import refuse_before
from cases.models import Mappa
from rosh.forms import GovukDateField, RowForm

OWN_WORDS = "Use references for people at risk, such as KA-1, and no names"


class MappaForm(RowForm):
    """All that is recorded of MAPPA (MAP-01 to 05, MAP-10, RMP-13); each part may stay empty."""

    marks_optional = True
    headings: ClassVar = {
        "category": "MAPPA",
        "approved_premises": "Approved premises",
        "cppc": "Critical public protection case",
        "leaflet_given_on": "What the person knows",
    }
    cppc_agreed_on = GovukDateField(label="Registration agreed on", past=True, required=False)
    cppc_paperwork_on = GovukDateField(label="Papers sent on", past=True, required=False)
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
            "cppc",
            "cppc_agreed_on",
            "cppc_paperwork_on",
            "leaflet_given_on",
            "withheld",
        ]
        labels = {
            "level_reason": "Why this level?",
            "views_recorded": "If views on the level differed, what were they?",
            "approved_premises": "Were approved premises considered, and why?",
            "premises_location": "Where are they, against what is known of the risk and victims?",
            "premises_ends_on": "When does the place end?",
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
            "cppc": "Considered for every case at level 3",
            "cppc_agreed_on": "The papers are due seven days later",
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
        lacks_agreement = not cleaned.get("cppc_agreed_on") and "cppc_agreed_on" not in self.errors
        if cleaned.get("cppc_paperwork_on") and lacks_agreement:
            self.add_error("cppc_agreed_on", "Enter when registration was agreed")
        return cleaned
