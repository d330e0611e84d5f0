"""Children in the person's life, and what was asked of other agencies."""

from typing import Any

from django.db import models
from django.db.models import Q

from cases.models.case import Case
from rosh.fields import LineField, ProseField
from rosh.rows import LineageRow, TrackedRow
from rules.terms import PeopleAnswer, ReferralKind, choices

MAY_LEAVE: dict[str, Any] = {"blank": True}


class ChildrenSummary(TrackedRow):
    """What is known of children where none is named, or one answer serves all (CHD-01 to 12).

    "No known contact" is an answer with its source and date, and never follows from silence.
    """

    case = models.OneToOneField(Case, models.PROTECT, related_name="children_summary")
    is_there_contact = models.CharField(
        "children in the person’s life", max_length=10, choices=choices(PeopleAnswer), **MAY_LEAVE
    )
    none_known_from = LineField("who says so, and when", **MAY_LEAVE)
    contact = ProseField("contact had or sought", max_length=4000, **MAY_LEAVE)
    voice = ProseField("what it is like to be these children", max_length=4000, **MAY_LEAVE)
    impact = ProseField("what their lifestyle does to children", max_length=4000, **MAY_LEAVE)
    future = ProseField("children they may come to live with", max_length=4000, **MAY_LEAVE)
    poses_risk = models.BooleanField(
        "identified as a person posing a risk to children", null=True, **MAY_LEAVE
    )

    class Meta:
        verbose_name = "children in the person’s life"

    def __str__(self) -> str:
        return f"Children in the life of {self.case}"


class Enquiry(LineageRow):
    """A question to another agency, until it is answered (SRC-13, CHD-02)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="enquiries")
    agency = LineField("who you asked", max_length=120)
    is_about_children = models.BooleanField("this is about children", default=False)
    asked_on = models.DateField("asked on")
    due_on = models.DateField("reply due", null=True, **MAY_LEAVE)
    chased_on = models.DateField("chased on", null=True, **MAY_LEAVE)
    replied_on = models.DateField("replied on", null=True, **MAY_LEAVE)
    outcome = ProseField("what they said", max_length=4000, **MAY_LEAVE)

    class Meta:
        ordering = ["-asked_on", "-id"]
        verbose_name_plural = "enquiries"
        constraints = [
            models.CheckConstraint(
                condition=Q(replied_on__isnull=True) | Q(replied_on__gte=models.F("asked_on")),
                name="enquiry_reply_follows_question",
            )
        ]

    def __str__(self) -> str:
        return f"Enquiry to {self.agency}"


class Referral(TrackedRow):
    """A referral for a child: early help, or urgent (CHD-05)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="referrals")
    kind = models.CharField("kind of referral", max_length=12, choices=choices(ReferralKind))
    made_on = models.DateField("made on")
    outcome = ProseField("what came of it", max_length=4000, **MAY_LEAVE)

    class Meta:
        ordering = ["-made_on", "-id"]

    def __str__(self) -> str:
        return self.get_kind_display()
