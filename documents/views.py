"""What leaves the service. A view fetches what the user may see, renders facts, and answers."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
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
    """The summary and plan as they stand, marked DRAFT."""
    assessment = visible_row(request, Assessment.objects.select_related("case"), uuid)
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
    """Each OASys box, composed and counted, ready to be copied."""
    assessment = visible_row(request, Assessment.objects.select_related("case"), uuid)
    facts = signing_facts.of(assessment)
    context = {
        "assessment": assessment,
        "case": assessment.case,
        "facts": facts,
        "assessment_boxes": oasys.assessment_boxes(facts),
        "plan_boxes": oasys.plan_boxes(facts),
        "limit": oasys.LIMIT,
    }
    return render(request, "documents/oasys.html", context)


def _as_pdf(request: HttpRequest, edition: Edition, facts: Facts) -> HttpResponse:
    html = render_to_string("pdf/summary.html", {"edition": edition, "facts": facts}, request)
    name = f"rosh-summary-{facts.case.crn}-{facts.on.isoformat()}.pdf"
    return HttpResponse(
        pdf.render(html),
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
