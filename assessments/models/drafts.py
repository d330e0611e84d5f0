"""What is no part of the record yet, or never will be: unsaved text, replies, private notes."""

from django.conf import settings
from django.db import models

from assessments.models.assessment import Assessment
from rosh.fields import ProseField
from rosh.rows import TrackedRow


class DraftText(models.Model):
    """What somebody typed on one page and has not saved by its button. For that person alone.

    Untracked on purpose: saving as you type writes no history. `address` is the page's path,
    `title` its heading; `fields` what its form would have posted, `[[name, value], …]`.
    `row_version` stands for the versions of the rows that the page was opened with; it is empty
    where the page makes a new row.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", editable=False
    )
    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="drafts")
    address = models.CharField(max_length=300)
    title = models.CharField(max_length=200, blank=True)
    row_version = models.CharField(max_length=40, blank=True)
    fields = models.JSONField(default=list)
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "address"], name="draft_text_once_a_page")
        ]

    def __str__(self) -> str:
        return f"Unsaved text on {self.address}"


class FindingReply(TrackedRow):
    """What the author says to a finding, for the countersigner to read beside it.

    It is kept by the finding's code, case and about, which nobody reads. `plan_uuid` is the plan
    that was revised alone where it is a reply about that; its assessment was complete before.
    """

    not_in_history = frozenset({"plan_uuid", "code", "finding_case", "about", "by"})

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="replies")
    plan_uuid = models.UUIDField(null=True, editable=False)
    code = models.CharField(max_length=10, editable=False)
    finding_case = models.CharField(max_length=60, editable=False)
    about = models.CharField(max_length=200, editable=False)
    text = ProseField("your reply", max_length=2000)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+"
    )

    class Meta:
        verbose_name_plural = "finding replies"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "code", "finding_case", "about"],
                condition=models.Q(plan_uuid__isnull=True),
                name="finding_reply_once",
            ),
            models.UniqueConstraint(
                fields=["plan_uuid", "code", "finding_case", "about"],
                name="finding_reply_of_plan_once",
            ),
        ]

    def __str__(self) -> str:
        return f"Reply to a finding of {self.assessment}"


class BiasNote(TrackedRow):
    """The author's private note on their own bias: optional, in no document, shown to nobody else.

    BIA-01, BIA-02. It is no part of the facts, and no history page lists it.
    """

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="bias_notes")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+"
    )
    text = ProseField("a private note", max_length=8000, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assessment", "author"], name="bias_note_once")
        ]

    def __str__(self) -> str:
        return f"Private note on {self.assessment}"
