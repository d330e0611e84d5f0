"""From a file into what is known of children, and the question to children's services.

What may not live here: the register of children at risk (`case_rows`). Silence is never "none".
"""

import re
from typing import Any

from casefiles.dates import day_of
from casefiles.importing.rows import Reading, text
from casefiles.meaning import at
from cases import workflow
from cases.models import ChildrenSummary, Enquiry
from rules.terms import PeopleAnswer, PersonKind
from rules.vague import is_unknown

AGENCY = "Children’s services"
UNKNOWN = re.compile(r"\s*(?:not (?:yet )?known|unknown)\b", re.I)
NO_CONTACT = re.compile(
    r"\s*(?:none|none known|no|(?:no|no known) (?:contact|children|child contact)"
    r"|(?:no|no known) contact with (?:any )?children)[\s.]*",
    re.I,
)
NO_CHILD = re.compile(r"\bno(?: known| other)? child(?:ren)?\b|\bwith(?: any)? children\b", re.I)
SOMEBODY = re.compile(
    r"\bCH-\d+|\b(?:sons?|daughters?|boys?|girls?|bab(?:y|ies)|unborn|newborn|infants?|toddlers?"
    r"|twins|nieces?|nephews?|(?:grand|step|step-|god)?(?:child(?:ren)?|sons?|daughters?))\b",
    re.I,
)
NO_REPLY = re.compile(r"\s*(?:awaiting|awaited|waiting|pending|none yet|not yet)[\s.]*", re.I)


def write(reading: Reading) -> None:
    """Write the summary where the file says anything, and the enquiry where it was sent."""
    given = reading.document.get("children", {})
    contact, voice = text(given, "contact"), text(given, "voice")
    if contact or voice:
        row = ChildrenSummary(
            case=reading.case,
            is_there_contact=_answer(contact, _has_named(reading)),
            contact="" if is_unknown(contact) else contact,
            voice=voice,
        )
        reading.put(row, "$.children")
    if given.get("enquiry"):
        _enquiry(reading, given["enquiry"])


def _has_named(reading: Reading) -> bool:
    return any(person.kind == PersonKind.CHILD for person in reading.people.values())


def _answer(contact: str, has_named: bool) -> str:
    """Whether there are children, where the words or the register leave no doubt; else ""."""
    if UNKNOWN.match(contact) or is_unknown(contact):
        return str(PeopleAnswer.NOT_KNOWN.value)
    if NO_CONTACT.fullmatch(contact):
        return "" if has_named else str(PeopleAnswer.NONE.value)
    if contact and (has_named or SOMEBODY.search(NO_CHILD.sub("", contact))):
        return str(PeopleAnswer.SOME.value)
    return ""


def _enquiry(reading: Reading, given: dict[str, Any]) -> None:
    """A question has a day on which it was asked; a reply is never before it."""
    path, asked_on = "$.children.enquiry", day_of(given.get("sent"))
    if asked_on is None:
        reading.kept_values[path] = given
        return
    assessed_on = day_of(at(reading.document, "clock.assessment_date"))
    if assessed_on and asked_on > assessed_on:
        reading.remarks.append("The question about children is dated after the assessment.")
    replied_on = reading.day(given.get("reply"), f"{path}.reply")
    if replied_on and replied_on < asked_on:
        reading.kept_values[f"{path}.reply"] = given["reply"]
        reading.remarks.append("The reply about children is dated before the question: left out.")
        replied_on = None
    outcome = text(given, "result")
    row = Enquiry(
        case=reading.case,
        agency=AGENCY,
        is_about_children=True,
        asked_on=asked_on,
        replied_on=replied_on,
        outcome="" if replied_on is None and NO_REPLY.fullmatch(outcome) else outcome,
    )
    if reading.fits(row, path, {"asked_on": "sent", "replied_on": "reply", "outcome": "result"}):
        workflow.save_enquiry(row, by=reading.by)
