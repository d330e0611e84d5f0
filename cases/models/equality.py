"""What a person said of themselves for equality monitoring. No assessment or document reads it."""

from django.db import models

from cases.models.case import Case
from rosh.rows import TrackedRow
from rules.terms import choices
from rules.terms.equality import Disability, EthnicGroup, GenderIdentity, Orientation, Religion


class EqualityAnswers(TrackedRow):
    """Protected characteristics, each as the person said it; empty where nobody asked (BIA-08)."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="equality")
    ethnic_group = models.CharField(max_length=10, choices=choices(EthnicGroup), blank=True)
    disability = models.CharField(max_length=10, choices=choices(Disability), blank=True)
    religion = models.CharField(
        "religion or belief", max_length=10, choices=choices(Religion), blank=True
    )
    gender_identity = models.CharField(
        "gender", max_length=10, choices=choices(GenderIdentity), blank=True
    )
    orientation = models.CharField(
        "sexual orientation", max_length=10, choices=choices(Orientation), blank=True
    )

    class Meta:
        verbose_name = "equality answers"
        verbose_name_plural = "equality answers"

    def __str__(self) -> str:
        return f"Equality answers of {self.case}"
