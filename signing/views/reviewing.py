"""Pages of a submission: the signed record, countersigning and returning it, withdrawing it.

Everything shown as signed is rendered from the record, never from rows that may have changed.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts import access_log
from accounts.models import User
from assessments import drafts
from assessments.models import Assessment
from assessments.since import SinceLast, since_last
from cases.doors import visible_row
from cases.views import identifying
from rules.facts import Facts
from signing import facts, late, pages, permissions, standing, who_told, workflow
from signing import record as records
from signing.forms import CountersignForm, ReturnForm, ReviewForm, WithdrawForm
from signing.models import WAITING, Status, Submission
from signing.since_plan import since_plan
from signing.since_returned import since_returned


@require_GET
@access_log.shows_case_content()
def record(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The signed record with its signatures, or what became of one that is not signed."""
    submission = _submission(request, uuid)
    context = _picture(submission)
    context |= {
        "who_told": _who_told(submission, context["facts"]),
        "why_not_countersign": permissions.why_not_countersign(request.user, submission),
        "why_not_withdraw": permissions.why_not_withdraw(request.user, submission),
        "why_not_tell": permissions.why_not_tell(request.user, submission),
        **_unsaved(request.user, submission),  # type: ignore[arg-type]
    }
    return render(request, "signing/record.html", context)


def _who_told(submission: Submission, signed: Facts | None) -> who_told.WhoTold | None:
    """Who has been told of it, and who is left; nobody of what is not signed (WHO-11)."""
    return who_told.of(submission, signed.plan) if signed else None


def _unsaved(user: User, submission: Submission) -> dict[str, Any]:
    """What the author typed before an urgent signature and did not save: it waits in the next."""
    if not submission.is_urgent or submission.author_id != user.pk:
        return {}
    rows = Assessment.objects.filter(carried_from=submission.assessment_id)
    following = rows.in_progress().first()
    return {"following": following, "unsaved": drafts.of(user, following) if following else []}


