"""An answer to a submission that waits no more: its author is told who was faster."""

import pytest
from django.urls import reverse

from rules.terms import RiskLevel
from signing import workflow
from signing.tests.builder import signable


@pytest.mark.parametrize(("name", "prefix"), [("countersign", "agree"), ("return_", "back")])
def test_an_empty_answer_after_a_withdrawal_is_told_of_it(client, case, priya, mo, name, prefix):
    submission = workflow.sign(signable(case, RiskLevel.HIGH), by=priya)
    read = {"read_hash": submission.record_hash, "read_status": submission.status, "comment": ""}
    workflow.withdraw(submission, by=priya)
    client.force_login(mo)
    url = reverse(f"signing:{name}", args=[submission.uuid])
    answer = client.post(url, {f"{prefix}-{key}": text for key, text in read.items()})
    assert answer.status_code == 409
    assert "withdrew this" in answer.content.decode()
