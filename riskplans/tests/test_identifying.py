"""Notes that no check reads say at once what to write instead of a name (QC-38, VIC-02)."""

import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.models import AllowedWord, RestrictedDetails
from riskplans.models import Contingency
from riskplans.tests.asking import at, token_of
from riskplans.tests.test_progress import today

TOLD = "What you wrote may identify KA-1."
SAID = "I rang Marigold Canary at once."


@pytest.fixture
def row(plan, partner):
    """A contingency of a plan in force, on a case with a person whose name is restricted."""
    RestrictedDetails.objects.create(person=partner, name="Marigold Canary")
    plan.locked_at = timezone.now()
    plan.save()
    return Contingency.objects.create(plan=plan, number="c1", if_text="He is seen near KA-1.")


def _press(client, row, because):
    url = reverse("documents:done", args=[row.plan.case.crn, row.uuid])
    sent = {"outcome": "varied", "because": because, "act": str(uuid.uuid4())}
    return client.post(url, sent, follow=True)


def test_a_note_on_duty_with_a_name_in_it_is_saved_with_a_warning_qc_38(signed_in, row):
    page = _press(signed_in, row, SAID)
    assert TOLD in page.text and row.uses.get().because == SAID
    assert "Recorded." in page.text


def test_an_answer_to_an_event_with_a_name_in_it_too_qc_38(signed_in, row):
    assert TOLD not in _press(signed_in, row, "I rang KA-1.").text
    event = row.uses.get().event
    url = reverse("riskplans:what_to_do", args=[event.case.crn, event.uuid])
    form = signed_in.get(url).context["form"]
    page = signed_in.post(url, {"seen": form.initial["seen"], "words": SAID}, follow=True)
    assert TOLD in page.text


def test_progress_with_a_name_in_it_too_qc_38(signed_in, row, add):
    url = at(row.plan, "progress_add", add().uuid)
    sent = {"state": "under way", "note": SAID, "row_token": token_of(signed_in, url), **today()}
    page = signed_in.post(url, sent, follow=True)
    assert "The progress was saved." in page.text and TOLD in page.text


def test_words_that_are_allowed_are_not_named_qc_38(signed_in, row, priya):
    for word in ("Marigold", "Canary", "Marigold Canary"):
        AllowedWord.objects.create(case=row.plan.case, word=word, reason="A street", by=priya)
    assert TOLD not in _press(signed_in, row, SAID).text
