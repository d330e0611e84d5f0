"""Checks of partners nobody can name, and of the children in the person's life.

QC-17, QC-19. What may not live here: severities, the list of words (`partners`).
"""

import datetime
import re
from collections.abc import Iterator

from rules.checks.finding import Check, Raised, Subject
from rules.clock import REPLY_WORKING_DAYS, add_working_days
from rules.facts import Children, Enquiry, PersonAtRisk
from rules.partners import names_future_partner
from rules.terms import Group, Page, PeopleAnswer, PersonKind, RiskLevel
from rules.vague import is_given, is_not_now, is_pending, is_unknown
from rules.wording import group_in, written

_NEVER = re.compile(r"\W*never(?: seen| met)?\W*", re.I)


def future_partners(subject: Subject) -> Iterator[Raised]:
    """QC-17: a partner whom nobody can name, under known adult (WHO-05)."""
    for cell in subject.assessment.cells:
        words = names_future_partner(cell.who) if cell.group is Group.KNOWN_ADULT else None
        if words:
            where = group_in(cell.setting, cell.group)
            yield Raised(
                "future partner",
                f"{cell.setting.value}/{cell.group.value}",
                f"Move “{words}” from {where} to the public, or give a reference.",
                Page.GROUPS,
            )


def children(subject: Subject) -> Iterator[Raised]:
    """QC-19: what is not known of a child, and a question that nobody asked (CHD-02, CHD-03).

    One answer of the case serves each child without their own.
    """
    named = [person for person in subject.case.people if person.kind is PersonKind.CHILD]
    for child in named:
        yield from _child(subject, child)
    if not named:
        yield from _unnamed(subject)
    yield from _late(subject)
    if _is_child_raised(subject, bool(named)) and not _asked(subject):
        yield Raised(
            "no enquiry",
            "enquiry",
            "Ask children’s services what they know: children are at Medium or above.",
            Page.CHILDREN,
        )


def _child(subject: Subject, child: PersonAtRisk) -> Iterator[Raised]:
    of_all = subject.case.children
    if not _is_known(child.voice) and not _is_known(of_all.voice):
        message = f"Enter what it is like to be {child.reference}."
        yield Raised("voice", child.lineage, message, Page.CHILDREN)
    if not _is_contact_told(child, of_all):
        message = f"Find out what contact there is with {child.reference}."
        yield Raised("contact", child.lineage, message, Page.CHILDREN)


def _is_known(text: str) -> bool:
    """Whether the text says anything: "none" and "never" do, "not known" and "to be asked" do not.

    "Not at present" is an answer on contact; "not yet asked" is none.
    """
    is_none = is_not_now(text) or _NEVER.fullmatch(text)
    return is_given(text) and (bool(is_none) or not (is_unknown(text) or is_pending(text)))


def _is_contact_told(child: PersonAtRisk, of_all: Children) -> bool:
    """The child's own answer, or the case's: "no known contact", from somebody, is one (CHD-01).

    "Not known" is none, whoever writes it.
    """
    if _is_known(child.contact):
        return True
    if of_all.is_there_contact is PeopleAnswer.NONE:
        return is_given(of_all.none_known_from)
    is_told = _is_known(of_all.contact)
    return is_told and of_all.is_there_contact is not PeopleAnswer.NOT_KNOWN


def _unnamed(subject: Subject) -> Iterator[Raised]:
    """No child has a reference: what the case says of children as such."""
    answer = subject.case.children
    is_some = answer.is_there_contact is PeopleAnswer.SOME
    if answer.is_there_contact is PeopleAnswer.NOT_KNOWN:
        message = "Find out whether there are children in the person’s life."
        yield Raised("contact", "children", message, Page.CHILDREN)
    elif is_some and not _is_known(answer.contact):
        message = "Enter what contact there is with children."
        yield Raised("contact", "children", message, Page.CHILDREN)
    if is_some and not _is_known(answer.voice):
        message = "Enter what it is like to be the children."
        yield Raised("voice", "children", message, Page.CHILDREN)


def _late(subject: Subject) -> Iterator[Raised]:
    for enquiry in subject.case.enquiries:
        due = reply_due(enquiry)
        if enquiry.is_about_children and enquiry.replied_on is None and due < subject.on:
            message = f"Chase the reply from {enquiry.agency}: it was due on {written(due)}."
            yield Raised("overdue", enquiry.lineage, message, Page.CHILDREN)


def reply_due(enquiry: Enquiry) -> datetime.date:
    """When the reply is due; without a date, as many working days after the question (CHD-02)."""
    return enquiry.due_on or add_working_days(enquiry.asked_on, REPLY_WORKING_DAYS, ())


def _asked(subject: Subject) -> bool:
    return any(
        enquiry.is_about_children and enquiry.asked_on <= subject.on
        for enquiry in subject.case.enquiries
    )


def _is_child_raised(subject: Subject, is_named: bool) -> bool:
    """Children at Medium or above; a named child counts while no level says otherwise."""
    levels = [
        cell.level
        for cell in subject.assessment.cells
        if cell.group is Group.CHILDREN and cell.level is not None
    ]
    return is_named if not levels else max(levels) >= RiskLevel.MEDIUM


CHECKS = (
    Check("QC-17", False, future_partners),
    Check("QC-19", False, children),
)
