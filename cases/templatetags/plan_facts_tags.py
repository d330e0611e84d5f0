"""Filters and tags by which templates/facts/ renders the facts of a plan. No judgements."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import template

from cases.templatetags.facts_tags import named_records
from rosh.templatetags.govuk import long_date
from rules.agency_work import Service, services
from rules.facts import Action, CaseFacts, Contingency, Facts, PlanFacts
from rules.planning import PLAN_CATALOGUE, PlanSection
from rules.terms import ActionKind
from rules.vague import is_given

register = template.Library()

Pairs = list[tuple[str, str]]
MANY_NOTES, MUCH_TEXT = 12, 1_500  # rows and characters that fill half a page


def _given(rows: Iterable[tuple[str, Any]]) -> Pairs:
    """Those that say something, in words."""
    found = ((name, str(getattr(value, "label", value) or "")) for name, value in rows)
    return [(name, text) for name, text in found if is_given(text)]


def _called(keys: Iterable[str], rows: Iterable[Any]) -> str:
    known = {row.lineage: row.number for row in rows}
    return ", ".join(known[key] for key in keys if key in known)


@register.simple_tag
def action_notes(action: Action, facts: Facts) -> Pairs:
    """What else the plan says of an action, beside what, who, by when and for whom."""
    plan = facts.plan
    kind = "" if action.kind is ActionKind.OTHER else action.kind.label
    rows = (
        ("Kind", kind),
        ("Strategy", action.strategy),
        ("Looks out for", action.focus),
        ("Taking part", action.obligation),
        ("Phase", action.phase),
        ("Order", action.sequence),
        ("May reduce", action.reduce_when),
        ("Agreed at MAPPA", long_date(action.agreed_at_mappa_on)),
        ("If it falls through", _called([action.falls_to], plan.contingencies if plan else ())),
        ("Orders and behaviour", "; ".join(_records(action, facts))),
        ("Progress", _progress(action)),
    )
    return _given(rows)


def _records(row: Action | Contingency, facts: Facts) -> Iterator[str]:
    yield from named_records((*getattr(row, "orders", ()), *row.behaviour), facts.case)
    if row.answers_risk_to_self:
        yield "risk to self"


def _progress(action: Action) -> str:
    if action.progress is None:
        return ""
    when = f", {long_date(action.progress_on)}" if action.progress_on else ""
    note = f". {action.progress_note}" if is_given(action.progress_note) else ""
    return f"{action.progress.label}{when}{note}"


@register.simple_tag
def restriction_reasons(action: Action) -> Pairs:
    """Why a restriction is needed, and what keeps it in bounds (MON-08 to MON-12)."""
    rows = (
        ("Basis", action.lawful_basis),
        ("Why it is needed", action.necessary),
        ("Why nothing less would do", action.proportionate),
        ("Whether they can keep to it", action.realistic),
        ("How it is enforced", action.enforceable),
        ("Reviewed on", long_date(action.review_on)),
        ("Compliance last checked", long_date(action.checked_on)),
    )
    return _given(rows)


@register.filter
def restrictions(plan: PlanFacts) -> list[Action]:
    """The restrictions that are ours to argue; conditions of courts and boards are listed."""
    return [row for row in plan.actions if row.is_restriction]


@register.simple_tag
def contingency_notes(row: Contingency, facts: Facts | None, plan: PlanFacts) -> Pairs:
    """What else the plan says of a contingency, beside if, then, because, who and how soon."""
    agreed = f" on {long_date(row.agreed_on)}" if row.agreed_on else ""
    rows: list[tuple[str, Any]] = [
        ("Sort of event", row.scenario),
        ("In supervision", row.in_supervision),
        ("In monitoring and control", row.in_monitoring),
        ("In interventions", row.in_interventions),
        ("In victim safety", row.in_victim_safety),
        ("Enforcement", _enforcement(row)),
        ("A new person", "Covers a new partner or a new child" if row.covers_new_person else ""),
        ("Agreed with", f"{row.agreed_with}{agreed}" if is_given(row.agreed_with) else ""),
        ("People", ", ".join(row.people)),
    ]
    if facts:
        rows.append(("Factors", _factors(row, facts)))
        rows.append(("Behaviour", "; ".join(_records(row, facts))))
    detected = {action.lineage: action for action in plan.actions}
    seen = [detected[key] for key in row.detected_by if key in detected]
    rows.append(("We would see it by", "; ".join(f"{a.number} {a.what}" for a in seen)))
    return _given(rows)


@register.simple_tag
def runs_long(row: Contingency, notes: Pairs) -> bool:
    """Whether a contingency takes more than half a page: kept whole, its heading stood alone."""
    texts = (row.if_text, row.then_text, row.why, *(str(value) for _, value in notes))
    return len(notes) > MANY_NOTES or sum(len(text) for text in texts) > MUCH_TEXT


def _enforcement(row: Contingency) -> str:
    if not row.is_enforcement:
        return ""
    only = " It is the only answer." if row.is_enforcement_only else ""
    return f"{row.threshold or 'It leads to enforcement'}.{only}".replace("..", ".")


def _factors(row: Contingency, facts: Facts) -> str:
    known = {one.lineage: one for one in facts.assessment.factors} if facts.assessment else {}
    return "; ".join(
        f"{known[key].number} {known[key].label}" for key in row.factors if key in known
    )


@register.simple_tag
def services_of(plan: PlanFacts, case: CaseFacts) -> tuple[Service, ...]:
    """What each other agency does, from the rows of the plan and the contacts (SUP-03)."""
    return services(plan, case)


@register.filter
def thought_of(plan: PlanFacts) -> list[tuple[PlanSection, Pairs]]:
    """What was answered to the questions about a plan, by section: question and text."""
    given = {answer.question: answer.text for answer in plan.answers if is_given(answer.text)}
    asked = [(question.section, question) for question in PLAN_CATALOGUE if question.key in given]
    found = [
        (section, [(one.text, given[one.key]) for its, one in asked if its is section])
        for section in PlanSection
    ]
    return [(section, pairs) for section, pairs in found if pairs]
