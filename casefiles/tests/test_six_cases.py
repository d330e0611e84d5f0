"""The six fictional cases: what the files expect of the rules, and of each change to them."""

import copy

import jsonpatch
import pytest

from casefiles.tests.conftest import FILES, document_of
from rules.checks import CHECKS, Severity

HERE = {check.code for check in CHECKS}
ORDER = [Severity.INFO, Severity.FLAG, Severity.AWAIT, Severity.WARN, Severity.BLOCK]
BASES = {
    "X100001": ("Low", "RSR"),
    "X100003": ("High", "RSR"),
    "X100005": ("High", "OSP/C"),
    "X100006": (None, "unsuitable"),
    "X100009": (None, "missing"),
    "X100012": ("High", "RSR"),
}
VARIANTS = [
    pytest.param(document, variant, id=f"{document['person']['crn']} {variant['change'][:40]}")
    for document in map(document_of, FILES)
    for variant in document["variants"]
    if "patch" in variant
]

REPORTS = {}  # what each unpatched file gave: plain data, so that each is imported once only

pytestmark = pytest.mark.django_db
each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


@pytest.fixture
def as_it_is(judged):
    """The report of an unpatched file."""

    def as_it_is(document):
        crn = document["person"]["crn"]
        if crn not in REPORTS:
            base = copy.deepcopy(document)
            base["person"]["crn"] = "B" + crn[1:]
            REPORTS[crn] = judged(base)
        return REPORTS[crn]

    return as_it_is


def said(report):
    return {(f["code"], f["severity"], f["message"]) for f in report["findings"]}


def test_every_check_of_assessment_and_plan_exists():
    """The four others judge time and who was told, beyond one assessment and plan."""
    later = {40, 41, 42, 51}
    assert {f"QC-{number:02}" for number in range(1, 54) if number not in later} == HERE


@each_file
def test_step_1_and_the_level_are_those_of_the_file(path, as_it_is):
    document = document_of(path)
    found = as_it_is(document)
    crn = document["person"]["crn"]
    level, basis = BASES[crn]
    assert found["step1"] == {"level": level, "basis": basis}
    assert found["step1"]["level"] == document["step1"]["expected"]
    assert found["overall"] == document["step4"]["expected_overall"]
    assert found["status"] == "draft"


@each_file
def test_expected_flags_are_raised_with_their_severity(path, as_it_is):
    document = document_of(path)
    raised = {(code, severity) for code, severity, _ in said(as_it_is(document))}
    for flag in document["expected_checks"]["flags"]:
        code, severity = flag["code"], flag["severity"]
        severities = {got for raised_code, got in raised if raised_code == code}
        if code not in HERE:
            continue
        if severity == "pass":
            assert not severities, flag
        elif severity == "info":
            assert severities <= {"info"}, flag
        else:
            assert severity in severities, flag


@each_file
def test_what_must_not_be_flagged_is_silent(path, as_it_is):
    document = document_of(path)
    raised = {code for code, _, _ in said(as_it_is(document))}
    assert not raised & set(document["expected_checks"]["must_not_flag"])


@pytest.mark.parametrize(("document", "variant"), VARIANTS)
def test_a_change_raises_what_the_file_says(document, variant, as_it_is, judged):
    patched = jsonpatch.apply_patch(copy.deepcopy(document), variant["patch"])
    before, after = said(as_it_is(document)), said(judged(patched))
    fresh = after - before
    if not variant["expect"]:
        assert not fresh
    for expected in variant["expect"]:
        code, _, severity = expected.partition(":")
        if code in HERE:
            assert any(
                got == code and (not severity or strength == severity)
                for got, strength, _ in (after if severity else fresh)
            ), (expected, sorted(after))
