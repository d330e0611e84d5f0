"""One tick that puts what is not known on a page among the practitioner's tasks."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django import forms
from django.utils import timezone

from accounts.models import User
from assessments.models import Answer, Assessment
from assessments.pages import url_name
from cases import tasks
from cases.models import Task
from cases.working_days import bank_holidays
from rosh.forms import GovukForm
from rules.clock import add_working_days
from rules.questions import CatalogueQuestion
from rules.terms import AnswerValue, Page

WORKING_DAYS_TO_FIND_OUT = 10


class ReminderForm(GovukForm):
    """Open a task to find out what is "not known"; close it when nothing of the page is.

    It stands last in `Together`: the answers must be saved before it.
    """

    remind = forms.BooleanField(
        label="Remind me to find out what is not known",
        help_text="This adds a task to your list. It goes when nothing here is “not known”.",
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        assessment: Assessment,
        by: User,
        page: Page,
        questions: Iterable[CatalogueQuestion],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.assessment, self.by, self.page = assessment, by, page
        self.keys = [question.key for question in questions]

    @cached_property
    def open_task(self) -> Task | None:
        """The task that is open already, or None; there is nothing to tick where it is."""
        mine = Task.objects.open().filter(about=self.assessment.uuid, title=self.title)
        return mine.filter(kind=Task.Kind.INFORMATION).first()

    @property
    def title(self) -> str:
        """What the task is called."""
        return f"Find out what is not known: {self.page.label}"

    def save(self) -> None:
        """Open the task where it is ticked, or close it where everything is known."""
        unknown = Answer.objects.filter(
            assessment=self.assessment, question__in=self.keys, value=AnswerValue.NOT_KNOWN
        )
        if not unknown.exists():
            tasks.close(self.assessment.uuid, Task.Kind.INFORMATION, by=self.by, title=self.title)
        elif self.cleaned_data["remind"]:
            self._open_task()

    def _open_task(self) -> None:
        due_on = add_working_days(timezone.localdate(), WORKING_DAYS_TO_FIND_OUT, bank_holidays())
        tasks.open_task(
            self.assessment.case,
            Task.Kind.INFORMATION,
            self.title,
            due_on=due_on,
            because=f"{WORKING_DAYS_TO_FIND_OUT} working days after you asked",
            about=self.assessment.uuid,
            link_name=url_name(self.page),
            assignee=self.by,
        )
