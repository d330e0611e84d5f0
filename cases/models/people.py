"""People at risk, by reference; the one restricted place for who they are; and who works here."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.models.case import Case
from rosh.fields import LineField, ProseField
from rosh.rows import LineageRow, TrackedRow
from rules.terms import (
    AppointmentKind,
    Attendance,
    ChildPlan,
    PersonKind,
    VictimScheme,
    YesNoUnknown,
    choices,
)

MAY_LEAVE: dict[str, Any] = {"blank": True}


class PersonAtRisk(LineageRow):
    """Somebody who may be harmed. Elsewhere they are only their reference, such as KA-1 (WHO-05).

    Nothing in this row may identify them: that belongs in `RestrictedDetails` (VIC-02).
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="people_at_risk")
    reference = models.CharField(max_length=8, editable=False)
    kind = models.CharField("who this is", max_length=20, choices=choices(PersonKind))
    relationship = LineField("relationship to the person on probation", **MAY_LEAVE)
    vulnerability = ProseField("what makes them vulnerable", max_length=4000, **MAY_LEAVE)
    age = models.PositiveSmallIntegerField("age, if known", null=True, **MAY_LEAVE)
    child_plan = models.CharField(
        "plan with children’s services", max_length=20, choices=choices(ChildPlan), **MAY_LEAVE
    )
    contact = ProseField("contact had or sought", max_length=4000, **MAY_LEAVE)
    is_known_to_services = models.CharField(
        "known to children’s services", max_length=10, choices=choices(YesNoUnknown), **MAY_LEAVE
    )
    voice = ProseField("what it is like to be this child", max_length=4000, **MAY_LEAVE)

    class Meta:
        verbose_name = "person at risk"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["case", "reference"], name="person_reference_once"),
            models.CheckConstraint(
                condition=Q(reference__regex=r"^(KA|CH|PR|ST|VP|GP)-[0-9]{1,4}$"),
                name="person_reference_has_its_form",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class RestrictedDetails(TrackedRow):
    """Who a person at risk is and where to find them. Own permission; every read is logged."""

    person = models.OneToOneField(PersonAtRisk, models.PROTECT, related_name="details")
    name = LineField(**MAY_LEAVE)
    address = LineField(max_length=500, **MAY_LEAVE)
    telephone = LineField(max_length=60, **MAY_LEAVE)
    date_of_birth = models.DateField(null=True, **MAY_LEAVE)
    school = LineField("school or workplace", **MAY_LEAVE)
    note = ProseField("anything else that could identify them", max_length=4000, **MAY_LEAVE)

    class Meta:
        verbose_name_plural = "restricted details"

    def __str__(self) -> str:
        return f"Restricted details of {self.person}"


class AllowedWord(TrackedRow):
    """A word of somebody's restricted details that may stand in free text, and why (VIC-02)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="allowed_words")
    word = LineField("the word")
    reason = ProseField("why it identifies nobody here", max_length=1000)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+"
    )

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["case", "word"], name="allowed_word_once")]

    def __str__(self) -> str:
        return self.word


class Contact(TrackedRow):
    """Somebody who works with the person: whom to ring, by day and out of hours (RMP-16)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="contacts")
    name = LineField(max_length=120)
    role = LineField("what they do", max_length=120)
    agency = LineField(max_length=120, **MAY_LEAVE)
    telephone = LineField(max_length=60, **MAY_LEAVE)
    out_of_hours = LineField("out-of-hours telephone", max_length=60, **MAY_LEAVE)
    email = LineField("email address", max_length=254, **MAY_LEAVE)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.name}, {self.role}"


class VictimContact(TrackedRow):
    """Where a victim stands with the Victim Contact Scheme, and who speaks with them (VIC-03, 05).

    It names people who work here, never the victim.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="victim_contacts")
    person = models.ForeignKey(
        PersonAtRisk, models.PROTECT, null=True, related_name="victim_contacts", **MAY_LEAVE
    )
    scheme = models.CharField(
        "Victim Contact Scheme", max_length=15, choices=choices(VictimScheme), **MAY_LEAVE
    )
    officer = LineField("victim liaison officer", max_length=120, **MAY_LEAVE)
    officer_telephone = LineField("their telephone", max_length=60, **MAY_LEAVE)
    link_worker = LineField("partner link worker", max_length=120, **MAY_LEAVE)
    link_worker_telephone = LineField("their telephone", max_length=60, **MAY_LEAVE)
    told_on = models.DateField("officer last told on", null=True, **MAY_LEAVE)
    told_about = ProseField("what they were told", max_length=2000, **MAY_LEAVE)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"Victim contact for {self.person}" if self.person else "Victim contact"


class VictimViews(TrackedRow):
    """What the victim says, and how it shaped the plan (VIC-11). Restricted: reads are logged."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="victim_views")
    views = ProseField("what the victim says", max_length=4000, **MAY_LEAVE)
    how_shaped = ProseField("how it shaped the plan", max_length=4000, **MAY_LEAVE)

    class Meta:
        verbose_name = "victim’s views"
        verbose_name_plural = "victims’ views"

    def __str__(self) -> str:
        return f"Victim’s views in {self.case}"


class Appointment(TrackedRow):
    """A planned appointment, and whether it was kept (SUP-05, SUP-06)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="appointments")
    kind = models.CharField("how they are seen", max_length=20, choices=choices(AppointmentKind))
    planned_on = models.DateField("planned for")
    purpose = LineField("what it is for", max_length=300, **MAY_LEAVE)
    attendance = models.CharField(
        "was it kept", max_length=15, choices=choices(Attendance), **MAY_LEAVE
    )
    findings = ProseField("what was found", max_length=4000, **MAY_LEAVE)

    class Meta:
        ordering = ["-planned_on", "-id"]
        indexes = [models.Index(fields=["case", "planned_on"], name="appointment_by_case")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} on {self.planned_on}"
