"""What the courts and agencies recorded: sentences, offences, orders, MAPPA, and behaviour
without a conviction."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from cases.models.case import Case
from rosh.fields import LineField, ProseField
from rosh.rows import LineageRow, TrackedRow
from rules.orders import is_in_force
from rules.terms import BehaviourKind, Done, Excuses, OrderKind, OrderRoute, Tag, choices

MAY_LEAVE: dict[str, Any] = {"blank": True}


class Sentence(TrackedRow):
    """A sentence or order, with the release date where there is one (actual or estimated)."""

    class Kind(models.TextChoices):
        """The kinds of sentence that this service tells apart."""

        DETERMINATE = "determinate", "Custody, determinate"
        EXTENDED = "extended", "Custody, extended"
        INDETERMINATE = "indeterminate", "Custody, life or indeterminate"
        COMMUNITY = "community", "Community order"
        SUSPENDED = "suspended", "Suspended sentence order"
        OTHER = "other", "Another sentence"

    case = models.ForeignKey(Case, models.PROTECT, related_name="sentences")
    kind = models.CharField(max_length=20, choices=Kind)
    description = ProseField("sentence in words", max_length=2000)
    sentenced_on = models.DateField("date of sentence or order", null=True, **MAY_LEAVE)
    release_on = models.DateField("release date", null=True, **MAY_LEAVE)
    is_release_estimated = models.BooleanField("the release date is an estimate", default=False)
    ends_on = models.DateField("end of licence or order", null=True, **MAY_LEAVE)
    conditions = ProseField("conditions of the licence or order", **MAY_LEAVE)

    class Meta:
        ordering = [models.F("sentenced_on").desc(nulls_last=True), "-id"]

    def __str__(self) -> str:
        return self.get_kind_display()


class Offence(LineageRow):
    """An index or previous offence; dates as given, with the days known."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="offences")
    is_index = models.BooleanField("this is the index offence", default=False)
    description = LineField("offence", max_length=500)
    date_text = LineField("when", max_length=100, **MAY_LEAVE)
    earliest_on = models.DateField(null=True, editable=False)
    latest_on = models.DateField(null=True, editable=False)
    outcome = LineField("outcome", max_length=500, **MAY_LEAVE)
    harm = ProseField("harm done", max_length=4000, **MAY_LEAVE)
    age_then = models.PositiveSmallIntegerField("age at the time", null=True, **MAY_LEAVE)
    tags = ArrayField(
        models.CharField(max_length=20, choices=choices(Tag)), default=list, **MAY_LEAVE
    )
    is_charge_reduced = models.BooleanField("the charge was reduced", default=False)
    original_allegation = ProseField("original allegation", max_length=2000, **MAY_LEAVE)
    account = ProseField("what the person says about it", max_length=4000, **MAY_LEAVE)
    is_denied = models.BooleanField("the person denies it", null=True, **MAY_LEAVE)
    assessed_by = ProseField("despite denial, assessed by", max_length=4000, **MAY_LEAVE)
    excuses = models.CharField(
        "what their account does", max_length=10, choices=choices(Excuses), **MAY_LEAVE
    )

    class Meta:
        ordering = ["-is_index", "id"]

    def __str__(self) -> str:
        return self.description


class UnconvictedBehaviour(LineageRow):
    """Behaviour that led to no conviction, and what it may tell us (SCR-07 to 09)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="unconvicted")
    what = ProseField("what happened", max_length=2000)
    kind = models.CharField(
        "how it became known", max_length=20, choices=choices(BehaviourKind), **MAY_LEAVE
    )
    nature = ProseField("precise nature", max_length=4000, **MAY_LEAVE)
    reliability = ProseField("how reliable this is", max_length=4000, **MAY_LEAVE)
    meaning = ProseField("what it may and may not tell us", max_length=4000, **MAY_LEAVE)
    evidence_for = ProseField("evidence for", max_length=4000, **MAY_LEAVE)
    evidence_against = ProseField("evidence against", max_length=4000, **MAY_LEAVE)
    no_action_reason = ProseField("why nothing is planned about it", max_length=2000, **MAY_LEAVE)

    class Meta:
        verbose_name = "behaviour without a conviction"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.what


class CivilOrder(LineageRow):
    """A civil or preventative order (SCR-10, SCR-11, SCR-13)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="orders")
    kind = models.CharField("order", max_length=30, choices=choices(OrderKind))
    title = LineField("name of the order, if another", max_length=200, **MAY_LEAVE)
    route = LineField("court, and whether on conviction", max_length=200, **MAY_LEAVE)
    made_on = models.DateField("made on", null=True, **MAY_LEAVE)
    expires_on = models.DateField("expires on", null=True, **MAY_LEAVE)
    expires_text = LineField("if there is no date, when it ends", max_length=100, **MAY_LEAVE)
    conditions = ProseField(**MAY_LEAVE)
    protects_note = LineField("who or what it protects, if not listed", **MAY_LEAVE)
    on_conviction = models.CharField(
        "made on conviction", max_length=20, choices=choices(OrderRoute), **MAY_LEAVE
    )
    is_sought = models.CharField(
        "information was asked for", max_length=15, choices=choices(Done), **MAY_LEAVE
    )
    is_explained = models.CharField(
        "explained to the person", max_length=15, choices=choices(Done), **MAY_LEAVE
    )
    is_reviewed = models.CharField(
        "evidence reviewed, facts agreed", max_length=15, choices=choices(Done), **MAY_LEAVE
    )
    meaning = ProseField("what it means, and who may be harmed", max_length=4000, **MAY_LEAVE)
    is_in_plan = models.CharField(
        "safety actions are in the plan", max_length=15, choices=choices(Done), **MAY_LEAVE
    )
    is_monitored = models.CharField(
        "compliance is monitored", max_length=15, choices=choices(Done), **MAY_LEAVE
    )

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.title or self.get_kind_display()

    @property
    def is_in_force(self) -> bool:
        """Whether it binds today."""
        return is_in_force(self.made_on, self.expires_on, self.expires_text, timezone.localdate())


