"""Checks that a plan holds the measure: restrictions, conditions, balance.

QC-32, QC-34, QC-47, QC-49. What may not live here: severities, what restricts (`balance`).
"""

from collections.abc import Iterator

from rules.balance import FEWEST_ACTIONS, balance, only_factor
from rules.checks.finding import Check, Raised, Subject
from rules.facts import Action, CaseFacts, PlanFacts
from rules.terms import Page
from rules.vague import is_given
from rules.wording import listed


def restrictions(subject: Subject) -> Iterator[Raised]:
    """QC-32: a restriction that we ask for, and why it must be so is not said (MON-04, MON-09).

    Standard and court-made conditions are listed, not argued.
    """
    for action in subject.plan.actions if subject.plan else ():
        lacks = _lacking(action) if action.is_restriction else []
        if lacks:
            message = f"Enter {listed(lacks)} for restriction {action.number}."
            yield Raised("restriction", action.lineage, message, Page.ACTIONS)


def _lacking(action: Action) -> list[str]:
    parts = (
        ("what it rests on in law", is_given(action.lawful_basis)),
        ("why it is needed", is_given(action.necessary)),
        ("why nothing less would do", is_given(action.proportionate)),
        ("whether it is realistic", is_given(action.realistic)),
        ("how it is enforced", is_given(action.enforceable)),
        ("when it is reviewed", action.review_on is not None),
    )
    return [name for name, is_there in parts if not is_there]


def rejected_conditions(subject: Subject) -> Iterator[Raised]:
    """QC-34: restrictions, and nothing considered and rejected beside them (MON-08)."""
    plan = subject.plan
    if plan is None or not any(action.is_restriction for action in plan.actions):
        return
    if not any(is_given(row.condition) for row in plan.rejected):
        message = "Record the conditions that you considered and rejected, if there were any."
        yield Raised("none rejected", "rejected conditions", message, Page.CONDITIONS)


def one_sided(subject: Subject) -> Iterator[Raised]:
    """QC-47: with four or more actions all restrict, all support, or all address one factor.

    RMP-04, BIA-06. An action of which it is not said may restrict or support.
    """
    plan = subject.plan
    if plan is None or len(plan.actions) < FEWEST_ACTIONS:
        return
    yield from _all_of_a_kind(plan)
    if factor := only_factor(plan):
        labels = {row.lineage: row.label for row in subject.assessment.factors}
        name = f"“{labels[factor]}”" if factor in labels else "one factor"
        message = f"Consider the other factors: every action addresses {name}."
        yield Raised("one factor", "factors", message, Page.MATRIX)


def _all_of_a_kind(plan: PlanFacts) -> Iterator[Raised]:
    found = balance(plan)
    if found.restricting and found.supporting:
        return
    if found.unsaid:
        which = listed([action.number for action in found.unsaid])
        message = f"Select the strategy of {which}, to see whether the plan restricts and supports."
        yield Raised("not said", "balance", message, Page.ACTIONS)
    elif found.restricting:
        message = "Add an action that supports, or say why there is none: all of them restrict."
        yield Raised("all restrict", "balance", message, Page.ACTIONS)
    else:
        message = "Add an action that controls, or say why there is none: all of them support."
        yield Raised("all support", "balance", message, Page.ACTIONS)


def licence_conditions(subject: Subject) -> Iterator[Raised]:
    """QC-49: a licence case without its conditions; before release they are proposed (RMP-10)."""
    plan = subject.plan
    if plan is None or not is_on_licence(subject.case):
        return
    if not any(is_given(line) for line in plan.licence_conditions):
        message = "List the conditions of the licence; before release, those you propose."
        yield Raised("no conditions", "licence conditions", message, Page.CONDITIONS)


def is_on_licence(case: CaseFacts) -> bool:
    """Whether there is or will be a licence: by the sentence, else by a release date."""
    return case.release_on is not None if case.is_licence is None else case.is_licence


CHECKS = (
    Check("QC-32", True, restrictions),
    Check("QC-34", True, rejected_conditions),
    Check("QC-47", True, one_sided),
    Check("QC-49", True, licence_conditions),
)
