"""Who works here: users, roles, teams, units, signing authority, and the access log's rows.

Keys are UUIDs, so that the administration pages show no row numbers. Cases live above this app.
"""

import uuid
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from rosh.fields import LineField
from rules.terms import LEVEL_CHOICES, RiskLevel


class Role(models.TextChoices):
    """What a user does here; it decides what they see and may do."""

    PRACTITIONER = "practitioner", "Practitioner"
    MANAGER = "manager", "Manager"
    HEAD = "head", "Head of the delivery unit"
    INSPECTOR = "inspector", "Inspector"
    ADMINISTRATOR = "administrator", "Administrator"


class AccountRow(models.Model):
    """A row of this app: a UUID key and a history."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    history = HistoricalRecords(inherit=True)

    class Meta:
        abstract = True


class DeliveryUnit(AccountRow):
    """A probation delivery unit of a region."""

    name = LineField(unique=True)
    region = LineField(blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Team(AccountRow):
    """A team of a delivery unit, with the telephones that a duty colleague needs."""

    name = LineField(unique=True)
    unit = models.ForeignKey(DeliveryUnit, models.PROTECT, related_name="teams")
    telephone = LineField(max_length=40, blank=True)
    out_of_hours = LineField("out-of-hours telephone", max_length=40, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    """Make users by name, so that sign-in and the commands agree on spelling."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(username=self.model.normalize_username(username).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, username: str, password: str | None = None, **fields: Any) -> "User":
        """Create an administrator: users, teams and authority; never a case."""
        fields.setdefault("full_name", username)
        return self.create_user(username, password, role=Role.ADMINISTRATOR, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        """Find a user whatever the capitals typed at sign-in."""
        return self.get(username=self.model.normalize_username(username or "").lower())


class User(AbstractBaseUser):
    """Somebody who signs in. Deactivated, never deleted: the history names them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    username = LineField("user name", max_length=60, unique=True)
    full_name = LineField(max_length=120)
    email = models.EmailField(blank=True)
    telephone = LineField(max_length=40, blank=True)
    role = models.CharField(max_length=20, choices=Role, default=Role.PRACTITIONER)
    is_active = models.BooleanField("active", default=True)
    must_change_password = models.BooleanField(default=False)
    teams = models.ManyToManyField(Team, through="Membership", related_name="members")
    created_at = models.DateTimeField(auto_now_add=True)
    history = HistoricalRecords(excluded_fields=["password", "last_login"])

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    class Meta:
        ordering = ["full_name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(username=models.functions.Lower("username")),
                name="user_name_is_lower_case",
            )
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def is_staff(self) -> bool:
        """Whether the administration pages open: for administrators alone."""
        return self.role == Role.ADMINISTRATOR

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """Administrators keep this app's rows and nothing else; nobody keeps cases there."""
        return self.is_active and self.is_staff and perm.startswith("accounts.")

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_active and self.is_staff and app_label == "accounts"

    def get_full_name(self) -> str:
        return self.full_name

    @property
    def writes_on_cases(self) -> bool:
        """Whether this role writes: records on cases, assesses, plans and signs."""
        return self.role in (Role.PRACTITIONER, Role.MANAGER, Role.HEAD)

    @property
    def reviews_work(self) -> bool:
        """Whether this role manages: sees the review queue, takes over drafts, countersigns."""
        return self.role in (Role.MANAGER, Role.HEAD)


class Membership(AccountRow):
    """A user belongs to a team."""

    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    team = models.ForeignKey(Team, models.PROTECT, related_name="memberships")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "team"], name="membership_once_a_team")
        ]

    def __str__(self) -> str:
        return f"{self.user} in {self.team}"


class SigningAuthority(AccountRow):
    """How high a role may sign alone and countersign (domain model, accounts).

    An empty `countersigns_to` means that the role countersigns nothing. `first_countersigns_to`
    is for the first of two countersignatures.
    """

    role = models.CharField(max_length=20, choices=Role, unique=True)
    signs_alone_to = models.PositiveSmallIntegerField(
        choices=LEVEL_CHOICES, default=RiskLevel.MEDIUM.value
    )
    countersigns_to = models.PositiveSmallIntegerField(choices=LEVEL_CHOICES, null=True, blank=True)
    first_countersigns_to = models.PositiveSmallIntegerField(
        choices=LEVEL_CHOICES, null=True, blank=True
    )

    class Meta:
        verbose_name_plural = "signing authorities"
        constraints = [
            models.CheckConstraint(
                condition=Q(signs_alone_to__lte=RiskLevel.MEDIUM.value),
                name="authority_alone_is_never_above_medium",
            )
        ]

    def __str__(self) -> str:
        return f"Signing authority of {Role(self.role).label.lower()}"


class Policy(AccountRow):
    """Settings that an administrator may change. There is one row."""

    is_only = models.BooleanField(default=True, unique=True, editable=False)
    very_high_takes_two = models.BooleanField(
        "Very High takes two countersignatures, manager then head", default=True
    )

    class Meta:
        verbose_name_plural = "policy"
        constraints = [models.CheckConstraint(condition=Q(is_only=True), name="policy_has_one_row")]

    def __str__(self) -> str:
        return "Policy"


class AccessEntry(models.Model):
    """Who saw, printed or disclosed which cases, when and from where. Written once, never changed.

    `view` is the name of the page, `crns` the cases whose content it showed.
    """

    at = models.DateTimeField(auto_now_add=True)
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    act = models.CharField(max_length=20)
    view = models.CharField(max_length=80)
    crns = ArrayField(models.CharField(max_length=7))
    detail = LineField(max_length=200, blank=True)
    address = models.GenericIPAddressField(null=True)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [GinIndex(fields=["crns"], name="access_by_crn")]

    def __str__(self) -> str:
        return f"{self.user} {self.act} {self.view}"


class KeptPost(models.Model):
    """What somebody sent after their session had ended: theirs to send again, then deleted.

    `fields` holds pairs of name and value. Kept on the server only, for that user alone.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.OneToOneField(User, models.PROTECT, related_name="kept_post")
    path = models.CharField(max_length=500)
    fields = models.JSONField()
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Kept for {self.user}"
