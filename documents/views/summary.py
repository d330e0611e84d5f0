"""What leaves the service. A view fetches what the user may see, renders facts, and answers."""

import json
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_GET, require_POST

from accounts import access_log
from accounts.models import User
from assessments.models import Assessment
from cases.doors import visible_row
from cases.permissions import READ_ONLY
from documents import editions, issuing, oasys, stored
from documents.editions import Edition
from documents.forms import EnteredForm
from documents.models import OasysEntry
from rosh import pdf
from rules.facts import Facts
from signing import facts as signing_facts
from signing import record
from signing.models import Status, Submission


@require_GET
@access_log.shows_case_content("printed")
def draft_pdf(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The summary and plan as they stand, marked DRAFT; once signed, the signed ones.

    Where the plan was signed alone since, its record has both.
    """
    assessment = visible_row(request, Assessment.objects.select_related("case"), uuid)
    signed = _signed(assessment)
    if signed:
        standing = _plan_alone(assessment) or signed
        return redirect("documents:signed_pdf", standing.uuid)
    facts = signing_facts.of(assessment)
    return _as_pdf(request, editions.of_draft(facts), facts)


@require_GET
@access_log.shows_case_content("printed")
def signed_pdf(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The summary and plan as they were signed: rendered once, recorded each time they leave."""
    submission = visible_row(request, Submission.objects.exclude(record=""), uuid)
    facts = record.read(submission)
    edition = editions.of_submission(submission, facts)
    found = stored.document(submission, edition, lambda: _rendered(request, edition, facts))
    issuing.note_full(submission, by=request.user)  # type: ignore[arg-type]
    answer = _download(bytes(found.body), facts)
    answer["ETag"] = f'"{found.sha256}"'
    return answer


@require_GET
@access_log.shows_case_content()
def oasys_page(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Each OASys box, composed and counted; once signed, from the signed record."""
    assessment = visible_row(request, Assessment.objects.select_related("case"), uuid)
    composed = _composed(assessment)
    boxes = (*composed["assessment_boxes"], *composed["plan_boxes"])
    entry = _entries(assessment).select_related("by").first()
    context = composed | {
        "assessment": assessment,
        "case": assessment.case,
        "entry": entry,
        "moved": oasys.moved(boxes, entry.boxes) if entry else [],
        "may_enter": request.user.writes_on_cases,  # type: ignore[union-attr]
        "shown": json.dumps(oasys.fingerprints(boxes), sort_keys=True),
    }
    return render(request, "documents/oasys.html", context)


def _composed(assessment: Assessment) -> dict[str, Any]:
    """The boxes, and what they are composed from; the plan may have been signed alone since."""
    signed = _signed(assessment)
    facts = record.read(signed) if signed else signing_facts.of(assessment)
    alone = _plan_alone(assessment) if signed else None
    return {
        "facts": facts,
        "signed": signed,
        "alone": alone,
        "assessment_boxes": oasys.assessment_boxes(facts),
        "plan_boxes": oasys.plan_boxes(record.read(alone) if alone else facts),
    }


@require_POST
@access_log.shows_case_content()
def oasys_entered(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Somebody has put the boxes into OASys: remember which texts they saw (RAT-02)."""
    assessment = visible_row(request, Assessment.objects.select_related("case"), uuid)
    if not request.user.writes_on_cases:  # type: ignore[union-attr]
        raise PermissionDenied(READ_ONLY)
    form = EnteredForm(request.POST)
    if form.is_valid():
        _note_entry(assessment, form.cleaned_data["shown"], by=request.user)  # type: ignore[arg-type]
        messages.success(request, "Noted: you have put this into OASys")
    else:
        messages.warning(request, "This page was out of date. Read the boxes again.")
    return redirect("documents:oasys", assessment.uuid)


def _entries(assessment: Assessment) -> QuerySet[OasysEntry]:
    """When the assessment was put into OASys, newest first."""
    return OasysEntry.objects.filter(assessment=assessment)


def _note_entry(assessment: Assessment, boxes: dict[str, str], *, by: User) -> None:
    """Add the entry, unless the newest says the same already: a second press adds nothing."""
    Assessment.objects.select_for_update().get(pk=assessment.pk)
    newest = _entries(assessment).first()
    if newest is None or newest.boxes != boxes:
        OasysEntry.objects.create(assessment=assessment, by=by, boxes=boxes)


def _signed(assessment: Assessment) -> Submission | None:
    """The submission whose record stands for an assessment that is locked; else None."""
    if assessment.locked_at is None:
        return None
    return assessment.submissions.exclude(record="").order_by("-signed_at").first()


def _plan_alone(assessment: Assessment) -> Submission | None:
    """The newest plan of the assessment that was signed alone and is complete."""
    alone = Submission.objects.filter(assessment=None, plan__assessment=assessment)
    complete = alone.filter(status=Status.COMPLETE).select_related("plan")
    return complete.order_by("-signed_at").first()


def _as_pdf(request: HttpRequest, edition: Edition, facts: Facts) -> HttpResponse:
    return _download(_rendered(request, edition, facts), facts)


def _rendered(request: HttpRequest, edition: Edition, facts: Facts) -> bytes:
    return pdf.render(
        render_to_string("pdf/summary.html", {"edition": edition, "facts": facts}, request)
    )


def _download(content: bytes, facts: Facts) -> HttpResponse:
    name = f"rosh-summary-{facts.case.crn}-{facts.on.isoformat()}.pdf"
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
