"""Warnings take a line of reply; the countersigner reads it beside them, or that there is none."""

import dataclasses

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

import rules.checks
from assessments import drafts
from assessments.models import DraftText, FindingReply
from assessments.workflow import start_review
from rules.checks import Finding, Severity
from rules.terms import Page, RiskLevel
from signing import readiness, record, workflow
from signing.tests.builder import signable

LATE = Finding("QC-01", "late", Severity.WARN, "screening", "It came late.", Page.SCREENING)
THIN = dataclasses.replace(LATE, about="sources", message="It rests on one source.")
ANSWER = "He was in hospital until May."
run = rules.checks.run


@pytest.fixture
def warn(monkeypatch):
    """warn(*findings): what the checks warn of, and of nothing else."""

    def say(*findings):
        def others(facts, **options):
            found = run(facts, **options)
            return tuple(one for one in found if one.severity is not Severity.WARN) + findings

        monkeypatch.setattr(readiness, "run", others)
        monkeypatch.setattr(rules.checks, "run", others)

    say(LATE, THIN)
    return say


@pytest.fixture
def assessment(case, warn):
    return signable(case, RiskLevel.HIGH)


@pytest.fixture
def sign_url(assessment):
    return reverse("signing:sign", args=[assessment.uuid])


@pytest.fixture
def as_priya(client, priya):
    client.force_login(priya)
    return client


def soup_of(response):
    return BeautifulSoup(response.content, "lxml")


def text_of(response):
    return " ".join(soup_of(response).get_text().split())


def fields_of(soup):
    form = soup.select_one("section#replies form")
    return {one["name"]: one.get("value", "") for one in form.select("input[name]")}


@pytest.fixture
def reply(as_priya, assessment, sign_url):
    """reply("to late", "to thin", then=…): what a browser posts from Check and sign."""

    def send(*texts, then="", **changed):
        fields = fields_of(soup_of(as_priya.get(sign_url)))
        names = [name for name in fields if name.startswith("reply-")]
        url = reverse("signing:reply", args=[assessment.uuid])
        posted = fields | dict(zip(names, texts, strict=False)) | changed
        return as_priya.post(f"{url}?then={then}", posted)

    return send


def test_a_reply_is_kept_beside_its_warning(reply, as_priya, sign_url, assessment, priya):
    assert "2 of 2 have no reply" in text_of(as_priya.get(sign_url))
    assert reply(f"  {ANSWER} ").url == sign_url
    row = FindingReply.objects.get()
    assert (row.code, row.finding_case, row.about) == ("QC-01", "late", "screening")
    assert (row.text, row.by) == (ANSWER, priya)
    shown = as_priya.get(sign_url)
    assert ANSWER in fields_of(soup_of(shown)).values()
    assert "1 of 2 has no reply" in text_of(shown)


def test_it_is_changed_taken_back_and_kept_in_the_history(reply, as_priya, assessment):
    reply(ANSWER)
    reply(ANSWER)
    reply("Another.")
    assert FindingReply.objects.get().version == 2
    reply("")
    assert not FindingReply.objects.exists()
    page = text_of(as_priya.get(reverse("assessments:history", args=[assessment.uuid])))
    assert "Finding reply" in page or "Reply" in page
    assert ANSWER in page and "Another." in page
    assert "QC-01" not in page and "Screening screening" not in page


def test_it_does_not_stop_and_is_not_needed_for_a_signature(assessment, priya):
    assert readiness.of(assessment, by=priya).stops == ()
    assert workflow.sign(assessment, by=priya).record


def test_the_check_page_takes_it_too_and_leads_back(reply, as_priya, assessment):
    check = reverse("assessments:check", args=[assessment.uuid])
    assert "It came late." in text_of(as_priya.get(check))
    assert reply(ANSWER, then=check).url == check
    assert ANSWER in fields_of(soup_of(as_priya.get(check))).values()


