"""How pages fetch a case: through `visible_to`, noted in the access log, or not at all."""

from typing import TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from accounts import access_log
from cases.models import Case
from rosh.bringing import the_one

Row = TypeVar("Row", bound=Model)


def visible_case(request: HttpRequest, crn: str) -> Case:
    """The case with that CRN, or 404 where the user may not know that it exists."""
    cases = Case.objects.visible_to(request.user).select_related(  # type: ignore[arg-type]
        "team", "practitioner", "risk_register", "mappa"
    )
    case = get_object_or_404(cases, crn=crn)
    access_log.note(request, [case.crn])
    return case


def visible_row(request: HttpRequest, rows: QuerySet[Row], uuid: UUID, path: str = "case") -> Row:
    """The row with that public id, or 404; `path` leads from the row to its case."""
    visible = Case.objects.visible_to(request.user)  # type: ignore[arg-type]
    row = the_one(rows.filter(**{f"{path}__in": visible}, uuid=uuid))
    if row is None:
        raise Http404
    case: object = row
    for step in path.split("__"):
        case = getattr(case, step)
    access_log.note(request, [case.crn])  # type: ignore[attr-defined]
    return row
