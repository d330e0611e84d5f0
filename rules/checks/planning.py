"""Checks of the plan: factors without action, vague actions, contingencies.

QC-30, QC-31, QC-35, QC-36. What may not live here: severities.
"""

from collections.abc import Iterator

from rules.checks.finding import Check, Raised, Subject
from rules.contact import has_contact
from rules.depth import Depth
from rules.facts import Action, Contingency
from rules.terms import FactorKind, Page, Theme
from rules.vague import is_given
from rules.vague_actions import is_vague_when, is_vague_who
from rules.wording import listed


def factors_without_action(subject: Subject) -> Iterator[Raised]:
    """QC-30: an active factor that drives the level has no action and no reason (RMP-01)."""
    plan = subject.plan
    if plan is None:
        return
    answered = {lineage for action in plan.actions for lineage in action.factors}
    answered |= {entry.factor for entry in plan.no_actions if is_given(entry.reason)}
    for factor in subject.assessment.drivers:
        if factor.is_active and factor.lineage not in answered:
            yield Raised(
                "acute" if factor.kind is FactorKind.ACUTE else "other",
                factor.lineage,
                f"Add an action for “{factor.label}”, or say why there is none.",
                Page.MATRIX,
            )


def vague_actions(subject: Subject) -> Iterator[Raised]:
    """QC-31: an action without who, what or when, or with a vague one (RMP-06)."""
    for action in subject.plan.actions if subject.plan else ():
        lacks = [
            name
            for name, is_missing in (
                ("what will be done", not is_given(action.what)),
                ("who will do it", _lacks_who(action)),
                ("by when", _lacks_when(action)),
            )
            if is_missing
        ]
        if lacks:
            message = f"Enter {listed(lacks)} for action {action.number}."
            yield Raised("action", action.lineage, message, Page.ACTIONS)


def _lacks_who(action: Action) -> bool:
    return not is_given(action.who) or is_vague_who(action.who)


def _lacks_when(action: Action) -> bool:
    if action.when_on:
        return False
    if not is_given(action.when_text):
        return not (action.starts_on and action.review_on)
    return is_vague_when(action.when_text, action.starts_on, action.review_on)


def no_contingency(subject: Subject) -> Iterator[Raised]:
    """QC-35: no contingency; at High, not all four themes (RMP-10, CON-04).

    A screened out case has no plan.
    """
    plan = subject.plan
    if subject.depth is Depth.SCREENED:
        return
    if plan is None:
        yield _no_plan(subject.depth)
        return
    if subject.depth is Depth.LOW and not has_contact(plan):
        message = "Enter how often the person will be seen."
        yield Raised("contact", "contact frequency", message, Page.PLAN_REVIEW)
    planned = [contingency for contingency in plan.contingencies if is_given(contingency.if_text)]
    if not planned:
        message = "Add what will be done if things go wrong."
        yield Raised("none", "contingencies", message, Page.CONTINGENCIES)
        return
    used = {contingency.theme for contingency in planned}
    missing = [theme.label.lower() for theme in Theme if theme not in used]
    if missing:
        message = f"Consider what to do about: {listed(missing)}."
        yield Raised("themes", "themes", message, Page.CONTINGENCIES)


def _no_plan(depth: Depth) -> Raised:
    if depth is Depth.LOW:
        message = "Enter how often the person will be seen, and one “if”."
    else:
        message = "Write the plan: there is none yet."
    return Raised("none", "plan", message, Page.ACTIONS)


def incomplete_contingencies(subject: Subject) -> Iterator[Raised]:
    """QC-36: a contingency lacks a part, or nothing would detect its trigger (CON-01, 06, 10)."""
    plan = subject.plan
    if plan is None:
        return
    actions = {action.lineage for action in plan.actions}
    for contingency in plan.contingencies:
        lacks = _lacking(contingency)
        if lacks:
            message = f"Enter {listed(lacks)} for contingency {contingency.number}."
            yield Raised("parts", contingency.lineage, message, Page.CONTINGENCIES)
        if not actions & set(contingency.detected_by):
            message = (
                f"Select the action that would notice contingency {contingency.number} beginning."
            )
            yield Raised("undetected", contingency.lineage, message, Page.CONTINGENCIES)


def _lacking(contingency: Contingency) -> list[str]:
    parts = (
        ("the “if”", contingency.if_text),
        ("the “then”", contingency.then_text),
        ("why", contingency.why),
        ("who", contingency.who),
        ("when", contingency.when_text),
    )
    return [name for name, text in parts if not is_given(text)]


CHECKS = (
    Check("QC-30", True, factors_without_action),
    Check("QC-31", True, vague_actions),
    Check("QC-35", True, no_contingency),
    Check("QC-36", True, incomplete_contingencies),
)