def test_a_stale_one_is_refused_with_both(reply, as_priya, sign_url, assessment):
    old = fields_of(soup_of(as_priya.get(sign_url)))
    reply(ANSWER)
    name = next(name for name in old if name.startswith("reply-"))
    url = reverse("signing:reply", args=[assessment.uuid])
    answer = as_priya.post(url, old | {name: "Mine."})
    assert answer.status_code == 409
    assert ANSWER in text_of(answer) and "Mine." in fields_of(soup_of(answer)).values()
    assert as_priya.post(url, fields_of(soup_of(answer))).status_code == 302
    assert FindingReply.objects.get().text == "Mine."


def test_one_that_is_too_long_is_said_and_shown_again(reply, as_priya):
    answer = reply("long " * 200)
    assert answer.status_code == 200
    assert soup_of(answer).select_one(".govuk-error-summary a[href^='#id_reply-']")
    assert not FindingReply.objects.exists()


def test_one_that_is_too_long_on_the_urgent_page_stays_there(reply, assessment):
    urgent = reverse("signing:sign_urgently", args=[assessment.uuid])
    answer = reply("long " * 200, then=urgent)
    assert soup_of(answer).h1.get_text() == "Sign urgently"
    assert soup_of(answer).select_one(f"#replies form[action$='{urgent}']")


def test_only_the_author_replies(client, assessment, colin, mo, ines, oscar):
    url = reverse("signing:reply", args=[assessment.uuid])
    for user, status in ((colin, 403), (mo, 403), (ines, 403), (oscar, 404)):
        client.force_login(user)
        assert client.post(url, {}).status_code == status


def test_who_only_reads_sees_the_replies_without_a_form(reply, client, sign_url, mo):
    reply(ANSWER)
    client.force_login(mo)
    shown = client.get(sign_url)
    assert ANSWER in text_of(shown) and "No reply" in text_of(shown)
    assert not soup_of(shown).select("section#replies form")


def test_the_record_and_the_signature_keep_it_for_the_countersigner(
    reply, client, assessment, priya, mo
):
    reply(ANSWER)
    submission = workflow.sign(assessment, by=priya)
    (kept,) = record.read(submission).assessment.replies
    assert (kept.text, kept.by) == (ANSWER, priya.full_name)
    frozen = {f["about"]: f.get("reply") for f in submission.signatures.get().findings}
    assert frozen["screening"] == ANSWER and frozen["sources"] == ""
    client.force_login(mo)
    shown = text_of(client.get(reverse("signing:review", args=[submission.uuid])))
    assert f"It came late. Reply: {ANSWER}" in shown
    assert "It rests on one source. No reply" in shown


def test_when_the_finding_goes_its_reply_goes_visibly(
    reply, warn, as_priya, sign_url, assessment, priya
):
    reply(ANSWER)
    warn(THIN)
    shown = as_priya.get(sign_url)
    assert ANSWER not in fields_of(soup_of(shown)).values()
    assert "Replies that nothing asks for any more (1)" in text_of(shown)
    submission = workflow.sign(assessment, by=priya)
    assert record.read(submission).assessment.replies == ()


def test_a_reply_to_what_went_meanwhile_changes_nothing(reply, warn, as_priya, sign_url):
    old = fields_of(soup_of(as_priya.get(sign_url)))
    warn()
    url = sign_url.replace("/sign/", "/replies/")
    assert as_priya.post(url, dict.fromkeys(old, "Words")).status_code == 302
    assert not FindingReply.objects.exists()


def test_a_review_copies_no_reply(reply, assessment, priya, mo):
    reply(ANSWER)
    submission = workflow.sign(assessment, by=priya)
    read = submission.record_hash
    workflow.countersign(submission, by=mo, comment="Yes.", read_hash=read)
    again = start_review(assessment.case, by=priya, old=assessment)
    assert not again.replies.exists()


