"""What is due, and for whom: the only writer of `Task`."""

import datetime
import uuid

from django.db.models import Q
from django.utils import timezone

from accounts.models import Role, User
from cases.models import Case, Task, TimelineEntry
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
        title=_stored(title),
        done_at=None,
        defaults={
            "case": case,
            "due_on": due_on,
            "due_because": because,
            "assignee": assignee,
            "first_given_to": assignee,
            "role": role,
            "link_name": link_name,
        },
    )
    return task


def keep_open(
    case: Case,
    kind: Task.Kind,
    title: str,
    *,
    due_on: datetime.date,
    about: uuid.UUID,
    link_name: str,
    assignee: User,
    because: str = "",
    was: str = "",
) -> Task:
    """Open the one task of this kind about one thing, or bring the open one up to date.

    `was` is the title of that one, where several of a kind may be open.
    """
    is_open = Task.objects.open().filter(kind=kind, about=about)
    if was:
        is_open = is_open.filter(title=_stored(was))
    is_open.update(title=_stored(title), due_on=due_on, due_because=because)
    return open_task(
        case,
        kind,
        title,
        due_on=due_on,
        about=about,
        link_name=link_name,
        assignee=assignee,
        because=because,
    )


def _stored(title: str) -> str:
    """The title as the database keeps it."""
    return one_line(title)[:LONGEST].strip()


def close(about: uuid.UUID, *kinds: Task.Kind, by: User, title: str = "") -> int:
    """Mark the open tasks of these kinds about one thing as done; how many there were.

    `title` names one of them, where several of a kind may be open.
    """
    now = timezone.now()
    found = Task.objects.open().filter(about=about, kind__in=kinds)
    if title:
        found = found.filter(title=_stored(title))
    return found.update(done_at=now, done_by=by)


def close_for_case(case: Case, *kinds: Task.Kind, by: User) -> int:
    """Mark all open tasks of these kinds on a case as done."""
    now = timezone.now()
    return Task.objects.open().filter(case=case, kind__in=kinds).update(done_at=now, done_by=by)


def words_of_return(name: str) -> str:
    """What the timeline says when the assessment or plan of that name is given back."""
    return f"Returned {name} for changes."


def returned(case: Case, about: uuid.UUID, name: str) -> TimelineEntry | None:
    """What the manager wrote when they gave it back, until it is signed again (ROL-02).

    `name` tells it from what else of the case was returned.
    """
    if not Task.objects.open().filter(about=about, kind=Task.Kind.RETURNED).exists():
        return None
    given_back = case.timeline.filter(act="signing.returned").select_related("by")
    before_names = Q(sentence="Returned for changes.")
    return given_back.filter(Q(sentence=words_of_return(name)) | before_names).first()


def bring_back(case: Case, *but: Task.Kind) -> int:
    """Open again what the closing of this case ended, but for tasks of these kinds.

    Nothing is done on a closed case, so whatever was done since then was ended by the closing.
    """
    ended = Task.objects.filter(case=case, done_at__gte=case.closed_at).exclude(kind__in=but)
    return ended.update(done_at=None, done_by=None)


def hand_over(case: Case, *, to: User) -> int:
    """Give the open tasks of people to the new practitioner.

    Whoever had a draft's task first wrote the draft: it has to be taken over (`Task.taken_from`).
    """
    return Task.objects.open().filter(case=case, assignee__isnull=False).update(assignee=to)
