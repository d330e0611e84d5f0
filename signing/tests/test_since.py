"""What a countersigner's page compares with: the last version returned, the last complete plan."""

from rules.terms import RiskLevel
from signing import record, workflow
from signing.since_plan import since_plan
from signing.since_returned import since_returned
from signing.tests.builder import signable
from signing.tests.test_review import give_back
from signing.tests.test_second_look import signed_again

HIGH, MEDIUM = RiskLevel.HIGH, RiskLevel.MEDIUM


def test_returned_twice_it_is_compared_with_the_second_rol_02(case, priya, mo):
    submission = workflow.sign(signable(case, HIGH), by=priya)
    give_back(submission, mo)
    submission = signed_again(submission, priya, opposing_evidence="His aunt speaks against it.")
    give_back(submission, mo)
    submission = signed_again(submission, priya, difference_reason="The flat is gone.")
    moved = since_returned(submission, record.read(submission), mo)
    assert moved.returned == submission.signatures.filter(kind="return").last()
    assert "aunt" not in str(moved.changes) and "The flat is gone." in str(moved.changes)


def test_a_plan_is_compared_with_the_newest_complete_one_before_rev_13(case, priya, mo):
    """Not with itself, nor with an older one, nor with one that was returned and ended."""
    first = workflow.sign(signable(case, MEDIUM), by=priya)
    second = workflow.sign(signable(case, MEDIUM), by=priya)
    ended = give_back(workflow.sign(signable(case, HIGH), by=priya), mo)
    workflow.abandon(ended.assessment, by=priya, reason="Not needed.")
    third = workflow.sign(signable(case, HIGH), by=priya)
    assert since_plan(third, record.read(third)).earlier == second.plan
    assert since_plan(second, record.read(second)).earlier == first.plan
