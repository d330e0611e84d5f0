"""Whether another agency has a part in the plan, or in an action (RMP-02, VIC-06).

What lives here: by which fields and words another agency is known. What may not: findings, and
which agencies they are (`agency_work`).
"""

import re

from rules.facts import Action, CaseFacts, Contact, PersonAtRisk, PlanFacts
from rules.leaks.plain import holds
from rules.safety import has_link_worker, names
from rules.terms import ActionKind as K
from rules.terms import PlanKind
from rules.vague import is_given

NO_AGENCY = "partners.none_because"
ASKED = "Say which other agency has a part in this plan, or why none has."
# Kinds of action that take another agency, whoever is named.
SHARED = frozenset(
    {
        K.HEALTHCARE,
        K.SURVEILLANCE,
        K.CHILD_PLAN,
        K.ADULT_PLAN,
        K.MULTI_AGENCY,
        K.TREATMENT,
        K.SUBSTANCE,
        K.CIRCLES,
        K.CHILDRENS_SERVICES,
        K.SAFETY_VISIT,
        K.ADDRESS_FLAG,
    }
)
# Kinds that tell another agency something, or are told by one, to keep somebody safe (VIC-06).
_TOLD = frozenset({K.SHARING, K.DISCLOSURE, K.COCOON})
# How the field writes other agencies where it says who acts. GPS is a tag, and no GP.
_AGENCIES = re.compile(
    r"\b(?:police|prison|marac|mappa|social (?:care|work(?:er)?s?|services)"
    r"|children[’']?s? (?:social|services)|adult services|council|housing|landlord"
    r"|nhs|(?!(?-i:GPS\b)|gps\s+(?:tag|track|monitor|record|device))gps?|doctor|nurse|health"
    r"|hospital|clinic|psychiatr\w*|psycholog\w*|cmht|camhs"
    r"|fire (?:and|service)|id[vs]a|isva|advocates?|refuge|charity|schools?|college|nursery"
    r"|job ?cent(?:re|er)|employment hub|immigration|border force|youth justice"
    r"|midwi\w+|cafcass|mash|safeguarding|victim support|women[’']?s aid"
    r"|drug (?:and alcohol )?(?:service|worker)s?|alcohol service)\b",
    re.I,
)
_OWN = "probation"


def asks_for_agency(plan: PlanFacts, case: CaseFacts) -> str:
    """What is asked of a full plan in which no other agency is seen; "" where none has to be.

    RMP-02: a partner agency, or a reason. An agency is seen in who acts, in the kind of an action,
    in what was agreed at a MAPPA meeting, and in a plan of its own beside this one.
    """
    if plan.kind is not PlanKind.FULL or not plan.actions or is_given(plan.answer(NO_AGENCY)):
        return ""
    is_beside = any(is_given(row.agency) for row in plan.other_plans)
    is_seen = is_beside or any(takes_agency(action, case) for action in plan.actions)
    return "" if is_seen else ASKED


def takes_agency(action: Action, case: CaseFacts) -> bool:
    """Whether another agency has a part in the action, by its kind, its meeting, or who acts."""
    if action.kind in SHARED or action.agreed_at_mappa_on is not None:
        return True
    called = (name for contact in other_contacts(case) for name in names_of(contact))
    return is_agency(action.who) or any(holds(action.who, name) for name in called)


def is_agency(text: str) -> bool:
    """Whether the text names another agency, by the words of the field."""
    return _AGENCIES.search(text) is not None


def other_contacts(case: CaseFacts) -> list[Contact]:
    """Those of other agencies who work with the person."""
    theirs = (one for one in case.contacts if is_given(one.agency))
    return [one for one in theirs if _OWN not in one.agency.casefold()]


def names_of(contact: Contact) -> list[str]:
    """What somebody of another agency is called, and what the agency is; in small letters."""
    return [name.casefold() for name in (contact.name, contact.agency) if is_given(name)]


def has_agency_action(person: PersonAtRisk, plan: PlanFacts, case: CaseFacts) -> bool:
    """Whether an agency takes part in an action that names the person (VIC-06).

    Sharing with the police, children's services, agencies where they live, and disclosure count,
    whoever acts and in whichever pillar they stand.
    """
    return any(
        takes_agency(row, case) or row.kind in _TOLD or is_agency(row.what) or has_link_worker(row)
        for row in plan.actions
        if names(row, person)
    )
