"""The pages of a plan that is revised and signed alone."""

from django.urls import reverse

from rules.terms import RiskLevel
from signing import readiness, workflow
from signing.tests.builder import signable


def test_the_pages_of_a_plan_alone(client, priya, revised):
    client.force_login(priya)
    shown = client.get(revised.get_absolute_url()).text
    url = reverse("signing:sign_plan", args=[revised.uuid])
    assert url in shown
    page = client.get(url).text
    assert "Nothing is missing." in page and "It stays." in page
    missing = client.post(url, {"read_hash": "x" * 64})
    assert "Select the box" in missing.text
    stale = client.post(url, {"read_hash": "x" * 64, "is_declared": "on"})
    assert stale.status_code == 409
    read = readiness.of_plan(revised, by=priya).read_hash
    done = client.post(url, {"read_hash": read, "is_declared": "on"}, follow=True)
    assert "Signed. This is complete." in done.text
    assert client.get(url).status_code == 302
    again = client.get(revised.get_absolute_url()).text
    assert "Revise this plan" in again


def test_the_pages_to_abandon_and_to_take_over(client, mo, priya, revised):
    client.force_login(mo)
    taken = reverse("signing:take_over_plan", args=[revised.uuid])
    assert "Take over this plan" in client.get(taken).text
    assert "Enter why" in client.post(taken, {"reason": ""}).text
    assert client.post(taken, {"reason": "Away."}).url == revised.get_absolute_url()
    ended = reverse("signing:abandon_plan", args=[revised.uuid])
    assert "Abandon this plan" in client.get(ended).text
    assert client.post(ended, {"reason": "Not needed."}).url == revised.get_absolute_url()
    assert client.get(ended).status_code == 403


def test_a_vague_action_added_meanwhile_stops_a_signature_that_was_read_before(
    client, priya, revised
):
    client.force_login(priya)
    read = readiness.of_plan(revised, by=priya).read_hash
    row = revised.actions.first()
    row.who = ""
    row.save()
    url = reverse("signing:sign_plan", args=[revised.uuid])
    page = client.post(url, {"read_hash": read, "is_declared": "on"})
    assert page.status_code == 200
    assert "Something still stops the signature" in page.text


def test_the_countersigner_reads_what_changed_in_the_plan_rev_13(client, mo, priya, revised_high):
    row = revised_high.actions.first()
    row.what = "See him daily at the hostel"
    row.save()
    submission = workflow.sign_plan(revised_high, by=priya)
    client.force_login(mo)
    page = client.get(reverse("signing:review", args=[submission.uuid])).text
    assert "What changed in the plan" in page
    assert "Compared with plan 1, signed on" in page
    assert "hostel" in page and "No level has moved" not in page


def test_the_author_of_a_returned_plan_reads_what_has_to_change_rol_02(
    client, mo, priya, revised_high
):
    sent = workflow.sign_plan(revised_high, by=priya)
    comment = "Say who answers the alarm at night."
    workflow.return_for_changes(sent, by=mo, comment=comment, read_hash=sent.record_hash)
    client.force_login(priya)
    for page in (revised_high.get_absolute_url(), _sign_url(revised_high)):
        assert comment in client.get(page).text
    tab = f'aria-current="page" href="/cases/{revised_high.case.crn}/plans/"'
    assert tab in client.get(sent.get_absolute_url()).text


def _sign_url(plan):
    return reverse("signing:sign_plan", args=[plan.uuid])


def test_a_first_plan_has_none_before_it_to_compare_with(client, case, mo, priya):
    submission = workflow.sign(signable(case, RiskLevel.HIGH), by=priya)
    client.force_login(mo)
    page = client.get(reverse("signing:review", args=[submission.uuid])).text
    assert "What changed in the plan" not in page


def test_a_plan_alone_is_countersigned_without_a_word_on_the_level_st4_01(
    client, mo, priya, revised_high
):
    submission = workflow.sign_plan(revised_high, by=priya, declared="I have read this plan.")
    client.force_login(mo)
    page = client.get(reverse("signing:review", args=[submission.uuid]))
    assert "is_level_declared" not in page.text
    posted = {
        "agree-comment": "Yes, because.",
        "agree-read_hash": submission.record_hash,
        "agree-read_status": submission.status,
    }
    done = client.post(reverse("signing:countersign", args=[submission.uuid]), posted)
    assert done.url == submission.get_absolute_url()
    declared = list(submission.signatures.values_list("declaration", flat=True))
    assert declared == ["I have read this plan.", ""]
