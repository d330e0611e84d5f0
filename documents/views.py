"""What leaves the service. A view fetches what the user may see, renders facts, and answers."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_GET

from accounts import access_log
from assessments.models import Assessment
from cases.doors import visible_row
from documents import editions, oasys
from documents.editions import Edition
from rosh import pdf
from rules.facts import Facts
from signing import facts as signing_facts
from signing import record
from signing.models import Submission


@require_GET
@access_log.shows_case_content("printed")
def draft_pdf(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The summary and plan as they stand, marked DRAFT; once signed, the signed ones."""
    assessment = visible_row(request, Assessment.objects.select_related("case"), uuid)
    signed = _signed(assessment)
    if signed:
        return redirect("documents:signed_pdf", signed.uuid)
    facts = signing_facts.of(assessment)
    return _as_pdf(request, editions.of_draft(facts), facts)


@require_GET
@access_log.shows_case_content("printed")
def signed_pdf(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The summary and plan as they were signed, from the signed record."""
    submission = visible_row(request, Submission.objects.exclude(record=""), uuid)
    facts = record.read(submission)
    return _as_pdf(request, editions.of_submission(submission, facts), facts)


@require_GET
@access_log.shows_case_content()
def oasys_page(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Each OASys box, composed and counted; once signed, from the signed record."""
    assessment = visible_row(request, Assessment.objects.select_related("case"), uuid)
    signed = _signed(assessment)
    facts = record.read(signed) if signed else signing_facts.of(assessment)
    context = {
        "assessment": assessment,
        "case": assessment.case,
        "facts": facts,
        "signed": signed,
        "assessment_boxes": oasys.assessment_boxes(facts),
        "plan_boxes": oasys.plan_boxes(facts),
        "limit": oasys.LIMIT,
    }
    return render(request, "documents/oasys.html", context)


def _signed(assessment: Assessment) -> Submission | None:
    """The submission whose record stands for an assessment that is locked; else None."""
    if assessment.locked_at is None:
        return None
    return assessment.submissions.exclude(record="").order_by("-signed_at").first()


def _as_pdf(request: HttpRequest, edition: Edition, facts: Facts) -> HttpResponse:
    html = render_to_string("pdf/summary.html", {"edition": edition, "facts": facts}, request)
    name = f"rosh-summary-{facts.case.crn}-{facts.on.isoformat()}.pdf"
    return HttpResponse(
        pdf.render(html),
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
