"""My caseload, or the cases one oversees: what is due first, then the cases."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts import access_log
from accounts.models import Role, User
from cases import caseload as lists
from cases import forms, owed, permissions
from cases.models import Case, Task
from rosh.fields import normalise

CASES_A_PAGE = 25
TASKS_SHOWN, MANY = 10, 200


@access_log.shows_case_content()
@require_GET
def caseload(request: HttpRequest) -> HttpResponse:
    """Tasks due first, then every case; narrowed and searched by the address."""
    user: User = request.user  # type: ignore[assignment]
    if user.role == Role.ADMINISTRATOR:
        return render(request, "cases/no_cases.html", {"title": "Your caseload"})
    sought = normalise(request.GET.get("q", "")).strip()
    form = forms.CaseloadForm(request.GET, sought, user=user, practitioners=_practitioners(user))
    page = Paginator(_cases(user, form, sought), CASES_A_PAGE).get_page(request.GET.get("page"))
    due = _due(request, user)
    access_log.note(request, {case.crn for case in page} | _cases_of(due))
    context = {
        "title": "My caseload" if user.role == Role.PRACTITIONER else "Cases",
        "form": form,
        "page": page,
        "sought": sought,
        "kept": [{"name": "q", "value": sought}] if sought else [],
        "is_new": not request.GET and not page.paginator.count,
        "why_not_create": permissions.why_not_create(user),
    }
    return render(request, "cases/caseload.html", context | due)


def _due(request: HttpRequest, user: User) -> dict[str, Any]:
    """What is due for this user: single tasks, and what is owed on a case as one line."""
    shows_all = request.GET.get("tasks") == "all"
    tasks = list(_tasks(user)[: MANY if shows_all else TASKS_SHOWN + 1])
    return {
        "has_tasks": user.role != Role.INSPECTOR,
        "tasks": tasks if shows_all else tasks[:TASKS_SHOWN],
        "has_more_tasks": not shows_all and len(tasks) > TASKS_SHOWN,
        "owed": owed.by_case(_owed(user)[:MANY]),
    }


def _cases_of(due: dict[str, Any]) -> set[str]:
    """The CRNs that the list of tasks shows."""
    return {one.case.crn for one in (*due["tasks"], *due["owed"])}


def _cases(user: User, form: forms.CaseloadForm, sought: str) -> QuerySet[Case]:
    """A search looks through all cases that the user sees, closed ones too."""
    wanted = form.wanted()
    visible = Case.objects.visible_to(user)
    if not sought:
        return lists.rows(lists.narrowed(visible.open(), wanted, user))
    return lists.rows(lists.search(lists.narrowed(visible, wanted, user), sought))


def _tasks(user: User) -> QuerySet[Task]:
    mine = Task.objects.for_user(user).open().not_folded()
    return mine.danger_first().with_people().select_related("case")


def _owed(user: User) -> QuerySet[Task]:
    return Task.objects.for_user(user).open().folded().with_people().select_related("case")


def _practitioners(user: User) -> list[User]:
    """Who holds the open cases that the user sees: what the filter offers."""
    held = Case.objects.visible_to(user).open().values("practitioner")
    return list(User.objects.filter(pk__in=held))
