"""Saving as you type: keep what was typed, save it when its page is left, throw it away.

Only a POST writes. A draft is saved through the view of its own page, so permission, versions and
checks are asked as always. Leaving a page never adds a row and never confirms what was copied.
"""

import copy
from uuid import UUID

from django.contrib.messages.storage.base import BaseStorage
from django.core.exceptions import BadRequest, PermissionDenied
from django.core.signing import BadSignature
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import resolve, reverse
from django.views.decorators.http import require_POST

from accounts import access_log
from assessments import drafts
from assessments.beside import why_not_type
from assessments.models import Assessment, DraftText
from cases.doors import visible_row
from cases.models import Case
from rosh.returning import go_back_or
from rosh.templatetags.govuk import clock_time

SAVED_AT = "X-Saved-At"


@require_POST
@access_log.shows_case_content()
def draft(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Keep what was typed: 409 where the page was changed meanwhile, which keeps it as well; 410
    where its row was removed, 413 where it is too long. Those are not kept, and the page says so.
    """
    is_leaving = "draft_leaving" in request.POST
    assessment = _hold(request, uuid, with_case=is_leaving)
    page = _page(request, uuid)
    pairs = [(name, text) for name, texts in request.POST.lists() for text in texts]
    found = drafts.meanwhile(page, pairs)
    if found.is_made or found.is_gone:
        return HttpResponse(status=410 if found.is_gone else 204)
    only = request.POST.getlist("draft_only")
    try:
        kept = drafts.keep(page, assessment, by=request.user, pairs=pairs, only=only)
    except drafts.TooLong:
        return HttpResponse(status=413)
    if is_leaving and not (page.makes or found.is_changed or found.is_carried_over):
        save_in_absence(request, kept)
    status = 409 if found.is_changed else 204
    return HttpResponse(status=status, headers={SAVED_AT: clock_time(kept.saved_at)})


@require_POST
@access_log.shows_case_content()
def discard(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Throw away what one typed on a page and did not save."""
    assessment = _hold(request, uuid)
    address = request.POST.get("address", "")
    mine = drafts.of(request.user, assessment)
    task_list = reverse("assessments:task_list", args=[uuid])
    if address not in {one.address for one in mine}:
        return go_back_or(request, task_list)
    drafts.forget(request.user, address)
    return go_back_or(request, address)


def save_in_absence(request: HttpRequest, kept: DraftText) -> bool:
    """Send a draft to the view of its page, as its button would; whether it was saved."""
    match = resolve(kept.address)
    sent = copy.copy(request)
    sent.path = sent.path_info = kept.address
    sent.POST, sent.GET = drafts.as_posted(kept), QueryDict()  # type: ignore[assignment]
    sent.resolver_match = match
    sent.is_replayed = True  # type: ignore[attr-defined]
    sent._messages = BaseStorage(sent)  # type: ignore[attr-defined]  # nobody waits for its banner
    try:
        with transaction.atomic():
            return match.func(sent, *match.args, **match.kwargs).status_code == 302
    except (drafts.NotSaved, PermissionDenied, Http404):
        return False


def _page(request: HttpRequest, uuid: UUID) -> drafts.Opened:
    """The page that was sealed; 400 where the seal is not ours or of another assessment."""
    try:
        page = drafts.unseal(request.POST.get("draft_page", ""))
    except BadSignature:
        raise BadRequest("not a page of ours") from None
    if page.assessment != str(uuid):
        raise BadRequest("a page of another assessment")
    return page


def _hold(request: HttpRequest, uuid: UUID, *, with_case: bool = False) -> Assessment:
    """The assessment, held so that nobody signs it meanwhile; 403 where it may not be changed."""
    seen = visible_row(request, Assessment.objects.select_related("case"), uuid)
    if with_case:
        Case.objects.hold(seen.case_id)
    held = Assessment.objects.select_for_update().get(pk=seen.pk)
    held.case = seen.case
    if reason := why_not_type(request.user, held):
        raise PermissionDenied(reason)
    return held
