"""The registry: what runs, in which order, with which severity, and how it is said."""

import dataclasses
import inspect
import re

import pytest

from rules.checks import CHECKS, Severity, blocking, run, urgent_blocking
from rules.checks.marks import CODES, Mark, mark_of, place_of
from rules.checks.severities import FIXED, SEVERITIES, URGENT, severity_of
from rules.depth import Depth
from rules.facts import (
    Facts,
    LatestEvent,
    Leak,
    LevelsInForce,
    Mappa,
    RiskToSelf,
    Screening,
    Step1,
    Step3,
    Step4,
    VictimContact,
)
from rules.terms import (
    ActionKind,
    EventKind,
    Page,
    PersonKind,
    Pillar,
    RiskLevel,
    SourceKind,
    Weight,
    YesNoUnknown,
)
from rules.tests.builders import (
    CUSTODY,
    LOW,
    ON,
    VERY_HIGH,
    account,
    action,
    answer,
    behaviour,
    case,
    cell,
    change,
    codes,
    contingency,
    factor,
    high,
    order,
    person,
    protective,
    signable,
)

OF_THE_ASSESSMENT = {*range(1, 18), 19, *range(21, 30), 33, 43, 46, 50, 52, 53}
OF_THE_PLAN = {18, 20, 30, 31, 32, *range(34, 40), 44, 45, 47, 48, 49}


def test_each_check_is_registered_once():
    numbers = sorted(OF_THE_ASSESSMENT | OF_THE_PLAN)
    assert [check.code for check in CHECKS] == [f"QC-{number:02}" for number in numbers]
    assert {code for code, _ in SEVERITIES} == {check.code for check in CHECKS}


def test_each_check_asks_about_one_of_the_five_marks_def_04():
    marked = [f"QC-{code:02}" for codes_of_mark in CODES.values() for code in codes_of_mark]
    assert sorted(marked) == [check.code for check in CHECKS]
    assert list(CODES) == [*Mark] and len(Mark) == 5
    assert (mark_of("QC-28"), place_of("QC-28")) == (Mark.BIAS, 2)


def test_every_check_says_its_code_and_a_requirement():
    for check in CHECKS:
        told = inspect.getdoc(check.rule) or ""
        assert told.startswith(check.code)
        assert re.search(r"[A-Z]{3}-\d\d|ST\d-\d\d", told)


def test_fixed_checks_are_never_silent_at_the_depth_they_judge():
    assert all(severity_of(code, key, Depth.HIGH) for code, key in SEVERITIES if code in FIXED)
    assert {check.code for check in CHECKS} >= URGENT


LOW_ALONE = {("QC-35", "contact"), ("QC-13", "not considered")}


def test_screened_out_and_low_share_a_column():
    for code, key in SEVERITIES:
        screened = severity_of(code, key, Depth.SCREENED)
        assert screened is severity_of(code, key, Depth.LOW)


@pytest.mark.parametrize(("code", "key"), [*SEVERITIES])
def test_severity_never_falls_as_depth_grows(code, key):
    """But for what only Low asks: the contact line, and indicators (SCR-05)."""
    order = [None, Severity.INFO, Severity.WARN, Severity.AWAIT, Severity.BLOCK]
    places = [order.index(severity_of(code, key, depth)) for depth in Depth]
    assert places == sorted(places) or (code, key) in LOW_ALONE


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
        unconvicted=(behaviour(nature=""), behaviour("b2", meaning="")),
        orders=(order(is_sought=None), order("o2", meaning="")),
        enquiries=(),
        levels=LevelsInForce(working=VERY_HIGH),
        mappa=Mappa(level=3),
        release_on=ON,
        is_child_safeguarding=True,
        victim_contacts=(
            VictimContact(person="KA-1", officer="V. Officer"),
            VictimContact(person="CH-1"),
        ),
        latest_victim_event=LatestEvent(kind=EventKind.RELEASE, happened_on=ON),
    )
    facts = dataclasses.replace(facts, leaks=tuple(map(_leak, ("a1", "a1", "a2"))))
    facts = change(
        facts,
        "assessment",
        risk_to_self=RiskToSelf(
            is_identified=YesNoUnknown.YES,
            has_current_thoughts=YesNoUnknown.YES,
            sources=("s9",),
        ),
        scores=(),
        sources=(
            account(lineage="s9", weight=Weight.HIGH, conflicts_with=("s8", "s7")),
            account(lineage="s8", weight=Weight.HIGH),
            account(lineage="s7", conflicts_with=("s8",), kind=SourceKind.PROGRAMME),
        ),
        step1=Step1(level=LOW),
        step3=Step3(level=VERY_HIGH),
        step4=Step4(level=RiskLevel.HIGH),
        cells=(cell(level=VERY_HIGH, who="", harm="", factors=()),),
        factors=(
            factor("new"),
            protective("thin", was_at_past_offence=True, sources=("s9",)),
            protective("thinner", relies_on_external_control=True),
        ),
        screening=Screening(),
        event=EventKind.OFFENCE,
        as_copied=tuple(page.value for page in Page),
        answers=(answer("indicators.weapons"), answer("indicators.conflict")),
    )
    return change(
        facts,
        "plan",
        capacity="",
        actions=(
            *(action(f"a{n}", who="all", is_restriction=True, factors=("f1",)) for n in range(4)),
            action("a9", Pillar.INTERVENTIONS, kind=ActionKind.RELATIONSHIPS, factors=("f1",)),
            action("v1", Pillar.VICTIM_SAFETY, kind=ActionKind.VICTIM_CONTACT, factors=("f1",)),
        ),
        contingencies=(contingency(why="", detected_by=()),),
    )


def _leak(about: str) -> Leak:
    return Leak(reference="KA-1", words="Orrell", page=Page.ACTIONS, about=about, place="who")


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


def test_each_finding_has_a_key_of_its_own():
    """A reply is to one finding: code, case and row name it."""
    keys = [(f.code, f.case, f.about) for f in run(_broken(), whole=True)]
    assert len(keys) == len(set(keys))
    assert len({code for code, _, _ in keys}) > 30


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
