"""What each other agency does in the plan: one row an action, of what the actions say (SUP-03).

What lives here: who acts beside probation, read from "who", the kind and the contacts. What may
not: a second entry of any of it, and findings. A word that it cannot place is shown as it stands.
"""

import re
from dataclasses import dataclass

from rules.agencies import SHARED, is_agency, names_of, other_contacts
from rules.facts import Action, CaseFacts, PlanFacts
from rules.leaks.plain import holds, words_of
from rules.others import is_relation
from rules.vague import as_read
from rules.vague_actions import is_vague_who

# Where one who acts ends and the next begins; "and" and commas stand within names of agencies.
_BETWEEN = re.compile(r"\s*[/;]\s*|\s+\bwith\b\s+", re.I)
_OWN = re.compile(
    r"\b(?:probation|practitioner|offender manager|com|pp|spo|duty (?:officer|manager)"
    r"|on[- ]call|line manager|case manager)\b"
)
_PREMISES = re.compile(r"\bAPs?\b")
_PERSON = frozenset({"he", "she", "they", "him", "her", "them", "self", "himself", "herself"})
# A worker by name, such as "R. Imre", of whom the plan does not say which agency is theirs.
_NAME = re.compile(
    r"(?:(?:[A-Z](?:\. ?| )){1,3}|(?:Mr|Mrs|Ms|Miss|Dr)\.? (?:[A-Z]\.? ?)*)[A-Z][\w'’-]+"
)
_WORKS = re.compile(r"\b(?:services?|teams?|units?|workers?|officers?|projects?|cent(?:re|er)s?)\b")


@dataclass(frozen=True)
class Service:
    """One agency and one thing that it does; no action: it is known as a contact alone.

    `agency` is "" where the kind of action takes one, and nobody says which.
    """

    agency: str
    action: Action | None = None

    @property
    def how_often(self) -> str:
        """How often, else by when."""
        return (self.action.frequency or self.action.when_text) if self.action else ""

    @property
    def agreed(self) -> str:
        """Whether the agency has agreed, and with whom it was."""
        if self.action is None or self.action.agreement is None:
            return ""
        told = (self.action.agreement.label, self.action.agreement_note)
        return ": ".join(part for part in told if part)


def services(plan: PlanFacts | None, case: CaseFacts) -> tuple[Service, ...]:
    """What each agency does, the agencies in the order in which the plan names them."""
    return tuple(row for row in who_acts(plan, case) if not _NAME.fullmatch(row.agency))


def who_acts(plan: PlanFacts | None, case: CaseFacts) -> tuple[Service, ...]:
    """That, and what workers do of whom only the name is known."""
    found: dict[str, list[Service]] = {}
    for action in plan.actions if plan else ():
        for agency in _acting(action, case, plan.author if plan else ""):
            found.setdefault(as_read(agency), []).append(Service(_first(found, agency), action))
    for contact in other_contacts(case):
        found.setdefault(as_read(contact.agency), [Service(contact.agency)])
    named = [row for key, rows in found.items() if key for row in rows]
    return (*named, *found.get("", ()))


def _first(found: dict[str, list[Service]], agency: str) -> str:
    """The agency as it was written first."""
    known = found.get(as_read(agency))
    return known[0].agency if known else agency


def _acting(action: Action, case: CaseFacts, author: str) -> tuple[str, ...]:
    """The agencies and workers that act; "" where the kind takes one that nobody names."""
    parts = (_acts(part, case, author) for part in _BETWEEN.split(action.who))
    named = tuple(dict.fromkeys(part for part in parts if part))
    return named or (("",) if action.kind in SHARED else ())


def _acts(part: str, case: CaseFacts, author: str) -> str:
    """The agency or worker that this part of "who" names; "" for ourselves and for family."""
    said = _PREMISES.sub("approved premises", part.strip(" .,"))
    plain = as_read(said)
    for contact in other_contacts(case):
        if any(holds(plain, name) for name in names_of(contact)):
            return contact.agency
    if is_agency(plain):
        return _capital(said)
    if is_vague_who(part) or _OWN.search(plain) or plain in _PERSON or _is_relation(plain):
        return ""
    told = (words_of(name) for name in (case.practitioner, author, case.name))
    surnames = {words[-1] for words in told if words}
    return "" if surnames & set(words_of(part)) else _capital(said)


def _is_relation(plain: str) -> bool:
    """Whether it is family; a young people's service is none."""
    return is_relation(plain) and not _WORKS.search(plain)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
