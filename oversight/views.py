"""What managers and inspectors see across cases. Nothing here changes a case."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts import access_log
from accounts.models import User
from oversight.consistency import PERIODS, report
from oversight.permissions import why_not_see_consistency, why_not_see_queue
from rules.consistency import SMALLEST
from rules.terms import RiskLevel, SubmissionStatus
from signing.models import Submission
from signing.permissions import own_work, wrote_among

PAGE_SIZE = 25
PEOPLE = ("case", "author", "signed_by", "countersigned_by")


@access_log.shows_case_content()
@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """What waits for countersignature in the cases that the user sees, the oldest first."""
    user: User = request.user  # type: ignore[assignment]
    reason = why_not_see_queue(user)
    if reason:
        raise PermissionDenied(reason)
    waiting = Submission.objects.visible_to(user).waiting().select_related(*PEOPLE)
    page = Paginator(waiting.order_by("signed_at", "id"), PAGE_SIZE).get_page(
        request.GET.get("page")
    )
    access_log.note(request, [row.case.crn for row in page])
    wrote = wrote_among(user, page)
    rows = [(row, _waits_for(row), own_work(user, row, wrote)) for row in page]
    context = {"page": page, "rows": rows, "may_review": user.reviews_work}
    return render(request, "oversight/queue.html", context)


@access_log.shows_case_content()
@require_GET
def consistency(request: HttpRequest) -> HttpResponse:
    """How levels are given, by team, by who signed and by protected characteristic (DEF-12)."""
    user: User = request.user  # type: ignore[assignment]
    reason = why_not_see_consistency(user)
    if reason:
        raise PermissionDenied(reason)
    months = PERIODS.get(request.GET.get("period", ""), PERIODS["year"])
    people, sections = report(user, months)
    context = {
        "people": people,
        "sections": sections,
        "months": months,
        "periods": PERIODS,
        "levels": list(RiskLevel),
        "smallest": SMALLEST,
    }
    return render(request, "oversight/consistency.html", context)


def _waits_for(row: Submission) -> str:
    """Which countersignature is still to come."""
    if row.status == SubmissionStatus.AWAITING_SECOND:
        return "Second countersignature"
    return "First of two countersignatures" if row.stages == 2 else "Countersignature"
