"""The level at the head of a plan that was signed alone."""

from documents import editions
from rules.terms import RiskLevel
from signing import record, workflow
from signing.tests.builder import signable
from signing.tests.plans_alone import completed_plan
from signing.tests.test_in_force import revision

MEDIUM, VERY_HIGH = RiskLevel.MEDIUM, RiskLevel.VERY_HIGH


def _head(submission):
    edition = editions.of_submission(submission, record.read(submission))
    return edition.level, edition.level_note


def test_the_level_in_force_heads_a_plan_alone_where_it_is_higher(case, priya, mo):
    """A raised level stands when its signature is withdrawn; the plan is signed under it."""
    plan = completed_plan(case, priya, mo, MEDIUM)
    assert _head(workflow.sign_plan(revision(plan, priya), by=priya)) == (MEDIUM, "")
    raised = workflow.sign(signable(case, VERY_HIGH), by=priya)
    assert _head(raised) == (VERY_HIGH, "")
    workflow.withdraw(raised, by=priya)
    workflow.abandon(raised.assessment, by=priya, reason="Another case.")
    newest = case.plans.filter(assessment=plan.assessment).order_by("-number").first()
    level, note = _head(workflow.sign_plan(revision(newest, priya), by=priya))
    assert level == VERY_HIGH
    assert note.endswith("Its assessment assigned Medium.")
