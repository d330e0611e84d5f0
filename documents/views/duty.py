"""The duty sheet: one page for whoever is on duty tonight, on a phone or on paper (CON-13).

It shows references. Who the people at risk are comes up by one act, which is logged.
"""

import uuid as uuids
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts import access_log
from cases import timeline
from cases.doors import visible_case
from cases.models import Case, RestrictedDetails
from cases.permissions import why_not_edit, why_not_see_details
from cases.views import identifying
from cases.views.pages import editable_case
from documents import duty
from documents.forms import UsedForm
from riskplans import uses
from riskplans.models import Contingency
from rosh import pdf
from rules.terms import UseOutcome

REVISED = "The plan was revised while your page was open. Read what it says now."


@access_log.shows_case_content()
@require_GET
def tonight(request: HttpRequest, crn: str) -> HttpResponse:
    """Who, how dangerous to whom, what to do if something happens, whom to ring."""
    case = visible_case(request, crn)
    return render(request, "documents/tonight.html", _context(request, case))


@access_log.shows_case_content("revealed")
@require_POST
def reveal(request: HttpRequest, crn: str) -> HttpResponse:
    """The duty sheet with the names and telephones of people at risk; it is on the timeline."""
    case = visible_case(request, crn)
    reason = why_not_see_details(request.user, case)  # type: ignore[arg-type]
    if reason:
        raise PermissionDenied(reason)
    said = "Who the people at risk are was shown on the duty sheet"
    timeline.record(case, "duty.revealed", said, by=request.user)  # type: ignore[arg-type]
    details = RestrictedDetails.objects.filter(person__case=case).select_related("person")
    revealed = {row.person.reference: row for row in details}
    context = _context(request, case) | {"revealed": revealed}
    return render(request, "documents/tonight.html", context)


@access_log.shows_case_content("printed")
@require_GET
def tonight_pdf(request: HttpRequest, crn: str) -> HttpResponse:
    """The duty sheet on paper; by reference, always."""
    case = visible_case(request, crn)
    html = render_to_string("pdf/tonight.html", _context(request, case), request)
    name = f"duty-sheet-{case.crn}-{timezone.localdate().isoformat()}.pdf"
    return HttpResponse(
        pdf.render(html),
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@access_log.shows_case_content()
@require_http_methods(["GET", "POST"])
def done(request: HttpRequest, crn: str, uuid: UUID) -> HttpResponse:
    """Say what was done with a contingency tonight: one press where it was followed."""
    case = editable_case(request, crn)
    shown = get_object_or_404(duty.contingencies(case), uuid=uuid)
    contingency = duty.as_in_force(case, shown)
    first = {"act": uuids.uuid4(), "outcome": UseOutcome.VARIED.value}  # as the link here said
    form = UsedForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        _record(request, case, contingency, form)
        if contingency != shown:
            messages.warning(request, REVISED)
        return redirect("documents:tonight", case.crn)
    context = {"case": case, "contingency": contingency, "form": form}
    return render(request, "documents/done.html", context)


def _record(request: HttpRequest, case: Case, contingency: Contingency, form: UsedForm) -> None:
    """Record it, and say who reads it."""
    uses.record_now(
        case,
        contingency,
        outcome=UseOutcome(form.cleaned_data["outcome"]),
        because=form.cleaned_data["because"],
        by=request.user,  # type: ignore[arg-type]
        act=form.cleaned_data["act"],
    )
    reader = case.practitioner
    told = "" if reader == request.user else f" {reader.full_name} can read it."
    messages.success(request, f"Recorded.{told}")
    identifying.warn(request, case, form.cleaned_data["because"])


def _context(request: HttpRequest, case: Case) -> dict[str, Any]:
    """What the sheet shows; each button carries its act, so that a second press is the same one."""
    sheet = duty.of(case)
    may_write = not why_not_edit(request.user, case)  # type: ignore[arg-type]
    return {
        "case": case,
        "sheet": sheet,
        "may_write": may_write,
        "why_not_see_details": why_not_see_details(request.user, case),  # type: ignore[arg-type]
        "acts": [(row, key, uuids.uuid4()) for row, key in sheet.acts],
        "now": timezone.now(),
    }
