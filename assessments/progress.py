"""How far each page of an assessment has come: pure reading of facts, for the task list.

What may not live here: what must be answered (`rules.required`), addresses (`pages`).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from rules.checks import Finding, Severity
from rules.depth import Depth
from rules.facts import (
    AssessmentFacts,
    CaseFacts,
    Children,
    Reduction,
    RiskToSelf,
    Screening,
    Step1,
    Step2,
    Step3,
    Step4,
)
from rules.questions import PAGE_OF
from rules.required import QUESTIONS, Gap
from rules.terms import Page, PersonKind

NOT_STARTED, OPTIONAL, IN_PROGRESS = "Not started", "Optional", "In progress"
COMPLETE, CARRIED = "Complete", "Carried over"
COLOURS = {NOT_STARTED: "blue", IN_PROGRESS: "teal", CARRIED: "yellow", OPTIONAL: "", COMPLETE: ""}

# Its questions are asked of each group at Medium and above, and belong to the checks.
ASKED_ABOVE_LOW = {Page.GROUPS}


def _is_answered(assessment: AssessmentFacts, page: Page) -> bool:
    """Whether a question that stands on the page has an answer."""
    return any(PAGE_OF.get(answer.question) is page for answer in assessment.answers)


BEGUN: dict[Page, Callable[[AssessmentFacts], bool]] = {
    Page.WHY_NOW: lambda a: bool(a.why_now) or a.is_limited is not None,
    Page.SOURCES: lambda a: bool(a.sources),
    Page.SCREENING: lambda a: a.screening != Screening() or _is_answered(a, Page.SCREENING),
    Page.SELF: lambda a: a.risk_to_self != RiskToSelf(),
    Page.SCENARIOS: lambda a: bool(a.scenarios),
    Page.GROUPS: lambda a: (
        any(cell.who or cell.harm or cell.factors for cell in a.cells)
        or _is_answered(a, Page.GROUPS)
    ),
    Page.STEP_1: lambda a: bool(a.scores or a.specialist) or a.step1 != Step1(),
    Page.FACTORS: lambda a: bool(a.factors),
    Page.STEP_2: lambda a: (
        a.step2 != Step2() or any(row.is_driver for row in a.factors) or bool(a.driving_behaviour)
    ),
    Page.STEP_3: lambda a: a.step3 != Step3() or _is_answered(a, Page.STEP_3),
    Page.LEVELS: lambda a: any(cell.level for cell in a.cells),
    Page.STEP_4: lambda a: (
        replace(a.step4, reduction=Reduction()) != Step4() or _is_answered(a, Page.STEP_4)
    ),
    Page.REDUCTION: lambda a: a.step4.reduction != Reduction(),
}

# Pages of the case that the task list names.
CASE_BEGUN: dict[Page, Callable[[CaseFacts], bool]] = {
    Page.CHILDREN: lambda c: (
        c.children != Children()
        or any(person.kind is PersonKind.CHILD for person in c.people)
        or any(enquiry.is_about_children for enquiry in c.enquiries)
    ),
}


@dataclass(frozen=True)
class State:
    """What the task list says of a page."""

    status: str

    @property
    def colour(self) -> str:
        return COLOURS[self.status]


def has_begun(assessment: AssessmentFacts, page: Page) -> bool:
    """Whether anybody has answered anything on that page."""
    return page in BEGUN and BEGUN[page](assessment)


def copied_pages(assessment: AssessmentFacts) -> set[Page]:
    """The pages that hold copied answers which nobody has confirmed."""
    pages = {Page(name) for name in assessment.carried_over}
    rows = (
        (Page.SOURCES, assessment.sources),
        (Page.STEP_1, assessment.scores),
        (Page.STEP_1, assessment.specialist),
        (Page.FACTORS, assessment.factors),
        (Page.SCENARIOS, assessment.scenarios),
    )
    pages |= {page for page, held in rows if any(row.is_carried_over for row in held)}
    pages |= {PAGE_OF[row.question] for row in assessment.answers if row.is_carried_over}
    if Page.GROUPS in pages:
        pages.add(Page.LEVELS)
    return pages


def has_copied_beside_drivers(assessment: AssessmentFacts) -> bool:
    """Whether a copied factor waits that does not drive the level."""
    drivers = {factor.lineage for factor in assessment.drivers}
    rows = assessment.factors
    return any(row.is_carried_over and row.lineage not in drivers for row in rows)


def state_of(
    page: Page,
    assessment: AssessmentFacts,
    depth: Depth,
    gaps: Iterable[Gap],
    findings: Iterable[Finding],
    case: CaseFacts | None = None,
) -> State:
    """The state of a page: copied, not started, in progress, complete, or optional."""
    if page in copied_pages(assessment):
        return State(CARRIED)
    stops = any(f.where is page and f.severity is Severity.BLOCK for f in findings)
    is_open = stops or any(gap.page is page for gap in gaps)
    is_begun_on_case = case is not None and page in CASE_BEGUN and CASE_BEGUN[page](case)
    if not (is_begun_on_case or has_begun(assessment, page)):
        is_asked = is_open or page in ASKED_ABOVE_LOW and depth > Depth.LOW
        is_asked |= any(q.page is page and q.depth <= depth for q in QUESTIONS)
        return State(NOT_STARTED if is_asked else OPTIONAL)
    return State(IN_PROGRESS if is_open else COMPLETE)
