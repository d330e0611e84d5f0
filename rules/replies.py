"""What the author replied to the checks: which reply belongs to which finding.

Warnings take a reply; a reply whose finding is gone says nothing any more (quality checks, How
they work).
"""

from collections.abc import Iterable
from dataclasses import replace

from rules.checks import Finding, Severity
from rules.facts import Facts, Reply

Key = tuple[str, str, str]


def key_of(finding: Finding) -> Key:
    """What a reply is kept by: the finding's code, case and about."""
    return finding.code, finding.case, finding.about


def asking(findings: Iterable[Finding]) -> dict[Key, Finding]:
    """The findings that take a reply, each once."""
    asked = (one for one in findings if one.severity is Severity.WARN)
    return {key_of(one): one for one in asked}


def given(replies: Iterable[Reply]) -> dict[Key, Reply]:
    """The replies by what they are replies to; an empty one is none."""
    return {(one.code, one.case, one.about): one for one in replies if one.text.strip()}


def instead(facts: Facts, said: Iterable[Reply]) -> Facts:
    """The facts with these replies alone: those to a plan that is revised alone are its own."""
    if facts.assessment is None:
        return facts
    return replace(facts, assessment=replace(facts.assessment, replies=tuple(said)))


def without_gone(facts: Facts, findings: Iterable[Finding]) -> Facts:
    """The facts with those replies alone that a finding still asks for."""
    if facts.assessment is None:
        return facts
    asked = asking(findings)
    kept = tuple(row for key, row in given(facts.assessment.replies).items() if key in asked)
    return replace(facts, assessment=replace(facts.assessment, replies=kept))
