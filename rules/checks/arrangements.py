"""Checks of what a plan must provide for: risk to self, enforcement, premises, capacity.

QC-20, QC-37, QC-44, QC-45, QC-48. What may not live here: severities.
"""

import re
from collections.abc import Iterator

from rules.checks.finding import Check, Raised, Subject
from rules.facts import CaseFacts, Mappa, PlanFacts
from rules.self_harm import must_tell_manager, rests_on_own_account
from rules.terms import ChildPlan, Group, Page, RiskLevel, Tag, YesNoUnknown
from rules.vague import (
    is_given,
    is_no_answer,
    is_not_applicable,
    is_not_now,
    is_pending,
    is_unknown,
)

# Risks in which a new partner or a new child may be the next to be harmed (CON-07).
_TAGS = frozenset({Tag.DOMESTIC_ABUSE, Tag.SEXUAL, Tag.NEGLECT})
_PLANS = frozenset({ChildPlan.CHILD_IN_NEED, ChildPlan.CHILD_PROTECTION})
_CLAUSE = re.compile(r"[.,;:]|\s[-–—]\s")


def risk_to_self(subject: Subject) -> Iterator[Raised]:
    """QC-20: a risk to self that the plan does not answer, that nobody knows of, that no manager
    was told of, or that rests on the person's own account alone (SLF-03 to SLF-05).

    What the plan answers already is still not known.
    """
    risk = subject.assessment.risk_to_self
    if subject.plan is not None and not _answers_self(subject.plan):
        if risk.is_identified is YesNoUnknown.YES:
            message = "Add an action or a contingency that answers the risk to self."
            yield Raised("not in plan", "risk to self", message, Page.MATRIX)
        elif risk.is_identified is not YesNoUnknown.NO:
            message = "Find out whether there is a risk to self: it is not known, nor in the plan."
            yield Raised("not known", "risk to self", message, Page.SELF)
    elif risk.is_identified is YesNoUnknown.NOT_KNOWN:
        message = "Find out whether there is a risk to self: it is not known."
        yield Raised("not known", "risk to self", message, Page.SELF)
    is_said = risk.is_identified in (YesNoUnknown.YES, YesNoUnknown.NO)
    if is_said and risk.has_current_thoughts is YesNoUnknown.NOT_KNOWN:
        message = "Find out whether there are current thoughts of suicide or self-harm."
        yield Raised("thoughts", "risk to self", message, Page.SELF)
    if must_tell_manager(risk):
        message = "Tell a manager today: there are current thoughts of suicide or self-harm."
        yield Raised("not told", "risk to self", message, Page.SELF)
    if rests_on_own_account(subject.assessment):
        message = "Look for another source on risk to self than the person’s own account."
        yield Raised("own account", "risk to self", message, Page.SELF)


def _answers_self(plan: PlanFacts) -> bool:
    actions = any(row.answers_risk_to_self for row in plan.actions)
    return actions or any(row.answers_risk_to_self for row in plan.contingencies)


def missing_contingencies(subject: Subject) -> Iterator[Raised]:
    """QC-37: no contingency for enforcement, or for a new person at risk (CON-07)."""
    plan = subject.plan
    if plan is None:
        return
    rows = plan.contingencies
    if _is_enforceable(subject.case, plan) and not any(
        row.is_enforcement or row.is_enforcement_only for row in rows
    ):
        message = "Add a contingency that says when recall or breach follows."
        yield Raised("enforcement", "enforcement", message, Page.CONTINGENCIES)
    if _may_reach_others(subject) and not any(row.covers_new_person for row in rows):
        message = "Add a contingency for a new partner, child or other person at risk."
        yield Raised("new person", "new person", message, Page.CONTINGENCIES)


def _is_enforceable(case: CaseFacts, plan: PlanFacts) -> bool:
    """Whether there is a licence or an order: any sentence, or conditions."""
    dates = (case.sentenced_on, case.release_on)
    return bool(is_given(case.sentence) or any(dates) or case.is_licence or plan.licence_conditions)


def _may_reach_others(subject: Subject) -> bool:
    """Domestic abuse, sexual or child risk, by what is recorded."""
    case, assessment = subject.case, subject.assessment
    tagged = [*(row.tags for row in case.offences), *(row.tags for row in assessment.factors)]
    return (
        any(_TAGS & set(tags) for tags in tagged)
        or case.has_sexual_history is YesNoUnknown.YES
        or case.is_child_safeguarding
        or any(person.child_plan in _PLANS for person in case.people)
        or any(
            cell.group is Group.CHILDREN and (cell.level or RiskLevel.LOW) >= RiskLevel.MEDIUM
            for cell in assessment.cells
        )
    )


def mappa_arrangements(subject: Subject) -> Iterator[Raised]:
    """QC-44: MAPPA 2 or 3 without approved premises considered, 3 without CPPC (MAP-02, MAP-04)."""
    mappa = subject.case.mappa
    if mappa.level in (2, 3) and not has_considered_premises(mappa):
        message = f"Enter what was decided on approved premises: this is MAPPA level {mappa.level}."
        yield Raised("premises", "approved premises", message, Page.MAPPA)
    if mappa.level == 3 and not (is_considered(mappa.cppc) or mappa.cppc_agreed_on):
        message = (
            "Enter whether this is to be a critical public protection case: it is MAPPA level 3."
        )
        yield Raised("cppc", "critical public protection case", message, Page.MAPPA)


def premises_answer(subject: Subject) -> Iterator[Raised]:
    """QC-45: at High and Very High, no answer on approved premises (MAP-10)."""
    if not has_considered_premises(subject.case.mappa):
        message = "Enter whether approved premises were considered, and what was decided."
        yield Raised("no answer", "approved premises", message, Page.MAPPA)


def has_considered_premises(mappa: Mappa) -> bool:
    """Whether approved premises were considered: an answer, or where the place is (MAP-02, 03).

    The day on which a place ends says nothing of why it was chosen, nor of what comes after.
    """
    return is_given(mappa.premises_location) or is_considered(mappa.approved_premises)


def is_considered(text: str) -> bool:
    """Whether the text says that it was considered: neither nothing nor "not considered".

    "Not considered suitable" is an answer, and so is that it does not apply, or why not now.
    """
    if is_not_applicable(text):
        return True
    head, *rest = _CLAUSE.split(text.strip(), maxsplit=1)
    if is_no_answer(text) or is_unknown(head):
        return False
    return not is_pending(head) or bool(rest and is_not_now(head))


def capacity(subject: Subject) -> Iterator[Raised]:
    """QC-48: nothing on capacity and responsivity, in the plan or on the case (RMP-08)."""
    plan = subject.plan
    if plan is not None and not is_given(plan.capacity) and not is_given(subject.case.needs):
        message = "Enter what they need to take part, and how the plan fits that."
        yield Raised("empty", "capacity", message, Page.PLAN_REVIEW)


CHECKS = (
    Check("QC-20", False, risk_to_self),
    Check("QC-37", True, missing_contingencies),
    Check("QC-44", False, mappa_arrangements),
    Check("QC-45", False, premises_answer),
    Check("QC-48", True, capacity),
)
