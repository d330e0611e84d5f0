"""What is due, and for whom: the only writer of `Task`."""

import datetime
import uuid

from django.utils import timezone

from accounts.models import Role, User
from cases.models import Case, Task
from rosh.fields import one_line

LONGEST = 300


def open_task(
    case: Case,
    kind: Task.Kind,
    title: str,
    *,
    due_on: datetime.date,
    about: uuid.UUID,
    link_name: str,
    assignee: User | None = None,
    role: Role | str = "",
    because: str = "",
) -> Task:
    """Open a task once: the same kind, title and `about` while it is open give the same task.

    `link_name` is a URL name that takes `about`; for pages of the case itself it takes the CRN.
    The title is looked for as it is stored: on one line, and cut where it is too long.
    """
    task, _ = Task.objects.get_or_create(
        kind=kind,
        about=about,
        title=one_line(title)[:LONGEST].strip(),
        done_at=None,
        defaults={
            "case": case,
            "due_on": due_on,
            "due_because": because,
            "assignee": assignee,
            "role": role,
            "link_name": link_name,
        },
    )
    return task


def close(about: uuid.UUID, *kinds: Task.Kind, by: User) -> int:
    """Mark the open tasks of these kinds about one thing as done; how many there were."""
    now = timezone.now()
    return Task.objects.open().filter(about=about, kind__in=kinds).update(done_at=now, done_by=by)


def close_for_case(case: Case, *kinds: Task.Kind, by: User) -> int:
    """Mark all open tasks of these kinds on a case as done."""
    now = timezone.now()
    return Task.objects.open().filter(case=case, kind__in=kinds).update(done_at=now, done_by=by)


def hand_over(case: Case, *, to: User) -> int:
    """Give the open tasks of people to the new practitioner."""
    return Task.objects.open().filter(case=case, assignee__isnull=False).update(assignee=to)
