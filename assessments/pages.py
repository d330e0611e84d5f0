"""The pages of an assessment in the order of work, and their addresses.

What lives here: from a page's key to its address. Plan pages are in `riskplans.pages`.
"""

from typing import Any
from uuid import UUID

from django.urls import reverse

from rules.terms import Page

GROUPS_OF_PAGES: tuple[tuple[str, tuple[Page, ...]], ...] = (
    ("Why now, and what you know", (Page.WHY_NOW, Page.SOURCES)),
    ("Screening, children, risk to self", (Page.SCREENING, Page.CHILDREN, Page.SELF)),
    ("Who is at risk", (Page.GROUPS, Page.SCENARIOS)),
    (
        "The four steps",
        (
            Page.STEP_1,
            Page.FACTORS,
            Page.STEP_2,
            Page.STEP_3,
            Page.LEVELS,
            Page.STEP_4,
            Page.REDUCTION,
        ),
    ),
)
CASE_PAGES = {
    Page.CASE: "overview",
    Page.ORDERS: "sentence",
    Page.PEOPLE: "people",
    Page.CHILDREN: "children",
    Page.MAPPA: "mappa",
    Page.VICTIMS: "people",
}
# Where on its page something is answered, by what findings call it.
QUESTIONS_ON_PAGES = {
    "indicators": "#id_has_considered_rest",
    "opposing evidence": "#id_opposing_evidence",
}
# The pages of the assessment itself; the rest of the task list belongs to the case.
PAGES: tuple[Page, ...] = tuple(
    page for _, pages in GROUPS_OF_PAGES for page in pages if page not in CASE_PAGES
)
ORDER = {page: at for at, page in enumerate(p for _, pages in GROUPS_OF_PAGES for p in pages)}


def in_order(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What is open in the order in which the task list names its parts; what is elsewhere last."""
    return sorted(items, key=lambda item: ORDER.get(item["page"], len(ORDER)))


def url_name(page: Page) -> str:
    """The URL name of an assessment page."""
    return f"assessments:{page.value.replace('-', '_')}"


def page_url(page: Page, uuid: UUID | str) -> str:
    """The address of an assessment's page; empty where the page is no part of an assessment."""
    return reverse(url_name(page), args=[uuid]) if page in PAGES else ""


def at_the_question(url: str, about: str) -> str:
    """The address of a page, at the one question that a finding asks for."""
    return f"{url}{QUESTIONS_ON_PAGES.get(about, '')}" if url else ""


def case_page_url(page: Page, crn: str) -> str:
    """The address of the case's page on which something is mended; empty where it is not one."""
    return reverse(f"cases:{CASE_PAGES[page]}", args=[crn]) if page in CASE_PAGES else ""
