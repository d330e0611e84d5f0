"""The levels on a case, what happened, what is due, and the timeline. One writer each."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import Role, Team, User
from cases.models.case import Case
from rosh.fields import LineField, ProseField
from rosh.rows import TrackedRow
from rules.terms import LEVEL_CHOICES, EventKind, RiskLevel, choices


class RiskRegister(models.Model):
    """The working and the countersigned level of a case. Written by `cases.risk_register` alone.

    The working level is what the newest signature says; one that raises it takes effect at once,
    one that lowers it when the submission is complete. `*_cells` hold group levels as
    `{"community": {"children": 3}}`. `team` repeats the case's, for the index.
    """

    case = models.OneToOneField(Case, models.PROTECT, related_name="risk_register")
    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    working_level = models.PositiveSmallIntegerField(choices=LEVEL_CHOICES, null=True)
    working_on = models.DateField(null=True)
    working_cells = models.JSONField(default=dict)
    countersigned_level = models.PositiveSmallIntegerField(choices=LEVEL_CHOICES, null=True)
    countersigned_on = models.DateField(null=True)
    countersigned_cells = models.JSONField(default=dict)
    is_external = models.BooleanField(default=False)
    is_awaiting = models.BooleanField(default=False)
    review_due_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["team", "review_due_on"], name="register_review_due")]
        constraints = [
            models.CheckConstraint(
                condition=Q(working_level__isnull=True, working_on__isnull=True)
                | Q(working_level__isnull=False, working_on__isnull=False),
                name="register_working_level_has_its_date",
            ),
            models.CheckConstraint(
                condition=Q(countersigned_level__isnull=True, countersigned_on__isnull=True)
                | Q(countersigned_level__isnull=False, countersigned_on__isnull=False),
                name="register_countersigned_level_has_its_date",
            ),
        ]

    def __str__(self) -> str:
        return f"Levels of {self.case}"

    @property
    def highest(self) -> RiskLevel | None:
        """The higher of the two levels: shown first, and what a reduction is measured from."""
        known = [level for level in (self.working_level, self.countersigned_level) if level]
        return RiskLevel(max(known)) if known else None


class Event(TrackedRow):
    """Something happened. It saves at once; what was done about it follows (REV-01 to 08)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="events")
    kind = models.CharField("what happened", max_length=30, choices=choices(EventKind))
    what = ProseField("in a sentence or two", max_length=4000)
    happened_on = models.DateField("when", default=timezone.localdate)
    told_by = LineField("who told you", max_length=120, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+"
    )
    response = ProseField("what you did, or why nothing was needed", max_length=4000, blank=True)
    responded_at = models.DateTimeField(null=True, editable=False)
    responded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        ordering = ["-happened_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(recorded_at__isnull=False, recorded_by__isnull=False),
                name="event_is_recorded_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(responded_at__isnull=True, responded_by__isnull=True)
                | Q(responded_at__isnull=False, responded_by__isnull=False),
                name="event_response_has_who_and_when",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


OWED_BY_SOMEBODY = {"kind": "owed", "assignee__isnull": False}


class TaskQuerySet(models.QuerySet["Task"]):
    """The ways in which tasks are asked for."""

    def open(self) -> "TaskQuerySet":
        return self.filter(done_at__isnull=True)

    def folded(self) -> "TaskQuerySet":
        """What somebody owes after an urgent signature: many small things, shown as one."""
        return self.filter(**OWED_BY_SOMEBODY)

    def not_folded(self) -> "TaskQuerySet":
        return self.exclude(**OWED_BY_SOMEBODY)

    def with_people(self) -> "TaskQuerySet":
        """Those whom the lists name: who has the task, and who had it first."""
        return self.select_related("assignee", "first_given_to")

    def danger_first(self) -> "TaskQuerySet":
        """Current thoughts of suicide or self-harm before all else, then what is due first."""
        is_danger = models.Case(models.When(kind="self", then=0), default=1)
        return self.order_by(is_danger, "due_on", "id")

    def visible_to(self, user: User) -> "TaskQuerySet":
        return self.filter(case__in=Case.objects.visible_to(user))

    def for_user(self, user: User) -> "TaskQuerySet":
        """Tasks given to the user, or to their role in a case they can see."""
        mine = Q(assignee=user) | Q(assignee__isnull=True, role=user.role)
        return self.visible_to(user).filter(mine)


class Task(models.Model):
    """What is due, and for whom: a person, or a role in the case's team. One writer: `cases.tasks`.

    `about` is the `uuid` of what it concerns; `link_name` a URL name that takes it.
    """

    class Kind(models.TextChoices):
        """What sort of work is due."""

        RETURNED = "returned", "Returned for changes"
        COUNTERSIGN = "countersign", "Waiting for countersignature"
        FULL_PLAN = "full plan", "Full assessment and plan owed"
        OWED = "owed", "Owed after an urgent signature"
        REVIEW = "review", "Review due"
        PLAN = "plan", "Plan due"
        HOME_VISIT = "home visit", "Home visit due"
        EVENT = "event", "Something happened: say what was done"
        SCORE = "score", "Score missing"
        ENQUIRY = "enquiry", "Reply of another agency due"
        SELF = "self", "Current thoughts of suicide or self-harm"
        INFORMATION = "information", "Information to find"
        VICTIM = "victim", "Victim liaison officer to tell"
        PAPERS = "papers", "Critical public protection papers due"

    # Their page is a draft: only its author can do them.
    ABOUT_A_DRAFT = (Kind.RETURNED, Kind.FULL_PLAN, Kind.OWED)

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="tasks")
    kind = models.CharField(max_length=20, choices=Kind)
    title = LineField(max_length=300)
    due_on = models.DateField()
    due_because = LineField(max_length=300, blank=True)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="tasks"
    )
    first_given_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    role = models.CharField(max_length=20, choices=Role, blank=True)
    about = models.UUIDField()
    link_name = models.CharField(max_length=60)
    created_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    objects = TaskQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "id"]
        indexes = [
            models.Index(
                fields=["assignee", "due_on"],
                condition=Q(done_at__isnull=True),
                name="task_open_by_assignee",
            ),
            models.Index(fields=["case", "kind"], name="task_by_case"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "about", "title"],
                condition=Q(done_at__isnull=True),
                name="task_open_once",
            ),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, done_by__isnull=True)
                | Q(done_at__isnull=False, done_by__isnull=False),
                name="task_done_has_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(assignee__isnull=False) | ~Q(role=""),
                name="task_is_for_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def taken_from(self) -> User | None:
        """Who wrote the draft that whoever has this task now must take over first."""
        is_handed_over = self.first_given_to_id not in (None, self.assignee_id)
        is_about_a_draft = self.kind in self.ABOUT_A_DRAFT
        return self.first_given_to if is_handed_over and is_about_a_draft else None


class TimelineEntry(models.Model):
    """An act on a case, who did it, and why. One writer: `cases.timeline`. Never changed."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="timeline")
    act = models.CharField(max_length=60)
    sentence = LineField(max_length=300)
    note = ProseField(blank=True)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    about = models.UUIDField(null=True)
    link_name = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["case", "-at", "-id"], name="timeline_by_case")]

    def __str__(self) -> str:
        return self.sentence
