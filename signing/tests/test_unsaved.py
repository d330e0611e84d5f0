"""What is typed and not saved: no stop for danger, no stop for the private note (BIA-02)."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from assessments import drafts
from assessments.models import Assessment, BiasNote, DraftText
from rules.terms import RiskLevel
from signing import workflow
from signing.tests.builder import signable
from signing.tests.test_urgent import half_done

HIGH, LOW = RiskLevel.HIGH, RiskLevel.LOW
DECLARED = {"is_declared": "on", "is_level_declared": "on"}
WARNING = "You typed something that is not saved."


@pytest.fixture
def urgent(case):
    return half_done(case, HIGH)


@pytest.fixture
def as_priya(client, priya):
    client.force_login(priya)
    return client


def _type(assessment, by, name, *row, title="A page", **answers):
    url = reverse(f"assessments:{name}", args=[assessment.uuid, *row])
    page = drafts.Opened(str(assessment.uuid), url, title)
    pairs = [(key, str(text)) for key, text in answers.items()]
    drafts.keep(page, assessment, by=by, pairs=[*pairs, ("row_version", "1")])
    return url


def _text(answer):
    return " ".join(BeautifulSoup(answer.content, "lxml").get_text(" ").split())


def _sign(client, url):
    page = client.get(url).context["form"]
    return client.post(url, DECLARED | {"read_hash": page.initial["read_hash"]})


def test_an_urgent_signature_is_stopped_by_nothing_that_was_typed(urgent, as_priya, priya):
    """Danger is never kept waiting; the page warns before, and the record page after."""
    source = urgent.sources.first()
    _type(urgent, priya, "why_now", title="Why now", why_now="More words")
    _type(urgent, priya, "source_edit", source.uuid, title="Source S1", what="More")
    url = reverse("signing:sign_urgently", args=[urgent.uuid])
    before = as_priya.get(url)
    assert WARNING in _text(before) and "Why now" in _text(before)
    assert "Until then you cannot sign" not in _text(before)
    answer = _sign(as_priya, url)
    assert answer.status_code == 302
    urgent.refresh_from_db()
    assert urgent.is_urgent and urgent.locked_at
    after = as_priya.get(answer.url)
    assert WARNING in _text(after) and "It is not part of what you signed" in _text(after)
    follow_up = Assessment.objects.get(carried_from=urgent)
    moved = follow_up.sources.get(lineage=source.lineage)
    for address in (
        reverse("assessments:why_now", args=[follow_up.uuid]),
        reverse("assessments:source_edit", args=[follow_up.uuid, moved.uuid]),
    ):
        assert f'href="{address}"' in after.content.decode()
        assert "More" in as_priya.get(address).content.decode()
    held = DraftText.objects.get(address__contains="why-now")
    assert dict(held.fields) == {"why_now": "More words"}  # it shows both texts before it saves


def test_nobody_else_is_told_what_the_author_did_not_save(urgent, priya, mo, client):
    _type(urgent, priya, "why_now", why_now="More words")
    submission = workflow.sign_urgently(urgent, by=priya)
    client.force_login(mo)
    assert WARNING not in _text(client.get(submission.get_absolute_url()))


def test_answers_that_name_a_copied_row_name_its_copy(urgent, priya):
    source, factor = urgent.sources.first(), urgent.factors.first()
    _type(urgent, priya, "factor_edit", factor.uuid, sources=source.uuid)
    workflow.sign_urgently(urgent, by=priya)
    follow_up = Assessment.objects.get(carried_from=urgent)
    held = dict(DraftText.objects.get().fields)
    assert held["sources"] == str(follow_up.sources.get(lineage=source.lineage).uuid)


def test_the_plans_drafts_wait_in_the_next_plan(urgent, priya):
    plan = urgent.plans.get()
    action = plan.actions.first()
    url = reverse("riskplans:action_edit", args=[plan.uuid, action.uuid])
    drafts.keep(drafts.Opened(str(urgent.uuid), url, "A1"), urgent, by=priya, pairs=[])
    workflow.sign_urgently(urgent, by=priya)
    next_plan = Assessment.objects.get(carried_from=urgent).plans.get()
    copied = next_plan.actions.get(lineage=action.lineage)
    wanted = reverse("riskplans:action_edit", args=[next_plan.uuid, copied.uuid])
    assert DraftText.objects.get().address == wanted


@pytest.mark.parametrize("verb", [workflow.sign, workflow.sign_urgently])
def test_the_private_note_stops_no_signature_and_is_saved_bia_02_st2_11(case, priya, verb):
    assessment = signable(case, HIGH)
    _type(assessment, priya, "own_view", text="I like him too much")
    assert verb(assessment, by=priya)
    note = BiasNote.objects.get()
    assert (note.text, note.author, note.assessment) == ("I like him too much", priya, assessment)
    assert not DraftText.objects.exists()


def test_the_page_offers_the_signature_beside_an_unsaved_note_bia_02(case, as_priya, priya):
    assessment = signable(case, LOW)
    _type(assessment, priya, "own_view", text="I like him")
    page = as_priya.get(reverse("signing:sign", args=[assessment.uuid]))
    assert page.context["form"] is not None and "did not save" not in _text(page)
    _type(assessment, priya, "why_now", why_now="More")
    page = as_priya.get(reverse("signing:sign", args=[assessment.uuid]))
    assert page.context["form"] is None and "did not save" in _text(page)


def test_who_hands_over_leaves_no_draft_behind(case, priya, mo):
    assessment = signable(case, LOW)
    _type(assessment, priya, "why_now", why_now="More")
    _type(assessment, mo, "step_2", reason="Mine")
    workflow.take_over(assessment, by=mo, reason="She is away for weeks.")
    assert [held.user for held in DraftText.objects.all()] == [mo]
