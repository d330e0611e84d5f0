"""Forms of the case itself: open, edit, close, give to somebody."""

import datetime
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import Membership, Role, Team, User
from cases.models import Case
from rosh.forms import GovukDateField, GovukForm, RowForm
from rosh.widgets import LineInput, Radios, SelectInput

YOUNGEST, OLDEST = 10, 120  # years
NEEDED_LATER = "You can leave this empty now. An assessment cannot be signed without it."
CRN_IN_USE = "That CRN is already in use. Ask your manager who holds the case."
PNC_ID = re.compile(r"([0-9]{2}|[0-9]{4})/[0-9]{1,7}[A-Z]")
PRISON_NUMBER = re.compile(r"[A-Z][0-9]{4}[A-Z]{2}")


class CapitalsField(forms.CharField):
    """A number typed with or without capitals and spaces: stored with capitals, without spaces."""

    def to_python(self, value: Any) -> str:
        return "".join((super().to_python(value) or "").upper().split())


class HolderField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Who holds a case: somebody in a team, so that person and team always fit."""

    def __init__(self, **options: Any) -> None:
        super().__init__(Membership.objects.none(), widget=SelectInput(), **options)

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.user.full_name}, {obj.team.name}"


def holders(teams: QuerySet[Team]) -> QuerySet[Membership]:
    """Those of the teams who may hold a case."""
    rows = Membership.objects.filter(
        team__in=teams, user__is_active=True, user__role__in=[Role.PRACTITIONER, Role.MANAGER]
    )
    return rows.select_related("user", "team").order_by("user__full_name", "team__name")


class CaseForm(RowForm):
    """Who the person is. The CRN is given once and not changed here."""

    pnc_id = CapitalsField(
        label="PNC id",
        required=False,
        max_length=20,
        widget=LineInput(width=20),
        help_text="For example, 2004/0012345F",
    )
    prison_number = CapitalsField(
        label="Prison number",
        required=False,
        max_length=10,
        widget=LineInput(width=10),
        help_text="For example, A1234BC",
    )
    date_of_birth = GovukDateField(
        label="Date of birth", past=True, help_text="For example, 27 3 1985"
    )
    messages = {"sex": "Select the sex as recorded"}
    marks_optional = True
    unmarked = ("setting",)

    class Meta:
        model = Case
        fields = [
            "first_names",
            "surname",
            "aliases",
            "date_of_birth",
            "sex",
            "pronouns",
            "pnc_id",
            "prison_number",
            "setting",
            "has_sexual_history",
            "is_child_safeguarding",
            "needs",
        ]
        labels = {
            "aliases": "Other names they use",
            "setting": "Where is the person now?",
            "has_sexual_history": "Is there any history of sexual offences?",
            "is_child_safeguarding": "This is a child safeguarding case",
            "needs": "Communication needs and responsivity",
        }
        help_texts = {
            "setting": NEEDED_LATER,
            "has_sexual_history": "An OSP score needs this answer.",
            "needs": "For example, an interpreter, reading, learning disability, health",
        }
        widgets = {
            "setting": Radios(inline=True),
            "has_sexual_history": Radios(inline=True),
            "sex": Radios(inline=True),
        }

    def clean_pnc_id(self) -> str:
        text: str = self.cleaned_data["pnc_id"]
        if text and not PNC_ID.fullmatch(text):
            raise ValidationError(
                "PNC id must be a year, a slash, up to 7 digits and a letter, like 2004/0012345F"
            )
        return text

    def clean_prison_number(self) -> str:
        text: str = self.cleaned_data["prison_number"]
        if text and not PRISON_NUMBER.fullmatch(text):
            raise ValidationError(
                "Prison number must be a letter, 4 digits and 2 letters, like A1234BC"
            )
        return text

    def clean_date_of_birth(self) -> datetime.date:
        born: datetime.date = self.cleaned_data["date_of_birth"]
        years = _years_since(born)
        if years < YOUNGEST:
            raise ValidationError(f"Date of birth must be at least {YOUNGEST} years ago")
        if years > OLDEST:
            raise ValidationError(f"Date of birth must be less than {OLDEST} years ago")
        return born

    def save(self, commit: bool = True) -> Any:
        """Save, and note the day on which the person was recorded to be elsewhere."""
        if "setting" in self.changed_data and not self.is_the_same:
            self.instance.setting_on = timezone.localdate() if self.instance.setting else None
        return super().save(commit)


class NewCaseForm(CaseForm):
    """A case that is opened, in one of the user's teams."""

    submit_label = "Open case"
    crn = CapitalsField(
        label="CRN",
        max_length=7,
        widget=LineInput(width=10),
        help_text="A letter and 6 digits, like X123456",
        error_messages={
            "unique": CRN_IN_USE,
            "max_length": "CRN must be a letter and 6 digits, like X123456",
        },
    )
    holder = HolderField(label="Practitioner", error_messages={"required": "Select a practitioner"})

    class Meta(CaseForm.Meta):
        fields = ["crn", *CaseForm.Meta.fields]

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = holders(by.teams.all())
        if by.role == Role.PRACTITIONER:
            rows = rows.filter(user=by)
        self.fields["holder"].queryset = rows  # type: ignore[attr-defined]
        own = [row for row in rows if row.user_id == by.pk]
        if len(own) == 1:
            self.initial["holder"] = own[0].pk

    def clean(self) -> dict[str, Any]:
        holder = self.cleaned_data.get("holder")
        if holder:
            self.instance.team, self.instance.practitioner = holder.team, holder.user
        return super().clean()

    def clean_crn(self) -> str:
        """Let two who open the same CRN at once wait for each other: the second is told."""
        crn: str = self.cleaned_data["crn"]
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [crn])
        return crn


class AllocateForm(GovukForm):
    """Give the case to somebody of the delivery unit."""

    submit_label = "Give the case to them"
    holder = HolderField(
        label="New practitioner", error_messages={"required": "Select the new practitioner"}
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case = case
        teams = Team.objects.filter(unit=case.team.unit_id)
        self.fields["holder"].queryset = holders(teams)  # type: ignore[attr-defined]

    def clean_holder(self) -> Membership:
        holder: Membership = self.cleaned_data["holder"]
        if (holder.user_id, holder.team_id) == (self.case.practitioner_id, self.case.team_id):
            raise ValidationError(f"{holder.user.full_name} has this case already")
        return holder


class CloseForm(GovukForm):
    """Why a case is closed."""

    submit_label = "Close case"
    reason = forms.ChoiceField(
        label="Why is the case closed?",
        choices=Case.CloseReason.choices,
        widget=Radios(),
        error_messages={"required": "Select why the case is closed"},
    )


def _years_since(born: datetime.date) -> int:
    today = timezone.localdate()
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
