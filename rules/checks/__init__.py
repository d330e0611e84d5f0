"""The quality checks: what a careful manager would say before signing.

What lives here: the registry and `run`. What may not: rules (one module a family), severities
(`severities`), the text of the pages.
"""

from rules.checks import (
    arrangements,
    change,
    fits,
    groups,
    judgement,
    measure,
    people,
    planning,
    record,
    scores,
    screening,
    sources,
    starting,
    victims,
)
from rules.checks.finding import Check, Finding, Severity, Subject
from rules.checks.severities import URGENT, severity_of
from rules.depth import depth_of
from rules.facts import Facts

__all__ = ["CHECKS", "Finding", "Severity", "blocking", "run", "urgent_blocking"]

_FAMILIES = (
    starting.CHECKS,
    scores.CHECKS,
    sources.CHECKS,
    record.CHECKS,
    screening.CHECKS,
    groups.CHECKS,
    people.CHECKS,
    fits.CHECKS,
    judgement.CHECKS,
    change.CHECKS,
    planning.CHECKS,
    victims.CHECKS,
    measure.CHECKS,
    arrangements.CHECKS,
)
CHECKS: tuple[Check, ...] = tuple(
    sorted((check for family in _FAMILIES for check in family), key=lambda check: check.code)
)

_ORDER = {severity: place for place, severity in enumerate(Severity)}


def run(facts: Facts, *, whole: bool = False) -> tuple[Finding, ...]:
    """What the checks say whose facts there are, the gravest first.

    Checks of the plan run where there is a plan. `whole` (check and sign) also says that there
    is none.
    """
    if facts.assessment is None:
        return ()
    depth = depth_of(facts).depth
    subject = Subject(facts, facts.assessment, facts.plan, depth)
    findings = []
    for check in CHECKS:
        if check.needs_plan and facts.plan is None and not whole:
            continue
        for raised in check.rule(subject):
            severity = severity_of(check.code, raised.case, depth)
            if severity is not None:
                findings.append(
                    Finding(
                        check.code,
                        raised.case,
                        severity,
                        raised.about,
                        raised.message,
                        raised.where,
                    )
                )
    return tuple(sorted(findings, key=lambda finding: _ORDER[finding.severity]))


def blocking(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Those that stop an ordinary signature."""
    return tuple(finding for finding in findings if finding.severity is Severity.BLOCK)


def urgent_blocking(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Those that stop even an urgent signature that raises the level (quality checks)."""
    return tuple(finding for finding in blocking(findings) if finding.code in URGENT)
