"""Checks of the safety of those at risk: an action each, words that give them away, liaison.

QC-18, QC-38, QC-39. What may not live here: severities, what keeps somebody safe and the listed
words (`safety`), comparing texts (`leaks`).
"""

from collections.abc import Iterator

from rules.agencies import has_agency_action
from rules.checks.finding import Check, Raised, Subject
from rules.facts import Leak, PlanFacts, VictimContact
from rules.safety import (
    has_link_worker,
    is_about_relationships,
    is_contact_alone,
    is_kept_safe,
    is_safety,
    protects,
)
from rules.terms import GROUP_OF_KIND, Page, PersonKind, VictimScheme
from rules.vague import is_no_answer
from rules.victim_contact import hears
from rules.wording import written

_UNKNOWN = (None, VictimScheme.NOT_KNOWN)
# Prisoners and staff have the establishment or the office around them (VIC-06).
_LIVE_OUTSIDE = (PersonKind.KNOWN_ADULT, PersonKind.CHILD)
_MAY_BE_VICTIMS = (*GROUP_OF_KIND, PersonKind.INDEX_VICTIM)


def identified_people(subject: Subject) -> Iterator[Raised]:
    """QC-18: an identified person whom no victim safety action names (WHO-06).

    Contact through the victim liaison officer is no such action (VIC-04).
    """
    if subject.plan is None:
        return
    orders = [order for order in subject.case.orders if order.is_in_force(subject.on)]
    for person in subject.case.people:
        if person.kind in GROUP_OF_KIND and not is_kept_safe(person, subject.plan):
            is_protected = any(protects(order, person) for order in orders)
            because = ", whom an order protects" if is_protected else ""
            yield Raised(
                "protected" if is_protected else "person",
                person.lineage,
                f"Add a victim safety action for {person.reference}{because}.",
                Page.ACTIONS,
            )


def identifying_words(subject: Subject) -> Iterator[Raised]:
    """QC-38: words in free text that identify a protected person (VIC-02).

    One finding a row, with all words in it. In editions that leave, the same words block.
    """
    rows: dict[tuple[Page, str], list[Leak]] = {}
    for leak in subject.facts.leaks:
        rows.setdefault((leak.page, leak.about), []).append(leak)
    for (page, about), leaks in rows.items():
        told = "; ".join(f"“{one.words}” ({one.place}), write {one.reference}" for one in leaks)
        yield Raised("words", about, f"Instead of {told}.", page)


def victim_liaison(subject: Subject) -> Iterator[Raised]:
    """QC-39: liaison alone, a change that nobody told, a programme without link worker, nobody
    but probation for whoever is outside the scheme.

    VIC-03 to VIC-06.
    """
    if subject.plan is not None:
        yield from _contact_alone(subject.plan)
        yield from _no_agency(subject, subject.plan)
        yield from _no_link_worker(subject.plan, subject.case.victim_contacts)
    for contact in subject.case.victim_contacts:
        yield from _not_told(subject, contact)
    yield from _nobody_asked(subject)


def _contact_alone(plan: PlanFacts) -> Iterator[Raised]:
    safety = [action for action in plan.actions if is_safety(action)]
    if safety and all(is_contact_alone(action) for action in safety):
        message = (
            "Add an action that keeps those at risk safe: contact through the victim liaison"
            " officer alone does not."
        )
        yield Raised("contact alone", "victim safety", message, Page.ACTIONS)


def _not_told(subject: Subject, contact: VictimContact) -> Iterator[Raised]:
    """A move, release or recall since the officer was last told."""
    event = subject.case.latest_victim_event
    if event is None or (contact.told_on and contact.told_on >= event.happened_on):
        return
    what = f"{event.kind.label.lower()}, {written(event.happened_on)}"
    whom = f" about {contact.person}" if contact.person else ""
    about = f"victim contact {contact.person}".strip()
    if hears(contact.scheme, contact.officer):
        message = f"Tell the victim liaison officer{whom}: {what}."
        yield Raised("not told", about, message, Page.VICTIMS)
    elif contact.scheme in _UNKNOWN:
        message = f"Find out{whom} whether the victim liaison officer must be told: {what}."
        yield Raised("not known", about, message, Page.VICTIMS)


def _nobody_asked(subject: Subject) -> Iterator[Raised]:
    """A change, people at risk or a victim by reference, and no answer on the scheme (VIC-03)."""
    event = subject.case.latest_victim_event
    is_anybody = any(person.kind in _MAY_BE_VICTIMS for person in subject.case.people)
    if event is not None and is_anybody and not subject.case.victim_contacts:
        what = f"{event.kind.label.lower()}, {written(event.happened_on)}"
        message = f"Find out whether the victim liaison officer must be told: {what}."
        yield Raised("not known", "victim contact", message, Page.VICTIMS)


def _no_agency(subject: Subject, plan: PlanFacts) -> Iterator[Raised]:
    """Kept safe by probation alone, with nobody of the scheme; no action at all is QC-18's."""
    case = subject.case
    for person in case.people:
        contacts = (row for row in case.victim_contacts if row.person in ("", person.reference))
        is_outside = not any(hears(row.scheme, row.officer) for row in contacts)
        is_due = person.kind in _LIVE_OUTSIDE and is_outside and is_kept_safe(person, plan)
        if is_due and not has_agency_action(person, plan, case):
            message = (
                f"Add what an agency, such as the police, does for {person.reference}: they have"
                " no victim liaison officer."
            )
            yield Raised("no agency", person.lineage, message, Page.ACTIONS)


def _no_link_worker(plan: PlanFacts, contacts: tuple[VictimContact, ...]) -> Iterator[Raised]:
    is_named = any(not is_no_answer(contact.link_worker) for contact in contacts)
    if is_named or any(has_link_worker(action) for action in plan.actions):
        return
    for action in plan.actions:
        if is_about_relationships(action):
            message = (
                f"Add a partner link worker: action {action.number} is Building Better"
                " Relationships."
            )
            yield Raised("link worker", action.lineage, message, Page.ACTIONS)


CHECKS = (
    Check("QC-18", True, identified_people),
    Check("QC-38", False, identifying_words),
    Check("QC-39", False, victim_liaison),
)