class OrderProtects(TrackedRow):
    """An order protects a person at risk."""

    order = models.ForeignKey(CivilOrder, models.PROTECT, related_name="protections")
    person = models.ForeignKey("cases.PersonAtRisk", models.PROTECT, related_name="protections")

    class Meta:
        verbose_name = "person protected by an order"
        constraints = [
            models.UniqueConstraint(fields=["order", "person"], name="order_protects_once")
        ]

    def __str__(self) -> str:
        return f"{self.order} protects {self.person}"


class Mappa(TrackedRow):
    """MAPPA category and level (MAP-01); empty means not recorded or not managed under MAPPA."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="mappa")
    category = models.PositiveSmallIntegerField(
        choices=[(number, f"Category {number}") for number in (1, 2, 3, 4)], null=True, **MAY_LEAVE
    )
    level = models.PositiveSmallIntegerField(
        choices=[(number, f"Level {number}") for number in (1, 2, 3)], null=True, **MAY_LEAVE
    )
    since_on = models.DateField("at this level since", null=True, **MAY_LEAVE)
    next_meeting_on = models.DateField("next meeting", null=True, **MAY_LEAVE)
    level_reason = ProseField("reasons for the level", max_length=4000, **MAY_LEAVE)
    approved_premises = ProseField(
        "approved premises considered, and why", max_length=4000, **MAY_LEAVE
    )
    views_recorded = ProseField("views where they differed", max_length=4000, **MAY_LEAVE)
    cppc = ProseField("critical public protection case considered", max_length=4000, **MAY_LEAVE)
    cppc_agreed_on = models.DateField("registration agreed on", null=True, **MAY_LEAVE)
    cppc_paperwork_on = models.DateField("papers sent on", null=True, **MAY_LEAVE)
    cppc_told_on = models.DateField("next meeting told of the outcome on", null=True, **MAY_LEAVE)
    cppc_minuted_on = models.DateField("in the minutes of the meeting of", null=True, **MAY_LEAVE)
    premises_location = ProseField(
        "approved premises: where it is, against risk and victims", max_length=4000, **MAY_LEAVE
    )
    premises_ends_on = models.DateField("approved premises place ends on", null=True, **MAY_LEAVE)
    premises_told_on = models.DateField(
        "approved premises staff told of the risks on", null=True, **MAY_LEAVE
    )
    premises_staff = ProseField(
        "part of approved premises staff in the plan and its meetings", max_length=4000, **MAY_LEAVE
    )
    leaflet_given_on = models.DateField("MAPPA leaflet given on", null=True, **MAY_LEAVE)
    withheld = ProseField("what is withheld from the person, and why", max_length=4000, **MAY_LEAVE)

    class Meta:
        verbose_name = "MAPPA"
        constraints = [
            models.CheckConstraint(
                condition=Q(category__isnull=True) | Q(category__range=(1, 4)),
                name="mappa_category_is_1_to_4",
            ),
            models.CheckConstraint(
                condition=Q(level__isnull=True) | Q(level__range=(1, 3)),
                name="mappa_level_is_1_to_3",
            ),
        ]

    def __str__(self) -> str:
        return f"MAPPA for {self.case}"


class CustodyMeeting(TrackedRow):
    """A risk meeting of the prison: when it was, what we brought, what was agreed (MAP-08)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="custody_meetings")
    held_on = models.DateField("date of the meeting")
    meeting = LineField("which meeting", max_length=200, **MAY_LEAVE)
    brought = ProseField("what was brought to it", max_length=4000, **MAY_LEAVE)
    agreed = ProseField("what was agreed", max_length=4000)

    class Meta:
        ordering = ["-held_on", "-id"]
        verbose_name = "risk meeting in custody"
        verbose_name_plural = "risk meetings in custody"

    def __str__(self) -> str:
        return self.meeting or str(self.held_on)


class PredictableChange(TrackedRow):
    """A change that will come, its day, and what is prepared for it (REV-05)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="predictable_changes")
    what = LineField("what will change")
    expected_on = models.DateField("when", null=True, **MAY_LEAVE)
    response = ProseField("what is prepared for it", max_length=4000, **MAY_LEAVE)

    class Meta:
        ordering = ["expected_on", "id"]

    def __str__(self) -> str:
        return self.what
