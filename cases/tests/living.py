"""What the tests of living with a plan share: days, appointments, changes to come."""

import datetime

from django.urls import reverse
from django.utils import timezone

from cases.models import Appointment, PredictableChange, Task
from cases.tests.conftest import date_fields


def at(name, case, *args):
    return reverse(f"cases:{name}", args=[case.crn, *args])


def parts(name, day):
    return date_fields(name, day.day, day.month, day.year)


def days(count):
    return timezone.localdate() + datetime.timedelta(days=count)


def visit(case, **fields):
    usual = {"kind": "home visit", "planned_on": days(-1), "purpose": "Who lives there"}
    return Appointment(case=case, **(usual | fields))


def open_visit_task(case):
    from cases import tasks

    return tasks.open_task(
        case,
        Task.Kind.HOME_VISIT,
        "Make a home visit",
        due_on=days(5),
        about=case.uuid,
        link_name="cases:appointments",
        assignee=case.practitioner,
    )


# Changes to come


def change(case, day, what="Move on from approved premises"):
    return PredictableChange.objects.create(
        case=case, what=what, expected_on=day, response="Visit on the first day"
    )
