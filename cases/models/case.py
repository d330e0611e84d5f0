"""The case itself, who holds it, and the levels set elsewhere before it came here."""

import datetime
import itertools
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Concat, Lower
from django.urls import reverse

from accounts.models import Role, Team, User
from rosh.fields import LineField, ProseField
from rosh.rows import TrackedRow
from rules.terms import LEVEL_CHOICES, Setting, Sex, YesNoUnknown, choices

if TYPE_CHECKING:
    from cases.models.record import Sentence
    from cases.models.register import RiskRegister

MOST_ALLOCATIONS = 100  # so far back it is asked who held the case
CRN_PATTERN = r"[A-Z][0-9]{6}"
MAY_LEAVE: dict[str, Any] = {"blank": True}
FULL_NAME = Concat(
    F("first_names"), Value(" "), F("surname"), output_field=models.CharField(max_length=201)
)


class CaseQuerySet(models.QuerySet["Case"]):
    """The ways in which cases are asked for."""

    def visible_to(self, user: User) -> "CaseQuerySet":
        """Cases `user` may know exist: the only door, so that a hidden case is a 404.

        Practitioners and managers see their teams', heads their units', inspectors all,
        administrators none.
        """
        if not user.is_active or user.role == Role.ADMINISTRATOR:
            return self.none()
        if user.role == Role.INSPECTOR:
            return self
        if user.role == Role.HEAD:
            return self.filter(team__unit__in=Team.objects.filter(members=user).values("unit"))
        return self.filter(team__in=Team.objects.filter(members=user))

    def open(self) -> "CaseQuerySet":
        return self.filter(closed_at__isnull=True)

    def hold(self, pk: int) -> "Case":
        """Read the case afresh and lock it until the commit: nobody else acts on it meanwhile.

        Nothing is joined: what is beside the case would be read as it was before the wait.
        """
        return self.select_for_update().get(pk=pk)


class Case(TrackedRow):
    """One person, one case. `setting` is what was recorded on `setting_on`; ask `setting_at`."""

    class CloseReason(models.TextChoices):
        """Why a case was closed."""

        SENTENCE_ENDED = "sentence ended", "The sentence has ended"
        TRANSFERRED = "transferred", "Transferred out of this service"
        DIED = "died", "The person has died"
        ERROR = "opened in error", "Opened in error"

    crn = models.CharField(
        "CRN",
        max_length=7,
        unique=True,
        validators=[
            RegexValidator(
                rf"^{CRN_PATTERN}\Z", "CRN must be a capital letter and six digits, like X123456"
            )
        ],
    )
    pnc_id = LineField("PNC id", max_length=20, **MAY_LEAVE)
    prison_number = LineField(max_length=10, **MAY_LEAVE)
    first_names = LineField(max_length=100)
    surname = LineField(max_length=100)
    aliases = LineField(**MAY_LEAVE)
    date_of_birth = models.DateField()
    sex = models.CharField("sex as recorded", max_length=6, choices=choices(Sex))
    pronouns = LineField(max_length=40, **MAY_LEAVE)
    needs = ProseField("communication needs and responsivity", max_length=2000, **MAY_LEAVE)
    has_sexual_history = models.CharField(
        "sexual offence history", max_length=9, choices=choices(YesNoUnknown), **MAY_LEAVE
    )
    setting = models.CharField(
        "where the person is now", max_length=9, choices=choices(Setting), **MAY_LEAVE
    )
    setting_on = models.DateField("recorded there on", null=True, editable=False)
    is_child_safeguarding = models.BooleanField("marked a child safeguarding case", default=False)
    team = models.ForeignKey(Team, models.PROTECT, related_name="cases")
    practitioner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="cases")
    created_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    close_reason = models.CharField(max_length=20, choices=CloseReason, blank=True, editable=False)

    objects = CaseQuerySet.as_manager()

    risk_register: "RiskRegister"

    class Meta:
        ordering = ["surname", "first_names", "crn"]
        constraints = [
            models.CheckConstraint(
                condition=Q(crn__regex=rf"^{CRN_PATTERN}$"), name="case_crn_has_its_form"
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, closed_by__isnull=True, close_reason="")
                | (Q(closed_at__isnull=False, closed_by__isnull=False) & ~Q(close_reason="")),
                name="case_closed_has_who_and_why",
            ),
        ]
        indexes = [
            models.Index(
                fields=["practitioner", "surname", "id"],
                condition=Q(closed_at__isnull=True),
                name="case_open_by_practitioner",
            ),
            models.Index(
                fields=["team", "surname", "id"],
                condition=Q(closed_at__isnull=True),
                name="case_open_by_team",
            ),
            GinIndex(
                OpClass(Lower(FULL_NAME), "gin_trgm_ops"),
                name="case_name_trigrams",
            ),
        ]

    def __str__(self) -> str:
        return self.crn

    def get_absolute_url(self) -> str:
        return reverse("cases:overview", args=[self.crn])

    @property
    def name(self) -> str:
        return f"{self.first_names} {self.surname}".strip()

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def current_sentence(self) -> "Sentence | None":
        """The newest sentence; no query when `sentences` was prefetched."""
        return next(iter(self.sentences.all()), None)

    def held_since(self, user: User) -> datetime.date | None:
        """Since when this person has held the case without a break; None where they do not."""
        held = self.allocations.values_list("practitioner_id", "started_on")[:MOST_ALLOCATIONS]
        own = itertools.takewhile(lambda row: row[0] == user.pk, held)
        return min((started for _, started in own), default=None)

    def setting_at(self, on: datetime.date) -> Setting | None:
        """Where the person is on that day: as recorded, until a later release date has come."""
        if not self.setting:
            return None
        sentence = self.current_sentence
        release = sentence.release_on if sentence else None
        was_in_custody = self.setting == Setting.CUSTODY and self.setting_on is not None
        if was_in_custody and release and self.setting_on < release <= on:  # type: ignore[operator]
            return Setting.COMMUNITY
        return Setting(self.setting)


class Allocation(TrackedRow):
    """Who held the case, in which team, from when to when."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="allocations")
    practitioner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    started_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        ordering = ["-started_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(ended_on__isnull=True), name="one_open_allocation"
            )
        ]

    def __str__(self) -> str:
        return f"{self.case} held by {self.practitioner}"


class EarlierLevel(TrackedRow):
    """A level set outside this service, written by import or transfer; it starts the register."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="earlier_levels")
    level = models.PositiveSmallIntegerField(choices=LEVEL_CHOICES)
    set_on = models.DateField()
    system = LineField(max_length=60, default="OASys")

    class Meta:
        ordering = ["-set_on", "-id"]

    def __str__(self) -> str:
        return f"{self.get_level_display()} set on {self.set_on}"
