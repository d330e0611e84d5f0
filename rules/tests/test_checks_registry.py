"""The registry: what runs, in which order, with which severity, and how it is said."""

import inspect
import re

import pytest

from rules.checks import CHECKS, Severity, blocking, run, urgent_blocking
from rules.checks.severities import FIXED, SEVERITIES, URGENT, severity_of
from rules.depth import Depth
from rules.facts import Facts, LevelsInForce, Step1, Step3, Step4
from rules.terms import PersonKind, RiskLevel
from rules.tests.builders import (
    CUSTODY,
    LOW,
    ON,
    VERY_HIGH,
    action,
    case,
    cell,
    change,
    codes,
    contingency,
    factor,
    high,
    person,
    signable,
)

IN_THIS_ISSUE = {1, 2, 3, 6, 7, 15, 16, 18, 23, 25, 26, 30, 31, 35, 36, 43, 46}


def test_each_check_of_this_issue_is_registered_once():
    assert [check.code for check in CHECKS] == [f"QC-{n:02}" for n in sorted(IN_THIS_ISSUE)]
    assert {code for code, _ in SEVERITIES} == {check.code for check in CHECKS}


def test_every_check_says_its_code_and_a_requirement():
    for check in CHECKS:
        told = inspect.getdoc(check.rule) or ""
        assert told.startswith(check.code)
        assert re.search(r"[A-Z]{3}-\d\d|ST\d-\d\d", told)


def test_fixed_checks_are_never_silent_at_the_depth_they_judge():
    assert all(severity_of(code, key, Depth.HIGH) for code, key in SEVERITIES if code in FIXED)
    assert {check.code for check in CHECKS} >= URGENT


@pytest.mark.parametrize(("code", "key"), [*SEVERITIES])
def test_severity_never_falls_as_depth_grows(code, key):
    """But for what only Low asks: the contact line."""
    order = [None, Severity.INFO, Severity.WARN, Severity.AWAIT, Severity.BLOCK]
    places = [order.index(severity_of(code, key, depth)) for depth in Depth]
    assert places == sorted(places) or key == "contact"


@pytest.mark.parametrize("level", [*RiskLevel])
def test_a_whole_case_awaits_at_most_a_countersignature(level):
    assert {finding.code for finding in run(signable(level), whole=True)} <= {"QC-43"}


def test_without_an_assessment_nothing_is_judged():
    assert run(Facts(on=ON, case=case()), whole=True) == ()


def _broken() -> Facts:
    """A Very High case in which as much as possible is wrong."""
    facts = change(
        signable(VERY_HIGH),
        "case",
        setting=CUSTODY,
        people=(person(), person("CH-1", PersonKind.CHILD)),
        levels=LevelsInForce(working=VERY_HIGH),
    )
    facts = change(
        facts,
        "assessment",
        scores=(),
        sources=(),
        step1=Step1(level=LOW),
        step3=Step3(level=VERY_HIGH),
        step4=Step4(level=RiskLevel.HIGH),
        cells=(cell(level=VERY_HIGH, who="", harm="", factors=()),),
        factors=(factor("new"),),
    )
    return change(
        facts,
        "plan",
        actions=(action(who="all"),),
        contingencies=(contingency(why="", detected_by=()),),
    )


def test_the_gravest_findings_come_first():
    severities = [finding.severity for finding in run(_broken(), whole=True)]
    assert severities == sorted(severities, key=list(Severity).index)
    assert len(set(severities)) == 4


def test_findings_speak_in_sentences_without_codes():
    for finding in run(_broken(), whole=True):
        assert "QC-" not in finding.message
        assert finding.message[0].isupper()
        assert finding.message.endswith((".", "?"))
        assert finding.about


def test_blocks_are_told_from_the_rest():
    findings = run(_broken(), whole=True)
    stopped = blocking(findings)
    assert {f.severity for f in stopped} == {Severity.BLOCK}
    assert {"QC-01", "QC-03", "QC-15", "QC-16", "QC-18", "QC-23", "QC-46"} <= {
        f.code for f in stopped
    }


def test_only_three_checks_stop_an_urgent_signature():
    findings = run(_broken(), whole=True)
    assert {f.code for f in urgent_blocking(findings)} == {"QC-15", "QC-23"}
    facts = change(signable(VERY_HIGH), "assessment.step3", imminent_who="")
    assert codes(urgent_blocking(run(facts))) == [("QC-26", "block")]


def test_warnings_stop_no_urgent_signature():
    facts = change(high(), "assessment", cells=(cell(level=RiskLevel.HIGH, factors=()),))
    assert urgent_blocking(run(facts)) == ()
