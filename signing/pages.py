"""From what must be mended to the address that mends it, and rows that templates loop over.

What lives here: addresses and sentences for pages. What may not: judgements, changes.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

import assessments.pages
import riskplans.pages
from assessments.fields import anchor_of
from assessments.models import Assessment
from assessments.pages import GROUPS_OF_PAGES
from assessments.row_pages import PAGES_OF_PEOPLE, people_urls, row_urls
from rosh.returning import with_way_back
from rules import replies
from rules.checks import Finding, Severity
from rules.checks.marks import mark_of, place_of
from rules.facts import Facts
from rules.required import Gap
from rules.terms import Page, Pillar
from signing import facts
from signing.models import Signature, Submission

WEIGHTS = {
    Severity.BLOCK.value: "Owed: it would have stopped an ordinary signature",
    Severity.WARN.value: "To ask about",
    Severity.FLAG.value: "For the manager",
    Severity.INFO.value: "Hints",
}

SIGNED = {Signature.Kind.SIGN, Signature.Kind.COUNTERSIGN, Signature.Kind.SECOND}
ORDER = (*(page for _, held in GROUPS_OF_PAGES for page in held), *riskplans.pages.PLAN_PAGES)
PAGES_OF_PLAN_ROWS = {Page.ACTIONS, Page.CONTINGENCIES}

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


def mends(gaps: Iterable[Gap | Finding], assessment: Assessment, then: str = "") -> list[Mend]:
    """The gaps or findings as sentences with links; the same sentence once."""
    return list(dict.fromkeys(each_mend(gaps, assessment, then)))


def each_mend(gaps: Iterable[Gap | Finding], assessment: Assessment, then: str = "") -> list[Mend]:
    """Each gap or finding as a sentence with a link.

    The link leads to the page that mends it, and that page leads back: to Check and sign of the
    assessment, unless `then` says where.
    """
    then = then or reverse("signing:sign", args=[assessment.uuid])
    wanted = [(gap.page if isinstance(gap, Gap) else gap.where, gap) for gap in gaps]
    urls = {page: page_url(page, assessment) for page in dict.fromkeys(page for page, _ in wanted)}
    rows = _row_urls(assessment, {_app_of(page) for page in urls})
    found = []
    for page, gap in wanted:
        own = rows.get((_app_of(page), gap.about), "")
        place = own or assessments.pages.at_the_question(urls[page], gap.about)
        if isinstance(gap, Gap) and gap.question and "#" not in place:
            place = f"{place}{anchor_of(gap.question)}"
        found.append(Mend(gap.message, with_way_back(place, then)))
    return found


def in_order(gaps: Iterable[Gap]) -> list[Gap]:
    """The gaps in the order in which the task list names their parts, the plan's last."""
    place = {page: number for number, page in enumerate(ORDER)}
    return sorted(gaps, key=lambda gap: place.get(gap.page, len(place)))


def _app_of(page: Page) -> str:
    """Whose rows a gap on that page is about."""
    if page in PAGES_OF_PEOPLE:
        return "cases"
    if page in riskplans.pages.PLAN_PAGES:
        return "riskplans" if page in PAGES_OF_PLAN_ROWS else ""
    return "assessments" if page in assessments.pages.PAGES else ""


def _row_urls(assessment: Assessment, apps: set[str]) -> dict[tuple[str, str], str]:
    """The page of each row of those apps, by what gaps and findings call it."""
    found = {
        "cases": people_urls(assessment) if "cases" in apps else {},
        "assessments": row_urls(assessment) if "assessments" in apps else {},
        "riskplans": _plan_row_urls(assessment) if "riskplans" in apps else {},
    }
    return {(app, about): url for app, urls in found.items() for about, url in urls.items()}


def _plan_row_urls(assessment: Assessment) -> dict[str, str]:
    """The page of each action and contingency; and where the first of a kind is added."""
    plan = facts.plan_of(assessment)
    if plan is None:
        return {}
    add = reverse("riskplans:action_add", args=[plan.uuid])
    found = {
        "victim safety": f"{add}?pillar={Pillar.VICTIM_SAFETY.value}",
        "contingency": reverse("riskplans:contingency_add", args=[plan.uuid]),
    }
    for name, rows in (("action", plan.actions.all()), ("contingency", plan.contingencies.all())):
        for row in rows:
            address = reverse(f"riskplans:{name}_edit", args=[plan.uuid, row.uuid])
            found[str(row.lineage)] = address
    return found


@dataclass(frozen=True)
class Said:
    """What a check said at the signature; `reply` is None where none was asked for."""

    text: str
    reply: str | None = None


def findings_by_weight(
    findings: list[dict[str, str]], signed: Facts
) -> list[tuple[str, list[Said]]]:
    """The findings of a record with the author's replies, the gravest first.

    Those to ask about stand under the marks of a good assessment (DEF-04). The status says what it
    awaits.
    """
    given = replies.given(signed.assessment.replies if signed.assessment else ())
    grouped: dict[str, list[Said]] = {}
    said = (one for one in findings if one["severity"] in WEIGHTS)
    for one in sorted(said, key=_place):
        found = given.get((one["code"], one["case"], one["about"]))
        reply = found.text if found else ""
        is_asked = one["severity"] == Severity.WARN
        row = Said(one["message"], reply if is_asked else None)
        grouped.setdefault(_label(one), []).append(row)
    return list(grouped.items())


def _place(finding: dict[str, str]) -> tuple[int, int]:
    is_asked = finding["severity"] == Severity.WARN
    return list(WEIGHTS).index(finding["severity"]), place_of(finding["code"]) if is_asked else 0


def _label(finding: dict[str, str]) -> str:
    label = WEIGHTS[finding["severity"]]
    mark = mark_of(finding["code"]).label
    is_asked = finding["severity"] == Severity.WARN
    return f"{label}: {mark[:1].lower()}{mark[1:]}" if is_asked else label


def signature_rows(submission: Submission) -> list[dict[str, object]]:
    """The acts on a submission for the timeline component, the newest first."""
    rows = submission.signatures.select_related("by").order_by("-at", "-id")
    return [
        {
            "title": row.get_kind_display(),
            "byline": f"{row.by.full_name}, {row.get_role_display().lower()}",
            "at": row.at,
            "text": "\n\n".join(part for part in (*row.words, _authority(row)) if part),
        }
        for row in rows
    ]


def _authority(row: Signature) -> str:
    """With what authority it was signed; returning, withdrawing and abandoning need none."""
    if row.kind not in SIGNED or not row.authority:
        return ""
    return f"Authority: {row.authority[:1].lower()}{row.authority[1:]}."
