"""What the head of a document says: title, status, signatures, hash. Facts say the rest.

The content hash is that of the signed record; of a draft, that of its live facts.
"""

import datetime
import hashlib
import json
from dataclasses import dataclass

from accounts.models import Role
from rosh.templatetags.govuk import long_date
from rules.countersigning import level_signed
from rules.facts import Facts, as_plain
from rules.terms import RiskLevel, SubmissionStatus
from signing.models import Submission

WAITING = {
    SubmissionStatus.AWAITING: "It is signed and waits for a countersignature.",
    SubmissionStatus.AWAITING_SECOND: "It waits for the second countersignature.",
}


@dataclass(frozen=True, kw_only=True)
class SignatureLine:
    """One signature as the document shows it."""

    what: str
    who: str
    at: datetime.datetime
    comment: str


@dataclass(frozen=True, kw_only=True)
class Edition:
    """All that a document says besides its facts."""

    heading: str
    title: str
    level: RiskLevel | None
    level_note: str
    status_words: str
    status_sentence: str
    about: tuple[tuple[str, str], ...]
    signatures: tuple[SignatureLine, ...]
    content_hash: str
    foot_left: str
    foot_hash: str


def of_draft(facts: Facts) -> Edition:
    """The head of a document made from live facts that nobody has signed."""
    return _edition(
        facts,
        status=("DRAFT", "Nobody has signed it. Do not rely on it."),
        note="Proposed by the author",
        level=level_signed(facts),
        content_hash=hash_of(facts),
    )


def of_submission(submission: Submission, facts: Facts) -> Edition:
    """The head of a document made from the signed record."""
    is_plan_alone = submission.assessment_id is None
    return _edition(
        facts,
        status=_status(submission),
        note=_note(submission, facts),
        level=level_signed(facts, is_plan_alone=is_plan_alone),
        content_hash=submission.record_hash,
        signatures=_signatures(submission),
    )


def _note(submission: Submission, facts: Facts) -> str:
    """What stands beside the level: why it is this one, where that is not plain."""
    if submission.is_urgent:
        return "Urgent signature"
    assigned = level_signed(facts)
    in_force = level_signed(facts, is_plan_alone=True)
    if submission.assessment_id is None and assigned and assigned != in_force:
        then = f"Its assessment assigned {assigned.label}."
        return f"The level in force when the plan was signed. {then}"
    return ""


def hash_of(facts: Facts) -> str:
    """The SHA-256 of the facts' canonical JSON."""
    text = json.dumps(as_plain(facts), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _status(submission: Submission) -> tuple[str, str]:
    status = SubmissionStatus(submission.status)
    if status is SubmissionStatus.COMPLETE:
        return "", ""
    if status in WAITING:
        return "AWAITING COUNTERSIGNATURE", WAITING[status]
    return "DRAFT", f"{status.label}. What follows is what was last signed."


def _signatures(submission: Submission) -> tuple[SignatureLine, ...]:
    return tuple(
        SignatureLine(
            what=row.get_kind_display(),
            who=f"{row.by.full_name}, {Role(row.role).label.lower()}",
            at=row.at,
            comment="\n".join(row.words),
        )
        for row in submission.signatures.select_related("by")
    )


def _edition(
    facts: Facts,
    *,
    status: tuple[str, str],
    note: str,
    level: RiskLevel | None,
    content_hash: str,
    signatures: tuple[SignatureLine, ...] = (),
) -> Edition:
    heading = "Risk of serious harm summary" + (" and plan" if facts.plan else "")
    return Edition(
        heading=heading,
        title=f"{heading}: {facts.case.name}, {facts.case.crn}",
        level=level,
        level_note=note,
        status_words=status[0],
        status_sentence=status[1],
        about=_about(facts),
        signatures=signatures,
        content_hash=content_hash,
        foot_left=f"CRN {facts.case.crn}",
        foot_hash=f"{content_hash[:16]}",
    )


def _about(facts: Facts) -> tuple[tuple[str, str], ...]:
    case, assessment = facts.case, facts.assessment
    rows = [("Date of birth", long_date(case.date_of_birth))]
    if case.pnc_id:
        rows.append(("PNC id", case.pnc_id))
    if assessment:
        rows.append(("Assessment", f"Number {assessment.number}. {assessment.kind.label}."))
        rows.append(("Date of assessment", long_date(assessment.assessed_on)))
        rows.append(("Assessed by", assessment.author))
        rows.append(("Guidance", assessment.guidance_version))
    if facts.plan:
        rows.append(("Plan", f"Number {facts.plan.number}"))
    if case.mappa.category:
        level = f"level {case.mappa.level}" if case.mappa.level else "level not recorded"
        rows.append(("MAPPA", f"Category {case.mappa.category}, {level}"))
    rows.append(("Practitioner", case.practitioner))
    return tuple((key, value) for key, value in rows if value)
