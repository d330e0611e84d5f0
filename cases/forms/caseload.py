"""The form that narrows a caseload. Read from the address; a wrong value narrows nothing."""

from typing import Any

from django import forms

from accounts.models import Role, User
from rosh.forms import GovukForm
from rosh.widgets import Radios, SelectInput
from rules.terms import LEVEL_CHOICES

NOT_ASSESSED = "none"
MINE, TEAMS = "mine", "teams"
OVERDUE, SOON = "overdue", "soon"
ANY = "any"


class CaseloadForm(GovukForm):
    """Whose cases, at which level, held by whom, due when."""

    whose = forms.ChoiceField(
        label="Whose cases",
        required=False,
        choices=[(MINE, "My cases"), (TEAMS, "My teams’ cases")],
        widget=Radios(small=True),
    )
    level = forms.ChoiceField(
        label="Level",
        required=False,
        choices=[("", "Any level"), *LEVEL_CHOICES, (NOT_ASSESSED, "Not yet assessed")],
        widget=SelectInput(),
    )
    practitioner = forms.ChoiceField(label="Practitioner", required=False, widget=SelectInput())
    due = forms.ChoiceField(
        label="Due",
        required=False,
        choices=[(ANY, "Any"), (OVERDUE, "Overdue"), (SOON, "Review due in 4 weeks")],
        widget=Radios(small=True),
    )

    def __init__(self, data: Any, sought: str, *, user: User, practitioners: list[User]) -> None:
        """In a search, nobody's cases are chosen until somebody says whose."""
        self.is_narrowed = any(data.get(name) for name in self.base_fields)
        super().__init__({name: data.get(name, "") for name in self.base_fields})
        choices = [("", "Anybody"), *((str(one.pk), one.full_name) for one in practitioners)]
        field = self.fields["practitioner"]
        field.choices = field.widget.choices = choices  # type: ignore[attr-defined]
        self.data["due"] = self.data["due"] or ANY
        if user.role == Role.INSPECTOR:
            del self.fields["whose"]
        elif not self.data["whose"] and not sought:
            self.data["whose"] = usual_cases(user)

    def wanted(self) -> dict[str, str]:
        """What was asked for; what made no sense is left out."""
        self.is_valid()
        given = self.cleaned_data.items()
        return {name: value for name, value in given if value and value != ANY}


def usual_cases(user: User) -> str:
    """Practitioners start with their own cases, managers and heads with their teams'."""
    return TEAMS if user.reviews_work else MINE
