"""Editions of a signed record: what left, one for a partner agency, one for the person.

Each is previewed first, section by section; it is recorded before its bytes leave. What was
issued is kept apart from what became of the record: a withdrawn signature hides no edition.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeVar
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

import cases.facts
from accounts import access_log
from cases.doors import visible_row
from cases.models import Case
from cases.views import identifying
from documents import editions as heads
from documents import issuing, partner, person, stored, today
from documents.forms import EditionForm, PartnerForm, PersonForm
from documents.issuing import Draft
from documents.models import IssuedEdition, StoredDocument
from documents.permissions import why_not_issue
from documents.stored import checked
from rules.facts import CaseFacts, Facts
from rules.terms import EditionKind, RiskLevel
from signing import record
from signing.models import Status, Submission

Form = TypeVar("Form", bound=EditionForm)
ISSUE = "issue"
NOT_RECORDED = "Nothing was recorded: what goes in is not what you were shown. Read it again."


@dataclass(frozen=True)
class Ground:
    """What an edition is made from: the signed record, judged as of today, and the case today."""

    submission: Submission
    signed: Facts
    case: Case
    now: CaseFacts


@require_GET
@access_log.shows_case_content()
def editions(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What was made of this record and for whom; ways to make more."""
    submission = _submission(request, uuid)
    context = {
        "submission": submission,
        "case": submission.case,
        "why_not": why_not_issue(request.user, submission),  # type: ignore[arg-type]
        "issued": submission.editions.exclude(kind=EditionKind.FULL).select_related("by"),
        "taken": submission.editions.filter(kind=EditionKind.FULL).select_related("by"),
        "stored_hash": _stored_hash(submission),
    }
    return render(request, "documents/editions.html", context)


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def partner_edition(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Choose, preview and record the edition for a partner agency."""
    ground = _to_issue(request, uuid)
    form = PartnerForm(_posted(request), initial={"act": uuid4()})
    made = None
    if request.method == "POST" and identifying.is_clear(form, ground.submission.case):
        made = _for_partner(ground, form)
        if _is_confirmed(request, form, made):
            return _issued(request, ground, made, form, _for_partner, **_to(form))
    facts = today.of(ground.signed, ground.now)
    context = {
        "name": "Edition for a partner agency",
        "never": partner.NEVER,
        "level": today.level_of(facts),
        "beside_level": today.beside_level(facts),
    }
    return _page(request, ground.submission, form, made, context)


def _to(form: EditionForm) -> dict[str, str]:
    return {name: form.cleaned_data[name] for name in ("recipient", "purpose")}


def _for_partner(ground: Ground, form: EditionForm) -> Draft:
    facts = today.of(ground.signed, ground.now)
    parts = partner.parts(facts, form.cleaned_data["sections"])
    head = partner.head(facts, **_to(form))
    return issuing.draft(ground.case, facts, EditionKind.PARTNER, parts, head)


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def person_edition(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Put the plan into plain words for the person, preview and record it."""
    ground = _to_issue(request, uuid)
    facts = today.withheld(ground.signed, ground.now)
    offers = person.offers(facts)
    level = _level(ground.submission, facts)
    form = PersonForm(_posted(request), offers=offers, level=level, initial={"act": uuid4()})
    made = None
    if request.method == "POST" and form.is_valid():
        made = _for_person(ground, form)
        if _is_confirmed(request, form, made):
            return _issued(request, ground, made, form, _for_person)
    context = {
        "name": "Edition for the person",
        "never": person.NEVER,
        "withheld": [one for one in offers if one.why_not],
        "mappa_withheld": facts.case.mappa.withheld,
    }
    return _page(request, ground.submission, form, made, context)


def _for_person(ground: Ground, form: PersonForm) -> Draft:
    facts = today.withheld(ground.signed, ground.now)
    level = form.level_said and _level(ground.submission, facts)
    parts = person.parts(person.offers(facts), form.said, level)
    return issuing.draft(ground.case, facts, EditionKind.PERSON, parts)


@require_GET
@access_log.shows_case_content("printed")
def issued_pdf(request: HttpRequest, uuid: UUID, edition: UUID) -> HttpResponse:
    """The bytes of an edition, as they were recorded."""
    submission = _submission(request, uuid)
    found = get_object_or_404(submission.editions.exclude(kind=EditionKind.FULL), uuid=edition)
    return _pdf(checked(issuing.document_of(found)), found, submission)


def _pdf(held: StoredDocument, found: IssuedEdition, submission: Submission) -> HttpResponse:
    kind = EditionKind(found.kind)
    name = "your-plan" if kind is EditionKind.PERSON else f"rosh-{kind.value}-{submission.case.crn}"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.pdf"',
        "ETag": f'"{held.sha256}"',
    }
    return HttpResponse(bytes(held.body), content_type="application/pdf", headers=headers)


def _level(submission: Submission, facts: Facts) -> RiskLevel | None:
    """The level that may be said to the person: one that waits may still be returned, and one
    that is lower than what is in force is not theirs."""
    is_said = submission.status == Status.COMPLETE and not today.beside_level(facts)
    return facts.assessment.step4.level if facts.assessment and is_said else None


def _stored_hash(submission: Submission) -> str:
    """The hash of the file that the link to the full edition gives, where it was made already."""
    if not submission.record:
        return ""
    head = heads.of_submission(submission, record.read(submission))
    return stored.hash_of(submission, head)


def _posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _submission(request: HttpRequest, uuid: UUID) -> Submission:
    left = IssuedEdition.objects.filter(submission=OuterRef("pk"))
    rows = Submission.objects.filter(~Q(record="") | Exists(left)).select_related(
        "case__team", "case__practitioner", "case__risk_register", "assessment", "plan"
    )
    return visible_row(request, rows, uuid)


def _to_issue(request: HttpRequest, uuid: UUID) -> Ground:
    """What may leave, with its facts; refused with the reason where it may not."""
    submission = _submission(request, uuid)
    reason = why_not_issue(request.user, submission)  # type: ignore[arg-type]
    if reason:
        raise PermissionDenied(reason)
    return _ground(submission)


def _ground(submission: Submission) -> Ground:
    case, on = cases.facts.with_rows(submission.case.crn), timezone.localdate()
    signed = replace(record.read(submission), on=on)  # an order may have ended since
    return Ground(submission, signed, case, cases.facts.of_case(case, on))


def _is_confirmed(request: HttpRequest, form: EditionForm, made: Draft) -> bool:
    """Whether exactly this was previewed, and nothing stops it."""
    was_seen = form.cleaned_data["seen"] == made.content_hash
    return ISSUE in request.POST and was_seen and made.may_leave


def _issued(
    request: HttpRequest,
    ground: Ground,
    made: Draft,
    form: Form,
    compose: Callable[[Ground, Form], Draft],
    **to: str,
) -> HttpResponse:
    """Record it; what it is composed from is read once more when the case is held."""
    submission = ground.submission
    issuing.issue(
        submission,
        made,
        again=lambda: compose(_ground(submission), form),
        act=form.cleaned_data["act"],
        by=request.user,  # type: ignore[arg-type]
        **to,
    )
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
        if name not in ("csrfmiddlewaretoken", "seen", "act", ISSUE)
        for value in values
    ]
    context |= {
        "submission": submission,
        "case": submission.case,
        "form": form,
        "made": made,
        "again": [*again, ("act", str(uuid4()))] if made and made.may_leave else [],
        "not_recorded": NOT_RECORDED if ISSUE in request.POST else "",
    }
    return render(request, "documents/edition.html", context)
