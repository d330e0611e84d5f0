"""Who was told of a signed record: add, correct, remove, and who did so (WHO-11)."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from accounts import access_log
from cases import history as case_history
from cases.doors import visible_row
from cases.models import Case
from cases.views import identifying, pages
from rules.distribution import LONGEST
from signing import who_told
from signing.models import Submission, Told
from signing.permissions import why_not_tell
from signing.told_form import ToldForm
from signing.workflow import distribution

form_page = require_http_methods(["GET", "POST"])
ROWS = ("case__team", "case__practitioner", "case__risk_register", "case__mappa")


@form_page
@access_log.shows_case_content()
def told_add(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Record that somebody was told; the address may name them, as the list does."""
    submission = _tellable(request, uuid)
    initial = {"who": request.GET.get("who", "")[:LONGEST]}
    told = Told(submission=submission)
    offered = who_told.left_to_tell(submission)
    form = ToldForm(request.POST or None, instance=told, initial=initial, offered=offered)
    return _saved(request, submission, form, "Record who was told")


@form_page
@access_log.shows_case_content()
def told_edit(request: HttpRequest, uuid: UUID, row: UUID) -> HttpResponse:
    """Correct what was recorded."""
    submission = _tellable(request, uuid)
    told = visible_row(request, submission.told.all(), row, "submission__case")
    told.submission = submission
    form = ToldForm(request.POST or None, instance=told)
    return _saved(request, submission, form, "Correct who was told")


@form_page
@access_log.shows_case_content()
def told_remove(request: HttpRequest, uuid: UUID, row: UUID) -> HttpResponse:
    """Ask, then remove it; a second press finds it gone."""
    submission = _tellable(request, uuid)
    told = submission.told.filter(uuid=row).first()
    if told is not None and request.method == "GET":
        context = {"submission": submission, "case": submission.case, "told": told}
        return render(request, "signing/told_remove.html", context)
    if told is not None:
        distribution.take_back(told, by=request.user)  # type: ignore[arg-type]
        messages.success(request, "Removed. The timeline keeps it.")
    else:
        messages.info(request, "It is not in the list any more.")
    return redirect(_list(submission))


@require_GET
@access_log.shows_case_content()
def told_history(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Who recorded, corrected or removed that somebody was told."""
    submission = visible_row(request, Submission.objects.select_related(*ROWS), uuid)
    rows = case_history.of_model(Told, submission=submission)
    page = case_history.changes([rows], request.GET.get("before", ""))
    context = {"submission": submission, "case": submission.case, "page": page}
    return render(request, "signing/told_history.html", context)


def _tellable(request: HttpRequest, uuid: UUID) -> Submission:
    """The submission, for whoever may write down who was told; a post holds its case first."""
    rows = Submission.objects.select_related(*ROWS)
    submission = visible_row(request, rows, uuid)
    if request.method == "POST":
        Case.objects.hold(submission.case_id)
        submission = visible_row(request, rows, uuid)
    pages.refuse_if(why_not_tell(request.user, submission))  # type: ignore[arg-type]
    return submission


def _saved(
    request: HttpRequest, submission: Submission, form: ToldForm, title: str
) -> HttpResponse:
    def save() -> None:
        others = form.cleaned_data.get("others", ())
        told = form.save(commit=False)
        distribution.tell_together(told, others, by=request.user)  # type: ignore[arg-type]
        identifying.warn(request, submission.case, told.who, told.note)

    back = _list(submission)
    return pages.save_row(request, submission.case, form, title, back=back, save=save)


def _list(submission: Submission) -> str:
    return f"{submission.get_absolute_url()}#who-told"
