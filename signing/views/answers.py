"""What the author's pages of an assessment and of a plan alone share."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from cases.models import Case
from signing.models import Status, Submission


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