def test_nothing_is_signed_while_something_typed_is_not_saved(as_priya, assessment, priya):
    page = drafts.Opened(str(assessment.uuid), "/somewhere/", "Why now")
    drafts.keep(page, assessment, by=priya, pairs=[("why_now", "More")])
    with pytest.raises(workflow.NotReady) as refused:
        workflow.sign(assessment, by=priya)
    assert readiness.UNSAVED in [gap.message for gap in refused.value.gaps]
    shown = as_priya.get(reverse("signing:sign", args=[assessment.uuid]))
    assert soup_of(shown).select_one("a[href='/somewhere/']")
    assert not soup_of(shown).select("input[name=is_declared]")
    drafts.forget(priya, "/somewhere/")
    drafts.keep(page, assessment, by=assessment.case.practitioner, pairs=[])
    drafts.forget_all(assessment)
    assert workflow.sign(assessment, by=priya)


def test_the_signature_and_the_end_forget_what_anybody_typed(assessment, priya, mo):
    page = drafts.Opened(str(assessment.uuid), "/somewhere/", "Why now")
    drafts.keep(page, assessment, by=mo, pairs=[])
    workflow.sign(assessment, by=priya)
    assert not DraftText.objects.exists()


def test_an_abandoned_one_keeps_no_draft(assessment, priya):
    page = drafts.Opened(str(assessment.uuid), "/somewhere/", "Why now")
    drafts.keep(page, assessment, by=priya, pairs=[])
    workflow.abandon(assessment, by=priya, reason="Not needed.")
    assert not DraftText.objects.exists()


def draft_of_replies(as_priya, url):
    """The form of the replies as a page shows it, with what its script needs."""
    form = soup_of(as_priya.get(url)).select_one("#replies form[data-draft]")
    pairs = {one["name"]: one.get("value", "") for one in form.select("input[name]")}
    return form, pairs, next(name for name in pairs if name.startswith("reply-"))


def test_replies_are_kept_as_they_are_typed_and_saved_when_the_page_is_left(
    as_priya, assessment, sign_url
):
    replies = reverse("signing:reply", args=[assessment.uuid])
    check = reverse("assessments:check", args=[assessment.uuid])
    form, pairs, line = draft_of_replies(as_priya, check)
    typed = pairs | {line: ANSWER, "draft_page": form["data-draft-page"]}
    assert as_priya.post(form["data-draft"], typed).status_code == 204
    draft = DraftText.objects.get()
    assert (draft.address, FindingReply.objects.count()) == (replies, 0)
    for url in (check, sign_url):
        _, shown, _ = draft_of_replies(as_priya, url)
        assert shown[line] == ANSWER
    assert soup_of(as_priya.get(sign_url)).find("a", href=replies, string="Replies to your manager")
    assert as_priya.get(replies).url == f"{sign_url}#replies"
    assert as_priya.post(form["data-draft"], typed | {"draft_leaving": "yes"}).status_code == 204
    assert FindingReply.objects.get().text == ANSWER
    assert not DraftText.objects.exists()


def test_saving_the_replies_by_their_button_ends_the_draft(as_priya, assessment, sign_url):
    form, pairs, line = draft_of_replies(as_priya, sign_url)
    typed = pairs | {line: ANSWER, "draft_page": form["data-draft-page"]}
    as_priya.post(form["data-draft"], typed)
    as_priya.post(reverse("signing:reply", args=[assessment.uuid]), pairs | {line: ANSWER})
    assert (FindingReply.objects.get().text, DraftText.objects.count()) == (ANSWER, 0)


def test_replies_that_somebody_changed_meanwhile_are_not_saved_by_leaving(
    as_priya, assessment, sign_url
):
    form, pairs, line = draft_of_replies(as_priya, sign_url)
    url = reverse("signing:reply", args=[assessment.uuid])
    as_priya.post(url, pairs | {line: "Theirs."})
    typed = pairs | {line: ANSWER, "draft_page": form["data-draft-page"], "draft_leaving": "yes"}
    as_priya.post(form["data-draft"], typed)
    assert FindingReply.objects.get().text == "Theirs."
    assert DraftText.objects.count() == 1
