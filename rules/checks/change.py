"""Checks of what changed, and of what did not: time alone, and text that nobody touched.

QC-27, QC-33. What may not live here: severities, what a reduction takes (`judgement`).
"""

from collections.abc import Iterator

from rules.checks.finding import Check, Raised, Subject
from rules.four_step import is_reduction
from rules.terms import EventKind, Page
from rules.time_alone import names_a_length_of_time
from rules.vague import is_given

# What each kind of event puts in question: the pages whose text should then say something new.
# A static factor, an offence and an order stay as they are (quality checks, QC-33).
TOUCHES: dict[EventKind, tuple[Page, ...]] = {
    EventKind.MISSED: (Page.STEP_3,),
    EventKind.PARTNER: (Page.GROUPS, Page.SCENARIOS, Page.STEP_3),
    EventKind.MOVE: (Page.FACTORS, Page.STEP_3),
    EventKind.VICTIM: (Page.GROUPS, Page.SCENARIOS, Page.STEP_3),
    EventKind.LIFESTYLE: (Page.FACTORS, Page.STEP_2, Page.STEP_3),
    EventKind.PSYCHOLOGICAL: (Page.FACTORS, Page.STEP_3, Page.SELF),
    EventKind.SELF_REPORT: (Page.FACTORS, Page.STEP_3, Page.SELF),
    EventKind.OFFENCE: (Page.SOURCES, Page.SCREENING, Page.FACTORS, Page.GROUPS, Page.STEP_3),
    EventKind.PROGRESS: (Page.FACTORS, Page.STEP_2),
    EventKind.PRACTITIONER: (Page.STEP_4,),
    EventKind.RELEASE: (Page.GROUPS, Page.FACTORS, Page.STEP_3),
    EventKind.RECALL: (Page.FACTORS, Page.GROUPS, Page.STEP_3),
    EventKind.RISK_MEETING: (Page.SOURCES,),
    EventKind.CONTINGENCY: (Page.FACTORS, Page.SCENARIOS, Page.STEP_3),
    EventKind.OTHER: (),
}


def time_alone(subject: Subject) -> Iterator[Raised]:
    """QC-27: a lower level for the time that has passed, and nothing else answered (REV-14).

    Low after a higher level is such a reduction. Impact, where else it was verified, or what the
    person put into it: one of them answered is enough. Correcting an earlier error is a reason of
    its own, which may well say how long the error stood.
    """
    step4 = subject.assessment.step4
    reduction = step4.reduction
    if not is_reduction(subject.facts) or reduction.is_correction:
        return
    told = (reduction.impact, reduction.verified_elsewhere, reduction.investment)
    reasons = (step4.rationale, step4.variance_reason, step4.difference_reason)
    if not any(map(is_given, told)) and any(map(names_a_length_of_time, reasons)):
        yield Raised(
            "time",
            "reduction",
            "Say what changed, who else saw it, or what the person put into it: time alone is no"
            " progress.",
            Page.REDUCTION,
        )


def untouched(subject: Subject) -> Iterator[Raised]:
    """QC-33: text as it was, in a section that the review's event touches (DEF-10)."""
    event = subject.assessment.event
    if event is None:
        return
    for page in TOUCHES[event]:
        if page.value in subject.assessment.as_copied:
            message = (
                f"Say what “{event.label}” changes in “{page.label}”, or why nothing: the text is"
                " that of the last assessment."
            )
            yield Raised("unchanged", page.value, message, page)


CHECKS = (
    Check("QC-27", False, time_alone),
    Check("QC-33", False, untouched),
)
