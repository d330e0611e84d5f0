"""A dash is no answer where a level is lowered (QC-46, QC-27; REV-11, REV-13)."""

import pytest

from rules.checks import run
from rules.facts import PlanFacts
from rules.lowering import is_plan_reviewed, unanswered
from rules.terms import PlanKind
from rules.tests.builders import HIGH, answered_reduction, before, change, medium

NOTHING = ["", "-", "–", ".", " — ", "/"]


def _cases(facts):
    return {(finding.code, finding.case) for finding in run(facts, whole=True)}


def _lowered():
    facts = before(medium(), HIGH)
    return change(facts, "assessment.step4", reduction=answered_reduction())


@pytest.mark.parametrize("text", NOTHING)
@pytest.mark.parametrize(
    "name", ["impact", "verified_elsewhere", "frequency", "investment", "self_perception"]
)
def test_qc_46_a_dash_answers_none_of_the_seven_rev_11(name, text):
    assert unanswered(answered_reduction(**{name: text})) == (name,)
    facts = change(_lowered(), "assessment.step4.reduction", **{name: text})
    assert ("QC-46", "questions") in _cases(facts)
    assert ("QC-46", "questions") not in _cases(_lowered())


@pytest.mark.parametrize("text", NOTHING)
def test_qc_46_a_plan_unchanged_for_a_dash_is_not_reviewed_rev_13(text):
    told = {"is_sufficient": None, "unchanged_because": text}
    assert ("QC-46", "plan") in _cases(change(_lowered(), "plan", **told))
    told["unchanged_because"] = "Seen last week, nothing is different"
    assert ("QC-46", "plan") not in _cases(change(_lowered(), "plan", **told))
    assert not is_plan_reviewed(PlanFacts(uuid="p", number=1, kind=PlanKind.FULL))