@require_GET
@access_log.shows_case_content()
def review(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Read what was signed, and countersign or return it."""
    submission = _submission(request, uuid)
    if submission.status not in WAITING:
        return redirect(submission)
    return _review_page(request, submission, *_blank_forms(submission))


@require_POST
@access_log.shows_case_content()
def countersign(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Countersign what was read."""
    submission = _submission(request, uuid)
    blank, back = _blank_forms(submission)
    form = _agree(submission, request.POST, initial=blank.initial)
    if not identifying.is_clear(form, submission.case):
        return _asked_again(request, submission, form, _as_typed(back, request))
    return _answer(request, submission, form, workflow.countersign, "Countersigned.")


@require_POST
@access_log.shows_case_content()
def return_(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Give it back to its author with a comment."""
    submission = _submission(request, uuid)
    agree, blank = _blank_forms(submission)
    form = ReturnForm(request.POST, prefix=blank.prefix, initial=blank.initial)
    if not identifying.is_clear(form, submission.case):
        return _asked_again(request, submission, _as_typed(agree, request), form)
    return _answer(request, submission, form, workflow.return_for_changes, "Returned for changes.")


@require_http_methods(["GET", "POST"])
@access_log.shows_case_content()
def withdraw(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Ask, then take the signature back."""
    submission = _submission(request, uuid)
    posted = request.POST if request.method == "POST" else None
    form = WithdrawForm(posted, initial={"read_hash": submission.record_hash})
    if request.method == "POST" and form.is_valid():
        try:
            workflow.withdraw(submission, by=request.user, read_hash=form.cleaned_data["read_hash"])
        except workflow.Overtaken as overtaken:
            return _overtaken(request, submission, str(overtaken))
        messages.success(request, "The signature was withdrawn. You can edit it again.")
        return redirect(submission.subject)
    why_not = permissions.why_not_withdraw(request.user, submission)
    if why_not:
        raise PermissionDenied(why_not)
    context = {"submission": submission, "case": submission.case, "form": form}
    return render(request, "signing/withdraw.html", context)


def _asked_again(
    request: HttpRequest, submission: Submission, agree: Any, back: Any
) -> HttpResponse:
    """The page with what is wrong, for those who may answer."""
    reason = permissions.why_not_countersign(request.user, submission)
    if submission.status in WAITING and reason:
        raise PermissionDenied(reason)
    return _review_page(request, submission, agree, back)


def _submission(request: HttpRequest, uuid: UUID) -> Submission:
    rows = Submission.objects.select_related(
        "case__team",
        "case__practitioner",
        "case__risk_register",
        "case__mappa",
        "assessment__author",
        "plan__author",
        "author",
    )
    return visible_row(request, rows, uuid)


def _blank_forms(submission: Submission) -> tuple[CountersignForm, ReturnForm]:
    """The two answers, each carrying the record and the state that the page shows."""
    read = {"read_hash": submission.record_hash, "read_status": submission.status}
    return _agree(submission, initial=read), ReturnForm(prefix="back", initial=read)


def _agree(submission: Submission, *args: Any, **kwargs: Any) -> CountersignForm:
    """The countersigner's answer; a plan alone moves no level, so nothing is declared of one."""
    is_plan_alone = submission.assessment_id is None
    late_plan = late.at_countersigning(submission)
    return CountersignForm(
        *args, prefix="agree", is_plan_alone=is_plan_alone, late=late_plan, **kwargs
    )


def _as_typed(form: Any, request: HttpRequest) -> Any:
    """The answer that was not sent, with what was typed in it: both stand in one form."""
    for bound in form:
        if not bound.is_hidden:
            widget = bound.field.widget
            form.initial[bound.name] = widget.value_from_datadict(
                request.POST, request.FILES, bound.html_name
            )
    return form


def _answer(
    request: HttpRequest,
    submission: Submission,
    form: ReviewForm,
    verb: Callable[..., Submission],
    done: str,
) -> HttpResponse:
    """Carry out the verb; whoever was overtaken is told by whom."""
    try:
        verb(submission, by=request.user, **form.answer)
    except workflow.Overtaken as overtaken:
        return _overtaken(request, submission, str(overtaken))
    messages.success(request, done)
    return redirect(submission)


def _overtaken(request: HttpRequest, submission: Submission, sentence: str) -> HttpResponse:
    context = {
        "case": submission.case,
        "sentence": sentence,
        "back": submission.get_absolute_url(),
    }
    return render(request, "signing/overtaken.html", context, status=409)


def _picture(submission: Submission) -> dict[str, object]:
    """What both pages show of a submission; its facts come from the record."""
    signed: Facts | None = records.read(submission) if submission.record else None
    return {
        "submission": submission,
        "case": submission.case,
        "facts": signed,
        "is_waiting": submission.status in WAITING,
        "is_complete": submission.status == Status.COMPLETE,
        "signatures": pages.signature_rows(submission),
        "findings": pages.findings_by_weight(records.findings_of(submission), signed)
        if signed
        else [],
        "not_confirmed": records.not_confirmed(signed) if signed else (),
        "has_case_changed": signed is not None and facts.has_case_changed(signed),
        "superseded_by": standing.superseding(submission) if signed else None,
    }


def _since_last(submission: Submission) -> SinceLast | None:
    """What the signed assessment says that the one before did not."""
    signed = records.read(submission).assessment if submission.record else None
    if signed is None or submission.assessment is None:
        return None
    return since_last(submission.assessment, signed)


def _review_page(
    request: HttpRequest, submission: Submission, agree: CountersignForm, back: ReturnForm
) -> HttpResponse:
    """The page to read and to answer; who comes too late is told by whom they were overtaken."""
    if submission.status not in WAITING:
        return _overtaken(request, submission, permissions.what_happened(submission))
    context = _picture(submission)
    context |= {
        "since": _since_last(submission),
        "since_plan": since_plan(submission, context["facts"]),
        "moved": since_returned(submission, context["facts"], request.user),  # type: ignore[arg-type]
        "why_not": permissions.why_not_countersign(request.user, submission),
        "agree": agree,
        "back": back,
        "challenge": pages.CHALLENGE,
        "register": getattr(submission.case, "risk_register", None),
    }
    return render(request, "signing/review.html", context)
