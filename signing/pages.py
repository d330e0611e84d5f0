"""From what must be mended to the address that mends it, and rows that templates loop over.

What lives here: addresses and sentences for pages. What may not: judgements, changes.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

import assessments.pages
import riskplans.pages
from assessments.models import Assessment
from cases.models import PersonAtRisk
from rosh.returning import with_way_back
from rules import replies
from rules.checks import Finding, Severity
from rules.facts import Facts
from rules.required import Gap
from rules.terms import Page
from signing import facts
from signing.models import Submission

WEIGHTS = {
    Severity.BLOCK.value: "Owed: it would have stopped an ordinary signature",
    Severity.WARN.value: "To ask about",
    Severity.FLAG.value: "For the manager",
    Severity.INFO.value: "Hints",
}

# Asked of the countersigner, because no program can judge it.
CHALLENGE = (
    "Does the rationale follow from the evidence?",
    "Is each best fit an honest one?",
    "Is the weight put on each source fair?",
    "Would a colleague who knows this work agree?",
    "Does it speak of the person with respect?",
    "Can this person carry out this plan?",
    "What did the victim’s view change in the plan?",
    "Is anything missing that you expected to read?",
)


@dataclass(frozen=True)
class Mend:
    """One thing to mend: the sentence, and where; no address where there is no such page."""

    text: str
    href: str


def page_url(page: Page, assessment: Assessment) -> str:
    """The address of any page that a finding names: assessment, plan, case or this app's own."""
    if page is Page.SIGN:
        return reverse("signing:sign", args=[assessment.uuid])
    if page in riskplans.pages.PLAN_PAGES:
        plan = facts.plan_of(assessment)
        if plan is None:
            return reverse("assessments:task_list", args=[assessment.uuid])
        return riskplans.pages.page_url(page, plan.uuid)
    found = assessments.pages.page_url(page, assessment.uuid)
    return found or assessments.pages.case_page_url(page, assessment.case.crn)


def mends(gaps: Iterable[Gap | Finding], assessment: Assessment) -> list[Mend]:
    """The gaps or findings as sentences with links; the same sentence once."""
    return list(dict.fromkeys(each_mend(gaps, assessment)))


def each_mend(gaps: Iterable[Gap | Finding], assessment: Assessment) -> list[Mend]:
    """Each gap or finding as a sentence with a link.

    The link leads to the page that mends it, and that page leads back to Check and sign.
    """
    then = reverse("signing:sign", args=[assessment.uuid])
    wanted = [(gap.page if isinstance(gap, Gap) else gap.where, gap) for gap in gaps]
    urls = {page: page_url(page, assessment) for page in dict.fromkeys(page for page, _ in wanted)}
    people = _people_urls(assessment) if Page.PEOPLE in urls else {}
    found = []
    for page, gap in wanted:
        own = people.get(gap.about, "") if page is Page.PEOPLE else ""
        found.append(Mend(gap.message, with_way_back(own or urls[page], then)))
    return found


def _people_urls(assessment: Assessment) -> dict[str, str]:
    """The page of each person at risk, by lineage."""
    crn = assessment.case.crn
    people = PersonAtRisk.objects.filter(case=assessment.case)
    return {str(row.lineage): reverse("cases:person_edit", args=[crn, row.uuid]) for row in people}


@dataclass(frozen=True)
class Said:
    """What a check said at the signature; `reply` is None where none was asked for."""

    text: str
    reply: str | None = None


def findings_by_weight(
    findings: list[dict[str, str]], signed: Facts
) -> list[tuple[str, list[Said]]]:
    """The findings of a record with the author's replies, the gravest first.

    The status says what it awaits.
    """
    given = replies.given(signed.assessment.replies if signed.assessment else ())
    grouped: dict[str, list[Said]] = {severity: [] for severity in WEIGHTS}
    for one in findings:
        found = given.get((one["code"], one["case"], one["about"]))
        reply = found.text if found else ""
        is_asked = one["severity"] == Severity.WARN
        said = Said(one["message"], reply if is_asked else None)
        grouped.setdefault(one["severity"], []).append(said)
    return [(label, grouped[key]) for key, label in WEIGHTS.items() if grouped[key]]


def signature_rows(submission: Submission) -> list[dict[str, object]]:
    """The acts on a submission for the timeline component, the newest first."""
    rows = submission.signatures.select_related("by").order_by("-at", "-id")
    return [
        {
            "title": row.get_kind_display(),
            "byline": f"{row.by.full_name}, {row.get_role_display().lower()}",
            "at": row.at,
            "text": "\n\n".join(part for part in (row.comment, f"{row.authority}.") if part),
        }
        for row in rows
    ]
