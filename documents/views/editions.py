"""Editions of a signed record: what left, one for a partner agency, one for the person.

Each is previewed first, section by section; it is recorded before its bytes leave.
"""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from accounts import access_log
from cases.doors import visible_row
from documents import issuing, partner, person
from documents.forms import EditionForm, PartnerForm, PersonForm
from documents.issuing import Draft
from documents.models import IssuedEdition, StoredDocument
from documents.permissions import why_not_issue
from documents.stored import checked
from rules.facts import Facts
from rules.terms import EditionKind
from signing import record
from signing.models import Submission

ISSUE = "issue"


@require_GET
@access_log.shows_case_content()
def editions(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What was made of this record and for whom; ways to make more."""
    submission = _submission(request, uuid)
    context = {
        "submission": submission,
        "case": submission.case,
        "why_not": why_not_issue(request.user, submission),  # type: ignore[arg-type]
        "issued": submission.editions.select_related("by"),
        "stored": submission.stored_documents.exclude(key__startswith="edition ").last(),
    }
    return render(request, "documents/editions.html", context)


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def partner_edition(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Choose, preview and record the edition for a partner agency."""
    submission, facts = _to_issue(request, uuid)
    form = PartnerForm(_posted(request), initial={"act": uuid4()})
    made = None
    if request.method == "POST" and form.is_valid():
        to = {name: form.cleaned_data[name] for name in ("recipient", "purpose")}
        parts, head = partner.parts(facts, form.cleaned_data["sections"]), partner.head(**to)
        made = issuing.draft(submission.case, facts, EditionKind.PARTNER, parts, head)
        if _is_confirmed(request, form, made):
            return _issued(request, submission, facts, made, form, **to)
    context = {"name": "Edition for a partner agency", "never": partner.NEVER}
    return _page(request, submission, form, made, context)


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def person_edition(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Put the plan into plain words for the person, preview and record it."""
    submission, facts = _to_issue(request, uuid)
    offers = person.offers(facts)
    form = PersonForm(_posted(request), offers=offers, initial={"act": uuid4()})
    made = None
    if request.method == "POST" and form.is_valid():
        parts = person.parts(offers, form.said)
        made = issuing.draft(submission.case, facts, EditionKind.PERSON, parts)
        if _is_confirmed(request, form, made):
            return _issued(request, submission, facts, made, form)
    context = {
        "name": "Edition for the person",
        "never": person.NEVER,
        "withheld": [one for one in offers if one.why_not],
        "mappa_withheld": facts.case.mappa.withheld,
    }
    return _page(request, submission, form, made, context)


@require_GET
@access_log.shows_case_content("printed")
def issued_pdf(request: HttpRequest, uuid: UUID, edition: UUID) -> HttpResponse:
    """The bytes of an edition, as they were recorded."""
    submission = _submission(request, uuid)
    found = get_object_or_404(submission.editions, uuid=edition)
    return _pdf(checked(issuing.document_of(found)), found, submission)


def _pdf(held: StoredDocument, found: IssuedEdition, submission: Submission) -> HttpResponse:
    kind = EditionKind(found.kind)
    name = "your-plan" if kind is EditionKind.PERSON else f"rosh-{kind.value}-{submission.case.crn}"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.pdf"',
        "ETag": f'"{held.sha256}"',
    }
    return HttpResponse(bytes(held.body), content_type="application/pdf", headers=headers)


def _posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _submission(request: HttpRequest, uuid: UUID) -> Submission:
    rows = Submission.objects.exclude(record="").select_related(
        "case__team", "case__practitioner", "case__risk_register", "assessment", "plan"
    )
    return visible_row(request, rows, uuid)


def _to_issue(request: HttpRequest, uuid: UUID) -> tuple[Submission, Facts]:
    """What may leave, with its facts; refused with the reason where it may not."""
    submission = _submission(request, uuid)
    reason = why_not_issue(request.user, submission)  # type: ignore[arg-type]
    if reason:
        raise PermissionDenied(reason)
    return submission, record.read(submission)


def _is_confirmed(request: HttpRequest, form: EditionForm, made: Draft) -> bool:
    """Whether exactly this was previewed, and nothing stops it."""
    was_seen = form.cleaned_data["seen"] == made.content_hash
    return ISSUE in request.POST and was_seen and made.may_leave


def _issued(
    request: HttpRequest,
    submission: Submission,
    facts: Facts,
    made: Draft,
    form: EditionForm,
    **to: str,
) -> HttpResponse:
    act = form.cleaned_data["act"]
    issuing.issue(submission, facts, made, act=act, by=request.user, **to)  # type: ignore[arg-type]
    access_log.write_now(request, "disclosed")
    messages.success(request, "Recorded. Download it below.")
    return redirect("documents:editions", submission.uuid)


def _page(
    request: HttpRequest,
    submission: Submission,
    form: EditionForm,
    made: Draft | None,
    context: dict[str, Any],
) -> HttpResponse:
    again = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in ("csrfmiddlewaretoken", "seen", ISSUE)
        for value in values
    ]
    context |= {
        "submission": submission,
        "case": submission.case,
        "form": form,
        "made": made,
        "again": again if made and made.may_leave else [],
    }
    return render(request, "documents/edition.html", context)
