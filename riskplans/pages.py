"""Which address mends what: the plan's pages of `rules.terms.Page`."""

from uuid import UUID

from django.urls import reverse

from rules.terms import Page

ANCHORS = {
    Page.ACTIONS: "#actions",
    Page.CONTINGENCIES: "#contingencies",
    Page.CONDITIONS: "#conditions",
}
OWN_PAGES = {
    Page.PLAN_REVIEW: "riskplans:review",
    Page.MATRIX: "riskplans:matrix",
    Page.PLAN_QUESTIONS: "riskplans:thinking",
}
PLAN_PAGES = (*ANCHORS, *OWN_PAGES)
# With the pages of the case on which checks of the plan are mended.
JUDGED_WITH_PLAN = (*PLAN_PAGES, Page.MAPPA, Page.VICTIMS)


def page_url(page: Page, uuid: UUID | str) -> str:
    """The address of a page of the plan; "" where the page is not one of the plan's."""
    if page in ANCHORS:
        return reverse("riskplans:plan", args=[uuid]) + ANCHORS[page]
    return reverse(OWN_PAGES[page], args=[uuid]) if page in OWN_PAGES else ""
