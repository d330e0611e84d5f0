"""Checks of the level and its reasons: variance, opposing evidence, imminence, reductions.

QC-03, QC-25, QC-26, QC-43, QC-46. What may not live here: severities.
"""

from collections.abc import Iterator

from rules.checks.finding import Check, Raised, Subject
from rules.countersigning import needed
from rules.facts import Reduction
from rules.four_step import is_reduction, step_levels
from rules.lowering import is_plan_reviewed, unanswered
from rules.terms import Page, RiskLevel
from rules.vague import is_given, is_no_answer
from rules.weighing import is_independent
from rules.wording import listed

_QUESTION_WORDS = {
    "impact": "what impact the work has had",
    "verified_elsewhere": "where else it was verified",
    "frequency": "how often harm happened before",
    "investment": "what the person has put into protective factors",
    "self_perception": "how the person sees themselves",
    "is_pessimism_checked": "whether you are too pessimistic",
    "is_optimism_checked": "whether you are too optimistic",
}


def steps_differ(subject: Subject) -> Iterator[Raised]:
    """QC-03: the steps differ and nothing explains it (ST4-03 to ST4-06)."""
    levels = step_levels(subject.facts)
    if is_given(subject.assessment.step4.variance_reason):
        return
    if levels.differs_from_step1:
        yield Raised(
            "step 1",
            "variance",
            "Explain why Step 1 differs from Step 2 or from the level.",
            Page.STEP_4,
        )
    elif levels.only_step3_differs:
        yield Raised(
            "step 3", "variance", "Explain why Step 3 differs from the other steps.", Page.STEP_4
        )


def opposing_evidence(subject: Subject) -> Iterator[Raised]:
    """QC-25: nothing recorded that points the other way (RAT-01)."""
    text = subject.assessment.step4.opposing_evidence
    if not is_no_answer(text):
        return
    is_needed = step_levels(subject.facts).differ or is_reduction(subject.facts)
    yield Raised(
        "needed" if is_needed else "empty",
        "opposing evidence",
        "Enter what points the other way, and why it weighs less.",
        Page.STEP_4,
    )


def imminence(subject: Subject) -> Iterator[Raised]:
    """QC-26: Very High without when, who and what makes it likely (ST3-02)."""
    step3 = subject.assessment.step3
    if subject.assessment.step4.level is not RiskLevel.VERY_HIGH:
        return
    parts = (
        ("when harm is imminent", step3.imminent_when),
        ("to whom", step3.imminent_who),
        ("what makes it likely", step3.imminent_what),
    )
    lacks = [name for name, text in parts if not is_given(text)]
    if lacks:
        yield Raised("imminence", "imminence", f"Enter {listed(lacks)}.", Page.STEP_3)


def awaiting(subject: Subject) -> Iterator[Raised]:
    """QC-43: a countersignature is needed. A state, not a fault (ROL-01 to ROL-03)."""
    countersigning = needed(subject.facts)
    if countersigning:
        yield Raised("awaiting", "countersignature", countersigning.because, Page.SIGN)


def lowered(subject: Subject) -> Iterator[Raised]:
    """QC-46: the level is lowered without what that takes (REV-11 to REV-13, SRC-19).

    Correcting an earlier error is a route of its own: a reason and a manager.
    """
    if not is_reduction(subject.facts):
        return
    reduction = subject.assessment.step4.reduction
    if reduction.is_correction:
        yield from _correction(reduction)
        return
    missing = [_QUESTION_WORDS[name] for name in unanswered(reduction)]
    if missing:
        message = f"Answer what a lower level takes: {listed(missing)}."
        yield Raised("questions", "reduction", message, Page.REDUCTION)
    if not any(is_independent(source) for source in subject.assessment.sources):
        yield Raised(
            "source",
            "sources",
            "Add a verified source other than the person: the level is lower than before.",
            Page.SOURCES,
        )
    if subject.plan and not is_plan_reviewed(subject.plan):
        yield Raised(
            "plan",
            "plan",
            "Review the plan: is it still sufficient, necessary and proportionate?",
            Page.PLAN_REVIEW,
        )


def _correction(reduction: Reduction) -> Iterator[Raised]:
    lacks = [
        name
        for name, text in (
            ("what the earlier error was", reduction.correction_reason),
            ("which manager agreed", reduction.correction_manager),
        )
        if not is_given(text)
    ]
    if lacks:
        yield Raised("correction", "reduction", f"Enter {listed(lacks)}.", Page.REDUCTION)


CHECKS = (
    Check("QC-03", False, steps_differ),
    Check("QC-25", False, opposing_evidence),
    Check("QC-26", False, imminence),
    Check("QC-43", False, awaiting),
    Check("QC-46", False, lowered),
)
