"""The page that asks before a row is removed."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect

from assessments import workflow
from assessments.pages import page_url
from assessments.removal import StillNeeded
from assessments.views.desk import Desk, show
from rules.terms import Page


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
            workflow.touched(desk.assessment, by=desk.request.user)  # type: ignore[arg-type]
            return redirect(page_url(page, desk.assessment.uuid))
        except StillNeeded as reason:
            why_not = str(reason)
    return show(
        desk,
        page,
        "assessments/remove.html",
        title=f"Remove {what}",
        why_not=why_not,
        cancel_url=edit_url,
    )
