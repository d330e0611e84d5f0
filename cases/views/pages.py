"""The steps that every page of a case shares: refuse, show a form, save a row."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from cases import doors, permissions
from cases.models import Case
from rosh.forms import RowForm
from rosh.returning import go_back_or


def refuse_if(reason: str) -> None:
    """Answer 403 with the reason, if there is one."""
    if reason:
        raise PermissionDenied(reason)


def editable_case(request: HttpRequest, crn: str) -> Case:
    """The case, if the user may see it (or 404) and change it (or 403).

    A post holds the case until the commit, and is asked only then: nobody closes it meanwhile.
    """
    case = doors.visible_case(request, crn)
    if request.method == "POST":
        Case.objects.hold(case.pk)
        case = doors.visible_case(request, crn)
    refuse_if(permissions.why_not_edit(request.user, case))  # type: ignore[arg-type]
    return case


def writes(form: RowForm) -> bool:
    """Whether saving this valid form would write anything."""
    is_old = form.already_saved is not None or form.is_the_same
    return not is_old and (form.instance.pk is None or form.has_changed())


def form_page(
    request: HttpRequest, case: Case, form: BaseForm, title: str, *, back: str, **context: Any
) -> HttpResponse:
    """The page of one form; 409 where somebody else saved first."""
    context |= {"case": case, "form": form, "title": title}
    context |= {"caption": f"{case.name}, {case.crn}", "back_url": back, "cancel_url": back}
    status = 409 if getattr(form, "is_stale", False) else 200
    return render(request, "cases/form.html", context, status=status)


def save_row(
    request: HttpRequest,
    case: Case,
    form: RowForm,
    title: str,
    *,
    back: str,
    save: Callable[[], object] | None = None,
    then: Callable[[], str] | None = None,
    **context: Any,
) -> HttpResponse:
    """Save the row and go back, or show its form; `save` writes where `form.save` is not all, and
    `then` gives the page that follows where it is not the one before."""
    if not form.is_valid():
        return form_page(request, case, form, title, back=back, **context)
    if writes(form):
        (save or form.save)()
        messages.success(request, "Saved")
    return go_back_or(request, then() if then else back)


def row_of(case: Case, related_name: str, uuid: UUID) -> Any:
    """The row of this case with that public id, or 404."""
    rows = getattr(case, related_name)
    row: Model = get_object_or_404(rows, uuid=uuid)
    row.case = case  # type: ignore[attr-defined]
    return row
