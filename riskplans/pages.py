"""Which address mends what: the plan's pages of `rules.terms.Page`."""

from uuid import UUID

from django.urls import reverse

from rules.terms import Page

PLAN_PAGES = (Page.ACTIONS, Page.CONTINGENCIES, Page.PLAN_REVIEW, Page.MATRIX)
ANCHORS = {Page.ACTIONS: "#actions", Page.CONTINGENCIES: "#contingencies"}


def page_url(page: Page, uuid: UUID | str) -> str:
    """The address of a page of the plan; "" where the page is not one of the plan's."""
    if page in ANCHORS:
        return reverse("riskplans:plan", args=[uuid]) + ANCHORS[page]
    if page is Page.PLAN_REVIEW:
        return reverse("riskplans:review", args=[uuid])
    if page is Page.MATRIX:
        return reverse("riskplans:matrix", args=[uuid])
    return ""
