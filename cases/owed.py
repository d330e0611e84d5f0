"""The many things owed after an urgent signature, as lists show them: one line for each case."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from accounts.models import User
from cases.models import Case, Task


@dataclass(frozen=True)
class Owed:
    """What is owed on one case, the first due first."""

    case: Case
    tasks: tuple[Task, ...]

    @property
    def due_on(self) -> datetime.date:
        return self.tasks[0].due_on

    @property
    def because(self) -> str:
        return self.tasks[0].due_because

    @property
    def taken_from(self) -> User | None:
        """Who wrote the draft that must be taken over before any of it can be done."""
        return self.tasks[0].taken_from

    @property
    def summary(self) -> str:
        """How many things, and by when."""
        many, day = len(self.tasks), f"{self.due_on.day} {self.due_on:%B %Y}"
        are = "1 thing is" if many == 1 else f"{many} things are"
        first = "" if self.tasks[-1].due_on == self.due_on else "the first "
        return f"{are} owed after an urgent signature, {first}due {day}"


def by_case(tasks: Iterable[Task]) -> list[Owed]:
    """One for each case, in the order of their first day; needs the tasks' cases."""
    in_order = sorted(tasks, key=lambda task: (task.case_id, task.due_on, task.pk))
    groups = [tuple(group) for _, group in groupby(in_order, key=lambda task: task.case_id)]
    return sorted((Owed(group[0].case, group) for group in groups), key=lambda owed: owed.due_on)
