"""Whether another agency has a part in the plan, or it is said why none has (RMP-02).

What lives here: by which fields and words another agency is known. What may not: findings; this is
asked beside the balance, and stops nothing.
"""

import re

from rules.facts import Action, CaseFacts, PlanFacts
from rules.terms import ActionKind as K
from rules.terms import PlanKind
from rules.vague import is_given

NO_AGENCY = "partners.none_because"
ASKED = "Say which other agency has a part in this plan, or why none has."
# Kinds of action that take another agency, whoever is named.
_SHARED = frozenset(
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
# How the field writes other agencies where it says who acts.
_AGENCIES = re.compile(
    r"\b(?:police|prison|marac|mappa|social (?:care|work(?:er)?s?|services)"
    r"|children[’']?s? (?:social|services)|adult services|council|housing|landlord"
    r"|nhs|gps?|doctor|nurse|health|hospital|clinic|psychiatr\w*|psycholog\w*|cmht|camhs"
    r"|fire (?:and|service)|id[vs]a|isva|advocates?|refuge|charity|schools?|college|nursery"
    r"|job ?cent(?:re|er)|employment hub|immigration|border force|youth justice"
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
    contacts = _contacts(case)
    is_seen = is_beside or any(_takes_agency(action, contacts) for action in plan.actions)
    return "" if is_seen else ASKED


def _takes_agency(action: Action, contacts: list[str]) -> bool:
    if action.kind in _SHARED or action.agreed_at_mappa_on is not None:
        return True
    who = action.who.casefold()
    return bool(_AGENCIES.search(who)) or any(name in who for name in contacts)


def _contacts(case: CaseFacts) -> list[str]:
    """The names of those of other agencies who work with the person, and of their agencies."""
    theirs = (one for one in case.contacts if is_given(one.agency))
    others = [one for one in theirs if _OWN not in one.agency.casefold()]
    names = [name for one in others for name in (one.name, one.agency)]
    return [name.casefold() for name in names if is_given(name)]
