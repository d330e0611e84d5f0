"""The page that asks before a row is removed."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from assessments import draft_pages, workflow
from assessments.pages import page_url
from assessments.removal import StillNeeded
from assessments.views.desk import Desk, show
from rules.terms import Page
from rules.wording import shortened

LONGEST = 80  # of what is named in the heading


def back_from_removed(desk: Desk, page: Page, kind: Any, row: UUID) -> HttpResponse:
    """Go back to the list where the row was one of this assessment, as after a second press."""
    if not kind.history.filter(uuid=row, assessment_id=desk.assessment.pk).exists():
        raise Http404
    messages.info(desk.request, f"The {kind._meta.verbose_name} is no longer in the assessment.")
    return redirect(page_url(page, desk.assessment.uuid))


def ask_and_remove(
    desk: Desk,
    page: Page,
    *,
    what: str,
    remove: Callable[[], None],
    edit_url: str,
    why_not: str = "",
) -> HttpResponse:
    """Ask, then remove; show the reason where something still rests on the row."""
    if desk.request.method == "POST" and not why_not:
        try:
            remove()
            draft_pages.forget_under(edit_url)
            workflow.touched(desk.assessment, by=desk.request.user)  # type: ignore[arg-type]
            return redirect(page_url(page, desk.assessment.uuid))
        except StillNeeded as reason:
            why_not = str(reason)
    return show(
        desk,
        page,
        "assessments/remove.html",
        title=f"Remove {shortened(what, LONGEST)}",
        why_not=why_not,
        cancel_url=edit_url,
        back_url=edit_url,
        back_label="Back",
    )
