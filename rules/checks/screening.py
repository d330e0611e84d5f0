"""Checks of the screening and of what the author thought of: indicators, bias, discussion.

QC-13, QC-28, QC-29. What may not live here: severities, what screens a case out (`screening`).
"""

from collections.abc import Iterator

from rules.checks.finding import Check, Raised, Subject
from rules.four_step import step_levels
from rules.questions import BY_KEY, Section
from rules.screening import has_considered_indicators
from rules.terms import Page, RiskLevel
from rules.vague import is_given


def indicators(subject: Subject) -> Iterator[Raised]:
    """QC-13: indicators that nobody considered: "I considered the rest" is an act (SCR-04)."""
    if not has_considered_indicators(subject.assessment):
        yield Raised(
            "not considered",
            "indicators",
            "Tick the signs of escalation that are there, and say that you considered the rest.",
            Page.SCREENING,
        )


def bias(subject: Subject) -> Iterator[Raised]:
    """QC-28: nobody said that they considered their own bias; a note is optional (BIA-02)."""
    if not subject.assessment.step4.is_bias_considered:
        yield Raised(
            "bias",
            "bias",
            "Consider what this person and what they did make you think, and say that you did.",
            Page.STEP_4,
        )


def discussion(subject: Subject) -> Iterator[Raised]:
    """QC-29: High or Very High, or a close call between High and Medium, decided alone (ST4-15).

    The countersigner's challenge satisfies it: after the author's signature it is theirs to give.
    """
    step4 = subject.assessment.step4
    if is_given(step4.discussion):
        return
    if step4.level is not None and step4.level >= RiskLevel.HIGH:
        message = f"Enter with whom you discussed {step4.level.label}, and what they said."
        yield Raised("high", "discussion", message, Page.STEP_4)
    elif _is_close_call(subject):
        message = "Enter with whom you discussed whether it is High or Medium."
        yield Raised("threshold", "discussion", message, Page.STEP_4)


def _is_close_call(subject: Subject) -> bool:
    """Whether the author answered a question between High and Medium, or one of the steps points
    to High where the level is Medium (ST4-12)."""
    given = [row for row in subject.assessment.answers if row.value or is_given(row.text)]
    asked = [BY_KEY.get(answer.question) for answer in given]
    if any(question and question.section is Section.HIGH_MEDIUM for question in asked):
        return True
    levels = step_levels(subject.facts)
    steps = (levels.step1, levels.step2, levels.step3)
    is_medium = levels.level is RiskLevel.MEDIUM
    return is_medium and any(step is not None and step >= RiskLevel.HIGH for step in steps)


CHECKS = (
    Check("QC-13", False, indicators),
    Check("QC-28", False, bias),
    Check("QC-29", False, discussion),
)
