"""What keeps an identified person safe, and what is only contact (WHO-06, VIC-01, VIC-04).

What lives here: the one home of that question, for checks, matrix and duty sheet, and the listed
words by which victim liaison, Building Better Relationships and partner link workers are known
where nobody selected the kind (QC-39). What may not: findings.
"""

import re

from rules.facts import Action, Order, PersonAtRisk, PlanFacts
from rules.terms import ActionKind, Pillar

# Listed words of QC-39. A kind that was selected needs none of them.
_LIAISON = re.compile(r"\b(?:vlos?|victim\s+liaison|victim\s+contact\s+scheme|vcs)\b", re.I)
_RELATIONSHIPS = re.compile(r"\b(?:bbr|building\s+better\s+relationships)\b", re.I)
_LINK_WORKER = re.compile(
    r"(?P<no>\b(?:no|not|without|lacks?)\s+(?:yet\s+)?(?:an?\s+|any\s+|the\s+)?(?:named\s+|known\s+)?)?"
    r"\b(?:plws?|partner\s+link\s+workers?)\b(?!\s*[:(–—-]?\s*(?:is\s+|has\s+)?(?:not\b|none\b"
    r"|tb[acd]\b|to\s+be\s+(?:named|confirmed|agreed|allocated|assigned|appointed)\b"
    r"|un(?:available|allocated|assigned|named|known)\b))",
    re.I,
)
# What makes an action that mentions liaison more than contact.
_PROTECTS = re.compile(
    r"\b(?:police|idva|isva|marac|alarms?|flag(?:ged)?|exclusion|non[- ]?contact|no contact|safety"
    r"|refuge|social (?:worker|care|services)|children[’']?s services|disclos\w+|fire|tag|zone"
    r"|restricted|neighbours?|school|plws?|partner link)\b",
    re.I,
)
# What an action promises to whoever it keeps safe.
_PROMISE = (
    "kind",
    "what",
    "who",
    "when_text",
    "starts_on",
    "review_on",
    "frequency",
    "reduce_when",
    "phase",
    "is_restriction",
    "people",
)


def is_safety(action: Action) -> bool:
    """Whether it stands under victim safety."""
    return action.pillar is Pillar.VICTIM_SAFETY


def is_safety_changed(old: PlanFacts, new: PlanFacts) -> bool:
    """Whether the newer plan keeps somebody safe in another way, so that they hear of it (VIC-03).

    Only what is promised counts: not why, not how it went, not whether a copy was confirmed.
    """
    return _promised(old) != _promised(new)


def _promised(plan: PlanFacts) -> dict[str, tuple[object, ...]]:
    safety = (row for row in plan.actions if is_safety(row))
    return {row.lineage: tuple(getattr(row, name) for name in _PROMISE) for row in safety}


def keeps_safe(action: Action) -> bool:
    """Whether it is a victim safety action that is more than contact, by its kind (VIC-04)."""
    return is_safety(action) and action.kind is not ActionKind.VICTIM_CONTACT


def is_contact_alone(action: Action) -> bool:
    """Whether a victim safety action is contact through the victim liaison officer and no more.

    By its kind; where none was selected, by the listed words, unless it says what else protects.
    """
    if action.kind is not ActionKind.OTHER:
        return action.kind is ActionKind.VICTIM_CONTACT
    return bool(_LIAISON.search(action.what)) and not _PROTECTS.search(action.what)


def names(action: Action, person: PersonAtRisk) -> bool:
    """Whether the action names the person, by lineage or by reference."""
    return is_named(person, action.people)


def is_named(person: PersonAtRisk, people: tuple[str, ...]) -> bool:
    return person.lineage in people or person.reference in people


def is_kept_safe(person: PersonAtRisk, plan: PlanFacts) -> bool:
    """Whether a victim safety action that is more than contact names this person (WHO-06)."""
    return any(names(action, person) for action in plan.actions if keeps_safe(action))


def protects(order: Order, person: PersonAtRisk) -> bool:
    """Whether the order names this person."""
    return is_named(person, order.protects)


def is_about_relationships(action: Action) -> bool:
    """Whether it is Building Better Relationships (VIC-05)."""
    is_listed = action.pillar is Pillar.INTERVENTIONS and _RELATIONSHIPS.search(action.what)
    return action.kind is ActionKind.RELATIONSHIPS or bool(is_listed)


def has_link_worker(action: Action) -> bool:
    """Whether a partner link worker is part of it (VIC-05)."""
    words = f"{action.what} {action.who}"
    return action.kind is ActionKind.PARTNER_LINK or any(
        not found["no"] for found in _LINK_WORKER.finditer(words)
    )
