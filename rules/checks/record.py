"""Checks of what the case record holds: behaviour without a conviction, orders, weapons.

QC-11, QC-12, QC-14. What may not live here: severities.
"""

from collections.abc import Iterator

from rules.checks.finding import Check, Raised, Subject
from rules.facts import AssessmentFacts, Order, PlanFacts
from rules.record_parts import missing_evidence, missing_of_behaviour, missing_of_order
from rules.terms import AnswerValue, Done, OrderKind, Page, Pillar, Tag
from rules.vague import is_bare_nothing, is_given
from rules.wording import listed, shortened

# Orders that are always there to protect somebody, whether or not the record says whom.
PROTECTING = frozenset(
    {
        OrderKind.NON_MOLESTATION,
        OrderKind.RESTRAINING,
        OrderKind.OCCUPATION,
        OrderKind.DAPO,
        OrderKind.STALKING,
        OrderKind.SHPO,
        OrderKind.SRO,
        OrderKind.VOO,
    }
)
_CARRIED = (
    (Tag.WEAPONS, "indicators.weapons", "weapons"),
    (Tag.STREET_CONFLICT, "indicators.conflict", "conflict on the street"),
)


def unconvicted_behaviour(subject: Subject) -> Iterator[Raised]:
    """QC-11: behaviour without a conviction that nobody analysed (SCR-08, SRC-05).

    "Not yet known, asked on…" is an answer. Evidence on both sides is for an acquittal.
    """
    drivers = driving_behaviour(subject)
    for behaviour in subject.case.unconvicted:
        what = shortened(behaviour.what)
        if lacks := missing_of_behaviour(behaviour):
            case = "driver" if behaviour.lineage in drivers else "other"
            message = f"Enter {listed(lacks)}: “{what}”."
            yield Raised(case, behaviour.lineage, message, Page.CASE)
        if evidence := missing_evidence(behaviour):
            message = f"Enter {listed(evidence)}: “{what}”."
            yield Raised("acquittal", behaviour.lineage, message, Page.CASE)


def driving_behaviour(subject: Subject) -> frozenset[str]:
    """The lineages of behaviour that drives the level; all of it until something is marked."""
    assessment = subject.assessment
    marked = assessment.driving_behaviour
    if marked or any(factor.is_driver for factor in assessment.factors):
        return frozenset(marked)
    return frozenset(behaviour.lineage for behaviour in subject.case.unconvicted)


def orders_in_force(subject: Subject) -> Iterator[Raised]:
    """QC-12: an order in force that protects somebody, its checklist or its action open (SCR-12).

    An item that does not apply is answered; one that is not done yet is not.
    """
    for order in subject.case.orders:
        if not order.is_in_force(subject.on) or not _protects(order):
            continue
        missing = missing_of_order(order)
        if missing:
            message = f"Complete the checklist for the {_title(order)}: {listed(missing)}."
            yield Raised("checklist", order.lineage, message, Page.ORDERS)
        if subject.plan and (lacks := _no_action(order, subject.plan)):
            message = f"Add {lacks} that answers the {_title(order)}, or link one to it."
            yield Raised("action", order.lineage, message, Page.ACTIONS)


def _protects(order: Order) -> bool:
    is_told = bool(order.protects) or not is_bare_nothing(order.protects_note)
    return is_told or order.kind in PROTECTING


def _title(order: Order) -> str:
    return f"order “{order.title}”" if is_given(order.title) else order.kind.label.lower()


def _no_action(order: Order, plan: PlanFacts) -> str:
    """What no action of the plan does for the order; "" where nothing lacks (SCR-12, items 5, 6).

    Its safety and its monitoring each take an action of that pillar, unless they do not apply.
    """
    linked = {action.pillar for action in plan.actions if order.lineage in action.orders}
    wanted = (
        ("a victim safety action", Pillar.VICTIM_SAFETY, order.is_in_plan),
        ("a monitoring action", Pillar.MONITORING, order.is_monitored),
    )
    asked = [(words, pillar) for words, pillar, done in wanted if done is not Done.NOT_APPLICABLE]
    if not asked and not linked:
        return "an action"
    return listed([words for words, pillar in asked if pillar not in linked])


def weapons_and_conflict(subject: Subject) -> Iterator[Raised]:
    """QC-14: weapons or street conflict in offences or indicators, and nowhere after (SCR-14).

    What a source tells of them is an indicator, with the source as its evidence: words of sources
    are not matched (ADR 11).
    """
    for tag, indicator, words in _CARRIED:
        if not _is_there(subject, tag, indicator):
            continue
        factors = {row.lineage for row in subject.assessment.factors if tag in row.tags}
        if not factors:
            message = f"Add a factor on {words}, or tag the one that is about it."
            yield Raised("factor", tag.value, message, Page.FACTORS)
        elif subject.plan and not factors & _answered(subject.plan):
            message = f"Add an action on {words}, or say why there is none."
            yield Raised("action", tag.value, message, Page.MATRIX)


def _is_there(subject: Subject, tag: Tag, indicator: str) -> bool:
    is_tagged = any(tag in offence.tags for offence in subject.case.offences)
    return is_tagged or _is_yes(subject.assessment, indicator)


def _is_yes(assessment: AssessmentFacts, question: str) -> bool:
    answer = assessment.answer(question)
    return answer is not None and answer.value in (AnswerValue.YES, AnswerValue.PARTLY)


def _answered(plan: PlanFacts) -> set[str]:
    """The factors that have an action, or a reason for none (RMP-01)."""
    acted = {lineage for action in plan.actions for lineage in action.factors}
    return acted | {entry.factor for entry in plan.no_actions if is_given(entry.reason)}


CHECKS = (
    Check("QC-11", False, unconvicted_behaviour),
    Check("QC-12", False, orders_in_force),
    Check("QC-14", False, weapons_and_conflict),
)
