"""The signed record: canonical JSON of what was signed, and its SHA-256.

What lives here: writing, hashing and reading it. Facts hold references of people at risk only,
so no restricted detail can be in it. What may not live here: who may sign, what a signature does.
"""

import hashlib
import json
from typing import Any

from rules.checks import Finding
from rules.checks.severities import SEVERITIES
from rules.countersigning import Needed
from rules.facts import SCHEMA_VERSION, Facts, as_plain, from_plain
from rules.required import Gap, carried_over
from rules.terms import Page
from signing.models import Submission

# Raise it when a rule, a check or a severity changes its meaning.
RULE_VERSION = 3


class BrokenRecord(Exception):
    """The stored record is not what was signed: its hash is another."""


def compose(facts: Facts, findings: tuple[Finding, ...], needed: Needed) -> str:
    """The record as canonical JSON: sorted keys, no spaces, one text for one meaning."""
    assessment = facts.assessment
    plain = {
        "schema_version": SCHEMA_VERSION,
        "rule_version": RULE_VERSION,
        "guidance_version": assessment.guidance_version if assessment else "",
        "severities": _severities(),
        "findings": [as_plain(finding) for finding in findings],
        "facts": as_plain(facts),
        "countersignatures": {"stages": needed.stages, "because": needed.because},
    }
    return json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(text: str) -> str:
    """The SHA-256 of a record."""
    return hashlib.sha256(text.encode()).hexdigest()


def read(submission: Submission) -> Facts:
    """The facts that were signed; refuses a record whose hash is not the one that was signed."""
    facts: Facts = from_plain(Facts, plain_of(submission)["facts"])
    return facts


def findings_of(submission: Submission) -> list[dict[str, str]]:
    """What the checks said at the signature."""
    findings: list[dict[str, str]] = plain_of(submission)["findings"]
    return findings


def plain_of(submission: Submission) -> dict[str, Any]:
    """The whole record as JSON holds it. Raises BrokenRecord where the hash does not match."""
    if not submission.record or digest(submission.record) != submission.record_hash:
        raise BrokenRecord(f"The record of {submission.uuid} does not match its hash.")
    plain: dict[str, Any] = json.loads(submission.record)
    return plain


def not_confirmed(facts: Facts) -> tuple[Gap, ...]:
    """What an urgent signature took over unread: copied rows and a rationale nobody owns."""
    gaps = carried_over(facts)
    step4 = facts.assessment.step4 if facts.assessment else None
    if step4 and step4.rationale.strip() and not step4.is_rationale_owned:
        message = "The rationale was composed from the answers and not confirmed."
        gaps += (Gap(Page.STEP_4, "is_rationale_owned", message),)
    return gaps


def _severities() -> list[list[str | None]]:
    """The table of severities in use: code, case, and the three depths."""
    return [
        [code, case, *(severity.value if severity else None for severity in column)]
        for (code, case), column in sorted(SEVERITIES.items())
    ]
