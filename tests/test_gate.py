"""The gate: what no test passed is named, whatever else passed (architecture.md, Tests)."""

from types import SimpleNamespace

import pytest

from tests import counting, gate

NAME = "rules/clock.py"
FILE = gate.HOME / NAME


def passed(lines=(), branches=()):
    return {NAME: {"missing_lines": list(lines), "missing_branches": list(branches)}}


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (passed(), []),
        ({}, [f"{NAME}: never imported"]),
        (passed(lines=[7, 8]), [f"{NAME}: 7, 8"]),
        (passed(branches=[(3, 5), (6, 0)]), [f"{NAME}: 3->5, 6->exit"]),
        (passed(lines=[3], branches=[(3, 5)]), [f"{NAME}: 3"]),
    ],
)
def test_each_line_and_branch_that_was_left_out_is_named(monkeypatch, found, said):
    monkeypatch.setattr(gate, "FILES", {FILE})
    assert list(gate._missed(found)) == said


def test_all_rules_permissions_and_verbs_stand_behind_the_gate():
    homes = {"rules/four_step.py", "rules/checks/planning.py", "cases/permissions.py"}
    homes |= {"riskplans/workflow.py", "signing/workflow/sign.py"}
    names = {str(file.relative_to(gate.HOME)) for file in gate.FILES}
    assert homes <= names
    assert not [name for name in names if "/tests/" in name or "/migrations/" in name]


def test_what_is_passed_after_the_first_page_does_not_count(monkeypatch):
    marks = SimpleNamespace(seen="by the rules")
    marks.get_coverage = lambda: marks.seen
    monkeypatch.setattr(gate, "_marks", marks)
    monkeypatch.setattr(gate, "_before_pages", [])
    monkeypatch.setattr(counting, "counts", lambda item: item == "a rule")
    gate.pytest_runtest_protocol("a rule")
    marks.seen = "by the rules and a verb"
    gate.pytest_runtest_protocol("a page")
    marks.seen = "by the rules, a verb and a page"
    gate.pytest_runtest_protocol("a rule")
    gate.pytest_runtest_protocol("another page")
    assert gate._read_off() == "by the rules and a verb"
