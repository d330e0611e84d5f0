"""What the author's pages of an assessment and of a plan alone share."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from assessments.models import Assessment
from cases.models import Case
from cases.views import identifying
from cases.views.pages import refuse_if
from riskplans.models import Plan
from signing import workflow
from signing.forms import SignForm
from signing.models import OPEN, Status, Submission


def posted(request: HttpRequest) -> QueryDict | None:
    """What was posted, an empty form included; None on a first visit."""
    return request.POST if request.method == "POST" else None


def what_follows(submission: Submission) -> str:
    """The sentence after a signature."""
    if submission.status == Status.COMPLETE:
        return "Signed. This is complete."
    return "Signed. It now waits for a countersignature."


def overtaken(request: HttpRequest, case: Case, sentence: str) -> HttpResponse:
    """Somebody was faster, or what was read has changed: say so, and lead back."""
    context = {"case": case, "sentence": sentence, "back": request.path}
    return render(request, "signing/overtaken.html", context, status=409)


def already_signed(row: Assessment | Plan) -> Submission | None:
    """The submission under which it is locked now; a plan's own, or that of its assessment."""
    if row.locked_at is None:
        return None
    standing = row.submissions.filter(status__in=(*OPEN, Status.COMPLETE))
    return standing.order_by("-signed_at").first()


def sign_with(
    request: HttpRequest,
    form: SignForm,
    why_not: str,
    row: Assessment | Plan,
    verb: Callable[..., Submission],
) -> HttpResponse | None:
    """Sign where the form allows it; None shows the page again with what is wrong."""
    refuse_if(why_not)
    if not identifying.is_clear(form, row.case):
        return None
    try:
        submission = verb(row, by=request.user, **form.said)
    except workflow.NotReady:
        form.add_error(None, "Something still stops the signature. It is listed below.")
        return None
    except workflow.Overtaken as problem:
        return overtaken(request, row.case, str(problem))
    messages.success(request, what_follows(submission))
    return redirect(submission)
